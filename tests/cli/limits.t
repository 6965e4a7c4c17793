#!/bin/sh
# --limits-from of migstat-analyze compare and trend: margins of their own, and the most that is allowed.
. tests/cli/lib.sh

study() {
	name=$1
	shift
	prepare tests/golden/make-study "$TMP/$name" "$name" "$@"
}
compare() {
	migstat-analyze compare "$@" -o "$TMP/found"
}
trend() {
	migstat-analyze trend "$@" -o "$TMP/found"
}
# limits LINE…: the file of limits
limits() {
	{ echo metric,case,aspect,margin,most; printf '%s\n' "$@"; } >"$TMP/limits.csv"
}
# met 'CELLS' COLUMN [WHERE…]: so that column of limits-met.csv reads
met() {
	cells=$1
	shift
	cell "$cells" "$TMP/found/limits-met.csv" "$@"
}
T=total_time_seconds

study old 1
study new 2 factor=1.02
study block-old 3 case=block mean=60
prepare tests/golden/make-study "$TMP/old" old 3 case=block mean=60
prepare tests/golden/make-study "$TMP/new" new 4 case=block mean=60

# --- margins -------------------------------------------------------------------------------------
limits "$T,plain,,10%," "$T,block,,0.0001," "$T,block,median,20%,"
ends 3 'worse by 2 %, where no margin is' compare -m $T -a mean "$TMP/old" "$TMP/new"
ends 0 'equal within 10 %' compare -m $T -a mean,median --limits-from "$TMP/limits.csv" "$TMP/old" "$TMP/new"
cell 'equal' "$TMP/found/comparisons.csv" verdict case=plain aspect=mean
cell '0.1 0.1 0.0001 0.2' "$TMP/found/comparisons.csv" margin
cell 'undecided equal' "$TMP/found/comparisons.csv" verdict case=block
limits "$T,,,10%," "$T,,median,30%," "$T,plain,,20%,"
prepare compare --fail-on never -m $T -a mean,median --limits-from "$TMP/limits.csv" "$TMP/old" "$TMP/new" >"$TMP/printed"
cell '0.2 0.2 0.1 0.3' "$TMP/found/comparisons.csv" margin
limits 'failures,,,2%,'
prepare compare --fail-on never --margin 5% -m $T -a mean,failures --limits-from "$TMP/limits.csv" "$TMP/old" "$TMP/new" >"$TMP/printed"
cell '0.05 0.05 0.02 0.02' "$TMP/found/comparisons.csv" margin

# --- the most ------------------------------------------------------------------------------------
limits "$T,plain,,,30" "$T,block,p95,,90s" 'downtime_seconds,,p95,,500ms' 'failures,,,,20%'
ends 3 'over 30 s' compare --margin 50% -m $T -a mean --limits-from "$TMP/limits.csv" "$TMP/old" "$TMP/new"
met 'over within within within within within' verdict
met '30 90 0.5 0.5 0.2 0.2' most
met 'two_runs' situation case=plain metric=$T
holds "$TMP/stdout" 'Over 30.00 s, in this session: the mean of a typical VM is'
holds "$TMP/stdout" 'Exit status 3: something is worse, or over its limit.'
holds "$TMP/stdout" 'Verdict: over 1 limit; equal'
# what is told of the side after is what a comparison tells of it
wanted=$(tests/cli/columns "$TMP/found/comparisons.csv" after_value | perl -ne 'printf "%.9f", $_ if $. == 2')
met "~$wanted" value metric=$T case=plain
ends 0 'never' compare --fail-on never --margin 50% -m $T -a mean --limits-from "$TMP/limits.csv" "$TMP/old" "$TMP/new"
ends 3 'JUnit' compare -f junit --margin 50% -m $T -a mean --limits-from "$TMP/limits.csv" "$TMP/old" "$TMP/new"
cp "$TMP/stdout" "$TMP/junit.xml"
ok 'is what the schema says' xmllint --noout --schema tests/golden/junit.xsd "$TMP/junit.xml"
holds "$TMP/junit.xml" 'tests="8" failures="1"'
ends 3 'JSON' compare -f json --margin 50% -m $T -a mean --limits-from "$TMP/limits.csv" "$TMP/old" "$TMP/new"
cp "$TMP/stdout" "$TMP/compare.json"
ok 'has the limits' tests/cli/json-rows "$TMP/compare.json" limits "$TMP/found/limits-met.csv"
member worse "$TMP/compare.json" verdict
limits "$T,plain,,,41" "$T,,,,1000"
ends 4 'next to the limit: undecided' compare --fail-on undecided --margin 50% -m $T -a mean \
	--limits-from "$TMP/limits.csv" "$TMP/old" "$TMP/new"
met 'undecided within' verdict
# one round decides nothing
study once 5 cycles=1
limits "$T,,,,1000"
prepare compare --fail-on never -m $T -a mean --limits-from "$TMP/limits.csv" "$TMP/old" "$TMP/once" >"$TMP/printed"
met 'undecided undecided' verdict
met 'one_round' situation case=plain
met '-' value case=block

# --- trend: the last release -----------------------------------------------------------------------
study r1 11
study r2 12 factor=1.01
study r3 13 factor=1.3
study r4 14 factor=1.31
limits "$T,,,,45"
ends 3 'the last release is over it' trend --margin 50% -m $T -a mean --limits-from "$TMP/limits.csv" \
	-r "a=$TMP/r1,$TMP/r2" -r "b=$TMP/r3,$TMP/r4"
met 'over b runs 2' verdict,of,situation,runs
ends 0 'the last release is within it' trend --margin 50% -m $T -a mean --limits-from "$TMP/limits.csv" \
	-r "b=$TMP/r3,$TMP/r4" -r "a=$TMP/r1,$TMP/r2"
met 'within' verdict
ends 0 'JUnit of a trend' trend -f junit --margin 50% -m $T -a mean --limits-from "$TMP/limits.csv" \
	-r "b=$TMP/r3,$TMP/r4" -r "a=$TMP/r1,$TMP/r2"
holds "$TMP/stdout" 'at most 45.00 s'
ends 0 'JSON of a trend' trend -f json --margin 50% -m $T -a mean --limits-from "$TMP/limits.csv" \
	-r "b=$TMP/r3,$TMP/r4" -r "a=$TMP/r1,$TMP/r2"
cp "$TMP/stdout" "$TMP/trend.json"
ok 'has the limits' tests/cli/json-rows "$TMP/trend.json" limits "$TMP/found/limits-met.csv"
prepare trend --fail-on never -m $T -a mean --session-sd 50% --limits-from "$TMP/limits.csv" "$TMP/r1" "$TMP/r3" >"$TMP/printed"
met 'undecided' verdict

# --- a file of limits that is none -----------------------------------------------------------------
# wrong 'TEXT' LINE…
wrong() {
	text=$1
	shift
	limits "$@"
	fails_with 2 "$text" compare --limits-from "$TMP/limits.csv" "$TMP/old" "$TMP/new"
}
wrong "limits.csv:2: there is no metric downtime_second; did you mean 'downtime_seconds'?" downtime_second,,,,1
wrong "limits.csv:2:22: margin '5': wanted is a number between 0 and 1, such as 5% or 0.05" $T,,,5,
wrong "most '-1': wanted is a number above zero in the metric's unit" $T,,,,-1
wrong "most '2': wanted is a share between 0 and 1, such as 1%" failures,,,,2
wrong 'wanted is a margin, or the most, or both' $T,,,,
wrong 'line 2 is of the same metric, case and aspect' $T,,,5%, $T,,,,7
wrong "aspect 'failures' of the metric $T" $T,,failures,5%,
wrong "column 'aspect': 'tail' is none of mean, median, spread, p95, failures" $T,,tail,5%,
limits
fails_with 2 'no limit in it, only the header' compare --limits-from "$TMP/limits.csv" "$TMP/old" "$TMP/new"
fails_with 2 'none.csv' compare --limits-from "$TMP/none.csv" "$TMP/old" "$TMP/new"
limits "$T,plain,,5%,"
fails_with 2 'a limit of a case, but cases are not what is told apart (--by case)' \
	compare --by vm --limits-from "$TMP/limits.csv" "$TMP/old" "$TMP/new"

done_testing
