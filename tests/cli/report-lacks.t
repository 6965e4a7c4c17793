#!/bin/sh
# migstat-report report of runs in which little was measured, or little went well: what is not known
# is not told as none, and what is left open is not told as nothing.
. tests/cli/lib.sh

# words_in FILE: what stands in an HTML page, a line for each block
words_in() {
	perl -0pe 's/<style>.*?<\/style>|<script>.*?<\/script>//gs; s/<[^>]*>//g; s/&#39;/\x27/g' "$1" >"$TMP/words"
}

# --- times only: no probe, no sample, no event ------------------------------------------------
prepare tests/golden/make-study "$TMP/times" times 3 vms=4 cycles=5
prepare migstat import migstat "$TMP/times/migrations.csv" -o "$TMP/bare"
prepare migstat-analyze analyze "$TMP/bare" >"$TMP/printed"
ok 'a report of times alone' migstat-report report "$TMP/bare" -o "$TMP/bare.html" -o "$TMP/bare.pdf"
words_in "$TMP/bare.html"
for words in 'no probe heard a gap' 'were not throttled' 'network downtime'; do
	lacks "$TMP/words" "$words" "nothing is said of what was not measured: $words"
done
holds "$TMP/words" 'Figures left out.'
for figure in anatomy continuity resources model; do
	ok "tells why $figure is left out" grep -qE "left out.*[ ;]$figure \([^)]+" "$TMP/words"
done
is 'every figure that is drawn has a picture, and each heading its figure' \
	"$(grep -c '<figure>' "$TMP/bare.html")" "$(grep -c '</figure>' "$TMP/bare.html")"
ok 'no question without its figure' perl -0ne 'exit 1 if /<h3[^>]*>(?:(?!<\/h3>).)*\?<\/h3>\s*+(?!<figure>)/s' "$TMP/bare.html"
ok 'the paper leaves the same ones out' migstat-report report "$TMP/bare" --latex "$TMP/paper"
ok 'continuity is not there' test ! -e "$TMP/paper/figure-continuity.tex"
ok 'who asks for it gets it' migstat-report report "$TMP/bare" --figure continuity -o "$TMP/c.pdf"

# --- by two columns: the advice leaves the reader's own --by alone ------------------------------
prepare migstat-analyze analyze --by case,direction "$TMP/bare" >"$TMP/printed"
ok 'a report by case and direction' migstat-report report "$TMP/bare" -o "$TMP/by.html"
words_in "$TMP/by.html"
lacks "$TMP/words" 'run `migstat analyze' 'no advice to analyze it otherwise'
done_testing
