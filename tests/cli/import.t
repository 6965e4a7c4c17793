#!/bin/sh
# import.t: what all formats share: operands, --set, --list, --check, and that a refused file leaves
# nothing behind. Each format has a test of its own: import-FORMAT.t.
. tests/cli/lib.sh
. tests/cli/import-lib.sh
sample=tests/import/guestperf.json

prints 'guestperf' migstat import --list
prints 'ram.dirty_rate_pps' migstat import --list guestperf
prints 'Usage: migstat import' migstat import --help
prints 'migstat import 0.1' migstat import --version
fails_with 2 'no file to import' migstat import -o "$TMP/run"
fails_with 2 '--output FOLDER is missing' migstat import $sample
fails_with 2 "'guestpref' is neither a format (migstat import --list) nor a file; did you mean 'guestperf'?" \
	migstat import guestpref $sample -o "$TMP/run"
fails_with 2 "--list takes the name of a format, not '$sample'" migstat import --list $sample
fails_with 2 "unknown option --outptu; did you mean 'output'?" migstat import --outptu x $sample
fails_with 2 "--set 'storage' is not COLUMN=VALUE" migstat import $sample -o "$TMP/run" --set storage
fails_with 2 '--set storage=ceph: it is shared or block' migstat import $sample -o "$TMP/run" --set storage=ceph
fails_with 2 '--set direction=north: it is AB or BA' migstat import $sample -o "$TMP/run" --set direction=north
fails_with 2 '--set job_time_seconds: that is measured, not set' migstat import $sample -o "$TMP/run" --set job_time_seconds=1
fails_with 2 '--set outcome=fine: it is no word of that column' migstat import $sample -o "$TMP/run" --set outcome=fine
fails_with 2 '--set vm is given twice' migstat import $sample -o "$TMP/run" --set vm=a --set vm=b
fails_with 2 "a column's name is made of a-z, 0-9 and _" migstat import $sample -o "$TMP/run" --set A-B=1
fails_with 2 "--utc-offset '6' is not +HH:MM or -HH:MM" migstat import $sample --check --utc-offset 6
fails_with 1 "$TMP/none: No such file" migstat import guestperf "$TMP/none" -o "$TMP/run"
nothing_left "$TMP/run"

prints 'guestperf, 1 migration' migstat import $sample --check
fails_with 2 '--check writes nothing' migstat import $sample --check -o "$TMP/run"
prints "vm is 'vm', from assumption" migstat import $sample -o "$TMP/run"
cells vm "$TMP/run" vm
cells AB "$TMP/run" direction
fails_with 1 'the folder is not empty' migstat import $sample -o "$TMP/run"
mkdir "$TMP/empty"
ok 'an empty folder is taken' migstat import guestperf $sample -o "$TMP/empty/"
ok 'analyze reads it' migstat analyze "$TMP/empty"

# what --set does
ok 'columns can be set' migstat import $sample $sample -o "$TMP/set" --set vm=g1 --set storage=shared \
	--set rack=r7 --set case=another
cells 'g1 g1' "$TMP/set" vm
cells 'shared shared' "$TMP/set" storage
cells 'r7 r7' "$TMP/set" rack
cells 'another another' "$TMP/set" case
cells '1 2' "$TMP/set" cycle
cells "$sample $sample" "$TMP/set" file
member 'Given by --set.' "$TMP/set/datapackage.json" resources.name=migrations.schema.fields.name=rack.description
ok 'analyze groups by them' migstat analyze "$TMP/set" --by storage,rack --metric job_time_seconds
cell 2 "$TMP/set/analysis/summary.csv" n storage=shared rack=r7
fails_with 1 "it says itself that guest_cpus is '2'; --set guest_cpus=4 contradicts it" \
	migstat import $sample -o "$TMP/contradiction" --set guest_cpus=4
fails_with 1 "it says itself that outcome is 'ok'; --set outcome=late contradicts it" \
	migstat import $sample -o "$TMP/contradiction" --set outcome=late
nothing_left "$TMP/contradiction"

# where the data come from
hash=$(sha256sum $sample | cut -d ' ' -f 1)
member "$hash" "$TMP/run/datapackage.json" migstat.import.files.sha256
member guess "$TMP/run/datapackage.json" migstat.import.files.format_from
member 'command line' "$TMP/empty/datapackage.json" migstat.import.files.format_from

# whose names the VMs have: those that import made up, compare must not pair
member 'made up' "$TMP/run/datapackage.json" migstat.import.vm_names # no file told it: vm
member told "$TMP/set/datapackage.json" migstat.import.vm_names      # --set vm=g1
ok "Rally's iterations are numbers" migstat import tests/import/rally.json -o "$TMP/rally"
member 'made up' "$TMP/rally/datapackage.json" migstat.import.vm_names
ok "OSIC's places in an evacuation have names" migstat import tests/import/osic.txt --set storage=shared -o "$TMP/osic"
member 'told' "$TMP/osic/datapackage.json" migstat.import.vm_names
ok 'Nova tells them' migstat import tests/import/nova-os-migrations.json -o "$TMP/nova"
member told "$TMP/nova/datapackage.json" migstat.import.vm_names
ok 'both in one call' migstat import tests/import/nova-os-migrations.json tests/import/qmp-completed.json -o "$TMP/mixed"
member 'partly made up' "$TMP/mixed/datapackage.json" migstat.import.vm_names

# a run whose only time is the job's: compare shows it
for form in before after; do
	ok "the run $form" migstat import tests/import/domjobinfo-completed.txt tests/import/hmp.txt --set vm=web -o "$TMP/$form"
done
ok 'the time of the job is compared' migstat compare "$TMP/before" "$TMP/after" --fail-on never
holds "$TMP/stdout" 'Job time, lower is better' 'where there is no total time'

# compressed files; the hash is that of the file as it lies there
for pack in gzip xz zstd bzip2; do
	if have $pack; then
		prepare $pack -c $sample >"$TMP/packed"
		ok "$pack" migstat import "$TMP/packed" -o "$TMP/$pack"
		same "$pack: the same run" "$TMP/run/migrations.csv" "$TMP/$pack/migrations.csv"
		hash=$(sha256sum "$TMP/packed" | cut -d ' ' -f 1)
		member "$hash" "$TMP/$pack/datapackage.json" migstat.import.files.sha256
	else
		skip "$pack" 'it is not installed'
	fi
done
head -c 200 "$TMP/packed" >"$TMP/torn"
fails_with 1 "$TMP/torn: cannot be unpacked" migstat import "$TMP/torn" -o "$TMP/bad"

# what is refused
echo 'hello' >"$TMP/hello.txt"
fails_with 1 'it looks like no format that import knows' migstat import "$TMP/hello.txt" -o "$TMP/bad"
fails_with 1 "$TMP/hello.txt:1:5: bad JSON" migstat import guestperf "$TMP/hello.txt" -o "$TMP/bad"
: >"$TMP/nothing.json"
fails_with 1 "$TMP/nothing.json:1: it holds no migration: the file is empty" migstat import "$TMP/nothing.json" -o "$TMP/bad"
# what programs write when they have nothing to tell: refused alone, and refuses no other file
number=0
empty_as() { # REASON TEXT
	number=$((number + 1))
	printf '%b' "$2" >"$TMP/empty-$number"
	fails_with 1 "$TMP/empty-$number:1: it holds no migration$1" migstat import "$TMP/empty-$number" -o "$TMP/bad"
}
empty_as ': the file is empty' ' \n\r\n'
empty_as ': its lists and answers are empty' '{"migrations": []}'
empty_as ': its lists and answers are empty' '{"apiVersion": "v1", "items": [], "kind": "List", "metadata": {"resourceVersion": ""}}'
empty_as ': its lists and answers are empty' '{"return":{}}\n{"return":{}}\n{"return": {"status": "completed"}}\n'
empty_as ': its lists and answers are empty' '[{"t": 1, "query_migrate": {}}]\n'
empty_as ': its lists and answers are empty' '[]'
empty_as ', only that there was none' 'No resources found in default namespace.\n'
empty_as ', only that there was none' 'error: Requested operation is not valid: domain is not running\n\n'
empty_as ': QEMU' '(qemu) info migrate\n(qemu) \n'
empty_as ', and no answer to any probe' 'PING a (192.0.2.1) 56(84) bytes of data.\n\n--- a ping statistics ---\n30 packets transmitted, 0 received, 100% packet loss, time 2969ms\n'
empty_as ', and too few answers' 'PING a (192.0.2.1) 56(84) bytes of data.\n[5.1] From 192.0.2.9 icmp_seq=1 Destination Host Unreachable\n'
empty_as ', and no answer to any probe' '192.0.2.1 : xmt/rcv/%loss = 30/0/100%\n'
empty_as ', and too few answers' '[5.1] 192.0.2.1 : [0], timed out (NaN avg, 100% loss)\n'
empty_as ': it is the log of another task' 'INFO: starting new backup job\nTASK OK\n'
empty_as ': no event of oVirt' '2026-04-01 00:00:00,123+02 INFO  [org.ovirt.engine.core.bll.Login] (default task-5) [] User logged in\n'
ok 'with others' migstat import "$TMP"/empty-* $sample -o "$TMP/others"
is 'one migration' 2 "$(wc -l <"$TMP/others/migrations.csv")"
is 'each of them is told' $number "$(grep -c '"no_migration"' "$TMP/others/datapackage.json")"
ok 'a format may be named' migstat import guestperf "$TMP/empty-2" "$TMP/empty-1" $sample -o "$TMP/named"
fails_with 1 'Is a directory' migstat import guestperf "$TMP" -o "$TMP/bad"
fails_with 1 'cannot be made' migstat import $sample -o "$TMP/no/such/folder"
fails_with 1 'Not a directory' migstat import $sample -o "$TMP/hello.txt/run"
nothing_left "$TMP/bad"
fails_with 1 '/dev/zero: it is a device, which has no end' migstat import ping /dev/zero -o "$TMP/endless"
done_testing
