#!/bin/sh
# export.t: a run goes out: every format by hand-worked rows, by the reader it is made for where that
# is installed, and what is refused.
# shellcheck disable=SC2016  # the expressions in single quotes are for Perl
. tests/cli/lib.sh

# a run by hand: a name that needs every kind of escaping, a refusal, a failure without any time, one
# that was not attempted, a whole number where Rally wants a point
new_run() {
	mkdir -p "$TMP/$1"
	cat >"$TMP/$1/datapackage.json" <<-EOF
		{"title": "$1", "created": "2024-03-01T10:20:30.500000Z", "migstat": {"format": 1, "version": "0.1",
		"state": "complete", "platform": {"platform": "libvirt",
		"hosts": {"a": {"name": "alice", "libvirt_version": "9.0.0"}}}}}
	EOF
	cat >"$TMP/$1/migrations.csv" <<-'EOF'
		migration,case,vm,cycle,direction,order,started_at,outcome,total_time_seconds,call_time_seconds,downtime_seconds,iterations,error
		1,"a ""b"", c\d",vm1,1,AB,1,2024-03-01T10:20:31.250000Z,ok,10,9.5,0.125,3,
		2,"a ""b"", c\d",vm2,1,AB,2,2024-03-01T10:21:00.000000Z,refused,,0.75,,,unsafe
		3,plain,vm1,1,BA,1,2024-03-01T10:22:00.000000Z,error_returned,,,,,gone
		4,plain,vm2,1,BA,2,,not_attempted,,,,,not there
		5,last,vm2,1,BA,2,,not_attempted,,,,,not there
	EOF
	cat >"$TMP/$1/parameters.csv" <<-'EOF'
		migration,parameter,asked,in_force,told_by
		1,tunnelled,yes,no,libvirt
		2,tunnelled,yes,,
		1,downtime-limit,,300,qemu
	EOF
	cat >"$TMP/$1/gaps.csv" <<-'EOF'
		migration,vm,probe,cause,clock_seconds,gap_seconds,resolution_seconds,silence_seconds,own_late_seconds,threshold_seconds,baseline_seconds,probes,open
		2,vm2,icmp,target,7.5,0.25,0.005,0.26,0,0.03,0.01,25,no
		1,vm1,tcp,target,5.5,0.5,0.01,0.51,0,0.03,0.01,50,yes
		2,vm2,udp,collector,7.6,0.15,0.005,0.16,0.1,0.03,0.01,1,no
	EOF
}

new_run small
cd "$TMP" || exit 1

# --- csv-wide --------------------------------------------------------------------------------
cat >wanted.csv <<'EOF'
run,run_created,migstat_version,platform,host_a,host_a_cpu_model,host_a_libvirt_version,host_a_hypervisor_version,host_b,host_b_cpu_model,host_b_libvirt_version,host_b_hypervisor_version,imported_from,imported_sha256,migration,case,vm,cycle,direction,order,started_at,outcome,total_time_seconds,call_time_seconds,downtime_seconds,iterations,error,asked_tunnelled,in_force_tunnelled,asked_downtime_limit,in_force_downtime_limit
small,2024-03-01T10:20:30.500000Z,0.1,libvirt,alice,,9.0.0,,,,,,,,1,"a ""b"", c\d",vm1,1,AB,1,2024-03-01T10:20:31.250000Z,ok,10,9.5,0.125,3,,yes,no,,300
small,2024-03-01T10:20:30.500000Z,0.1,libvirt,alice,,9.0.0,,,,,,,,2,"a ""b"", c\d",vm2,1,AB,2,2024-03-01T10:21:00.000000Z,refused,,0.75,,,unsafe,yes,,,
small,2024-03-01T10:20:30.500000Z,0.1,libvirt,alice,,9.0.0,,,,,,,,3,plain,vm1,1,BA,1,2024-03-01T10:22:00.000000Z,error_returned,,,,,gone,,,,
small,2024-03-01T10:20:30.500000Z,0.1,libvirt,alice,,9.0.0,,,,,,,,4,plain,vm2,1,BA,2,,not_attempted,,,,,not there,,,,
small,2024-03-01T10:20:30.500000Z,0.1,libvirt,alice,,9.0.0,,,,,,,,5,last,vm2,1,BA,2,,not_attempted,,,,,not there,,,,
EOF
ok 'csv-wide to a file' migstat export small -f csv-wide -o wide.csv
fails_with 1 '/dev/full: cannot be written: No space left on device' migstat export small -f csv-wide -o /dev/full
ok 'a device is written to, not replaced' test -c /dev/full
ln -s wide.csv link.csv
new_run formulas
sed -i "2s/vm1/=cmd|'a'!A1/; 3s/vm2/-n/; 3s/unsafe/@SUM(A1)/; 4s/gone/-5/" formulas/migrations.csv
ok 'no cell is a formula to a spreadsheet' migstat export formulas -f csv-wide -o wide-safe.csv
cell "'=cmd|'a'!A1 '-n vm1 vm2 vm2" wide-safe.csv vm
cell "'@SUM(A1)" wide-safe.csv error migration=2
cell -5 wide-safe.csv error migration=3
ok 'but with --raw' migstat export formulas -f csv-wide --raw -o wide-raw.csv
cell "=cmd|'a'!A1 -n vm1 vm2 vm2" wide-raw.csv vm
ok 'a link is followed' migstat export small -f csv-wide -o link.csv
ok 'and stays' test -L link.csv
is 'says nothing' '' "$(cat stdout stderr)"
same 'run, migration, metrics and parameters stand in one row' wanted.csv wide.csv
new_run alone
rm alone/parameters.csv alone/gaps.csv
ok 'a run that somebody else made may have no further tables' migstat export alone -f csv-wide -o alone.csv
cell 'vm1 vm2 vm1 vm2 vm2' alone.csv vm
ok 'csv-wide to standard output' migstat export --format csv-wide small
cp stdout said
same 'is the same' wanted.csv said

# a run that somebody else made may lack tables
new_run bare
rm bare/parameters.csv bare/gaps.csv
for format in csv-wide json-lines openmetrics rally-json; do
	ok "without parameters and gaps: $format" migstat export bare -f $format -o "bare.$format"
done
cell '1 2 3 4 5' bare.csv-wide migration

# --- json-lines ------------------------------------------------------------------------------
ok 'json-lines' migstat export small -f json-lines -o small.jsonl
is 'one object for each migration' 5 "$(wc -l <small.jsonl)"
cat >wanted.jsonl <<'EOF'
{"run": "small", "migration": 1, "case": "a \"b\", c\\d", "vm": "vm1", "cycle": 1, "direction": "AB", "order": 1, "started_at": "2024-03-01T10:20:31.250000Z", "outcome": "ok", "total_time_seconds": 10, "call_time_seconds": 9.5, "downtime_seconds": 0.125, "iterations": 3, "error": null, "parameters": {"tunnelled": {"asked": "yes", "in_force": "no", "told_by": "libvirt"}, "downtime-limit": {"asked": null, "in_force": "300", "told_by": "qemu"}}, "gaps": [{"vm": "vm1", "probe": "tcp", "cause": "target", "clock_seconds": 5.5, "gap_seconds": 0.5, "resolution_seconds": 0.01, "silence_seconds": 0.51, "own_late_seconds": 0, "threshold_seconds": 0.03, "baseline_seconds": 0.01, "probes": 50, "open": "yes"}]}
EOF
head -n 1 small.jsonl >first.jsonl
same 'with its parameters and gaps' wanted.jsonl first.jsonl
# objects PERL FILE: whether it holds for @m, its objects by migration
objects() {
	perl -MJSON::PP -ne '
		BEGIN { $holds = shift }
		$m[$.] = decode_json($_);
		END { exit(eval $holds ? 0 : 1) }' "$@"
}
ok 'what is not known is null' objects '
	!grep { !exists $m[3]{$_} || defined $m[3]{$_} } qw(total_time_seconds call_time_seconds iterations)' small.jsonl
ok 'gaps find their migration in any order' objects '
	"@{[map { $_->{gap_seconds} } @{$m[2]{gaps}}]}" eq "0.25 0.15" && @{$m[1]{gaps}} == 1 && !@{$m[3]{gaps}}' small.jsonl
new_run numbers
sed -i 's/,10,9.5,/,+10,.5,/' numbers/migrations.csv
ok 'numbers in the ways that CSV allows' migstat export numbers -f json-lines -o numbers.jsonl
ok 'are the numbers of JSON' objects '$m[1]{total_time_seconds} == 10 && $m[1]{call_time_seconds} == 0.5' numbers.jsonl
# --- openmetrics -----------------------------------------------------------------------------
cat >wanted.om <<'EOF'
# TYPE migstat_run_info gauge
# HELP migstat_run_info The run that the samples come from.
migstat_run_info{run="small",created="2024-03-01T10:20:30.500000Z",version="0.1",state="complete"} 1 1709288430.500000
# TYPE migstat_migration_info gauge
# HELP migstat_migration_info A planned migration, and what became of it: label outcome.
migstat_migration_info{run="small",migration="1",case="a \"b\", c\\d",vm="vm1",cycle="1",direction="AB",order="1",outcome="ok"} 1 1709288431.250000
migstat_migration_info{run="small",migration="2",case="a \"b\", c\\d",vm="vm2",cycle="1",direction="AB",order="2",outcome="refused",error="unsafe"} 1 1709288460.000000
migstat_migration_info{run="small",migration="3",case="plain",vm="vm1",cycle="1",direction="BA",order="1",outcome="error_returned",error="gone"} 1 1709288520.000000
migstat_migration_info{run="small",migration="4",case="plain",vm="vm2",cycle="1",direction="BA",order="2",outcome="not_attempted",error="not there"} 1 1709288430.500000
migstat_migration_info{run="small",migration="5",case="last",vm="vm2",cycle="1",direction="BA",order="2",outcome="not_attempted",error="not there"} 1 1709288430.500000
EOF
ok 'openmetrics' migstat export small -f openmetrics -o small.om
head -n 10 small.om >head.om
# where the start is not known, the time is that of the run's making
same 'the run and what became of its migrations' wanted.om head.om
ok 'a metric with its unit' grep -qx '# UNIT migstat_total_time_seconds seconds' small.om
ok 'a sample has the time of its migration' grep -qxF \
	'migstat_downtime_seconds{run="small",migration="1",case="a \"b\", c\\d",vm="vm1",cycle="1",direction="AB",order="1"} 0.125 1709288431.250000' \
	small.om
lacks small.om setup_time 'a metric without a value has no family'
is 'gaps have samples of their own' 3 "$(grep -c '^migstat_gap_seconds{' small.om)"
ok 'the second gap of a migration' grep -q \
	'^migstat_gap_resolution_seconds{.*migration="2",.*gap="2",probe="udp",cause="collector",open="no"} 0.005 ' small.om
is 'the end is marked' '# EOF' "$(tail -n 1 small.om)"
ok 'the demo' migstat export "$ROOT/datasets/demo" -f openmetrics -o demo.om
if /usr/bin/python3 -c 'import prometheus_client.openmetrics.parser' 2>/dev/null; then
	for file in small demo; do
		ok "Prometheus's own parser takes it: $file" /usr/bin/python3 -c '
import sys
from prometheus_client.openmetrics.parser import text_string_to_metric_families
for family in text_string_to_metric_families(open(sys.argv[1]).read()):
    assert family.documentation and family.samples, family.name
    print(family.name, family.type, family.unit, len(family.samples))' $file.om
	done
	is 'and finds the samples of the demo' 'migstat_memory_rate_bytes_per_second gauge bytes_per_second 23' \
		"$(grep memory_rate stdout)"
else
	skip "Prometheus's own parser takes it" 'python3-prometheus-client is not installed'
fi

# --- rally-json ------------------------------------------------------------------------------
warns '2 migrations that were not attempted are left out' migstat export small -f rally-json -o small.json
warns '1 failures of unknown length have the duration 0' migstat export small -f rally-json
is 'a case is a workload; one without an attempt is none' 2 "$(grep -o '"pos":' small.json | wc -l)"
holds small.json '"duration": 10.0,' 'a number has a point'
holds small.json '"duration": 0.75, "idle_duration": 0.0, "error": ["refused", "unsafe", ""]' \
	'a refusal is an error, with the time of the call'
holds small.json '"created_at": "2024-01-03T10:20:31"' "its date is Rally's year-day-month"
# durations RUN: case and total time of every migration that went well
durations() {
	columns "$1/migrations.csv" outcome,case,total_time_seconds | sed -n 's/^ok,\(migstat\.\)\{0,1\}//p'
}
warns 'left out' migstat export "$ROOT/datasets/demo" -f rally-json -o demo.json
ok 'import reads it back' migstat import demo.json -o back
durations "$ROOT/datasets/demo" >times.csv
durations back >times.back
same 'with the same durations' times.csv times.back
ok 'and its run goes out again' migstat export back -f csv-wide -o back.csv
cell "demo.json $(sha256sum demo.json | cut -d ' ' -f 1)" back.csv imported_from,imported_sha256 migration=1
if have rally; then
	printf '[database]\nconnection = sqlite:///%s/rally.db\n' "$TMP" >rally.conf
	(
		export HOME="$TMP"
		ok 'Rally makes a place' sh -c 'rally --config-file rally.conf db create &&
			rally --config-file rally.conf env create --name exported'
		ok 'Rally imports it' rally --config-file rally.conf task import --file demo.json
		ok 'Rally reports on it' rally --config-file rally.conf task report --uuid demo.json --html \
			--out demo.html
		rally --config-file rally.conf task results \
			"$(rally --config-file rally.conf task list --uuids-only 2>/dev/null | tail -n 1)" >back.json 2>/dev/null
		ok 'and gives back the same durations' /usr/bin/python3 -c '
import json
def durations(path):
    return [[i["duration"] for i in w["result"]] for w in json.load(open(path))]
assert durations("demo.json") == durations("back.json") and len(durations("back.json")) == 4'
		printf '%s' "$tests_run" >tests_run
	)
	tests_run=$(cat tests_run)
else
	skip 'Rally imports it' 'rally is not installed'
fi

# --- what it refuses -------------------------------------------------------------------------
fails_with 2 'no run is named' migstat export -f csv-wide
# --- several runs ---------------------------------------------------------------------------
prepare migstat export small -f csv-wide -o one.csv
prepare migstat export "$ROOT/datasets/demo" -f csv-wide -o two.csv
ok 'several runs in one table' migstat export small "$ROOT/datasets/demo" -f csv-wide -o both.csv
is 'the rows of both' "$(($(wc -l <one.csv) + $(wc -l <two.csv) - 1))" "$(wc -l <both.csv)"
cell '32' both.csv migration '$r{run} eq "demo" && $r{migration} > 31'
for column in run migration case outcome total_time_seconds asked_storage in_force_storage; do
	"$ROOT/tests/cli/columns" both.csv $column | tail -n +2 >of-both
	{ "$ROOT/tests/cli/columns" one.csv $column 2>/dev/null || sed 's/.*//' one.csv; } | tail -n +2 >of-each
	{ "$ROOT/tests/cli/columns" two.csv $column 2>/dev/null || sed 's/.*//' two.csv; } | tail -n +2 >>of-each
	same "column $column is that of each" of-each of-both
done
ok 'and in lines of JSON' migstat export small "$ROOT/datasets/demo" -f json-lines -o both.jsonl
prepare migstat export small -f json-lines -o one.jsonl
prepare migstat export "$ROOT/datasets/demo" -f json-lines -o two.jsonl
cat one.jsonl two.jsonl >each.jsonl
same 'those of each' each.jsonl both.jsonl
warns 'two runs are named' migstat export small small -f csv-wide -o twice.csv
fails_with 1 'is a file of the run itself' migstat export "$ROOT/datasets/demo" small -f csv-wide -o small/migrations.csv
fails_with 1 'No such file' migstat export small nowhere -f csv-wide -o none.csv
fails_with 2 'one run too many: openmetrics holds one' migstat export small demo -f openmetrics
fails_with 2 '--format FORMAT is missing' migstat export small
fails_with 2 "there is no such format; did you mean 'json-lines'?" migstat export small -f json-line
fails_with 2 '--output is empty' migstat export small -f csv-wide -o ''
fails_with 2 "unknown option --formt; did you mean 'format'?" migstat export small --formt csv-wide
fails_with 1 'nowhere/datapackage.json: No such file' migstat export nowhere -f csv-wide
for file in datapackage.json migrations.csv gaps.csv; do
	cp small/$file before
	fails_with 1 "small/$file is a file of the run itself" migstat export small -f csv-wide -o small/$file
	same 'and it still stands' before small/$file
done
fails_with 1 'nowhere/x.csv: cannot be written: No such file' migstat export small -f csv-wide -o nowhere/x.csv
fails_with 1 'standard output: No space left on device' sh -c 'migstat export small -f json-lines >/dev/full'
cp wide.csv before
fails_with 1 'wide.csv: cannot be written: File too large' \
	sh -c "trap '' XFSZ; ulimit -f 1; exec migstat export small -f openmetrics -o wide.csv"
same 'the old file stands' before wide.csv
new_run latin
latin=$(printf 'pl\344in')
sed -i "s/,plain,/,$latin,/" latin/migrations.csv
fails_with 1 "latin/migrations.csv:4:3: column 'case' is not UTF-8 text; only csv-wide can carry it" \
	migstat export latin -f json-lines -o latin.x
ok 'csv-wide carries it' migstat export latin -f csv-wide
new_run bad
sed -i 's/,0.25,/,much,/' bad/gaps.csv
fails_with 1 "bad/gaps.csv:2:23: column 'gap_seconds': 'much' is not a number" \
	migstat export bad -f csv-wide -o bad.x
is 'nothing was written by any of them, and no temporary file is left' '' \
	"$(find . -name '*.x' -o -name '*.tmp')"
new_run torn
printf '6,last,vm1' >>torn/migrations.csv
warns 'torn/migrations.csv:7: the last line is torn' migstat export torn -f csv-wide

done_testing
