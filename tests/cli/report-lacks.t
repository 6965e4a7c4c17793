#!/bin/sh
# shellcheck disable=SC2016  # what stands in single quotes is for perl
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
ok 'a report of times alone' migstat-report report --full "$TMP/bare" -o "$TMP/bare.html" -o "$TMP/bare.pdf"
words_in "$TMP/bare.html"
for words in 'no probe heard a gap' 'were not throttled' 'network downtime'; do
	lacks "$TMP/words" "$words" "nothing is said of what was not measured: $words"
done
holds "$TMP/words" 'Figures left out.'
for figure in anatomy continuity resources model; do
	ok "tells why $figure is left out" grep -qE "left out.*[ ;]$figure \([^)]+" "$TMP/words"
done
is 'every figure that is drawn has a picture, and each heading its figure' \
	"$(grep -c '<figure ' "$TMP/bare.html")" "$(grep -c '</figure>' "$TMP/bare.html")"
ok 'no question without its figure' perl -0ne 'exit 1 if /<h3[^>]*>(?:(?!<\/h3>).)*\?<\/h3>\s*+(?!<figure )/s' "$TMP/bare.html"
ok 'the paper leaves the same ones out' migstat-report report "$TMP/bare" --latex "$TMP/paper"
ok 'continuity is not there' test ! -e "$TMP/paper/figure-continuity.tex"
ok 'who asks for it gets it' migstat-report report "$TMP/bare" --figure continuity -o "$TMP/c.pdf"

# --- by two columns: the advice leaves the reader's own --by alone ------------------------------
prepare migstat-analyze analyze --by case,direction "$TMP/bare" >"$TMP/printed"
ok 'a report by case and direction' migstat-report report --full "$TMP/bare" -o "$TMP/by.html"
words_in "$TMP/by.html"
lacks "$TMP/words" 'run `migstat analyze' 'no advice to analyze it otherwise'

# --- open is what was found, and what failed ----------------------------------------------------
printf 'migration,case,vm,cycle,direction,order,outcome,error\n1,c,v,1,AB,1,refused,made up\n' >"$TMP/one.csv"
prepare migstat import migstat "$TMP/one.csv" -o "$TMP/one"
prepare migstat-analyze analyze "$TMP/one" >"$TMP/printed"
ok 'a report of one refused migration' migstat-report report --full "$TMP/one" -o "$TMP/one.html"
words_in "$TMP/one.html"
holds "$TMP/words" '1 migration of virtual machines in 1 run'
holds "$TMP/words" 'Not succeeded. 1 of 1 migration'
holds "$TMP/words" 'Nothing measured.'
for words in 'Nothing of what was looked at' '1 migrations' 'no probe heard a gap' '`'; do
	lacks "$TMP/words" "$words" "it does not say: $words"
done
# a finding of every kind: a drift, and values of a VM that lie far from its others
awk 'BEGIN {
	print "migration,case,vm,cycle,direction,order,outcome,total_time_seconds,flavor"
	for (cycle = 1; cycle <= 12; cycle++) for (way = 0; way < 2; way++) for (flavor = 0; flavor < 12; flavor++)
		for (vm = 1; vm <= 3; vm++)
			printf "%d,c,vm%d,%d,%s,%d,%s,%.3f,f%d\n", ++n, vm, cycle, way ? "BA" : "AB", vm,
				n == 5 ? "error_returned" : "ok",
				30 + 10 * vm + 3 * cycle + 9 * way + (cycle == 1 && way == 0) * 90 + n * 7919 % 13 / 4, flavor
}' >"$TMP/many.csv"
prepare migstat import migstat "$TMP/many.csv" -o "$TMP/many"
prepare migstat-analyze analyze --by case,flavor "$TMP/many" >"$TMP/printed"
ok 'there are many findings' test "$(grep -c ',found,' "$TMP/many/analysis/diagnostics.csv")" -gt 40
ok 'a report of them' migstat-report report --full "$TMP/many" -o "$TMP/many.html"
words_in "$TMP/many.html"
holds "$TMP/words" 'Found by checks.'
holds "$TMP/words" 'Not succeeded. 1 of 864 migrations'
for page in bare by one many; do
	words_in "$TMP/$page.html"
	ok "$page: one is no plural" perl -CSD -ne '
		$bad |= print if /(?<![\d.,:])1[ \x{a0}](?:planned |attempted )?(?:migration|VM|cycle|case|value|check|run|group|round|time)s\b/;
		END { exit !!$bad }' "$TMP/words"
	ok "$page: no table has a head and no row" \
		perl -0ne 'exit 1 if /<tbody>\s*<\/tbody>/; exit !/<tbody>\s*<tr>/' "$TMP/$page.html"
done
# an imported run may know no other time than the job's own: that is what is shown, everywhere
awk -F, -v OFS=, 'NR == 1 { for (i = 1; i <= NF; i++)
		if ($i ~ /^(total_time|call_time|settle_time|setup_time|downtime|gap_threshold|tcp_|collector)/) at[i] }
	NR > 1 { for (i in at) $i = "" } 1' datasets/demo/migrations.csv >"$TMP/job-only.csv"
ok 'a run that knows the job only' migstat import migstat "$TMP/job-only.csv" -o "$TMP/job-only"
ok 'it is analyzed' migstat analyze "$TMP/job-only"
cell '8' "$TMP/job-only/analysis/summary.csv" n metric=job_time_seconds case=block
ok 'it is compared' migstat compare "$TMP/job-only" --between case=shared,case=block --fail-on never
cell 'job_time_seconds' "$TMP/job-only/analysis/comparisons.csv" metric aspect=mean
for figure in means distributions ecdf cycles; do
	ok "figure $figure" migstat report "$TMP/job-only" --figure "$figure" -o "$TMP/job-only-$figure.svg"
	is 'shows it' 'job_time_seconds' "$(cut -d, -f2 "$TMP/job-only-$figure.csv" | sed 1d | sort -u | xargs)"
done
ok 'the report' migstat report --full "$TMP/job-only" -o "$TMP/job-only.html"
unlinked "$TMP/job-only.html"
holds "$TMP/job-only.html.words" 'job time 640 ms on average' 'is about it'
is 'and never empty' 0 "$(grep -c '<p>Not drawn: .*no value' "$TMP/job-only.html")"
ok 'for a paper' migstat report "$TMP/job-only" --latex "$TMP/job-only-paper"
ok 'its table is taken in' grep -q '^.input.*table-job_time_seconds' "$TMP/job-only-paper/report.tex"
done_testing
