#!/bin/sh
# shipped.t: the run that ships, datasets/demo: real migrations from collect to the figure.
# shellcheck disable=SC2016  # what stands in single quotes is for sh -c and perl
. tests/cli/lib.sh
RUN=datasets/demo

ok 'the shipped run is analyzed' migstat analyze $RUN -o "$TMP"
for table in summary.csv outcomes.csv; do
	same "its $table is the shipped one" "$TMP/$table" $RUN/analysis/$table
done
ok 'means, deviations and intervals agree with R to 12 digits' \
	tests/golden/same-numbers tests/golden/summary-shipped.csv "$TMP/summary.csv"
ok 'so do the numbers of every VM' tests/golden/same-numbers tests/golden/by-vm-shipped.csv "$TMP/vms.csv"
cell 32 $RUN/migrations.csv migration '$r{migration} > 31'
columns $RUN/migrations.csv case,outcome | awk -F, '
	NR > 1 { n[$1]++; o[$1] += $2 == "ok"; a[$1] += $2 == "not_attempted" }
	END { for (c in n) print c "," n[c] "," n[c] - a[c] "," o[c] "," n[c] - a[c] - o[c] "," a[c] }' |
	sort >"$TMP/by-hand"
columns $RUN/analysis/outcomes.csv case,planned,attempted,ok,failed,not_attempted | tail -n +2 | sort >"$TMP/counted"
same 'counting its rows by hand gives the counts of outcomes.csv' "$TMP/by-hand" "$TMP/counted"
prepare cp -r $RUN "$TMP/demo"
ok 'its figure is drawn' migstat report "$TMP/demo" --figure means -o "$TMP/figure.png" -o "$TMP/figure.pdf"
same 'and shows the shipped numbers' "$TMP/figure.csv" $RUN/total-migration-time.csv
ok 'its report is made' migstat report --full "$TMP/demo" -o "$TMP/report.html"
unlinked "$TMP/report.html"
holds "$TMP/report.html.words" 'too few VMs or cycles to say how sure; n = 8 of 2 VMs in 2 cycles' \
	'2 VMs give no interval in its first sentences'
ok 'its package describes every column of every table' perl -MJSON::PP -e '
	local $/; open my $in, "<", "$ARGV[0]/datapackage.json" or die; my $p = decode_json(<$in>);
	@{$p->{resources}} == 6 or die "not six tables";
	for my $resource (@{$p->{resources}}) {
		$/ = "\n"; open my $csv, "<", "$ARGV[0]/$resource->{path}" or die;
		chomp(my $header = <$csv>);
		my $fields = join ",", map { $_->{name} } @{$resource->{schema}{fields}};
		die "$resource->{path}: $header is not $fields" if $header ne $fields; }' $RUN
# the chart of the study of 2017 shows the numbers that stand beside the study's own
awk -F, 'FNR == 1 { next }
	NR == FNR { mean[$6 FS $4 FS $5] = $11; n[$6 FS $4 FS $5] = $14; high[$6 FS $4 FS $5] = $13; next }
	{ cell = $1 FS $2 FS $3
	  printf "%s %.2f %.2f %d\n", cell, mean[cell], high[cell] - mean[cell], n[cell] }
' datasets/osic/chart.csv datasets/osic/beside.csv >"$TMP/drawn"
awk -F, 'NR > 1 { printf "%s,%s,%s %s %s %s\n", $1, $2, $3, $7, $8, $9 }' datasets/osic/beside.csv >"$TMP/told"
is 'twelve bars' 12 "$(wc -l <"$TMP/told")"
same 'mean, deviation and n of every bar are those beside the study'"'"'s' "$TMP/drawn" "$TMP/told"
is 'where no time was given up, the mean is the study'"'"'s' 10 \
	"$(awk -F, 'NR > 1 && $4 == $7 && $6 == $9' datasets/osic/beside.csv | wc -l)"
fails_with 1 'no lvm_tun_off_block_storage_sml.json' tests/study/osic "$TMP/demo" "$TMP/chart"
done_testing
