#!/bin/sh
# migstat-report report: a metric over releases: the figure trend, and the part of the report.
# shellcheck disable=SC2016  # what looks like a command is one to be told
. tests/cli/lib.sh

draw() {
	migstat-report report "$@"
}

# study NAME SEED [KEY=VALUE…]: rows of a made-up run; see tests/golden/make-study
study() {
	name=$1
	shift
	prepare "$ROOT/tests/golden/make-study" "$name" "$name" "$@"
}

cd "$TMP" || exit 1
# five releases of three runs, of which the second lacks the case block; plain is slower from the third on
seed=0
for release in 1 2 3 4 5; do
	for run in a b c; do
		seed=$((seed + 1))
		factor=1.0$((seed % 3))
		[ $release -lt 3 ] || factor=1.2$((seed % 4))
		study "r$release$run" $seed factor=$factor
		[ $release -eq 2 ] || study "r$release$run" $((seed + 20)) case=block mean=60 factor="1.0$((seed % 5))"
	done
done
releases='-r v1=r1a,r1b,r1c -r v2=r2a,r2b,r2c -r v3=r3a,r3b,r3c -r v4=r4a,r4b,r4c -r v5=r5a,r5b,r5c'
fails_with 1 'r5a has no analysis/trend.csv: run `migstat trend` of the releases first' draw --figure trend r5a -o t.pdf
# shellcheck disable=SC2086 # they are several words
prepare migstat-analyze trend --fail-on never $releases -m total_time_seconds,downtime_seconds -a mean,failures >printed

# --- the figure --------------------------------------------------------------------------------
ok 'draws all three formats' draw --figure trend r5a -o trend.pdf -o trend.png -o trend.svg
is 'says nothing' '' "$(cat stdout stderr)"
for case in plain block; do
	"$ROOT/tests/cli/columns" r5a/analysis/trend.csv case,metric,aspect,value,value_low,value_high |
		sed -n "s/^$case,total_time_seconds,mean,//p" | grep '[0-9]' >measured
	"$ROOT/tests/cli/columns" trend.csv panel,kind,y,low,high | sed -n "s/^$case,intervals,//p" >drawn
	same "$case: every level is a mark with its interval" measured drawn
	is "$case: the levels between the changes found" \
		"$("$ROOT/tests/cli/columns" r5a/analysis/trend.csv case,metric,aspect,change | grep -c "^$case,total_time_seconds,mean,[a-z]")" \
		"$("$ROOT/tests/cli/columns" trend.csv panel,kind | grep -c "^$case,across")"
done
is 'plain has a change' 1 "$("$ROOT/tests/cli/columns" trend.csv panel,kind | grep -c '^plain,across')"
is 'the gap is told' 1 "$(grep -c ',note,.*gap' trend.csv)"
words_of trend.pdf >text
holds text 'Gap: no run of the release has a value.'
holds text 'v3'
ok 'another metric' draw --figure trend --metric downtime_seconds r5a -o d.pdf
fails_with 1 'has no row of it' draw --figure trend --metric iterations r5a -o d.pdf
ok 'one case' draw --figure trend --case block r5a -o d.pdf
fails_with 1 'has no such case' draw --figure trend --case blok r5a -o d.pdf
ok 'it is found among several runs' draw --figure trend r1a r5a -o d.pdf

# --- the part of the report ----------------------------------------------------------------------
for run in r4a r5a; do
	prepare migstat-analyze analyze "$run" >printed
done
ok 'the report' draw r4a r5a -o report.html
holds report.html 'From release to release'
holds report.html 'A change of level begins with v3'
holds report.html 'r5a/analysis/trend.csv'
ok 'a report of another run' draw r4a -o other.html
lacks other.html 'From release to release'
lacks other.html 'trend.csv'

# --- one that is not of this run -----------------------------------------------------------------
sed -i '2s/,ok,/,late,/' r5a/migrations.csv
fails_with 1 'run `migstat trend` with r5a again' draw --figure trend r5a -o t.pdf

done_testing
