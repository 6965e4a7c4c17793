#!/bin/sh
# study-releases.t: the order in which the releases are measured, and what is told of a study half done.
# shellcheck disable=SC2016  # what looks like variables is awk
. tests/cli/lib.sh

releases() { tests/study/releases "$@"; }
# each_round_has_all FILE RELEASES: in every round, and so in the whole, each release once
each_round_has_all() {
	awk -v releases="$2" '
		{ n[$1]++; round[$2]++; if (seen[$0]++ || int((NR - 1) / releases) + 1 != $2) bad = 1; print }
		END { for (r in n) if (n[r] != NR / releases) bad = 1
			for (r in round) if (round[r] != releases) bad = 1
			exit bad || NR < 1 }' "$1"
}
prepare releases order --out "$TMP/none" >"$TMP/order"
is 'five runs of four releases' 20 "$(wc -l <"$TMP/order" | tr -d ' ')"
ok 'every round has each release once' each_round_has_all "$TMP/order" 4
prepare releases order --out "$TMP/none" >"$TMP/again"
same 'the order comes from the seed' "$TMP/order" "$TMP/again"
prepare releases order --out "$TMP/none" --seed 7 >"$TMP/other"
ok 'another seed has another order' sh -c '! cmp -s "$1" "$2"' sh "$TMP/order" "$TMP/other"

# a run of 4 cases, 1 cycle there and back, 1 guest is whole with 8 migrations
rows() {
	mkdir -p "$TMP/half/$1"
	{ echo migration; seq "$2"; } >"$TMP/half/$1/migrations.csv"
}
prepare rows sid-1 8
prepare rows trixie-1 7
tiny() {
	command=$1
	shift
	releases "$command" --releases 'trixie sid' --runs 1 --cycles 1 --guests 1 --out "$TMP/half" "$@"
}
prints 'sid 1 measured' tiny order
omits 'trixie 1 measured' tiny order
prints "migstat trend -r sid=$TMP/half/sid-1" tiny trend
omits trixie-1 tiny trend
fails_with 2 '--runs must be a whole number' releases order --runs none
fails_with 2 "unknown command 'guess'" releases guess
fails_with 2 '--releases must be names' releases order --releases '../x'
done_testing
