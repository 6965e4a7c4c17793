#!/bin/sh
# import-domjobinfo.t: virsh domjobinfo: one migration as text and by --rawstats, and a log of one
# that was really made; what a log does not tell stays empty.
# shellcheck disable=SC2016  # the expressions in single quotes are for Perl
. tests/cli/lib.sh
. tests/cli/import-lib.sh
sample=tests/import/domjobinfo

ok 'a log with timestamps' migstat import $sample.log -o "$TMP/log"
cells 'ok' "$TMP/log" outcome
cells '2.236' "$TMP/log" job_time_seconds
cells '0.026' "$TMP/log" downtime_seconds
cells '0.001' "$TMP/log" setup_time_seconds
cells '4' "$TMP/log" iterations
cells '-' "$TMP/log" total_time_seconds
# the first sample's time less its own: 1795680516.769173156 - 0.164
cells '2026-11-26T08:08:36.605173Z' "$TMP/log" started_at
cells '1795680516.605173' "$TMP/log" clock_seconds
cells '0.164 0.327 0.476' "$TMP/log" job_time_seconds progress.csv '$r{job_time_seconds} < 0.5'
cells '- - 6293553.152' "$TMP/log" memory_processed_bytes progress.csv '$r{job_time_seconds} < 0.5' # 6.002 MiB
cells '- - - 62955454.464' "$TMP/log" memory_rate_bytes_per_second progress.csv '$r{job_time_seconds} < 0.7' # 60.039 MiB/s
cells '2026-11-26T08:08:37.091030Z' "$TMP/log" at progress.csv '$r{job_time_seconds} == 0.476'
ok 'and it can be analyzed' migstat analyze "$TMP/log"

ok 'a log that was cut' migstat import domjobinfo $sample-cut.log -o "$TMP/cut"
cells 'unknown' "$TMP/cut" outcome
cells 'the log does not say how the job ended' "$TMP/cut" error
cells '-' "$TMP/cut" job_time_seconds
cells '731 1349 1972' "$TMP/cut" milliseconds progress.csv '$r{milliseconds} = 1000 * $r{job_time_seconds}'
ok 'its user may know better' migstat import $sample-cut.log --set outcome=ok -o "$TMP/known"
cells 'ok' "$TMP/known" outcome
cells '-' "$TMP/known" error

ok 'one text' migstat import $sample-completed.txt -o "$TMP/text" --set vm=web
holds "$TMP/stdout" 'rounded by virsh to three decimals' 'it says that virsh rounds'
ok 'the same by --rawstats' migstat import $sample-rawstats.txt -o "$TMP/raw" --set vm=web
cells 'ok' "$TMP/raw" outcome
cells '2.885' "$TMP/text" job_time_seconds
cells '2.885' "$TMP/raw" job_time_seconds
cells '0.104' "$TMP/raw" downtime_seconds
cells '130220695' "$TMP/raw" data_moved_bytes
cells '130220556' "$TMP/text" data_moved_bytes # 124.188 MiB, as virsh rounded it
cells '129908736' "$TMP/raw" memory_normal_bytes
cells '70525677' "$TMP/raw" memory_rate_bytes_per_second
cells '0' "$TMP/raw" disk_moved_bytes
cells '-' "$TMP/text" disk_moved_bytes # a text without the lines of disks
cells '-' "$TMP/raw" started_at

# what only some versions and jobs have
lines='Job type: Unbounded\nTime elapsed: 1500 ms\nDirty rate: 1000 pages/s\nPage size: 4096 bytes\nAuto converge throttle: 20\n'
lines="timestamp: 100\n${lines}timestamp: 101\nJob type: Cancelled\nTime elapsed: 2500 ms\nTotal downtime: 300 ms\nErrmsg: x\n"
printf '%b' "$lines" >"$TMP/some.log"
ok 'throttle, dirty rate and a cancelled job' migstat import domjobinfo "$TMP/some.log" -o "$TMP/some"
cells 'aborted_by_manager' "$TMP/some" outcome
cells '-' "$TMP/some" downtime_seconds # of a job that did not complete it is what was expected
cells '4096000' "$TMP/some" dirty_rate_max_bytes_per_second
cells '0.20' "$TMP/some" throttle_max_ratio
cells '0.2' "$TMP/some" throttle_ratio progress.csv
printf 'Job type: Unbounded\nTime elapsed: 900 ms\nDirty rate: 5 pages/s\n\nJob type: Unbounded\nTime elapsed: 100 ms\n' >"$TMP/two.log"
ok 'the clock of the job goes back' migstat import domjobinfo "$TMP/two.log" -o "$TMP/two"
cells 'unknown unknown' "$TMP/two" outcome
cells '1 2' "$TMP/two" migration progress.csv
cells '- -' "$TMP/two" dirty_rate_bytes_per_second progress.csv # the page size is not known
cat $sample-completed.txt $sample-completed.txt >"$TMP/twice.log"
ok 'the same end is told twice' migstat import domjobinfo "$TMP/twice.log" -o "$TMP/twice"
cells '1' "$TMP/twice" migration

refused domjobinfo 'Job type: Sometimes\n' "1:11: 'Job type': 'Sometimes' is none of None"
refused domjobinfo 'Job type: Completed\nTime elapsed: long ms\n' "2:15: 'Time elapsed': 'long' is not a number from 0 on"
refused domjobinfo 'Job type: Completed\nTime elapsed: -5 ms\n' "2:15: 'Time elapsed': '-5' is not a number from 0 on"
refused domjobinfo 'Job type: Completed\nTime elapsed: 5 KiB\n' "2:17: 'Time elapsed': 'KiB' is not a unit of it"
refused domjobinfo 'Job type: Completed\nData total: 5 furlongs\n' "2:15: 'Data total': 'furlongs' is not a unit"
refused domjobinfo 'timestamp: yesterday\nJob type: None\n' "1:12: 'timestamp': 'yesterday' is not a number"
refused domjobinfo 'Job type: None\n\n' "1: no job: every 'Job type' is None"

# virsh in German, as its messages are translated
german='Job-Typ:          Abgeschlossen\nVerstrichene Zeit: 15402       ms\nVerarbeitete Daten: 1,063 GiB\nSeitengröße:      4096         Bytes\n'
printf '%b' "$german" >"$TMP/german.txt"
fails_with 1 "$TMP/german.txt:1: no line \`Job type:\`: virsh spoke another language; run it as LC_ALL=C" \
	migstat import "$TMP/german.txt" -o "$TMP/bad"
refused domjobinfo 'Job type: Abgeschlossen\nTime elapsed: 5 ms\n' "1:11: 'Job type': 'Abgeschlossen' is none of"

# ---- not every job is a migration, and not every log is of one VM ----

save='Job type: Completed\nOperation: Save\nTime elapsed: 15402 ms\nTotal downtime: 38 ms\n'
raw='type: 3\noperation: 9\ntime_elapsed: 61744\n'
refused domjobinfo "$save" '1: no migration: every job is another operation'
printf '%b' "Job type: Completed\n$raw" >"$TMP/raw.txt"
fails_with 1 "$TMP/raw.txt:1: no migration: every job is another operation" migstat import "$TMP/raw.txt" -o "$TMP/bad"
out='Job type: Completed\nOperation: Outgoing migration\nTime elapsed: 17203 ms\nTotal downtime: 338 ms\n'
in='Job type: Completed\nOperation: Incoming migration\nTime elapsed: 17210 ms\nTotal downtime: 340 ms\n'
run='Job type: Unbounded\nOperation: Outgoing migration\nTime elapsed: 1203 ms\n'
printf '%b' "Job type: Completed\nOperation: Backup\nTime elapsed: 61744 ms\nTue Mar  5 10:12:01 UTC 2024\n$run" \
	"error: Requested operation is not valid: domain is not running\nTue Mar  5 10:12:19 UTC 2024\n$out" >"$TMP/backup.log"
ok 'a backup before the migration' migstat import "$TMP/backup.log" -o "$TMP/backup"
cells '17.203' "$TMP/backup" job_time_seconds
cells '2024-03-05T10:11:59.797000Z' "$TMP/backup" started_at # date(1) said 10:12:01, 1.203 s into it
holds "$TMP/stdout" 'jobs that are no migration' 'is told'
printf '%b' "$out\n$in" >"$TMP/both.log"
ok 'a log of both sides' migstat import "$TMP/both.log" -o "$TMP/both"
cells '0.338' "$TMP/both" downtime_seconds
holds "$TMP/stdout" 'the log tells of both sides' 'holds one migration'
printf '%b' "$in" >"$TMP/in.log"
ok 'a log of the destination' migstat import "$TMP/in.log" -o "$TMP/in"
cells '0.340' "$TMP/in" downtime_seconds
holds "$TMP/stdout" "this is the destination's side" 'says so'
# a file that holds none does not refuse the others
ok 'a batch with a backup' migstat import "$TMP/raw.txt" "$TMP/both.log" -o "$TMP/batch"
cells '17.203' "$TMP/batch" job_time_seconds
member 'no migration: every job is another operation' "$TMP/batch/datapackage.json" migstat.import.files.no_migration

printf '%b' 'Job type: Completed\nTime elapsed: 15402 ms\nTotal downtime: 18446744073709549821 ms\n' >"$TMP/wraps.txt"
ok 'a number that wrapped' migstat import "$TMP/wraps.txt" -o "$TMP/wraps"
cells '-' "$TMP/wraps" downtime_seconds
holds "$TMP/stdout" 'they are not known' 'is told'

# pasted with the commands, which name the VMs
for vm in web db; do
	printf '$ virsh -c qemu:///system domjobinfo --completed %s\nJob type: Completed\nTime elapsed: 15402 ms\nTotal downtime: 87 ms\n\n' $vm
done >"$TMP/pasted.txt"
echo 'root@h1:~# virsh domjobinfo --domain=mail --completed' >>"$TMP/pasted.txt"
sed -n 2,4p "$TMP/pasted.txt" >>"$TMP/pasted.txt.end"
cat "$TMP/pasted.txt.end" >>"$TMP/pasted.txt"
ok 'pasted with their commands' migstat import "$TMP/pasted.txt" -o "$TMP/pasted"
cells 'web db mail' "$TMP/pasted" vm
cells '0.087 0.087 0.087' "$TMP/pasted" downtime_seconds

sample_of() { # NAME SECOND ELAPSED [TYPE]
	[ -z "$1" ] || printf '== %s ==\n' "$1"
	printf 'timestamp: 171800000%s\nJob type: %s\nTime elapsed: %s ms\n\n' "$2" "${4:-Unbounded}" "$3"
}
vms() { # NAME NAME
	for second in 0 2 4; do
		sample_of "$1" $second $((second * 1000 + 1000))
		sample_of "$2" $second $((second * 1000 + 1400))
	done
	sample_of "$1" 6 6500 Completed
	sample_of "$2" 6 6900 Completed
}
vms web db >"$TMP/vms.log"
ok 'two VMs in turns' migstat import "$TMP/vms.log" -o "$TMP/vms"
cells 'web db' "$TMP/vms" vm
cells '6.500 6.900' "$TMP/vms" job_time_seconds
cells '1.4 3.4 5.4' "$TMP/vms" seconds progress.csv '$r{seconds} = 0 + $r{job_time_seconds}; $r{migration} == 2'
vms '' '' >"$TMP/mixed.log"
fails_with 1 "$TMP/mixed.log:26:1: two jobs are under way at once" migstat import "$TMP/mixed.log" -o "$TMP/bad"
nothing_left "$TMP/bad"
# one time before both VMs, and one before several samples of one
{
	printf 'timestamp: 1718000000\n== web ==\nJob type: Unbounded\nTime elapsed: 1000 ms\n== db ==\nJob type: Unbounded\nTime elapsed: 400 ms\n'
	printf '== web ==\nJob type: Completed\nTime elapsed: 9000 ms\n'
} >"$TMP/stamp.log"
ok 'a time before the names' migstat import "$TMP/stamp.log" -o "$TMP/stamp"
cells 'web db' "$TMP/stamp" vm
cells '2024-06-10T06:13:19.000000Z 2024-06-10T06:13:19.600000Z' "$TMP/stamp" started_at
{
	echo 'timestamp: 1718000000'
	for elapsed in 1000 2000 3000; do printf 'Job type: Unbounded\nTime elapsed: %s ms\n\n' $elapsed; done
	printf 'Job type: Completed\nTime elapsed: 3500 ms\n'
} >"$TMP/head.log"
ok 'one time for all samples' migstat import "$TMP/head.log" -o "$TMP/head"
cells '3.500' "$TMP/head" job_time_seconds
cells '2024-06-10T06:13:20.000000Z - -' "$TMP/head" at progress.csv

# sizes that fell below 0; another language, whatever its alphabet
printf '%b' 'Job type: Completed\nTime elapsed: 15402 ms\nData processed: 16.000 EiB\nMemory processed: 1.000 PiB\n' >"$TMP/eib.txt"
ok 'EiB' migstat import "$TMP/eib.txt" -o "$TMP/eib"
cells '- 1125899906842620' "$TMP/eib" data_moved_bytes,memory_moved_bytes
holds "$TMP/stdout" 'they are not known' 'are told'
printf '作业类型：         已完成\n已用时间：     3000 ms\n' >"$TMP/chinese.txt"
printf 'Type de tâche : Terminée\nTemps écoulé : 1540 ms\n' >"$TMP/french.txt"
for language in chinese french; do
	fails_with 1 'it spoke another language: run it as LC_ALL=C virsh domjobinfo' migstat import "$TMP/$language.txt" --check
done
refused domjobinfo 'Job type: Completed\nTime elapsed: 5 ms\nData total: 4,008 GiB\n' "3:13: 'Data total': '4,008' is no number in English"
printf 'Auftragstyp: Abgeschlossen\nVerstrichene Zeit: 1234 ms\n' >"$TMP/short-german.txt"
fails_with 1 'no line `Job type:`, which virsh domjobinfo prints (in another language? run it as LC_ALL=C' \
	migstat import domjobinfo "$TMP/short-german.txt" -o "$TMP/of-the-bad"
done_testing
