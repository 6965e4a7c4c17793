#!/bin/sh
# shipped.t: the run that ships, datasets/demo: real migrations from collect to the figure.
# shellcheck disable=SC2016  # what stands in single quotes is for sh -c and perl
. tests/cli/lib.sh
RUN=datasets/demo

ok 'the shipped run is analyzed' migstat analyze $RUN -o "$TMP"
ok 'its analysis is the shipped one' sh -c \
	'cmp "$1/summary.csv" "$2/analysis/summary.csv" && cmp "$1/outcomes.csv" "$2/analysis/outcomes.csv"' sh "$TMP" $RUN
ok 'means, deviations and intervals agree with R to 12 digits' \
	tests/golden/same-numbers tests/golden/summary-shipped.csv "$TMP/summary.csv"
ok 'so do the numbers of every VM' tests/golden/same-numbers tests/golden/by-vm-shipped.csv "$TMP/vms.csv"
ok 'it holds 32 planned migrations' sh -c '[ "$(tail -n +2 "$1/migrations.csv" | wc -l)" -eq 32 ]' sh $RUN
ok 'counting its rows by hand gives the counts of outcomes.csv' sh -c '
	awk -F, "NR > 1 { n[\$2]++; o[\$2] += \$12 == \"ok\"; a[\$2] += \$12 == \"not_attempted\" }
		END { for (c in n) print c \",\" n[c] \",\" n[c] - a[c] \",\" o[c] \",\" n[c] - a[c] - o[c] \",\" a[c] }" \
		"$1/migrations.csv" | sort >"$2/hand"
	tail -n +2 "$1/analysis/outcomes.csv" | cut -d, -f2-7 | sort | diff "$2/hand" -' sh $RUN "$TMP"
cp -r $RUN "$TMP/demo"
ok 'its figure is drawn' migstat report "$TMP/demo" -o "$TMP/figure.png" -o "$TMP/figure.pdf"
same 'and shows the shipped numbers' "$TMP/figure.csv" $RUN/total-migration-time.csv
ok 'its package describes every column of every table' perl -MJSON::PP -e '
	local $/; open my $in, "<", "$ARGV[0]/datapackage.json" or die; my $p = decode_json(<$in>);
	for my $resource (@{$p->{resources}}) {
		$/ = "\n"; open my $csv, "<", "$ARGV[0]/$resource->{path}" or die;
		chomp(my $header = <$csv>);
		my $fields = join ",", map { $_->{name} } @{$resource->{schema}{fields}};
		die "$resource->{path}: $header is not $fields" if $header ne $fields; }' $RUN
done_testing
