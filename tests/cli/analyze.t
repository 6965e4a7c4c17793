#!/bin/sh
# migstat-analyze analyze, run as a person would: good and bad input, every format, the goldens.
# shellcheck disable=SC2016  # what looks like variables is perl, LaTeX or another shell
. tests/cli/lib.sh

SMALL=tests/golden/run-small

analyze() {
	migstat-analyze analyze "$@"
}

# counts NUMBER WORD FILE COLUMN [WHERE…]: the column is that often WORD, in rows for which WHERE holds
counts() {
	wanted_word=$2
	wanted_words=$(yes "$2" | head -n "$1" | xargs)
	shift 2
	cell "$wanted_words" "$@" "$2=$wanted_word"
}

# new_run NAME: a copy of the small run to spoil
new_run() {
	mkdir -p "$TMP/$1"
	cp "$SMALL"/*.csv "$SMALL"/*.json "$TMP/$1"
}

# --- the goldens -----------------------------------------------------------------------------
new_run demo
ok 'analyzes a run' analyze "$TMP/demo"
ok 'summary.csv is what R works out, to 12 digits' \
	tests/golden/same-numbers tests/golden/summary-demo.csv "$TMP/demo/analysis/summary.csv"
ok 'makes the run of many VMs' tests/golden/make-run-vms "$TMP/vms"
ok 'analyzes it' analyze "$TMP/vms"
ok 'its summary.csv is what R works out' \
	tests/golden/same-numbers tests/golden/summary-vms.csv "$TMP/vms/analysis/summary.csv"
cut -d, -f2-4,6,8-13 "$TMP/vms/analysis/diagnostics.csv" >"$TMP/diagnostics"
ok 'its diagnostics.csv is what R works out, to 10 digits' \
	tests/golden/same-numbers tests/golden/diagnostics-vms.csv "$TMP/diagnostics" 10
for run in demo vms; do
	ok "vms.csv of $run is what R works out" \
		tests/golden/same-numbers "tests/golden/by-vm-$run.csv" "$TMP/$run/analysis/vms.csv"
done
for run in demo vms; do
	columns "$TMP/$run/analysis/outcomes.csv" \
		"case,$(for of in attempted planned; do
			printf 'ok_of_%s,' "$of"
			printf "ok_of_${of}_%s," exact_low exact_high wilson_low wilson_high
		done)level" | tail -n +2 >"$TMP/rates"
	ok "the success rates of $run are what R works out" \
		tests/golden/same-numbers "tests/golden/rates-$run.csv" "$TMP/rates"
done
if [ -d "$REFERENCE/nist" ]; then
	ok 'makes a run of the NIST sets' tests/golden/nist-run "$TMP/nist" "$REFERENCE"/nist/*.dat
	ok 'analyzes it' analyze "$TMP/nist"
	ok 'every NIST set is what R works out, to 12 digits' \
		tests/golden/same-numbers tests/golden/summary-nist.csv "$TMP/nist/analysis/summary.csv"
else
	skip 'the NIST sets' "they are not in $REFERENCE (MIGSTAT_REFERENCE_DATA)"
fi

# --- outcomes, counted by hand ---------------------------------------------------------------
# column 12 is the outcome; no cell before it holds a comma
awk -F, 'NR > 1 {
	if (!($2 in n)) order[++cases] = $2
	n[$2]++; if ($12 == "not_attempted") not[$2]++
	if ($12 == "ok" || $12 == "late" || $12 == "stats_unavailable") ok[$2]++
}
END {
	for (i = 1; i <= cases; i++) { c = order[i]
		printf "demo,%s,%d,%d,%d,%d,%d\n", c, n[c], n[c] - not[c], ok[c], n[c] - not[c] - ok[c], not[c] }
}' "$SMALL/migrations.csv" >"$TMP/by-hand"
tail -n +2 "$TMP/demo/analysis/outcomes.csv" | cut -d, -f1-7 >"$TMP/counted"
same 'outcomes.csv is what awk counts' "$TMP/by-hand" "$TMP/counted"
cell 'ok 5; error_returned 1; stats_unavailable 1; not_attempted 1' "$TMP/demo/analysis/outcomes.csv" by_outcome \
	case=tunnelled
# a case that always failed has a row without numbers
cell '0 0 - - - - - 0.95 - - - 0' "$TMP/demo/analysis/summary.csv" \
	n,vms,mean,sd,interval_low,interval_high,interval_kind,level,median,min,max,censored \
	metric=total_time_seconds case=refusé

# --- the order of the cases ------------------------------------------------------------------
prepare cp -r datasets/demo "$TMP/backwards"
rm -r "$TMP/backwards/analysis"
{ head -n 1 datasets/demo/migrations.csv && tail -n +2 datasets/demo/migrations.csv | tac; } >"$TMP/backwards/migrations.csv"
ok 'a run whose cases come in another order than planned' analyze --no-resources "$TMP/backwards"
cut -d, -f2 datasets/demo/analysis/outcomes.csv >"$TMP/planned"
cut -d, -f2 "$TMP/backwards/analysis/outcomes.csv" >"$TMP/seen-order"
same 'they stand in the order of the plan' "$TMP/planned" "$TMP/seen-order"

# --- what is printed -------------------------------------------------------------------------
prints 'Total migration time (s), lower is better' analyze "$TMP/demo"
prints 'refusé     0    0       0       -       -      -' analyze "$TMP/demo"
prints "for VMs like these, at times like those of this run. VMs and cycles are both chance" analyze "$TMP/demo"
prints "naive: Student's t on all rows as if each told something new (df = n - 1), too narrow" \
	analyze --full "$TMP/demo"
# 2 VMs, or 2 cycles, say nothing: summary.csv has an interval, the page has none
prints 'would halve it: block (2 VMs and 2 cycles), shared (2 VMs and 2 cycles)' analyze "$TMP/demo"
holds "$TMP/stdout" 'block      8    2       2       -  41.075  0.890              -   -  40.331'
cell '~31.05 ~51.10 two-way vm 1 2' "$TMP/demo/analysis/summary.csv" \
	interval_low,interval_high,interval_kind,interval_by,interval_df,cycles metric=total_time_seconds case=block
prints 'of 4 VMs, 8 times in 10 where 19 in 20 are promised' analyze --full "$TMP/demo"
prints 'mean: VM %  cycle %  rest %  lag-1  taken' analyze --full "$TMP/demo"
prints 'BCa: 10000 resamples of the VMs, seed 7' analyze --full --seed 7 "$TMP/vms"
cell '7 7 -' "$TMP/vms/analysis/summary.csv" bca_seed metric=total_time_seconds
ok 'a page of many lines' analyze "$TMP/vms"
ok 'none of which is wider than 100 columns' awk 'length($0) > 100 { wide++ } END { exit wide > 0 || NR < 50 }' "$TMP/stdout"
prints 'Warning: the naive interval would be narrower than the VMs and cycles allow: plain (2.9 times)' \
	analyze "$TMP/vms"
prints 'Rows without a value, left out: tunnelled (1).' analyze "$TMP/demo"
cell '8 8 5 0' "$TMP/demo/analysis/summary.csv" n metric=downtime_seconds
cell '~0.857 ~0.421 ~0.996 ~0.487 ~0.974' "$TMP/demo/analysis/outcomes.csv" \
	ok_of_attempted,ok_of_attempted_exact_low,ok_of_attempted_exact_high,ok_of_attempted_wilson_low,ok_of_attempted_wilson_high \
	case=tunnelled
cell '~0.750 ~0.349 ~0.968 ~0.409 ~0.929' "$TMP/demo/analysis/outcomes.csv" \
	ok_of_planned,ok_of_planned_exact_low,ok_of_planned_exact_high,ok_of_planned_wilson_low,ok_of_planned_wilson_high \
	case=tunnelled
cell 'unseen 7 ~0.421 ~0.996' "$TMP/demo/analysis/outcomes.csv" \
	ok_of_attempted_heaps,ok_of_attempted_worth,ok_of_attempted_low,ok_of_attempted_high case=tunnelled
# 2 of 260 failed, one VM each: GSL's inverse of the beta distribution gives up there
prepare tests/golden/make-study "$TMP/rare" rare 4 vms=13 cycles=10 fail=130
ok 'a run of which 2 of 260 failed' analyze "$TMP/rare"
cell '258 ~0.97249 ~0.99907' "$TMP/rare/analysis/outcomes.csv" \
	ok,ok_of_attempted_exact_low,ok_of_attempted_exact_high
prints 'Left out of the statistics, because they have no time of a whole migration: refused 8' \
	analyze "$TMP/demo"
prints 'No interval, for it takes at least 2 VMs, or 2 cycles: vm-a 1' analyze --by vm,cycle "$TMP/demo"
cell 'vm-a 1 1 - - vm-b 1 1 - - vm-a 1 1 - - vm-b 1 1 - -' "$TMP/demo/analysis/summary.csv" \
	vm,vms,cycles,interval_low,interval_high metric=total_time_seconds
prints 'The interval is of this VM: how much VMs differ is not in it: plain vm13, plain vm08' \
	analyze --by case,vm -m downtime_seconds "$TMP/vms"
cell 'vm01 1 6 cycle' "$TMP/vms/analysis/summary.csv" vm,vms,cycles,interval_by case=plain vm=vm01
ok 'another level' analyze -l 99.9% "$TMP/demo"
cell '0.999 0 ~543.23 ~-461.08' "$TMP/demo/analysis/summary.csv" level,interval_low,interval_high,two_way_low metric=total_time_seconds case=block
prints 'B/s  higher is better' analyze --list-metrics
prints 'Usage: migstat analyze' analyze --help
prints 'migstat analyze 0' analyze --version

ok 'groups by case and VM' analyze --by case,vm "$TMP/demo"
ok 'columns are aligned where a name is not ASCII' perl -CSD -ne '
	if (/^(refusé|block) +(vm-a|vm-b) / && !/outcomes|ok|refused/) { chomp; $l{length $_}++ }
	if (/^$|^case/ || eof) { $bad++ if keys %l > 1; $tables++ if %l; %l = () }
	END { exit($bad || $tables < 10) }' "$TMP/stdout"

# --- formats ---------------------------------------------------------------------------------
ok '--format csv' analyze -f csv "$TMP/demo"
same '--format csv prints what summary.csv holds' "$TMP/demo/analysis/summary.csv" "$TMP/stdout"
ok '--format json' analyze -f json "$TMP/demo"
cp "$TMP/stdout" "$TMP/json"
for table in summary outcomes diagnostics model; do
	ok "--format json has the rows and numbers of $table.csv" \
		tests/cli/json-rows "$TMP/json" "$table" "$TMP/demo/analysis/$table.csv"
done
prints '| case | n | VMs | cycles | eff. n | mean |' analyze -f markdown "$TMP/demo"
prints 'error\_returned 1' analyze -f markdown "$TMP/demo"
prints '\begin{tabular}{lrrrrrrrrrrrr}' analyze -f latex "$TMP/demo"
prints 'stats\_unavailable 1' analyze -f latex "$TMP/demo"
new_run escapes
sed -i '2,$s/,shared,/,[a_b \& 50% $x {y} #1 ~^\\ | *<z>*,/' "$TMP/escapes/migrations.csv"
prints '{[}a\_b \& 50\% \$x \{y\} \#1 \textasciitilde{}\textasciicircum{}\textbackslash{} \textbar{}' \
	analyze -f latex "$TMP/escapes"
prints '\[a\_b \& 50% $x {y} \#1 \~^\\ \| \*\<z\>\*' analyze -f markdown "$TMP/escapes"
new_run hostile
printf 's/,shared,/,sh\033[2Jared,/\n' >"$TMP/hostile.sed"
sed -i -f "$TMP/hostile.sed" "$TMP/hostile/migrations.csv"
prints 'sh\x1b[2Jared' analyze "$TMP/hostile"
new_run latin1
sed -i "s/refus../refus$(printf '\351')/" "$TMP/latin1/migrations.csv"
fails_with 1 'not UTF-8' analyze -f json "$TMP/latin1"

# --- warnings about intervals -----------------------------------------------------------------
printf 'vm,t_s\na,1\na,2\nb,9\nb,11\nc,3\nc,4\n' >"$TMP/skewed.csv"
prints "the VMs differ by more than a fifth of their mean, as times with long tails do" \
	analyze -o "$TMP/out" --csv "$TMP/skewed.csv" --value t_s --unit-of vm
INTERVAL=interval_low,interval_high,interval_kind
cell '~0.28 ~125.14 two-way-log' "$TMP/out/summary.csv" $INTERVAL
holds "$TMP/stdout" 'The interval is of this one round, for no column tells the cycle (--cycle)'
prints 'the interval by logarithms (--interval two-way-log) is the better one. It would be: all rows (0.2764 to 125.1 s)' \
	analyze -o "$TMP/out" --csv "$TMP/skewed.csv" --value t_s --unit-of vm --interval vm-means
cell 'vm-means ~0.2764 ~125.14' "$TMP/out/summary.csv" interval_kind,log_low,log_high
prints 'No interval, for a bootstrap of fewer than 20 VMs holds the mean too seldom' \
	analyze -o "$TMP/out" --csv "$TMP/skewed.csv" --value t_s --unit-of vm -i bca
cell '- -' "$TMP/out/summary.csv" interval_low,interval_high
fails_with 2 "--interval lag: wanted is auto, two-way, two-way-log, vm-means, log or bca; did you mean 'log'?" \
	analyze -i lag "$TMP/demo"
printf 'vm,t_s\na,1\na,3\nb,3\nb,1\nc,2\n' >"$TMP/equal.csv"
prints 'the means do not differ at all, so the interval has no width' \
	analyze -o "$TMP/out" --csv "$TMP/equal.csv" --value t_s --unit-of vm
cell '2 2 2' "$TMP/out/summary.csv" mean,interval_low,interval_high

# --- VMs and cycles --------------------------------------------------------------------------
# the cycle moves all VMs: nearly all chance is its, and the interval by VMs would be far too narrow
perl -e 'my @c = (10, 14, 9, 13, 8, 15, 11, 12);
	print "vm,cycle,direction,t_s\n";
	for my $c (0 .. 7) { for my $v (0 .. 3) { for my $d ("AB", "BA") {
		printf "v%d,%d,%s,%.2f\n", $v, $c + 1, $d, $c[$c] + (($c * 5 + $v * 3) % 7) / 20 + ($d eq "BA" ? 0.5 : 0) } } }' \
	>"$TMP/cycles.csv"
csv() {
	analyze -o "$TMP/out" --csv "$TMP/cycles.csv" --value t_s --unit-of vm "$@"
}
prints 'Most of the chance lies between cycles: more cycles, or cycles further apart, would narrow the interval' csv
holds "$TMP/stdout" "A cycle, a round of migrations, is what the column 'cycle' tells apart: 8 of them"
cell 'cycle 8 4 ~11.90' "$TMP/out/summary.csv" interval_by,cycles,vms,mean
cell '64' "$TMP/out/summary.csv" n '$r{mean_share_cycle} > 0.99 and $r{share_cycle} > 0.9 and $r{share_vm} < 0.05'
cell '64' "$TMP/out/summary.csv" n '$r{interval_high} - $r{interval_low} > 10 * ($r{vm_means_high} - $r{vm_means_low})'
prints 'With VMs and cycles (--interval two-way) it would be: all rows (' csv --interval vm-means
cell 'vm 3 vm-means' "$TMP/out/summary.csv" interval_by,interval_df,interval_kind
prints 'The interval is of this one round, for no column tells the cycle' csv --cycle none
cell '- vm -' "$TMP/out/summary.csv" cycles,interval_by,share_cycle
fails_with 1 '--cycle cycl: ' csv --cycle cycl
holds "$TMP/stderr" "did you mean 'cycle'?"
fails_with 2 '--value, --unit-of, --cycle, --time, --where, --delimiter, --no-header, --missing, --better, --for-report and --threads tell of a CSV file' analyze --cycle cycle "$TMP/demo"
sed '3s/,1,/,,/' "$TMP/cycles.csv" >"$TMP/gap.csv"
prints "The column 'cycle' is empty in 1 rows, so no cycle is known" \
	analyze -o "$TMP/out" --csv "$TMP/gap.csv" --value t_s --unit-of vm
cell '-' "$TMP/out/summary.csv" cycles
fails_with 1 "gap.csv:3:4: column 'cycle' is empty: --cycle needs to know" \
	analyze -o "$TMP/out" --csv "$TMP/gap.csv" --value t_s --unit-of vm --cycle cycle
# one VM: by cycle, of this VM; as units of their own migrations tell of these VMs alone
prints 'The interval is of this VM' csv --where 'vm = v1'
cell 'cycle 1 8' "$TMP/out/summary.csv" interval_by,vms,cycles
prints 'The interval is of these VMs (--unit migration)' csv --unit migration
cell 'cycle 4 -' "$TMP/out/summary.csv" interval_by,vms,share_vm
ok 'rows without VM, with cycles' analyze -o "$TMP/out" --csv "$TMP/cycles.csv" --value t_s
cell 'cycle 64 8' "$TMP/out/summary.csv" interval_by,vms,cycles
prints 'Too few to say how sure the mean is' csv --where 'cycle <= 2'
prints 'so few cycles tell nothing of it: all rows (4 cycles)' csv --where 'cycle <= 4'
prints 'Of fewer than 14 cycles the correlation of neighbours that was measured counts for less' csv
fails_with 2 "--unit row: wanted is vm or migration" csv --unit row

# --- limits: censored values -----------------------------------------------------------------
prints 'stuck (7 of 141, at 400 s or more)' analyze "$TMP/vms"
cell '134 7 400' "$TMP/vms/analysis/summary.csv" n,censored,limit metric=total_time_seconds case=stuck
cell '144 144 141 3 0 7 ok 141; refused 3' "$TMP/vms/analysis/outcomes.csv" \
	planned,attempted,ok,failed,not_attempted,censored,by_outcome case=stuck
ok 'a limit is found' analyze -f csv -m total_time_seconds "$TMP/vms"
cp "$TMP/stdout" "$TMP/found"
ok 'a limit is named' analyze -f csv -m total_time_seconds --limit 400s "$TMP/vms"
same 'which gives the same' "$TMP/stdout" "$TMP/found"
ok 'no limit is wanted' analyze -m total_time_seconds --limit none "$TMP/vms"
cell '141 0 -' "$TMP/vms/analysis/summary.csv" n,censored,limit case=stuck
ok "another metric's limit" analyze --limit downtime_seconds=100ms "$TMP/vms"
cell '277 8 0.1' "$TMP/vms/analysis/summary.csv" n,censored,limit metric=downtime_seconds case=plain
fails_with 2 'wanted is a time above zero, such as 400s' analyze --limit 0 "$TMP/vms"
fails_with 2 'wanted is a time above zero, such as 400s' analyze --limit soon "$TMP/vms"
fails_with 2 "there is no such metric; did you mean 'downtime_seconds'?" \
	analyze --limit downtime_second=5s "$TMP/vms"
fails_with 2 'wanted is a whole number' analyze --seed x "$TMP/vms"

# --- the checks of the measurements ----------------------------------------------------------
ok 'looks for traps in the measurements' analyze "$TMP/vms"
CHECKS=$TMP/vms/analysis/diagnostics.csv
cell 'found ~2.00 s' "$CHECKS" finding,value,value_unit case=stuck metric=total_time_seconds check=ticks
cell 'found ~5.37 s' "$CHECKS" finding,value,value_unit case=stuck metric=total_time_seconds check=direction
holds "$TMP/stdout" 'stuck: the way matters: back (BA) it is 5.37 s (2.2 % of the mean) higher'
holds "$TMP/stdout" 'But every VM always has the same place, so it may as well be the VM.'
cell 'direction order drift autocorrelation warm_up outliers modes ticks busy' "$CHECKS" check \
	metric=downtime_seconds case=stuck # every check has a row
prints '3 checks found nothing, 24 had too few values' analyze --limit none -m data_moved_bytes "$TMP/vms"
counts 3 not_found "$CHECKS" finding
counts 24 not_checked "$CHECKS" finding

new_run busy
{
	echo 'at,clock_seconds,migration,from,vm,event,detail'
	for migration in 1 2; do
		echo "2016-04-01T12:00:00Z,1000,$migration,collect,vm-a,host_busy,a: 97 % of its processors in use"
	done
} >"$TMP/busy/events.csv"
prints 'before 2 of 8 migrations a host had hardly a processor free' \
	analyze -m total_time_seconds "$TMP/busy"
cell 'found 2 1 2' "$TMP/busy/analysis/diagnostics.csv" finding,count,rows case=block check=busy
cell 'not_found 0 no event tells of a busy host.' "$TMP/busy/analysis/diagnostics.csv" finding,count,sentence \
	case=shared check=busy

# A VM that was probed and never heard: in diagnostics.csv, on the page and in the report
mkdir "$TMP/mute"
cp datasets/demo/*.csv datasets/demo/*.json "$TMP/mute"
prints 'busy hosts, VMs that answer no probe.' analyze "$TMP/mute"
ok 'nothing is told where all answer' test "$(grep -c ',silent,' "$TMP/mute/analysis/diagnostics.csv")" = 0
# hush VM FILE: takes from migrations.csv what the probes of the VM have heard
hush() {
	perl -lne 'BEGIN { $vm = shift } if ($. == 1) { @head = split /,/; @at{@head} = 0 .. $#head; print; next }
		@cell = split /,/, $_, @head; # the last one, the error, may have commas
		for (0 .. $#head) { $cell[$_] = "" if $cell[$at{vm}] eq $vm && $head[$_] =~ /network|gap_threshold/ }
		print join ",", @cell' \
		"$1" <"$2" >"$TMP/hushed" && mv "$TMP/hushed" "$2"
}
prepare hush vm2 "$TMP/mute/migrations.csv"
prints '1 of 2 VMs that were probed answered no probe before any migration: vm2 (10.78.0.12)' \
	analyze -m total_time_seconds "$TMP/mute"
cell 'downtime_network_seconds found 1 2' "$TMP/mute/analysis/diagnostics.csv" metric,finding,value,count \
	case=block check=silent
is 'its migrations are named' 4 "$(grep ',block,silent,' "$TMP/mute/analysis/diagnostics.csv" |
	cut -d, -f14 | wc -w)"
ok 'the report is made' migstat report "$TMP/mute" -o "$TMP/mute.html"
holds "$TMP/mute.html" 'answered no probe before any migration: vm2 (10.78.0.12)'
prepare hush vm1 "$TMP/mute/migrations.csv"
prints '2 of 2 VMs that were probed answered no probe before any migration: vm1 (10.78.0.11), vm2' \
	analyze "$TMP/mute"
sed -i 's/"probe": "[^"]*"/"probe": "none"/' "$TMP/mute/datapackage.json"
omits 'answered no probe' analyze "$TMP/mute"

# --- a run that was cut short ----------------------------------------------------------------
new_run cut
sed -i 's/"migstat": { /&"plan": { "migrations": 40 }, /' "$TMP/cut/datapackage.json"
warns 'the run was cut short: 32 of 40 planned migrations have rows; `migstat collect --resume` goes on' \
	analyze "$TMP/cut"
ok 'a run that is whole' analyze "$TMP/vms"
is 'of which nothing is said' '' "$(cat "$TMP/stderr")"

# --- choice of metrics and groups ------------------------------------------------------------
ok 'takes metrics in several options' analyze -o "$TMP/out" -m downtime_seconds,iterations \
	--metric total_time_seconds -m iterations "$TMP/demo"
cut -d, -f2 "$TMP/out/summary.csv" | uniq | tr '\n' ' ' >"$TMP/metrics"
printf 'metric downtime_seconds iterations total_time_seconds ' >"$TMP/wanted"
same 'and keeps their order' "$TMP/wanted" "$TMP/metrics"
ok 'groups by several columns' analyze -o "$TMP/out" --by case,direction -b vm "$TMP/demo"
is 'they are columns of summary.csv' run,metric,unit,case,direction,vm,n,vms,mean \
	"$(head -n 1 "$TMP/out/summary.csv" | cut -d, -f1-9)"
is 'of outcomes.csv' run,case,direction,vm,planned,attempted "$(head -n 1 "$TMP/out/outcomes.csv" | cut -d, -f1-6)"
is 'and of vms.csv' run,metric,unit,vm,vm_uuid,direction,case,n,censored,mean,sd,median,min,max \
	"$(head -n 1 "$TMP/out/vms.csv")"
is 'no VM has both directions together where they are groups' 'AB BA' \
	"$(columns "$TMP/out/vms.csv" direction | tail -n +2 | sort -u | xargs)"
ok 'a metric without any value may be asked for' analyze -m throttle_max_ratio "$TMP/demo"
ok 'levels may be written in two ways' analyze -f csv -l 99% "$TMP/demo"
cp "$TMP/stdout" "$TMP/percent"
ok 'as a fraction, too' analyze -f csv -l 0.99 "$TMP/demo"
same 'which mean the same' "$TMP/percent" "$TMP/stdout"

# --- several runs ----------------------------------------------------------------------------
new_run other
sed -i 's/"demo"/"other"/' "$TMP/other/datapackage.json"
ok 'two runs, each with its own files' analyze "$TMP/demo" "$TMP/other"
cell 'other other other other' "$TMP/other/analysis/summary.csv" run metric=total_time_seconds
ok 'two runs into one folder' analyze -o "$TMP/both" "$TMP/demo" "$TMP/other"
cell 'demo demo demo demo other other other other' "$TMP/both/outcomes.csv" run
warns "the same name 'demo'" analyze -o "$TMP/both" "$TMP/demo" "$SMALL"
new_run torn
printf '33,block,vm-a,,3,AB,1,host-a,host-b,,1234.5,ok,1' >>"$TMP/torn/migrations.csv"
warns 'torn/migrations.csv:34: the last line is cut off' analyze "$TMP/torn"
same 'and it is left out' "$TMP/demo/analysis/summary.csv" "$TMP/torn/analysis/summary.csv"

# --- bad input -------------------------------------------------------------------------------
fails_with 1 "$TMP/nowhere/datapackage.json: No such file or directory" analyze "$TMP/nowhere"
mkdir "$TMP/empty"
fails_with 1 'a run is a folder with a datapackage.json in it' analyze "$TMP/empty"
new_run header
head -n 1 "$SMALL/migrations.csv" >"$TMP/header/migrations.csv"
fails_with 1 'the run is empty' analyze "$TMP/header"
new_run number
sed -i '3s/,ok,[^,]*,/,ok,12x,/' "$TMP/number/migrations.csv"
fails_with 1 "number/migrations.csv:3:115: column 'total_time_seconds': '12x' is not a number" \
	analyze "$TMP/number"
new_run word
sed -i '3s/,ok,/,okay,/' "$TMP/word/migrations.csv"
fails_with 1 "word/migrations.csv:3:112: column 'outcome': 'okay' is none of" analyze "$TMP/word"
new_run quote
sed -i '3s/,ok,/,o"k,/' "$TMP/quote/migrations.csv"
fails_with 1 'quote/migrations.csv:3:113: a misplaced quote' analyze "$TMP/quote"
mkdir "$TMP/short"
cp "$SMALL/datapackage.json" "$TMP/short"
{ head -n 1 "$SMALL/migrations.csv" && echo 1,2; } >"$TMP/short/migrations.csv"
fails_with 1 'short/migrations.csv:2:1: 2 cells' analyze -o "$TMP/out" "$TMP/short"
rm -r "$TMP/demo/analysis"
fails_with 1 'a run is a folder with a datapackage.json in it' analyze "$TMP/demo" "$TMP/empty"
ok 'one bad run among good ones leaves no file' test ! -e "$TMP/demo/analysis"

# --- wrong usage -----------------------------------------------------------------------------
fails_with 2 'no run is named' analyze
fails_with 2 "there is no such metric; did you mean 'downtime_seconds'?" \
	analyze -m downtime_second "$TMP/demo"
fails_with 2 'a name is missing beside a comma' analyze -m iterations, "$TMP/demo"
fails_with 1 "no such column; did you mean 'direction'?" analyze --by dirction "$TMP/demo"
fails_with 2 "column 'case' is named twice" analyze --by case,vm,case "$TMP/demo"
for level in 95 0 1 100% -1 x 0.95x 95%% '' nan 1e-1%; do
	fails_with 2 "--level $level: wanted is a number between 0 and 1" analyze -l "$level" "$TMP/demo"
done
fails_with 2 "no such format; did you mean 'json'?" analyze -f jsn "$TMP/demo"
fails_with 2 "unknown option --metrc; did you mean 'metric'?" analyze --metrc x "$TMP/demo"
fails_with 2 'needs a value' analyze "$TMP/demo" --metric
fails_with 2 'no verb; it knows: analyze, compare, trend, plan' migstat-analyze
fails_with 2 "unknown verb 'analyse'; it knows: analyze" migstat-analyze analyse

# --- output that cannot be written -----------------------------------------------------------
fails_with 1 'cannot be made' analyze -o "$TMP/no/such" "$TMP/demo"
fails_with 1 'cannot be made: Not a directory' analyze -o "$TMP/json" "$TMP/demo"
mkdir -p "$TMP/taken/summary.csv"
fails_with 1 'summary.csv: cannot be written: Is a directory' analyze -o "$TMP/taken" "$TMP/demo"
is 'and leaves nothing behind' summary.csv "$(ls "$TMP/taken")"
for format in table csv json markdown latex; do
	fails_with 1 'standard output: No space left on device' \
		sh -c 'migstat-analyze analyze -f "$1" "$2" >/dev/full' sh "$format" "$TMP/demo"
done

# --- zeros that only say that nothing was heard ---------------------------------------------
mkdir "$TMP/unseen" && cp datasets/demo/*.csv datasets/demo/*.json "$TMP/unseen"
# every third row: no gap, with the threshold as the resolution; columns 30 to 33 are the network's
perl -i -ne 'chomp; @c = split /,/, $_, -1; @c[29 .. 32] = (0, 0, 0, 0.09 + $. / 1000)
	if $. > 1 && $. % 3 == 0 && $c[29] ne ""; print join(",", @c), "\n"' "$TMP/unseen/migrations.csv"
prints 'Warning: 0 only because the probes heard nothing longer than their threshold' \
	analyze -m downtime_network_seconds "$TMP/unseen"
cell '3 0.099' "$TMP/unseen/analysis/summary.csv" unseen,unseen_limit metric=downtime_network_seconds case=shared
omits '0 only because' analyze datasets/demo -m downtime_network_seconds -o "$TMP/seen" # where gaps were heard

# --- contrasts.csv ---------------------------------------------------------------------------
prepare cp -r datasets/study/classic "$TMP/classic"
prepare analyze "$TMP/classic"
prepare migstat compare --between case=shared -a mean,failures -o "$TMP/against" --fail-on never "$TMP/classic"
same 'contrasts.csv is what compare says of each case against the first' \
	"$TMP/classic/analysis/contrasts.csv" "$TMP/against/comparisons.csv"
cell 'case=shared case=block worse in_run' "$TMP/classic/analysis/contrasts.csv" before,after,verdict,situation \
	metric=total_time_seconds case=block
prepare migstat compare --between case=shared,case=block -a mean -m total_time_seconds -o "$TMP/pair" \
	--fail-on never "$TMP/classic"
is 'a pair of them is the pair that compare looks at by itself' \
	"$(columns "$TMP/pair/comparisons.csv" ratio,ratio_low,ratio_high,p | tail -n 1)" \
	"$(columns "$TMP/classic/analysis/contrasts.csv" case,aspect,metric,ratio,ratio_low,ratio_high,p |
		sed -n 's/^block,mean,total_time_seconds,//p')"
ok 'by two columns the first is compared within the second' analyze --by case,direction "$TMP/classic"
is 'each direction with its own' 'case=shared case=block,AB case=shared case=block,BA' \
	"$(columns "$TMP/classic/analysis/contrasts.csv" before,after,direction,aspect,metric |
		sed -n 's/^case=shared,case=block,\(..\),mean,total_time_seconds$/case=shared case=block,\1/p' | xargs)"
cell 120 "$TMP/classic/analysis/contrasts.csv" before_n case=block aspect=mean metric=total_time_seconds direction=AB
for by in vm cycle; do
	ok "by $by" analyze --by $by "$TMP/classic"
	ok "nothing is compared by $by, and nothing is left of before" test ! -e "$TMP/classic/analysis/contrasts.csv" -a \
		! -e "$TMP/classic/analysis/contrasts.json"
done

# --- the manual ------------------------------------------------------------------------------
options_of analyze
manual_tells analyze option "$TMP/words"
ok 'analyzes it once more' analyze "$TMP/demo"
columns_of "$TMP/demo/analysis"/summary.csv "$TMP/demo/analysis"/outcomes.csv "$TMP/demo/analysis"/diagnostics.csv \
	"$TMP/demo/analysis"/vms.csv
manual_tells analyze column "$TMP/words"

done_testing
