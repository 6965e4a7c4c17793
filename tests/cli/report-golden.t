#!/bin/sh
# The figures as they were when somebody last looked at them: tests/golden/figures. Where one is
# another, the figure and an image of the difference are kept in build/golden.
. tests/cli/lib.sh

here=tests/golden/figures
kept=$BUILD/golden
compare=$BUILD/tests/golden/figures/png-compare

mkdir -p "$kept"
rm -f "$kept"/*.png
ok 'draws them all' "$here/draw" "$TMP/drawn"
names=$(sed 's/^#.*//; s/ .*//' "$here/list")
is 'it is every figure that is kept' "$(cd "$here" && echo *.png)" "$(for name in $names; do echo "$name.png"; done | sort | xargs)"
for name in $names; do
	run "$compare" "$here/$name.png" "$TMP/drawn/$name.png" "$kept/$name-difference.png"
	[ "$status" -eq 0 ] || cp "$TMP/drawn/$name.png" "$kept/$name.png"
	report "$status" "$name is as it was" "see $kept/$name*.png; if it is right now: make golden-figures"
done

# the comparison itself
ok 'a figure is like itself' "$compare" "$here/means.png" "$here/means.png" "$TMP/difference.png"
# one migration took a second longer: its point and a mean move, and nothing else
prepare cp -r tests/golden/run-small "$TMP/moved"
# shellcheck disable=SC2016  # the dollars are for Perl
prepare perl -pi -e 's/^(1,.*?,ok,)(\d+)/$1 . ($2 + 1)/e' "$TMP/moved/migrations.csv"
ok 'a run with another time' migstat-analyze analyze "$TMP/moved"
ok 'is drawn' env FONTCONFIG_FILE="$PWD/$here/fonts.conf" \
	migstat-report report "$TMP/moved" --dpi 72 -o "$TMP/moved.png"
ends 1 'and told from it' "$compare" "$here/means.png" "$TMP/moved.png" "$TMP/difference.png"
holds "$TMP/stdout" 'pixels are another'
ok 'the difference is shown' test -s "$TMP/difference.png"
ends 1 'a figure of another size is another' "$compare" "$here/means.png" "$here/means-titled.png" "$TMP/difference.png"
holds "$TMP/stdout" 'pixels instead of'
fails_with 2 'not to be read' "$compare" "$here/means.png" "$here/list" "$TMP/difference.png"
done_testing
