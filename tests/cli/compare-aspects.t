#!/bin/sh
# migstat-analyze compare: spread and 95th percentile against what R says of the same runs
# (tests/golden/oracles-aspects.R).
. tests/cli/lib.sh

GOLDEN=tests/golden/aspects-golden.csv

ASPECTS=aspect,before_value,after_value,ratio,ratio_low,ratio_high,p

ok 'makes the pairs of runs' tests/golden/make-aspects "$TMP"
for set in skewed unequal ties; do
	columns "$GOLDEN" "set,$ASPECTS" | sed -n "1s/^set,//p; s/^$set,//p" >"$TMP/golden.csv"
	# no limit, for R looks for none; status 3 is a verdict
	ok "compares the $set runs" migstat-analyze compare --fail-on never --limit none -a spread,p95 \
		--metric total_time_seconds -o "$TMP/out" "$TMP/$set-before" "$TMP/$set-after"
	columns "$TMP/out/comparisons.csv" "$ASPECTS" >"$TMP/actual.csv"
	is 'of which the golden has two rows' 3 "$(wc -l <"$TMP/golden.csv")"
	ok "says of spread and 95th percentile of the $set runs what R says" \
		tests/golden/same-numbers "$TMP/golden.csv" "$TMP/actual.csv" 10
done

done_testing
