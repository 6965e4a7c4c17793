#!/bin/sh
# The figures as they were when somebody last looked at them: tests/golden/figures. Where one is
# another, the figure and an image of the difference are kept in build/golden.
. tests/cli/lib.sh

here=tests/golden/figures
kept=$BUILD/golden
compare=$BUILD/tests/golden/figures/png-compare

if [ ! -f /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ]; then
	skip 'the golden figures' 'the font is not there (fonts-dejavu-core)'
	done_testing
	exit
fi
mkdir -p "$kept"
rm -f "$kept"/*.png
ok 'draws them all' "$here/draw" "$TMP/drawn"
names=$(sed 's/^#.*//; s/ .*//' "$here/list")
for name in $names; do
	run "$compare" "$here/$name.png" "$TMP/drawn/$name.png" "$kept/$name-difference.png"
	[ "$status" -eq 0 ] || cp "$TMP/drawn/$name.png" "$kept/$name.png"
	report "$status" "$name is as it was" "see $kept/$name*.png; if it is right now: make golden-figures"
done

# the comparison itself
ok 'a figure is like itself' "$compare" "$here/means.png" "$here/means.png" "$TMP/difference.png"
# one migration took a second longer: its point and a mean move, and nothing else
cp -r tests/golden/run-small "$TMP/moved"
perl -pi -e 's/^(1,.*?,ok,)(\d+)/$1 . ($2 + 1)/e' "$TMP/moved/migrations.csv"
ok 'a run with another time' migstat-analyze analyze "$TMP/moved"
ok 'is drawn' env FONTCONFIG_FILE="$PWD/$here/fonts.conf" \
	migstat-report report "$TMP/moved" --dpi 72 -o "$TMP/moved.png"
run "$compare" "$here/means.png" "$TMP/moved.png" "$TMP/difference.png"
good=1
[ "$status" -eq 1 ] && says "$TMP/stdout" 'pixels are another' && good=0
report "$good" 'and told from it'
ok 'the difference is shown' test -s "$TMP/difference.png"
run "$compare" "$here/means.png" "$here/means-titled.png" "$TMP/difference.png"
good=1
[ "$status" -eq 1 ] && says "$TMP/stdout" 'pixels instead of' && good=0
report "$good" 'a figure of another size is another'
fails_with 2 'not to be read' "$compare" "$here/means.png" "$here/list" "$TMP/difference.png"
done_testing
