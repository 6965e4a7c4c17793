#!/bin/sh
# `migstat analyze --csv`: any CSV file, as a person would: the same numbers as of a run, the OSIC
# study's own numbers, a file larger than the memory it may take, and wrong usage.
# shellcheck disable=SC2016  # what looks like variables is another shell's or awk's
. tests/cli/lib.sh

SMALL=tests/golden/run-small

analyze() {
	migstat-analyze analyze "$@"
}

cat >"$TMP/jobs.csv" <<'EOF'
host,vm,state,"try no",time (ms),size [MiB]
a,vm1,ok,1,1500,1
a,vm1,ok,2,1700,2
a,vm2,ok,1,1600.5,3
b,vm1,failed,1,,
b,"vm 3",ok,1,900,4
b,"vm 3",ok,2,,5
EOF

# --- the same rows as a run and as a file ----------------------------------------------------
mkdir "$TMP/run"
cp "$SMALL"/*.csv "$SMALL"/*.json "$TMP/run"
ok 'analyzes a run' analyze -m total_time_seconds,downtime_seconds "$TMP/run"
ok "analyzes the run's table as any CSV file" analyze -o "$TMP/file" --csv "$SMALL/migrations.csv" \
	--value total_time_seconds,downtime_seconds --by case --unit-of vm --where \
	'outcome = ok or outcome = late or outcome = stats_unavailable or outcome = moved_but_leftover or outcome = probe_lost'
# the run also has a line for the case of which no row counts
cut -d, -f2- "$TMP/run/analysis/summary.csv" | grep -v ',0,0,,' >"$TMP/of-run"
cell 'block shared tunnelled' "$TMP/file/summary.csv" case metric=total_time_seconds
cut -d, -f2- "$TMP/file/summary.csv" >"$TMP/of-file"
same 'and the numbers are the same to the byte' "$TMP/of-run" "$TMP/of-file"
is 'of a file there is no outcomes.csv and no model.csv' 'analysis.json datapackage.json diagnostics.csv summary.csv' "$(find "$TMP/file" -type f -printf '%f\n' | sort | xargs)"

# --- units, groups, VMs ----------------------------------------------------------------------
# of FILE ARGUMENTS…: analyze of the columns of a CSV file; its summary.csv is then $SUMMARY
SUMMARY=$TMP/out/summary.csv
of() {
	of_file=$1
	shift
	analyze -o "$TMP/out" --csv "$of_file" "$@"
}

prints 'time_seconds (s)' of "$TMP/jobs.csv" --value 'time (ms)'
cell 'time_seconds s 4 4 ~1.425125' "$SUMMARY" metric,unit,n,vms,mean
for words in "time_seconds is the column 'time (ms)' times 1e-3, in s." 'Rows that count: 6 of 6' \
	'Rows without a value, left out: all rows (2).' 'Without --unit-of every row counts as a VM of its own'; do
	holds "$TMP/stdout" "$words"
done
prints "size_bytes is the column 'size [MiB]' times 1048576, in B." of "$TMP/jobs.csv" --value 'size [MiB]'
cell 'size_bytes B 5 3145728' "$SUMMARY" metric,unit,n,mean
prints "A VM is what the column 'vm' tells apart." of "$TMP/jobs.csv" --value 'time (ms)' --unit-of vm
cell '4 3' "$SUMMARY" n,vms
ok 'by host' of "$TMP/jobs.csv" --value 'time (ms)' --by host --unit-of vm
cell 'a 3 2 b 1 1' "$SUMMARY" host,n,vms
ok 'everything together' of "$TMP/jobs.csv" --value 'time (ms),size [MiB]' --by host,vm \
	--where 'state = ok and "try no" < 2'
columns "$SUMMARY" metric,unit,host,vm,n,vms,mean,sd >"$TMP/printed"
cat >"$TMP/by-hand" <<'EOF'
metric,unit,host,vm,n,vms,mean,sd
time_seconds,s,a,vm1,1,1,1.5,
time_seconds,s,a,vm2,1,1,1.6005,
time_seconds,s,b,vm 3,1,1,0.9,
size_bytes,B,a,vm1,1,1,1048576,
size_bytes,B,a,vm2,1,1,3145728,
size_bytes,B,b,vm 3,1,1,4194304,
EOF
same 'groups, units and --where together' "$TMP/by-hand" "$TMP/printed"
prints 'Left out: 1 of 6 rows, which do not fit: not state = failed' \
	analyze --csv "$TMP/jobs.csv" --value 'time (ms)' --where 'not state = failed'
prints 'File standard input' sh -c 'migstat-analyze analyze --csv - --value "time (ms)" <"$1"' sh \
	"$TMP/jobs.csv"
prints '### time\_seconds (s)' of "$TMP/jobs.csv" -f markdown --value 'time (ms)'
prints '\caption{time\_seconds (s). File' of "$TMP/jobs.csv" -f latex --value 'time (ms)'
ok 'as JSON' of "$TMP/jobs.csv" -f json --value 'time (ms)'
holds "$TMP/stdout" '"level": 0.95,' 'in their shortest texts'
ok 'which has the numbers of summary.csv' tests/cli/json-rows "$TMP/stdout" summary "$SUMMARY"

# --- the OSIC study: migration-benchmarks, recomputed from its logs ---------------------------
logs=$REFERENCE/osic/lvm_tun_on_block_storage_sml
if [ -f "$logs.txt" ] && [ -f "${logs}_after_patch.txt" ]; then
	prepare tests/osic-csv before="$logs.txt" after="${logs}_after_patch.txt" >"$TMP/osic.csv"
	T=total_time_seconds
	ok 'analyzes the OSIC study, before and after its patch' of "$TMP/osic.csv" --value $T --by side \
		--unit-of vm --where 'flavor = large and state = ok' --limit none
	# its means, deviations and numbers come out
	cell 'before ~246.24 ~30.94 204 after ~241.85 ~10.16 240' "$SUMMARY" side,mean,sd,n
	ok 'with the limit that is seen' of "$TMP/osic.csv" --value $T --by side --unit-of vm \
		--where 'flavor = large and state = ok'
	cell 'before 198 6 400 after 240 0 400' "$SUMMARY" side,n,censored,limit
	ok 'what stands at the limit' of "$TMP/osic.csv" --value $T --by side \
		--where 'flavor = large and state = ok and total_time_seconds >= 400' --limit none
	cell 'before 6' "$SUMMARY" side,n
	ok 'what failed' of "$TMP/osic.csv" --value $T --by side --where 'flavor = large and state = failed'
	cell 'before 0' "$SUMMARY" side,n
	holds "$TMP/stdout" 'Rows without a value, left out: before (19).'
else
	skip 'the OSIC study' "its logs are not in $REFERENCE (MIGSTAT_REFERENCE_DATA)"
fi

# --- a file larger than the memory it may take: 30 to 33 MB that it may write to --------------------
case $BUILD in
*asan*) skip 'a file larger than memory' 'sanitizers reserve terabytes of addresses' ;;
*)
	prepare perl -e 'print "case,vm,total_time_seconds,note\n";
		printf "c%d,vm%d,%d.%03d,%s\n", $_ % 2, $_ % 9, 20 + $_ % 7, $_ % 997, "x" x 300
			for 1 .. 200000;' >"$TMP/large.csv"
	is 'the file is larger than 60 MB' yes "$([ "$(wc -c <"$TMP/large.csv")" -gt 60000000 ] && echo yes)"
	ok 'it is analyzed' sh -c 'ulimit -d 30000 && migstat-analyze analyze --csv "$1/large.csv" -o "$1/out" \
		--value total_time_seconds --by case --unit-of vm' sh "$TMP"
	cell '100000 100000' "$SUMMARY" n
	ok 'it is compared' sh -c 'ulimit -d 33000 && migstat-analyze compare --csv "$1/large.csv" -o "$1/out" \
		--value total_time_seconds --between case=c0,case=c1 --unit-of vm -a mean' sh "$TMP"
	cell '9 100000 9 100000' "$TMP/out/comparisons.csv" before_units,before_n,after_units,after_n
	;;
esac

# --- limits of a column that is too large for samples: as of a small one -----------------------
perl -e 'print "vm,t_seconds\n"; printf "vm%d,%s\n", $_ % 9, $_ % 500 ? 200 + $_ % 83 + $_ % 10 / 10 : 400 + $_ % 7 / 10
	for 1 .. 100200' >"$TMP/piled.csv"
head -n 99001 "$TMP/piled.csv" >"$TMP/piled-small.csv"
ok 'a large one' of "$TMP/piled.csv" --value t_seconds --unit-of vm
cell '100000 200 400' "$SUMMARY" n,censored,limit
ok 'a small one' of "$TMP/piled-small.csv" --value t_seconds --unit-of vm
cell '98802 198 400' "$SUMMARY" n,censored,limit
above=$(awk -F, 'NR > 1 && $2 >= 282.2' "$TMP/piled.csv" | wc -l)
ok 'a limit that is named' of "$TMP/piled.csv" --value t_seconds --unit-of vm --limit t_seconds=282.2s
cell "$((100200 - above)) $above 282.2" "$SUMMARY" n,censored,limit
omits 'give-up limit' of "$TMP/piled.csv" --value t_seconds --unit-of vm --limit none
cell '100200 0 -' "$SUMMARY" n,censored,limit

# --- bad input and wrong usage ---------------------------------------------------------------
sed 's/1700/17oo/' "$TMP/jobs.csv" >"$TMP/bad.csv"
fails_with 1 "bad.csv:3:12: column 'time (ms)': '17oo' is not a number" \
	analyze --csv "$TMP/bad.csv" --value 'time (ms)'
fails_with 1 "no such column; did you mean 'time (ms)'?" \
	analyze --csv "$TMP/jobs.csv" --value 'time (s)'
fails_with 1 "--where, at character 12 ('&& host = a'): wanted is 'and', 'or' or the end" \
	analyze --csv "$TMP/jobs.csv" --value 'time (ms)' --where 'state = ok && host = a'
fails_with 1 "--where, at character 1: the file has no column 'stat'; did you mean 'state'?" \
	analyze --csv "$TMP/jobs.csv" --value 'time (ms)' --where 'stat = ok'
fails_with 1 'no row fits --where' analyze --csv "$TMP/jobs.csv" --value 'time (ms)' --where 'host = z'
fails_with 1 'No such file' analyze --csv "$TMP/nowhere.csv" --value x
fails_with 2 'name it by --csv FILE' analyze --value x
fails_with 2 'name it by --csv FILE' analyze --where 'x = 1' "$TMP/run"
fails_with 2 'which columns are to be analyzed?' analyze --csv "$TMP/jobs.csv"
fails_with 2 'one or the other' analyze --csv "$TMP/jobs.csv" --value x "$TMP/run"
fails_with 2 '--metric is for runs' analyze --csv "$TMP/jobs.csv" --value x -m iterations
fails_with 2 'a column is missing beside a comma' analyze --csv "$TMP/jobs.csv" --value x,
fails_with 1 'standard output: No space left on device' sh -c '
	migstat-analyze analyze --csv "$1" --value "time (ms)" >/dev/full' sh "$TMP/jobs.csv"

# --- numbers at the edge: zero has no sign, and what no double tells apart has no digits ------
printf 'v\n-0\n-0.0\n0\n' >"$TMP/zeros.csv"
ok 'zeros of both signs' analyze --csv "$TMP/zeros.csv" --value v -f csv
cp "$TMP/stdout" "$TMP/zeros-summary.csv"
cell '0 0 0 0' "$TMP/zeros-summary.csv" mean,median,min,max
ok 'as JSON' analyze --csv "$TMP/zeros.csv" --value v -f json
lacks "$TMP/stdout" '-0'
printf 'vm,v (ms)\na,1e300\na,2e300\nb,3e300\nb,1e300\n' >"$TMP/huge.csv"
ok 'huge numbers as JSON' analyze --csv "$TMP/huge.csv" --value 'v (ms)' --unit-of vm -f json
member '3e+297' "$TMP/stdout" summary.max
prints '3e+297' analyze --csv "$TMP/huge.csv" --value 'v (ms)' --unit-of vm
ok 'in no line of which digits stand that nobody knows' awk 'length($0) > 100 { exit 1 }' "$TMP/stdout"

# where every VM has one row, nothing resembles anything: no warning of the naive interval
printf 'vm,t_ms\n%s' "$(printf 'v%d,%d\n' 1 10 2 400 3 12 4 11 5 380 6 13)" >"$TMP/one.csv"
ok 'a row a VM' of "$TMP/one.csv" --value t_ms --unit-of vm
lacks "$TMP/stdout" 'the naive interval would be narrower' 'no warning of the naive interval'
printf 'vm,t_ms\n%s' "$(printf 'v%d,%d\n' 1 10 1 11 2 400 2 401 3 12 3 13 4 11 4 12)" >"$TMP/two.csv"
ok 'two rows a VM' of "$TMP/two.csv" --value t_ms --unit-of vm
holds "$TMP/stdout" 'the naive interval would be narrower' 'and one where rows of a VM are alike'

# --- how people's files are written ------------------------------------------------------------
# written 'TEXT' ARGUMENTS…: summary.csv of a file of that text (printf %b)
written() {
	printf '%b' "$1" >"$TMP/written.csv"
	shift
	ok "a file is read: $*" of "$TMP/written.csv" "$@"
}
mean() {
	cell "$1" "$SUMMARY" n,mean
}
bad() { # 'COMPLAINT' 'TEXT' ARGUMENTS…
	complaint=$1
	printf '%b' "$2" >"$TMP/written.csv"
	shift 2
	fails_with 1 "$complaint" of "$TMP/written.csv" "$@"
}

written 'host;time (ms);state\na;12.5;ok\nb;13.5;ok\n' --value 'time (ms)' --by state
mean '2 0.013'
holds "$TMP/stdout" "Cells are separated by ';', as the file's beginning shows." 'the mark that was found is told'
written 'host\ttime_ms\na\t12\nb\t14\n' --value time_ms
mean '2 0.013'
written 'host|time_ms\na|12\nb|14\n' --value time_ms --where 'host = b'
mean '1 0.014'
written 'host:time_ms\na:12\nb:14\n' --value time_ms --delimiter :
mean '2 0.013'
written 'host time_ms\na 12\nb 14\n' --value time_ms --delimiter space
mean '2 0.013'
fails_with 1 "--delimiter 'ab': it is one mark" of "$TMP/written.csv" --value time_ms --delimiter ab
# the standard's form is what it was: names with other marks are no other form
written 'a;b,time_ms\nx;y,12\n' --value time_ms
mean '1 0.012'
lacks "$TMP/stdout" 'Cells are separated' 'nothing is told of a comma'

written 'host;time_ms\na;12,5\nb;13,5\nc;\n' --value time_ms
mean '2 0.013'
holds "$TMP/stdout" 'Numbers of time_ms have a decimal comma.' 'a decimal comma is told'
written 'host;time_ms\na;12,5\nb;13,5\n' --value time_ms --where 'time_ms > 13'
mean '1 0.0135'
bad "3:3: column 'time_ms': '1.234', but other numbers of it have a decimal comma" 'host;time_ms\na;12,5\nb;1.234\n' --value time_ms
bad "2:3: column 'time_ms': '1.234,5' is not a number" 'host;time_ms\na;1.234,5\n' --value time_ms
bad "2:3: column 'time_ms': '12,5' is not a number" 'host,time_ms\na,"12,5"\n' --value time_ms

written 't\nNA\nNaN\nnull\nNone\nN/A\n#N/A\n-\n7\n""\n' --value t
mean '1 7'
holds "$TMP/stdout" '7 cells of t say in a word that no value is known' 'and counted'
holds "$TMP/stdout" 'Rows without a value, left out: all rows (8).' 'beside the empty ones'
written 't\nlost\n9999\n7\n' --value t --missing lost,9999
mean '1 7'
written 'v,t\na,NA\nb,7\n' --value t --where 't > 1'
mean '1 7'
bad "2:1: column 't': 'lost' is not a number" 't\nlost\n' --value t
# a time below 0 is no measurement; a difference is one
bad "3:3: column 'downtime_ms': '-1' is below 0" 'vm,downtime_ms\na,12\nb,-1\n' --value downtime_ms
written 'vm,downtime_ms\na,12\nb,-1\n' --value downtime_ms --missing=-1
mean '1 0.012'
written 'vm,delta_ms,loss_ratio\na,-12,-0.5\n' --value delta_ms,loss_ratio
mean '1 -0.012 1 -0.5'

written 'job0,9696,6.5\njob1,9520,7.5\n' --value 3 --no-header
mean '2 7'
written 'job0;9696;6,5\njob1;9520;7,5\n' --value 3 --by 1 --no-header
cell 'job0 1 6.5 job1 1 7.5' "$SUMMARY" 1,n,mean
fails_with 1 '--value 9: ' of "$TMP/written.csv" --value 9 --no-header

written 'sep=;\nhost;t\na;1\nb;3\n' --value t
mean '2 2'
written 'A title, and more\nDate:,today\n\nhost,t\na,1\nb,3\n' --value t --by host
cell 'a 1 1 b 1 3' "$SUMMARY" host,n,mean
holds "$TMP/stdout" '3 lines before the header passed over.' 'and told'
written '# a comment, of two cells\nhost,t\na,1\n# another\nb,3\n' --value t
mean '2 2'
holds "$TMP/stdout" '1 line of comments (#) passed over.' 'comments are told'

# a line that begins with # is a comment, however many cells it has, and wherever it stands
written 'host,t\na,1\n# paused, then\nb,3\n# one, two, three\n#x,9\n' --value t
mean '2 2'
holds "$TMP/stdout" '3 lines of comments (#) passed over.' 'they are counted'
prepare perl -e 'print "host,t\n"; for (1 .. 30000) { print "a,1\nb,3\n"; print "# it is $_\n# it is, $_\n" if $_ % 10000 == 0 }' >"$TMP/deep.csv"
ok 'also far below the header' of "$TMP/deep.csv" --value t
mean '60000 2'
holds "$TMP/stdout" '6 lines of comments (#) passed over.' 'all are counted'
# the header behind a #, as tables for gnuplot have it; a comment that names the columns is none
for header in '#host,t' '# host,t' '# made by a script\n# host,t' '# t is in s, of each host,t\nhost,t'; do
	written "$header\na,1\nb,3\n" --value t --by host
	cell '1 3' "$SUMMARY" mean
done
written '#host,t\na,1\nb,3\n' --value t
holds "$TMP/stdout" 'The header stands behind a #' 'is told'
# rows that all begin so are rows; one among others is not, unless its cell is quoted
written 'host,t\n#1,1\n#2,3\n' --value t
mean '2 2'
holds "$TMP/stdout" 'they are rows, and no comments' 'are told'
written 'host,t\n"#1",1\nb,3\n' --value t
mean '2 2'

# decimal commas, where nothing else can be meant
written 'host\tt\na\t1,5\nb\t2,5\n' --value t
mean '2 2'
written 'host|t\na|1,5\nb|2,125\n' --value t
mean '2 1.8125'
written 'host,t\na,"1,5"\nb,"2,5"\n' --value t
mean '2 2'
holds "$TMP/stdout" 'Numbers of t have a decimal comma.' 'is told'
for number in 1,234 1,234.5 1,234,567; do
	printf 'host,t\na,"%s"\nb,"%s"\n' $number $number >"$TMP/thousands.csv"
	fails_with 1 'is its comma a decimal one, or of thousands?' of "$TMP/thousands.csv" --value t
done

# numbers that wrapped around 2^64 are not known
for number in 18446744073709549821 1.8446744073709549e+19 1.84467e+19; do
	written "host,t\na,1\nb,$number\nc,3\n" --value t
	mean '2 2'
	holds "$TMP/stdout" '1 of the numbers of t fell below 0' 'is told'
done
# a cycle or a VM that is a word for what is not known is none
written 'host,cycle,t\na,1,1\nb,NA,3\n' --value t
fails_with 1 "column 'cycle' is NA: --cycle needs to know each row's cycle" of "$TMP/written.csv" --value t --cycle cycle
printf 'vm,t\na,1\nNA,3\n' >"$TMP/unknown.csv"
fails_with 1 "column 'vm' is NA: --unit-of needs to know each row's VM" of "$TMP/unknown.csv" --value t --unit-of vm
written 'host,t\n#1,1\n#2,3\n' --value t # rows that begin with the mark are rows
mean '2 2'
bad '3:1: 3 cells where the header has 2' 'host,t\na,1\nb,3,4\nc,5\n' --value t
written '"time, all (ms)",note\n12,"a, b"\n14,c\n' --value '"time, all (ms)"'
mean '2 0.013'

written 'n,trans_sec,throughput_mb_s,latency/ms,time in ms,p99_\316\274s\n1,10,5.5,4,8,16\n' \
	--value trans_sec,throughput_mb_s,latency/ms,'time in ms',"$(printf 'p99_\316\274s')"
cell 'trans_sec - 10 throughput_bytes_per_second B/s 5500000 latency_seconds s 0.004 time_seconds s 0.008 p99_seconds s 1.6e-05' \
	"$SUMMARY" metric,unit,mean

for pack in gzip xz zstd; do
	if have $pack; then
		prepare $pack -c "$TMP/jobs.csv" >"$TMP/jobs.packed"
		ok "$pack" of "$TMP/jobs.packed" --value 'time (ms)'
		cell '4 ~1.425125' "$SUMMARY" n,mean
	else
		skip "$pack" 'it is not installed'
	fi
done

# --- what benchmark programs write ---------------------------------------------------------------
cat >"$TMP/hyperfine.json" <<'EOF'
{"results": [
  {"command": "sleep 0.1", "mean": 0.15, "times": [0.1, 0.2], "exit_codes": [0, 0], "parameters": {"threads": "1"}},
  {"command": "sleep 0.2", "mean": 0.25, "times": [0.25], "exit_codes": [null], "parameters": {"threads": "2"}}]}
EOF
ok 'hyperfine' of "$TMP/hyperfine.json" --value time_seconds --by command,threads
cell 'sleep 0.1 1 2 ~0.15 sleep 0.2 2 1 0.25' "$SUMMARY" command,threads,n,mean
holds "$TMP/stdout" "The file is hyperfine's JSON" 'is told'
printf '{"sampling_mode":"Linear","iters":[10.0,20.0],"times":[1000.0,2400.0]}' >"$TMP/sample.json"
ok "Criterion's sample.json" of "$TMP/sample.json" --value time_seconds
cell '2 1.1e-07' "$SUMMARY" n,mean # 100 and 120 ns
printf '%s\n' '{"reason":"group-complete","group_name":"g"}' \
	'{"reason":"benchmark-complete","id":"sort","iteration_count":[10,20],"measured_values":[1000.0,2400.0],"unit":"ns"}' >"$TMP/messages.json"
ok "Criterion's messages" of "$TMP/messages.json" --value time_seconds --by benchmark
cell 'sort 2 1.1e-07' "$SUMMARY" benchmark,n,mean
cat >"$TMP/google.csv" <<'EOF'
2026-11-30T10:00:00+00:00
Running ./bench
Run on (2 X 2000 MHz CPU s)
name,iterations,real_time,cpu_time,time_unit,bytes_per_second,items_per_second,label,error_occurred,error_message
"BM_sort/8",1000,150,140,ns,,,,,
"BM_sort/8",1000,0.25,0.24,us,,,,,
"BM_sort/8_mean",2,200,190,ns,,,,,
"BM_none",0,,,,,,,true,"skipped, for a reason"
EOF
ok 'Google Benchmark' of "$TMP/google.csv" --value real_time_seconds --by benchmark
cell 'BM_sort/8 2 2e-07' "$SUMMARY" benchmark,n,mean benchmark=BM_sort/8
ok 'and compare reads them' migstat-analyze compare --csv "$TMP/hyperfine.json" --value time_seconds -o "$TMP/out" \
	--between threads=1,threads=2 -a mean --fail-on never
printf '{"results": [{"command": "x"}]}' >"$TMP/none.json"
fails_with 1 'a result of hyperfine without its times' of "$TMP/none.json" --value time_seconds
printf '{"results": [{"command": "x"' >"$TMP/none.json"
fails_with 1 "$TMP/none.json:1:" of "$TMP/none.json" --value time_seconds

# the checks that runs get: the order of the rows is that of time, unless a column tells another
perl -e 'print "vm,way,when,t_seconds,w_seconds\n";
	for my $i (0 .. 39) { for my $vm (1 .. 3) { for my $way ("out", "home") {
		my $t = 10 * $vm + 0.1 * $i + ($i * 7 + $vm * 3) % 5 / 10;
		$t += 30 if $i == 20 && $vm == 2 && $way eq "out";
		my $w = 10 * $vm + ($i * 7 + $vm * 3) % 5 / 10 + ($i == 0) * 5;
		printf "v%d,%s,2026-01-01T00:%02d:%02dZ,%.3f,%.3f\n", $vm, $way, 59 - $i, $vm, $t, $w } } }' >"$TMP/course.csv"
CHECKS=$TMP/out/diagnostics.csv
checked() # CELLS COLUMNS WHERE…: of the table of checks
{
	cell "$1" "$CHECKS" "$2" "$3" "$4"
}
ok 'the course of a file' of "$TMP/course.csv" --value t_seconds,w_seconds --unit-of vm
holds "$TMP/stdout" 'that of the rows in the file' 'the page says what was taken for the order of time'
checked 'found ~0.05 s/row 80' finding,value,value_unit,count check=drift metric=t_seconds
checked 'found' finding check=warm_up metric=w_seconds
checked 'not_checked' finding check=busy metric=t_seconds
checked "1 124" value,rows check=outliers metric=t_seconds
is 'which is that line' 'v2,out' "$(sed -n 124p "$TMP/course.csv" | cut -d, -f1,2)"
ok 'a column that tells the time' of "$TMP/course.csv" --value t_seconds --unit-of vm --time when
checked 'found ~-0.05 s/row' finding,value,value_unit check=drift metric=t_seconds
holds "$TMP/stdout" "what the column 'when' tells" 'and it is told'
ok 'rows without a VM are one course' of "$TMP/course.csv" --value t_seconds --where 'vm = v1'
checked 'found ~0.05 80' finding,value,count check=drift metric=t_seconds
sed 's/when/started_at/' "$TMP/course.csv" >"$TMP/started.csv"
ok 'started_at tells it unasked' of "$TMP/started.csv" --value t_seconds --unit-of vm
checked 'found ~-0.05 s/row' finding,value,value_unit check=drift metric=t_seconds
sed '5s/2026[^,]*/soon/' "$TMP/started.csv" >"$TMP/soon.csv"
ok 'unless a cell of it cannot be read' of "$TMP/soon.csv" --value t_seconds --unit-of vm
checked 'found ~0.05 s/row' finding,value,value_unit check=drift metric=t_seconds
holds "$TMP/stdout" "line 5 has no time in the column 'started_at'" 'and that is told'
fails_with 1 "soon.csv:5:9: column 'started_at': 'soon' is no time" \
	analyze --csv "$TMP/soon.csv" --value t_seconds --time started_at
ok 'a large file is not checked' of "$TMP/piled.csv" --value t_seconds --unit-of vm
checked 'not_checked' finding check=drift metric=t_seconds
holds "$TMP/stdout" 'The measurements were not checked' 'and that is told'
fails_with 1 '--time whn: ' analyze --csv "$TMP/course.csv" --value t_seconds --time whn

# UTF-16, as programs of Windows write it, packed too
ok 'a large file' of "$TMP/piled-small.csv" --value t_seconds --unit-of vm
cut -d, -f2- "$SUMMARY" >"$TMP/utf8-summary"
iconv -f UTF-8 -t UTF-16 "$TMP/piled-small.csv" >"$TMP/utf16.csv"
{
	printf '\376\377'
	iconv -f UTF-8 -t UTF-16BE "$TMP/piled-small.csv"
} | gzip >"$TMP/utf16be.csv.gz"
for of_form in utf16.csv utf16be.csv.gz; do
	ok "$of_form" of "$TMP/$of_form" --value t_seconds --unit-of vm
	cut -d, -f2- "$SUMMARY" >"$TMP/utf16-summary"
	same 'has the same numbers' "$TMP/utf8-summary" "$TMP/utf16-summary"
done
head -c 2001 "$TMP/utf16.csv" >"$TMP/utf16-torn.csv"
fails_with 1 'utf16-torn.csv: it begins as UTF-16 does and is none' of "$TMP/utf16-torn.csv" --value t_seconds

# numbers that people read have no exponent
perl -e 'print "vm,cycle,t_seconds,x\n"; for my $c (1 .. 6) { for my $v (1 .. 19, 2000) {
	printf "v%d,%d,%.1f,%se308\n", $v, $c, 21710 * ($v > 1000 ? 100 : 1) + $c * 7 + $v % 3, 1 + $c % 3 / 10 } }' >"$TMP/sizes.csv"
ok 'large numbers' of "$TMP/sizes.csv" --value t_seconds --unit-of vm --full
ok 'without exponents' sh -c '! grep -E "[0-9]e[+-]?[0-9]" "$1"' sh "$TMP/stdout"
# an interval by logarithms that would not hold the mean is none
cell '- -' "$SUMMARY" two_way_log_low,two_way_log_high
ok 'asked for' of "$TMP/sizes.csv" --value t_seconds --unit-of vm --interval two-way-log
holds "$TMP/stdout" 'No interval by logarithms' 'it is said'
# what no double holds is not known
ok 'numbers whose squares are none' of "$TMP/sizes.csv" --value x --unit-of vm --full
holds "$TMP/stdout" 'No interval: the squares of such values' 'that is said'
ok 'and nothing is infinite' sh -c '! grep -E "(^|[ ,-])(inf|nan)" "$1" "$2"' sh "$TMP/stdout" "$SUMMARY"
ok 'one round' of "$TMP/sizes.csv" --value t_seconds --unit-of vm --where 'cycle = 1'
ok 'tells nothing of other times' sh -c '! grep -q "at times like those" "$1"' sh "$TMP/stdout"

# --- threads: the same bytes for any number of them, of a column that is too large for samples -------
perl -e 'my $state = 1; print "host,vm,t_ms\n";
	for (1 .. 110000) { $state = $state * 16807 % 2147483647;
		printf "h%d,vm%d,%s\n", $state % 3, $state % 7, $_ % 1000 ? $state % 5000 / 8 : "NA" }' >"$TMP/many.csv"
sed 's/,/","/g; s/^/"/; s/$/"/' "$TMP/many.csv" | perl -pe 's/\n/\r\n/' >"$TMP/many-quoted.csv"
summed_up() {
	analyze --value t_ms --by host --unit-of vm -f csv --csv - "$@"
}
summed_up <"$TMP/many.csv" >"$TMP/many-summary"
for file in many many-quoted; do
	for threads in 1 2 3 8; do
		summed_up --threads $threads <"$TMP/$file.csv" >"$TMP/$file-$threads"
		same "$file, $threads threads" "$TMP/$file-$threads" "$TMP/many-summary"
	done
done
is 'all values are there' 109890 "$(perl -F, -ane '
	if ($. == 1) { ($at) = grep { $F[$_] eq "n" } 0 .. $#F } else { $sum += $F[$at] } END { print $sum }' "$TMP/many-summary")"
fails_with 2 '--threads' analyze --csv "$TMP/many.csv" --threads 0 --value t_ms
fails_with 2 'tell of a CSV file' analyze --threads 2 "$SMALL"

# --- progress: on a terminal, of what takes long -------------------------------------------------
slowly="(cat '$TMP/many.csv'; sleep 1.3; tail -n +2 '$TMP/many.csv') | migstat-analyze analyze --csv - --value t_ms"
on_terminal() {
	script -qec "$1" /dev/null </dev/null >"$TMP/typescript" 2>&1 || : >"$TMP/typescript"
	tr -d '\r' <"$TMP/typescript" >"$TMP/shown"
}
on_terminal "$slowly"
holds "$TMP/shown" ' MB/s' 'a line of progress'
on_terminal "$slowly --quiet"
lacks "$TMP/shown" ' MB/s' 'none with --quiet'
ok 'in a pipe' sh -c "$slowly"
is 'there is none' '' "$(cat "$TMP/stderr")"

fails_with 1 '/dev/zero: it is a device, which has no end' analyze --csv /dev/zero --value x
fails_with 1 '-: it is a device, which has no end' sh -c 'migstat analyze --csv - --value x </dev/zero'
# --- where an interval holds less often than it promises ----------------------------------------
# VMs by factors: level of each; cycles that resemble their neighbours: triples
perl -e 'print "vm,cycle,v\n";
	for my $vm (0 .. 3) { printf "vm%d,%d,%.3f\n", $vm, $_, (1, 3, 10, 30)[$vm] * (1 + 0.01 * ($_ * 7 % 5)) for 1 .. 6 }' \
	>"$TMP/factors.csv"
prepare migstat analyze --csv "$TMP/factors.csv" --unit-of vm --value v -o "$TMP/held" >"$TMP/page"
holds "$TMP/page" 'so few VMs that differ by factors hardly tell the mean' 'few VMs by factors'
perl -e 'print "vm,cycle,v\n";
	for my $vm (1 .. 12) { printf "vm%d,%d,%.3f\n", $vm, $_, 10 + int(($_ - 1) / 3) % 2 + 0.1 * ($_ * $vm * 7 % 5) for 1 .. 15 }' \
	>"$TMP/triples.csv"
prepare migstat analyze --csv "$TMP/triples.csv" --unit-of vm --value v -o "$TMP/held" >"$TMP/page"
holds "$TMP/page" 'neighbouring cycles resemble each other so much' 'neighbours that are alike'
lacks "$TMP/page" 'differ by factors'

done_testing
