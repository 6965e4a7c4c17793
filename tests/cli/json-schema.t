#!/bin/sh
# json-schema.t: every JSON that we write is what its published JSON Schema says, in datasets/json/.
. tests/cli/lib.sh
SCHEMAS=datasets/json

for schema in analyze compare trend json-lines manifest; do
	prepare "$BUILD/tests/golden/json-schema" $schema >"$TMP/$schema"
	same "$schema: the schema is that of the tables (make json-schemas)" "$SCHEMAS/$schema.schema.json" "$TMP/$schema"
done
is 'every schema is told of' 5 "$(find $SCHEMAS -name '*.json' | wc -l)"
if ! /usr/bin/python3 -c 'import jsonschema' 2>/dev/null; then
	skip 'outputs against their schemas' 'python3-jsonschema is not installed'
	done_testing
	exit
fi

# valid SCHEMA FILE [lines]
valid() {
	schema=$1
	shift
	ok "valid by $schema.schema.json: ${1##*/}" tests/cli/valid-json "$SCHEMAS/$schema.schema.json" "$@"
}
# printed SCHEMA STATUS COMMAND…: what it prints is valid
printed() {
	schema=$1
	shift
	wanted=$1
	shift
	ends "$wanted" "$*" "$@"
	cp "$TMP/stdout" "$TMP/printed.json"
	valid "$schema" "$TMP/printed.json"
}
T=total_time_seconds
for run in base slow third fourth; do
	seed=$((${seed:-20} + 1))
	prepare tests/golden/make-study "$TMP/$run" $run $seed fail=7
done
prepare tests/golden/make-study "$TMP/faster" faster 31 factor=0.8
prepare cp -r datasets/demo "$TMP/demo"
prepare cp -r tests/golden/run-small "$TMP/small"
printf 'metric,case,aspect,margin,most\n%s,,mean,5%%,60\nfailures,,,,1%%\n' $T >"$TMP/limits.csv"
printf 'ms,where\n1,a\n2,a\n3,b\n' >"$TMP/some.csv"
printf 'ms,where\n2,a\n3,a\n5,b\n' >"$TMP/other.csv"

printed analyze 0 migstat analyze -f json "$TMP/demo"
printed analyze 0 migstat analyze -f json --by case,direction "$TMP/demo" "$TMP/small" -o "$TMP/both"
printed analyze 0 migstat analyze --csv "$TMP/some.csv" --value ms --by where -f json
printed analyze 0 migstat analyze -f json -m $T datasets/study/classic -o "$TMP/classic"
printed compare 0 migstat compare -f json --fail-on never "$TMP/base" "$TMP/slow"
printed compare 0 migstat compare -f json --margin 5% --limits-from "$TMP/limits.csv" "$TMP/base" "$TMP/faster" --fail-on never
printed compare 0 migstat compare -f json -m all --between case=shared,case=block datasets/study/classic -o "$TMP/out" --fail-on never
printed compare 0 migstat compare -f json --csv --value ms "$TMP/some.csv" "$TMP/other.csv"
printed trend 0 migstat trend -f json --limits-from "$TMP/limits.csv" --fail-on never \
	-r "1=$TMP/base,$TMP/slow" -r 2="$TMP/third" -r 3="$TMP/faster"
printed trend 0 migstat trend -f json --fail-on never "$TMP/base" "$TMP/slow" "$TMP/third"
ok 'evacuation.csv' migstat plan --evacuate 4 "$TMP/base" -o "$TMP/base/analysis"
for manifest in demo/analysis/analysis both/analysis demo/analysis/contrasts faster/analysis/comparisons \
	third/analysis/trend base/analysis/evacuation; do
	valid manifest "$TMP/$manifest.json"
done
ok 'lines' migstat export -f json-lines "$TMP/demo" -o "$TMP/demo.jsonl"
valid json-lines "$TMP/demo.jsonl" lines
ok 'lines of a run that has one table' migstat export -f json-lines "$TMP/small" -o "$TMP/small.jsonl"
valid json-lines "$TMP/small.jsonl" lines
member 1 "$TMP/printed.json" schema_version
done_testing
