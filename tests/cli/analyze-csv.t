#!/bin/sh
# `migstat analyze --csv`: any CSV file, as a person would: the same numbers as of a run, the OSIC
# study's own numbers, a file larger than the memory it may take, and wrong usage.
# shellcheck disable=SC2016  # what looks like variables is another shell's or awk's
. tests/cli/lib.sh

SMALL=tests/golden/run-small
REFERENCE=${MIGSTAT_REFERENCE_DATA:-../shared/data}

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
cut -d, -f2- "$TMP/file/summary.csv" >"$TMP/of-file"
same 'and the numbers are the same to the byte' "$TMP/of-run" "$TMP/of-file"
ok 'of a file there is no outcomes.csv and no model.csv' \
	sh -c '[ "$(ls "$1")" = summary.csv ]' sh "$TMP/file"

# --- units, groups, VMs ----------------------------------------------------------------------
prints 'time_seconds (s)' analyze --csv "$TMP/jobs.csv" --value 'time (ms)'
prints "time_seconds is the column 'time (ms)' times 1e-3, in s." \
	analyze --csv "$TMP/jobs.csv" --value 'time (ms)'
prints "size_bytes is the column 'size [MiB]' times 1048576, in B." \
	analyze --csv "$TMP/jobs.csv" --value 'size [MiB]'
prints 'Rows that count: 6 of 6' analyze --csv "$TMP/jobs.csv" --value 'time (ms)'
prints 'Rows without a value, left out: all rows (2).' \
	analyze --csv "$TMP/jobs.csv" --value 'time (ms)'
prints 'Without --unit-of every row counts as a VM of its own' \
	analyze --csv "$TMP/jobs.csv" --value 'time (ms)'
prints "A VM is what the column 'vm' tells apart." \
	analyze --csv "$TMP/jobs.csv" --value 'time (ms)' --unit-of vm
prints 'Rows without a value, left out: b (2).' \
	analyze --csv "$TMP/jobs.csv" --value 'time (ms)' --by host --unit-of vm
analyze -f csv --csv "$TMP/jobs.csv" --value 'time (ms),size [MiB]' --by host,vm \
	--where 'state = ok and "try no" < 2' | cut -d, -f2-9 >"$TMP/printed"
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
prints '### time\_seconds (s)' analyze -f markdown --csv "$TMP/jobs.csv" --value 'time (ms)'
prints '\caption{time\_seconds (s). File' analyze -f latex --csv "$TMP/jobs.csv" --value 'time (ms)'
prints '"metric": "time_seconds"' analyze -f json --csv "$TMP/jobs.csv" --value 'time (ms)'

# --- the OSIC study: migration-benchmarks, recomputed from its logs ---------------------------
logs=$REFERENCE/osic/lvm_tun_on_block_storage_sml
if [ -f "$logs.txt" ] && [ -f "${logs}_after_patch.txt" ]; then
	tests/osic-csv before="$logs.txt" after="${logs}_after_patch.txt" >"$TMP/osic.csv"
	ok 'analyzes the OSIC study, before and after its patch' analyze --csv "$TMP/osic.csv" \
		-o "$TMP/osic" --value total_time_seconds --by side --unit-of vm \
		--where 'flavor = large and state = ok' --limit none
	awk -F, 'NR > 1 { printf "%s %.2f ± %.2f, n %d\n", $4, $7, $8, $5 }' "$TMP/osic/summary.csv" \
		>"$TMP/recomputed"
	printf 'before 246.24 ± 30.94, n 204\nafter 241.85 ± 10.16, n 240\n' >"$TMP/known"
	prints 'before (6 of 204, at 400 s or more)' analyze --csv "$TMP/osic.csv" \
		--value total_time_seconds --by side --unit-of vm --where 'flavor = large and state = ok'
	same 'its means, deviations and numbers come out' "$TMP/known" "$TMP/recomputed"
	prints 'before     6' analyze --csv "$TMP/osic.csv" --value total_time_seconds --by side \
		--where 'flavor = large and state = ok and total_time_seconds >= 400'
	prints 'before    19' analyze --csv "$TMP/osic.csv" --value total_time_seconds --by side \
		--where 'flavor = large and state = failed'
else
	skip 'the OSIC study' "its logs are not in $REFERENCE (MIGSTAT_REFERENCE_DATA)"
fi

# --- a file larger than the memory it may take: 40 MB of addresses, libraries included --------
case $BUILD in
*asan*) skip 'a file larger than memory' 'sanitizers reserve terabytes of addresses' ;;
*)
	perl -e 'print "case,vm,total_time_seconds,note\n";
		printf "c%d,vm%d,%d.%03d,%s\n", $_ % 2, $_ % 9, 20 + $_ % 7, $_ % 997, "x" x 300
			for 1 .. 200000;' >"$TMP/large.csv"
	ok 'the file is larger than 60 MB' sh -c '[ "$(wc -c <"$1")" -gt 60000000 ]' sh "$TMP/large.csv"
	prints 'Rows that count: 200000 of 200000' sh -c '
		ulimit -v 40000 && migstat-analyze analyze --csv "$1" --value total_time_seconds \
			--by case --unit-of vm' sh "$TMP/large.csv"
	prints 'Before: case=c0. After: case=c1' sh -c '
		ulimit -v 55000 && migstat-analyze compare --csv --value total_time_seconds \
			--between case=c0,case=c1 --unit-of vm "$1"' sh "$TMP/large.csv"
	;;
esac

# --- limits of a column that is too large for samples: as of a small one -----------------------
perl -e 'print "vm,t_seconds\n"; printf "vm%d,%s\n", $_ % 9, $_ % 500 ? 200 + $_ % 83 + $_ % 10 / 10 : 400 + $_ % 7 / 10
	for 1 .. 100200' >"$TMP/piled.csv"
head -n 99001 "$TMP/piled.csv" >"$TMP/piled-small.csv"
prints 'all rows (200 of 100200, at 400 s or more)' analyze --csv "$TMP/piled.csv" --value t_seconds --unit-of vm
prints 'all rows (198 of 99000, at 400 s or more)' \
	analyze --csv "$TMP/piled-small.csv" --value t_seconds --unit-of vm
above=$(awk -F, 'NR > 1 && $2 >= 282.2' "$TMP/piled.csv" | wc -l)
prints "all rows ($above of 100200, at 282.2 s or more)" \
	analyze --csv "$TMP/piled.csv" --value t_seconds --unit-of vm --limit t_seconds=282.2s
run analyze --csv "$TMP/piled.csv" --value t_seconds --unit-of vm --limit none
! says "$TMP/stdout" 'give-up limit'
report $? 'unless none is wanted'

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

done_testing
