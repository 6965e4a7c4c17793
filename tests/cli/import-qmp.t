#!/bin/sh
# import-qmp.t: QEMU's answers to query-migrate: one of each kind, and streams with times.
# shellcheck disable=SC2016  # the expressions in single quotes are for Perl
. tests/cli/lib.sh
. tests/cli/import-lib.sh
sample=tests/import/qmp

ok 'one answer' migstat import $sample-completed.json -o "$TMP/one"
cells 'ok' "$TMP/one" outcome
cells '0.007' "$TMP/one" job_time_seconds
cells '0.000' "$TMP/one" downtime_seconds
cells '349373' "$TMP/one" memory_moved_bytes
cells '76851500' "$TMP/one" memory_rate_bytes_per_second # 614.812 Mbit/s, which is no MB/s
cells '2' "$TMP/one" iterations
cells '-' "$TMP/one" started_at

ok 'a failure' migstat import $sample-failed.json -o "$TMP/failed"
cells 'error_returned' "$TMP/failed" outcome
cells "Failed to connect to '127.0.0.1:1': Connection refused" "$TMP/failed" error

# answers behind their time; at the end virsh says that the VM is gone
ok 'a stream of lines' migstat import $sample.log -o "$TMP/log"
cells 'unknown' "$TMP/log" outcome
cells '2026-11-26T08:08:37.005489Z' "$TMP/log" started_at # 1795680517.113488780 - 0.108
cells '12' "$TMP/log" rows progress.csv '$r{rows} = ++$n; $r{job_time_seconds} == 1.767'
cells '9704030' "$TMP/log" memory_processed_bytes progress.csv '$r{job_time_seconds} == 0.108'

# JSON lines; first the "completed" of a guest that came in, which is no migration of its own
ok 'a stream of objects' migstat import $sample-stream.jsonl -o "$TMP/stream"
cells '1' "$TMP/stream" migration
cells '0.132 0.342' "$TMP/stream" job_time_seconds progress.csv '$r{job_time_seconds} < 0.5'
cells '17326080' "$TMP/stream" dirty_rate_max_bytes_per_second # 4230 pages of 4096 bytes a second

running='{"return": {"status": "active", "total-time": 100, "ram": {"dirty-pages-rate": 7, "mbps": 8}}}'
done='{"status": "completed", "total-time": 250, "downtime": 40, "cpu-throttle-percentage": 0}'
printf '%s\n' "100.5 $running" "100.7 $done" "100.9 $done" >"$TMP/whole.log"
ok 'bare answers too, and the end told twice' migstat import qmp "$TMP/whole.log" -o "$TMP/whole"
cells '1' "$TMP/whole" migration
cells '0.250' "$TMP/whole" job_time_seconds
cells '0.040' "$TMP/whole" downtime_seconds
cells '1970-01-01T00:01:40.400000Z' "$TMP/whole" started_at
cells '1000000' "$TMP/whole" memory_rate_bytes_per_second progress.csv
cells '-' "$TMP/whole" dirty_rate_bytes_per_second progress.csv # without ram.page-size
printf '%s\n' "{\"status\": \"cancelled\"," '"total-time": 5}' >"$TMP/pretty.json"
ok 'an answer over several lines' migstat import qmp "$TMP/pretty.json" -o "$TMP/pretty"
cells 'aborted_by_manager' "$TMP/pretty" outcome

refused qmp '{"status": "active"}\n{"status": "activ"}\n' "2:12: status: 'activ' is no status of a migration"
refused qmp '{"status": "active"}\n1.5 {"status": "active", "total-time": "x"}\n' "2:40: total-time: 'x' is a text where a number should be"
refused qmp '{"status": "active"}\nsoon {"status": "active"}\n' "2:1: 'soon' before the answer is no time"
refused qmp '{"status": "active"}\n5 {"status": \n' '3: bad JSON'
refused qmp '{"status": "active", "ram": {"total": -1}}' '1:39: ram.total: -1 is negative'
refused qmp '{"return": {}}\n' '1: it holds no migration: its lists'
refused qmp '{"return": [1]}\n' '1: no answer tells of a migration'

# ---- answers in what scripts wrap them in ----

# as a thesis published them: an array of objects, clocks of the host's uptime, an empty answer
# before the migration and a bare one after it
printf '%s' '[{"t_monotonic": 24871.4, "query_migrate": {}},' \
	'{"t_monotonic": 24871.6, "query_migrate": {"status": "active", "total-time": 201, "ram": {"total": 8607571968}}},' \
	'{"t_monotonic": 24889.1, "query_migrate": {"status": "completed", "downtime": 13, "total-time": 17717, "ram": {"transferred": 2428414189}}},' \
	'{"t_monotonic": 25040.9, "query_migrate": {"status": "completed"}}]' >"$TMP/wrapped.json"
ok 'wrapped answers, guessed' migstat import "$TMP/wrapped.json" -o "$TMP/wrapped"
cells '17.717' "$TMP/wrapped" job_time_seconds
cells '0.013' "$TMP/wrapped" downtime_seconds
cells '2428414189' "$TMP/wrapped" memory_moved_bytes
cells '-' "$TMP/wrapped" started_at # uptime is no date
printf '%s' '{"host": {"status": "online"}, "samples": [' \
	'{"time": "2026-03-01T00:00:01Z", "answer": {"return": {"status": "active", "total-time": 500}}},' \
	'{"answer": {"status": "active", "total-time": 900}}, {"answer": {"status": "completed", "total-time": 1500, "downtime": 2}}]}' >"$TMP/deep.json"
ok 'deeper, with a time of its own' migstat import qmp "$TMP/deep.json" -o "$TMP/deep"
cells '1.500' "$TMP/deep" job_time_seconds
cells '2026-03-01T00:00:00.500000Z' "$TMP/deep" started_at
cells '2026-03-01T00:00:01.000000Z -' "$TMP/deep" at progress.csv # a time is not handed on
printf '%s' '{"web": {"status": "completed", "total-time": 300, "downtime": 3},' \
	'"db": {"status": "failed", "total-time": 700}}' >"$TMP/names.json"
ok 'answers side by side are of several VMs' migstat import qmp "$TMP/names.json" -o "$TMP/names"
cells 'web db' "$TMP/names" vm
cells 'ok error_returned' "$TMP/names" outcome
printf '%s\n' '{"time": 1700000000, "web": {"return": {"status": "active", "total-time": 100}}, "db": {"return": {}}}' \
	'{"time": 1700000001, "web": {"return": {"status": "completed", "total-time": 900, "downtime": 3}}, "db": {"return": {"status": "active", "total-time": 50}}}' \
	'{"time": 1700000002, "web": {"return": {"status": "completed"}}, "db": {"return": {"status": "completed", "total-time": 800, "downtime": 4}}}' >"$TMP/beside.jsonl"
ok 'and so are envelopes side by side' migstat import qmp "$TMP/beside.jsonl" -o "$TMP/beside"
cells 'web db' "$TMP/beside" vm
cells '0.900 0.800' "$TMP/beside" job_time_seconds
refused qmp '{"a": {"status": "online"}, "b": [{"status": "activ", "total-time": 1}]}' "1:46: b[0].status: 'activ' is no status of a migration"

# ---- forms of the stream ----

# two ends with the same total time, 15 minutes apart, are two migrations
printf '%s\n' '1718000000 {"return": {"status": "completed", "downtime": 174, "total-time": 5754, "ram": {"transferred": 665000000}}}' \
	'1718000900 {"return": {"status": "completed", "downtime": 153, "total-time": 5754, "ram": {"transferred": 664000000}}}' >"$TMP/ends.jsonl"
ok 'two ends of the same length' migstat import qmp "$TMP/ends.jsonl" -o "$TMP/ends"
cells '0.174 0.153' "$TMP/ends" downtime_seconds
holds "$TMP/whole/datapackage.json" '1 sample told the same end of a job again' 'a repeat is told'

# 703 migrations of 40 different lengths, whole and in seven files: not one is taken for another
perl -e 'for my $n (0 .. 702) {
	printf qq[%d {"return": {"status": "completed", "total-time": %d, "downtime": %d, "ram": {"transferred": %d}}}\n],
		1718000000 + 60 * $n, 5000 + $n % 40, 100 + $n % 7, 665000000 + 4096 * $n; }' >"$TMP/703.jsonl"
ok '703 in one file' migstat import "$TMP/703.jsonl" -o "$TMP/703"
is '703 came out' 703 "$(($(wc -l <"$TMP/703/migrations.csv") - 1))"
prepare split -n l/7 "$TMP/703.jsonl" "$TMP/703-part."
ok '703 in seven files' migstat import "$TMP"/703-part.* -o "$TMP/703s"
is '703 came out again' 703 "$(($(wc -l <"$TMP/703s/migrations.csv") - 1))"

# a greeting, other commands, events, an answer over many lines, two on one line
cat >"$TMP/monitor.json" <<-'END'
	{"QMP": {"version": {"qemu": {"micro": 0, "minor": 0, "major": 9}}, "capabilities": ["oob"]}}
	{"return": {}}
	{"return": {"status": "running", "running": true}}
	1718000000.5 {"return": {"status": "active",
	  "total-time": 500}, "id": "libvirt-1"}
	{"timestamp": {"seconds": 1718000002, "microseconds": 250000}, "event": "STOP"}
	{"timestamp": {"seconds": 1718000002, "microseconds": 250001}, "event": "MIGRATION", "data": {"status": "device"}}
	{"timestamp": {"seconds": 1718000002, "microseconds": 300000}, "event": "RESUME"} {"return": {}}
	{
	  "return": {
	    "status": "completed",
	    "downtime": 40, "total-time": 2400,
	    "ram": {"transferred": 5, "precopy-bytes": 4, "downtime-bytes": 1, "postcopy-bytes": 0, "multifd-bytes": 7},
	    "vfio": {"transferred": 9}, "postcopy-blocktime": 12, "dirty-limit-throttle-time-per-round": 1500
	  }
	} {"return": {"status": "completed", "downtime": 40, "total-time": 2400, "ram": {"transferred": 5}}}
END
ok 'a monitor in full' migstat import qmp "$TMP/monitor.json" -o "$TMP/monitor"
cells '2.400' "$TMP/monitor" job_time_seconds
cells '0.050000' "$TMP/monitor" downtime_events_seconds # 0.3 - 0.25
cells '4 1 0' "$TMP/monitor" precopy_bytes,downtime_bytes,postcopy_bytes
cells '7 9 0.012 0.0015' "$TMP/monitor" multifd_bytes,vfio_bytes,postcopy_blocktime_seconds,dirty_limit_throttle_seconds
cells 'STOP MIGRATION RESUME' "$TMP/monitor" event events.csv
cells '- device -' "$TMP/monitor" detail events.csv
{
	sed -n 4,7p "$TMP/monitor.json"
	echo '{"return": {"status": "completed", "total-time": 2400}}'
	sed -n 8p "$TMP/monitor.json"
} >"$TMP/late.json"
ok 'events, the last of them after the end' migstat import qmp "$TMP/late.json" -o "$TMP/late"
cells '0.050000' "$TMP/late" downtime_events_seconds
printf '[%s, %s]' "$running" "$done" >"$TMP/array.json"
ok 'an array of answers' migstat import qmp "$TMP/array.json" -o "$TMP/array"
cells '0.250' "$TMP/array" job_time_seconds

# several VMs, by a line before their answers, a name before each, or a member
printf '%s\n' '== web ==' "100 $running" '== db ==' "100 $running" "db: 101 $done" "{\"vm\": \"web\", \"timestamp\": 102, \"reply\": $done}" >"$TMP/vms.log"
ok 'several VMs' migstat import qmp "$TMP/vms.log" -o "$TMP/vms"
cells 'db web' "$TMP/vms" vm
cells 'ok ok' "$TMP/vms" outcome
member told "$TMP/vms/datapackage.json" migstat.import.vm_names
member 'made up' "$TMP/ends/datapackage.json" migstat.import.vm_names
# samples TIME ELAPSED...: of running jobs, without names
samples() {
	while [ $# -gt 1 ]; do
		printf '%s{"return": {"status": "active", "total-time": %s, "ram": {"transferred": %s}}}\n' "${1:+$1 }" "$2" "$2"
		shift 2
	done
}
over='{"return": {"status": "completed", "total-time": 5000, "downtime": 4, "ram": {"transferred": 7000}}}'
two_jobs() { # PLACE
	fails_with 1 "$TMP/mixed.log:$1: two jobs are under way at once" migstat import qmp "$TMP/mixed.log" -o "$TMP/bad"
}
samples 100 100 100 400 102 2100 102 2400 >"$TMP/mixed.log" # asked one after the other, always 0.3 s apart
two_jobs 4:5
samples 100 1000 101 100 102 2000 103 1100 104 3000 105 2100 >"$TMP/mixed.log" # in turns
two_jobs 6:5
samples '' 1000 '' 100 '' 3000 '' 2100 '' 5000 '' 4100 >"$TMP/mixed.log" # in turns, without times
two_jobs 6:1
samples 100 1000 101 2000 | sed '2s/"transferred": 2000/"transferred": 500/' >"$TMP/mixed.log"
two_jobs 2:5
{
	samples 100 3000 101 4000
	echo "102 $over"
	echo "103 ${over%5000*}3100, \"downtime\": 6, \"ram\": {\"transferred\": 9000}}}"
} >"$TMP/mixed.log"
two_jobs 4:5
# one VM, asked twice a second by a clock of seconds, whose second migration nobody saw beginning
{
	samples 100 100 100 600 101 1100 101 1600 102 2100 110 300 110 800 111 1300
	echo "116 $over"
} >"$TMP/half.log"
ok 'one VM by a clock of whole seconds' migstat import qmp "$TMP/half.log" -o "$TMP/half"
cells 'unknown ok' "$TMP/half" outcome

# a time beside an answer, the name of its VM, arrays of several VMs
printf '%s\n' '{"time": 1700000001, "name": "web", "return": {"status": "active", "total-time": 100}}' \
	'{"time": 1700000002, "name": "web", "return": {"status": "completed", "total-time": 900, "downtime": 3}}' >"$TMP/name.jsonl"
ok 'a VM by its name' migstat import qmp "$TMP/name.jsonl" -o "$TMP/name"
cells 'web' "$TMP/name" vm
cells '2023-11-14T22:13:20.900000Z' "$TMP/name" started_at
printf '%s' '{"commands": [{"name": "stop"}], "web": [{"time": 1700000001, "return": {"status": "active", "total-time": 100}},' \
	'{"return": {"status": "completed", "total-time": 900}}], "db": [{"ts": 5, "query-migrate": {"status": "completed", "total-time": 700}}]}' >"$TMP/arrays.json"
ok 'arrays of several VMs' migstat import qmp "$TMP/arrays.json" -o "$TMP/arrays"
cells 'web db' "$TMP/arrays" vm
cells '0.900 0.700' "$TMP/arrays" job_time_seconds
holds "$TMP/stdout" 'the VM which its member is called after' 'it says whose they are'
# a list of samples and what came of it are one migration of one VM
printf '%s' '{"samples": [{"time": 1700000001, "return": {"status": "active", "total-time": 100}}],' \
	'"final": {"return": {"status": "completed", "total-time": 900, "downtime": 3}}}' >"$TMP/web.json"
ok 'samples beside the last answer' migstat import qmp "$TMP/web.json" -o "$TMP/samples"
cells 'vm' "$TMP/samples" vm
cells '0.900' "$TMP/samples" job_time_seconds
printf '%s\n' '{"status": "completed", "total-time": 1234, "downtime": 4294965229}' >"$TMP/wrapped32.json"
ok 'a downtime that wrapped around 2^32' migstat import qmp "$TMP/wrapped32.json" -o "$TMP/wrapped32"
cells '-' "$TMP/wrapped32" downtime_seconds
holds "$TMP/stdout" 'a downtime longer than the whole job' 'is told'
printf '%s\n' '{"status": "completed", "total-time": 1234, "downtime": 1.8446744073709549e19}' >"$TMP/wrapped64.json"
ok 'one that a script wrote' migstat import qmp "$TMP/wrapped64.json" -o "$TMP/wrapped64"
cells '-' "$TMP/wrapped64" downtime_seconds
holds "$TMP/stdout" 'they are not known' 'is told, too'

# every state of a migration under way that QEMU has
for state in setup active postcopy-device postcopy-active postcopy-paused postcopy-recover-setup postcopy-recover \
	pre-switchover device wait-unplug cancelling; do
	printf '%s\n' "{\"return\": {\"status\": \"$state\", \"total-time\": 5}}" \
		'{"return": {"status": "completed", "total-time": 9, "downtime": 2}}' >"$TMP/state.json"
	ok "qmp in state $state" migstat import qmp "$TMP/state.json" -o "$TMP/qmp-$state"
	cells '0.002' "$TMP/qmp-$state" downtime_seconds
	printf 'Migration status: %s\ntotal time: 5 ms\nMigration status: completed\ntotal time: 9 ms\ndowntime: 2 ms\n' \
		"$state" >"$TMP/state.txt"
	ok "hmp in state $state" migstat import hmp "$TMP/state.txt" -o "$TMP/hmp-$state"
	cells '0.002' "$TMP/hmp-$state" downtime_seconds
done

# what Windows and editors make of a file
for form in UTF-16 UTF-16BE; do
	{
		[ $form = UTF-16 ] || printf '\376\377'
		iconv -f UTF-8 -t $form "$TMP/ends.jsonl"
	} >"$TMP/$form.jsonl"
	ok "$form" migstat import "$TMP/$form.jsonl" --check
done
{
	printf '\357\273\277'
	sed 's/$/\r/' "$TMP/ends.jsonl"
} >"$TMP/bom.jsonl"
ok 'a byte-order mark, and lines of Windows' migstat import qmp "$TMP/bom.jsonl" -o "$TMP/bom"
cells '0.174 0.153' "$TMP/bom" downtime_seconds
hash=$(sha256sum "$TMP/bom.jsonl" | cut -d ' ' -f 1)
member "$hash" "$TMP/bom/datapackage.json" migstat.import.files.sha256

printf '%s\n' '{"status": "completed", "total-time": 18446744073709549821, "downtime": 40}' >"$TMP/wraps.json"
ok 'a number that wrapped' migstat import qmp "$TMP/wraps.json" -o "$TMP/wraps"
cells '-' "$TMP/wraps" job_time_seconds
cells '0.040' "$TMP/wraps" downtime_seconds
holds "$TMP/stdout" 'they are not known' 'is told'
done_testing
