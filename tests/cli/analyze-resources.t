#!/bin/sh
# analyze: resources.csv and model-line.csv against R, and what they do without their tables.
# shellcheck disable=SC2016  # what looks like variables is awk or another shell
. tests/cli/lib.sh

analyze() {
	migstat-analyze analyze "$@"
}

# --- resources.csv ---------------------------------------------------------------------------
ok 'makes a run with loads' tests/golden/make-run-loads "$TMP/loads"
ok 'analyzes it' analyze "$TMP/loads"
RESOURCES=$TMP/loads/analysis/resources.csv
awk 'NR == 1 || NR % 7 == 2' "$RESOURCES" >"$TMP/every"
ok "resources.csv is what R works out, to 9 digits" \
	tests/golden/same-numbers tests/golden/resources-made.csv "$TMP/every" 9
# no load is negative, though counters began anew, and no median beside its quartiles
cell '' "$RESOURCES" case '$r{median} < 0 || $r{p25} > $r{median} || $r{median} > $r{p75}'
cell 1 "$RESOURCES" first '$r{n} > 2 && $r{vms} == 2 && ($r{first} = ++$n) == 1' # more migrations than VMs

# the order in which the rows of different hosts and VMs stand does not matter
mkdir "$TMP/sorted"
prepare cp "$TMP/loads/"*.csv "$TMP/loads/datapackage.json" "$TMP/sorted"
{
	head -n 1 "$TMP/loads/metrics.csv"
	tail -n +2 "$TMP/loads/metrics.csv" | sort -s -t, -k5,6
} >"$TMP/sorted/metrics.csv"
ok 'analyzes it, sorted by host and VM' analyze "$TMP/sorted"
same 'with the same result' "$RESOURCES" "$TMP/sorted/analysis/resources.csv"

# a second run in the same table
ok 'analyzes two runs into one folder' analyze -o "$TMP/both" "$TMP/loads" datasets/demo
is 'with the rows of both' 'demo loads' \
	"$(columns "$TMP/both/resources.csv" run | tail -n +2 | sort -u | xargs)"
ok 'by another column' analyze --by direction -o "$TMP/by" "$TMP/loads"
is 'which stands in the table' 'AB BA' \
	"$(columns "$TMP/by/resources.csv" direction | tail -n +2 | sort -u | xargs)"

# --- hardly any samples ----------------------------------------------------------------------
# bare NAME: the run without its samples
bare() {
	rm -rf "${TMP:?}/$1"
	mkdir "$TMP/$1"
	cp "$TMP/loads/migrations.csv" "$TMP/loads/datapackage.json" "$TMP/$1"
}

bare none
ok 'analyzes a run without metrics.csv and events.csv' analyze "$TMP/none"
ok 'its resources.csv has no row' test "$(wc -l <"$TMP/none/analysis/resources.csv")" = 1
bare header
head -n 1 "$TMP/loads/metrics.csv" >"$TMP/header/metrics.csv"
ok 'analyzes a run whose metrics.csv has no row' analyze "$TMP/header"
same 'with the same result' "$TMP/none/analysis/resources.csv" "$TMP/header/analysis/resources.csv"
bare single
sed -n '1p; 30p' "$TMP/loads/metrics.csv" >"$TMP/single/metrics.csv"
ok 'analyzes a run with a single sample' analyze "$TMP/single"
same 'which tells nothing' "$TMP/none/analysis/resources.csv" "$TMP/single/analysis/resources.csv"
bare torn
cp "$TMP/loads/metrics.csv" "$TMP/torn"
printf '20,after,10' >>"$TMP/torn/metrics.csv"
cp "$TMP/loads/events.csv" "$TMP/torn"
ok 'analyzes a run whose metrics.csv is cut short' analyze "$TMP/torn"
same 'with the same result' "$RESOURCES" "$TMP/torn/analysis/resources.csv"
bare wrong
sed '2s/,a,/,c,/' "$TMP/loads/metrics.csv" >"$TMP/wrong/metrics.csv"
fails_with 1 "metrics.csv:2:28: column 'host': 'c' is none of a, b" analyze "$TMP/wrong"
ok 'and does not read it with --no-resources' analyze --no-resources "$TMP/wrong"
ok 'nor write resources.csv' test ! -e "$TMP/wrong/analysis/resources.csv"

# --- model-line.csv --------------------------------------------------------------------------
ok 'makes a run that follows the model' tests/golden/make-run-model "$TMP/model"
ok 'analyzes it' analyze "$TMP/model"
LINE=$TMP/model/analysis/model-line.csv
is 'every line that was fitted has 41 places' '41 ends 41 falling 41 never 41 two-vms' \
	"$(columns "$LINE" case | tail -n +2 | sort | uniq -c | xargs)"
ok "the bands are what R's lm and predict work out, to 9 digits" \
	tests/golden/same-numbers tests/golden/model-line-made.csv "$LINE" 9

# --- the manual ------------------------------------------------------------------------------
for table in "$RESOURCES" "$LINE"; do
	columns_of "$table"
	manual_tells analyze/migstat-analyze.1.scd column "$TMP/words"
done

done_testing
