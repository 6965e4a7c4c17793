#!/bin/sh
# migstat-analyze compare: means, medians, spreads and 95th percentiles where VMs and cycles are chance,
# against what R says of the same runs (tests/golden/oracles-aspects.R): made-up pairs, several runs a
# side, and the shipped study.
. tests/cli/lib.sh

GOLDEN=tests/golden/aspects-golden.csv
STUDY=tests/golden/two-way-golden.csv

NUMBERS=aspect,bounded_by,before_value,after_value,difference,difference_low,difference_high
NUMBERS=$NUMBERS,ratio,ratio_low,ratio_high,df,lag_1,correlation
NUMBERS=$NUMBERS,total_before,total_after,total_ratio,total_low,total_high,p

# says_as_golden WHAT ROWS: comparisons.csv has the rows of $TMP/golden.csv, so many
says_as_golden() {
	columns "$TMP/out/comparisons.csv" "$NUMBERS" >"$TMP/actual.csv"
	is "the golden of $1 has $2 rows" "$2" "$(($(wc -l <"$TMP/golden.csv") - 1))"
	ok "says of $1 what R says" tests/golden/same-numbers "$TMP/golden.csv" "$TMP/actual.csv" 9
}

# no limit, for R looks for none; status 3 is a verdict
compare() {
	migstat-analyze compare --fail-on never --limit none -o "$TMP/out" "$@"
}

# golden_of SET: its rows, as they come
golden_of() {
	columns "$GOLDEN" "set,$NUMBERS" | sed -n "1s/^set,//p; s/^$1,//p" >"$TMP/golden.csv"
}

ok 'makes the runs' tests/golden/make-aspects "$TMP"
for set in skewed unequal ties; do
	aspects=mean,median,spread,p95
	rows=4
	[ "$set" != ties ] || { aspects=mean,median; rows=2; }
	golden_of "$set"
	ok "compares the $set runs" compare -a "$aspects" --metric total_time_seconds \
		"$TMP/$set-before" "$TMP/$set-after"
	says_as_golden "the $set runs" "$rows"
done
golden_of runs
ok 'compares several runs a side' compare -a mean,median,spread,p95 --metric total_time_seconds \
	--before "$TMP/runs-before1,$TMP/runs-before2,$TMP/runs-before3" \
	--after "$TMP/runs-after1,$TMP/runs-after2"
says_as_golden 'several runs a side' 4

# what was given up counts as the limit, and by ranks what failed as more than all of it
for limited in 'skewed 60' 'unequal 45' 'ties none'; do
	set=${limited% *}
	sed -n "1p; /^$set,/p" tests/golden/outcomes-golden.csv >"$TMP/golden.csv"
	ok "compares the $set runs, given up at ${limited#* }" migstat-analyze compare --fail-on never --limit "${limited#* }" \
		-o "$TMP/out" -a mean --metric total_time_seconds "$TMP/$set-before" "$TMP/$set-after"
	columns "$TMP/out/comparisons.csv" aspect,restricted_before,restricted_after,restricted_ratio,restricted_p |
		sed "1s/^aspect/set/; 2s/^mean/$set/" >"$TMP/actual.csv"
	is "the golden of $set has a row" 1 "$(($(wc -l <"$TMP/golden.csv") - 1))"
	ok "outcomes of $set as R has them" tests/golden/same-numbers "$TMP/golden.csv" "$TMP/actual.csv" 9
done

# of_study BEFORE BEFORE_CASE AFTER AFTER_CASE METRIC
of_study() {
	columns "$STUDY" "before,before_case,after,after_case,metric,$NUMBERS" |
		sed -n "1s/^before,before_case,after,after_case,metric,//p; s/^$1,$2,$3,$4,$5,//p" >"$TMP/golden.csv"
	if [ "$1" = "$3" ]; then
		ok "compares $2 and $4 of $1" compare -a mean,median,spread,p95 -m "$5" \
			--between "case=$2,case=$4" "datasets/study/$1"
	else
		ok "compares $2 of $1 and $3" compare -a mean,median,spread,p95 -m "$5" --case "$2" \
			"datasets/study/$1" "datasets/study/$3"
	fi
	says_as_golden "$1 $2 and $3 $4, $5" 4
}

for metric in total_time_seconds downtime_seconds; do
	for pair in 'shared block' 'shared shared-tunnelled' 'block block-tunnelled' \
		'shared-tunnelled block-tunnelled'; do
		of_study classic "${pair% *}" classic "${pair#* }" $metric
	done
	for pair in 'shared shared-tls' 'block block-tls' 'shared block' 'shared-tls block-tls'; do
		of_study successor "${pair% *}" successor "${pair#* }" $metric
	done
	of_study classic shared successor shared $metric
	of_study classic block successor block $metric
done

done_testing
