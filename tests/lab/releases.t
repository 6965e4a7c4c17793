#!/bin/sh
# releases.t: hosts of several Debian releases, and pairs of two, on a real guest: what each can do
# is done, what one of them cannot is refused in words, and what its numbers mean is known. The first
# run fetches the releases; one that the mirror does not give is skipped. Run from the project's root.
# RELEASES names them (trixie bookworm,trixie sid).
# shellcheck disable=SC2016  # the programs in single quotes are awk's
. tests/lab/on-guests.sh

command -v debootstrap >/dev/null || { echo "1..0 # SKIP the releases need debootstrap"; exit 0; }

# outcomes CASE WORD: every attempted migration of the case
outcomes() {
	awk -F, -v name="$1" '$2 == name && $12 != "not_attempted" { print $12 }' "$RUN/migrations.csv" | sort -u >"$TMP/outcomes"
	cat "$TMP/outcomes"
	[ "$(cat "$TMP/outcomes")" = "$2" ]
}
# gone_through_before_post_copy: each guest was switched once at most a tenth of its memory was left, as
# the last sample before it tells, whatever the pass counter says
gone_through_before_post_copy() {
	awk -F, '
		FNR == 1 { delete c; for (i = 1; i <= NF; i++) c[$i] = i; next }
		FILENAME ~ /events/ { if ($c["event"] == "post_copy") at[$c["migration"]] = $c["clock_seconds"]; next }
		$c["migration"] in at && $c["clock_seconds"] <= at[$c["migration"]] && $c["memory_total_bytes"] > 0 {
			left[$c["migration"]] = $c["memory_remaining_bytes"] / $c["memory_total_bytes"] }
		END { for (m in at) { n++; print m, left[m]; bad = bad || !(m in left) || left[m] > 0.1 }
			exit bad || n != 2 }' "$RUN/events.csv" "$RUN/progress.csv"
}
# in_force CASE PARAMETER VALUE: as QEMU told in each of its migrations
in_force() {
	numbers=$(awk -F, -v name="$1" '$2 == name { printf "%s ", $1 }' "$RUN/migrations.csv")
	awk -F, -v numbers="$numbers" -v parameter="$2" -v value="$3" '
		BEGIN { wanted = split(numbers, list, " "); for (i in list) want[list[i]] = 1 }
		$1 in want && $2 == parameter { print; n++; bad = bad || $4 != value }
		END { exit bad || wanted < 1 || n != wanted }' "$RUN/parameters.csv"
}
# counted_from_one: every migration has passes, the first one counted, and at most as many as it told
counted_from_one() {
	awk -F, '
		FNR == 1 { delete c; for (i = 1; i <= NF; i++) c[$i] = i; next }
		FILENAME ~ /events/ { if ($c["event"] == "iteration") told[$c["migration"]]++; next }
		$c["outcome"] == "ok" { n++; print $c["case"], $c["iterations"], told[$c["migration"]]
			bad = bad || $c["iterations"] != told[$c["migration"]] }
		END { exit bad || n < 1 }' "$RUN/events.csv" "$RUN/migrations.csv"
}
# qemu_of HOST: its version, as the run has it
qemu_of() {
	tr -d '\n' <"$RUN/datapackage.json" | tr "{}" "\n" | grep '"uri": *"[^"]*//10.77.0.'"$1" |
		sed -n 's/.*"hypervisor_version": *"\([0-9.]*\)".*/\1/p'
}
# really_found HOST RELEASE: the run has the version that the root was made with
really_found() {
	made=$(sed -n 's/^qemu-system-x86 1:\([0-9.]*\).*/\1/p' "$CACHE/$2/made")
	echo "made $made, in the run $(qemu_of "$1")"
	[ -n "$made" ] && [ "$(qemu_of "$1")" = "$made" ]
}

CACHE=${MIGSTAT_LAB_CACHE:-/var/cache/migstat-lab}
cat >"$TMP/cases.csv" <<'CSV'
case,storage,unsafe,tls,bandwidth,switchover-bandwidth,compression,post-copy,post-copy-bandwidth,detect-zeroes
shared,,yes,,,,,,,
tls,,yes,yes,,,,,,
post-copy,,yes,,20,,,yes,100,
threads,,yes,,,,mt,,,
switchover,,yes,,40,200,,,,
block,block,,,,,,,,
zeroes,block,,,,,,,,yes
CSV

# on_releases VERSIONS: all cases there and back
on_releases() {
	a=${1%,*} b=${1#*,}
	for release in $a $b; do
		tests/lab/fetch-root "$release" >"$TMP/fetched" 2>&1
		[ $? -ne 3 ] || {
			echo "# $1 is left out: $(tail -n 1 "$TMP/fetched")"
			return
		}
	done
	RUN=$TMP/$(echo "$1" | tr , -)
	ok "$1: the lab comes up" $LAB up --versions "$1" --guests 1 --workload stream:20
	ok "$1: seven cases are carried out" $LAB in client "$BIN/migstat" collect -q -a $A -b $B \
		-m vm1=10.78.0.11 --cases "$TMP/cases.csv" -n 1 --margin 0.5 \
		--before-case "'$PWD/$LAB' storage \$MIGSTAT_STORAGE" -o "$RUN"
	[ "$a" = bookworm ] || ok "$1: host A's version" really_found 1 "$a"
	[ "$b" = bookworm ] || ok "$1: host B's version" really_found 2 "$b"
	for case in shared tls post-copy block; do
		ok "$1: $case: ok" outcomes $case ok
	done
	ok "$1: passes are counted from the first" counted_from_one
	ok "$1: post-copy after the first pass" gone_through_before_post_copy
	ok "$1: threads are gone, and whichever side says it, that is a refusal" outcomes threads refused
	case $1 in
	*bookworm*)
		ok "$1: switchover: what a side does not know is refused" outcomes switchover refused
		ok "$1: zeroes: the same" outcomes zeroes refused
		ok "$1: in words" grep -q 'bandwidth.avail.switchover' "$RUN/migrations.csv" ;;
	*)
		ok "$1: switchover: ok" outcomes switchover ok
		ok "$1: and in force" in_force switchover switchover-bandwidth 200
		ok "$1: zeroes: ok" outcomes zeroes ok ;;
	esac
	ok "$1: the lab goes down" $LAB down
}

for versions in ${RELEASES:-trixie bookworm,trixie sid}; do
	on_releases "$versions"
done
if [ -e "$TMP/trixie" ] && [ -e "$TMP/sid" ]; then
	ends 4 'disks with holes and without are not compared' \
		"$BIN/migstat" compare --fail-on undecided --metric disk_moved_bytes --case block "$TMP/trixie" "$TMP/sid"
	holds "$TMP/stdout" 'does not count the same thing'
fi
[ -n "${RUN-}" ] || { echo "1..0 # SKIP no mirror has one of these releases"; exit 0; }
[ -z "${RELEASES_KEEP-}" ] || cp -r "$TMP" "$RELEASES_KEEP"
done_testing
