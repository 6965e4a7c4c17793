#!/bin/sh
# migstat-analyze compare: spread and 95th percentile against what R says of the same runs
# (tests/golden/oracles-aspects.R).
. tests/cli/lib.sh

GOLDEN=tests/golden/aspects-golden.csv

# columns CSV SET: what the golden has of the set, by the names of the columns
columns() {
	awk -F, -v OFS=, -v set="$2" '
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i
			print "set,aspect,before_value,after_value,ratio,ratio_low,ratio_high,p"
			next }
		$at["aspect"] == "spread" || $at["aspect"] == "p95" {
			if (!("set" in at) || $at["set"] == set)
				print set, $at["aspect"], $at["before_value"], $at["after_value"],
					$at["ratio"], $at["ratio_low"], $at["ratio_high"], $at["p"] }' "$1"
}

ok 'makes the pairs of runs' tests/golden/make-aspects "$TMP"
for set in skewed unequal ties; do
	columns "$GOLDEN" "$set" >"$TMP/golden.csv"
	# no limit, for R looks for none; status 3 is a verdict
	ok "compares the $set runs" migstat-analyze compare --fail-on never --limit none \
		--metric total_time_seconds -f csv -o "$TMP/out" "$TMP/$set-before" "$TMP/$set-after"
	cp "$TMP/stdout" "$TMP/comparisons.csv"
	columns "$TMP/comparisons.csv" "$set" >"$TMP/actual.csv"
	ok 'of which the golden has two rows' [ "$(wc -l <"$TMP/golden.csv")" -eq 3 ]
	ok "says of spread and 95th percentile of the $set runs what R says" \
		tests/golden/same-numbers "$TMP/golden.csv" "$TMP/actual.csv" 10
done

done_testing
