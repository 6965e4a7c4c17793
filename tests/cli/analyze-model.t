#!/bin/sh
# The migration model of `migstat analyze`: model.csv against R, and what a person is told.
# shellcheck disable=SC2016  # what looks like variables is perl or another shell
. tests/cli/lib.sh

analyze() {
	migstat-analyze analyze "$@"
}

ok 'makes a run that follows the model' tests/golden/make-run-model "$TMP/model"
ok 'analyzes it' analyze "$TMP/model"
ok "model.csv is what R's lm, confint and predict work out, to 10 digits" \
	tests/golden/same-numbers tests/golden/model-made.csv "$TMP/model/analysis/model.csv" 10

# --- what is printed: the verdict, its number, and why there is none -------------------------
prints 'ends: pre-copy ends by itself: its VMs write 20.08 MB/s at their highest, 0.207 (0.196 to 0.219) times the bandwidth; about 3 rounds' \
	analyze "$TMP/model"
for words in 'never: pre-copy would not end by itself' \
	'No bandwidth by the bytes moved, for it takes a difference of 10 % of the mean from least to most: alike (1.9 %).' \
	'No bandwidth by the bytes moved, for it takes 10 migrations: few (8).' \
	'No bandwidth by the bytes moved, for the line does not rise: falling (slope -0.000000013)' \
	'Warning: with fewer than 10 VMs or cycles'; do
	holds "$TMP/stdout" "$words"
done
MODEL=$TMP/model/analysis/model.csv
cell 'ends yes 3 never no - two-vms yes 4 alike unknown - few unknown - falling unknown -' "$MODEL" case,converges,rounds
cell 'good good good little_spread few_rows not_rising' "$MODEL" time_line
cell 'both both cycles - - both' "$MODEL" time_errors
prints '| case | n | VMs | fixed (s) | bandwidth (MB/s) |' \
	analyze -f markdown "$TMP/model"
prints '95 \% prediction' analyze -f latex "$TMP/model"
prints '99 % prediction' analyze -l 99% "$TMP/model"
cell '0.99 0.99 0.99 0.99 0.99 0.99' "$MODEL" level
ok 'in JSON' analyze -f json "$TMP/model"
ok '--format json has the same numbers' tests/cli/json-rows "$TMP/stdout" model "$MODEL"

# --- with neither VMs nor cycles enough ------------------------------------------------------
cp -r "$TMP/model" "$TMP/rows" && rm -r "$TMP/rows/analysis"
awk -F, -v OFS=, 'NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i; print; next }
	{ $c["cycle"] = 1 + $c["cycle"] % 2; print }' "$TMP/model/migrations.csv" >"$TMP/rows/migrations.csv"
prints 'Warning: with fewer than 3 VMs and 3 cycles the rows are taken as independent' analyze "$TMP/rows"
cell 'vms vms rows - - vms' "$TMP/rows/analysis/model.csv" time_errors

# --- without the columns that it needs -------------------------------------------------------
mkdir "$TMP/bare"
cp "$TMP/model/datapackage.json" "$TMP/bare"
cut -d, -f1-8 "$TMP/model/migrations.csv" >"$TMP/bare/migrations.csv"
omits bandwidth analyze "$TMP/bare" # it tells no bytes
cell 'few_rows 0' "$TMP/bare/analysis/model.csv" time_line,time_n case=ends # why there is none
fails_with 1 'the analysis has a column of that name already' sh -c '
	sed "1s/,vm,/,converges,vm,/; 2,\$s/,vm/,x,vm/" "$1/migrations.csv" >"$1/new" &&
	mv "$1/new" "$1/migrations.csv" && migstat-analyze analyze --by converges "$1"' sh "$TMP/bare"

# --- the manual ------------------------------------------------------------------------------
columns_of "$MODEL"
manual_tells analyze column "$TMP/words"

done_testing
