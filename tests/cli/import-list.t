#!/bin/sh
# import-list.t: what --list NAME tells, held against what the importer does: every column that a file
# of the format fills is told. And every format has its test, its fuzz target and seeds for it.
. tests/cli/lib.sh
. tests/cli/import-lib.sh
samples=tests/import

# filled RUN: TABLE.COLUMN of each cell of the run that is not empty, but for what import says or
# counts itself for every format: it is told once, in the manual page
filled() {
	perl -e '
		for my $file (glob "$ARGV[0]/*.csv") {
			my ($table) = $file =~ m{([a-z-]+)\.csv$};
			open my $in, "<", $file or die;
			my @names;
			my %seen;
			local $_;
			my $text = join "", <$in>;
			my @rows = ([]);
			while ($text =~ /\G(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n)/g) {
				push @{$rows[-1]}, defined $1 ? $1 : $2;
				push @rows, [] if $3 eq "\n";
			}
			@names = @{shift @rows};
			for my $row (@rows) {
				$row->[$_] ne "" and $seen{$names[$_]} = 1 for 0 .. $#$row;
			}
			print "$table.$_\n" for sort keys %seen;
		}' "$1" | grep -v -x -e '[a-z]*\.migration' -e 'migrations\.\(case\|vm\|cycle\|direction\|order\|clock_seconds\|outcome\|error\|file\|host\|probe_interval_seconds\)' \
		-e '[a-z]*\.\(clock_seconds\|at\|elapsed_seconds\)' \
		-e 'events\.\(event\|from\|vm\)' -e 'parameters\..*' -e 'metrics\.\(host\|vm\|phase\)' -e 'gaps\.vm'
}

# all_told: each of the columns that were filled stands in the list, or its name in a note of it
all_told() {
	untold=
	while read -r column; do
		grep -q -w -F -e "$column" "$TMP/list" || grep -q -w -e "and ${column#*.}" "$TMP/list" || untold="$untold $column"
	done <"$TMP/filled"
	is "$format: each of $(wc -l <"$TMP/filled") columns is told" '' "$untold"
}

# told FORMAT FILE…: their columns are all in --list FORMAT
told() {
	format=$1
	shift
	ok "$format: $*" migstat import "$format" "$@" -o "$TMP/$format"
	prepare migstat import --list "$format" >"$TMP/list"
	filled "$TMP/$format" >"$TMP/filled"
	all_told
}

told guestperf $samples/guestperf.json $samples/guestperf-pause.json
told osic $samples/osic.txt
told osic-json $samples/osic.json
told rally $samples/rally.json
told rally-results $samples/rally-results.json
told domjobinfo $samples/domjobinfo-completed.txt $samples/domjobinfo-rawstats.txt $samples/domjobinfo.log
told qmp $samples/qmp-completed.json $samples/qmp-stream.jsonl $samples/qmp.log
told hmp $samples/hmp.txt $samples/hmp-10.txt
told nova $samples/nova-os-migrations.json $samples/nova-server-migrations.json
told openstack $samples/openstack.txt
told ovirt $samples/ovirt.log $samples/ovirt-events.json
told proxmox $samples/proxmox.log
told kubevirt $samples/kubevirt.json
told virtbench $samples/virtbench.csv
told kube-burner $samples/kube-burner.json
told ping $samples/ping.log
told fping $samples/fping.log
told mig_mon $samples/mig_mon.csv --set probe_interval_seconds=0.05

# monitors fill nothing without a migration in whose time they fall: their own lines of --list are held
# against what is left when the migration's are taken away
ok 'the migration' migstat import $samples/domjobinfo.log -o "$TMP/alone"
filled "$TMP/alone" >"$TMP/known"
beside() {
	format=$1
	shift
	ok "$format beside a migration" migstat import "$@" $samples/domjobinfo.log --set vm=vm1 --set host=a -o "$TMP/$format"
	prepare migstat import --list "$format" >"$TMP/list"
	filled "$TMP/$format" | grep -v -x -F -f "$TMP/known" >"$TMP/filled"
	all_told
}
beside sadf $samples/sadf.csv
beside sadf-json $samples/sadf.json
beside dstat $samples/dstat.csv
beside collectd $samples/collectd/*/*/*
beside virt-top $samples/virt-top.csv

# what a format must have beside its reader
prepare migstat import --list >"$TMP/formats"
sed -n 's/^\([a-z][^ ]*\) .*/\1/p' "$TMP/formats" >"$TMP/names"
while read -r format; do
	target=collect-import-$(echo "$format" | tr _ -)
	is "$format: a fuzz target and seeds" 1 "$(find "tests/fuzz/$target.c" "tests/fuzz/corpus/$target" -type f 2>/dev/null | grep -c '\.c$')"
	seeds=$(find "tests/fuzz/corpus/$target" -type f 2>/dev/null | wc -l)
	is "$format: seeds" yes "$([ "$seeds" -gt 0 ] && echo yes)"
done <"$TMP/names"
done_testing
