#!/bin/sh
# analyze-looks.t: a run that --until-ci ended is one in which VMs and cycles agreed by chance, too: its
# interval counts the looks.
# shellcheck disable=SC2016  # the expressions in single quotes are for Perl
. tests/cli/lib.sh

# study FOLDER MOST [SEED]: 4 VMs that bound the interval, 8 cycles, of a plan that looks from 5 cycles on
study() {
	prepare tests/golden/make-study "$1" run "${3:-6}" vms=4 cycles=8
	prepare perl -i -pe 's/"format": 1,/"format": 1, "plan": {"cycles": '"$2"', "until": {"ratio": 0.1, "level": 0.95, "metric": "total_time_seconds", "least_cycles": 5}},/' \
		"$1/datapackage.json"
}
interval() {
	tests/cli/cells '' "$1/analysis/summary.csv" mean_of_vms,interval_low,interval_high,interval_by "metric=$2"
}

study "$TMP/whole" 8
study "$TMP/ended" 60
ok 'a run that went on to its end' migstat analyze "$TMP/whole"
ok 'a run that ended before' migstat analyze "$TMP/ended"
prints '(--until-ci): the interval is wider for that, and holds all the same' migstat analyze "$TMP/ended"
prints '(7 looks)' migstat analyze "$TMP/ended"
omits '--until-ci' migstat analyze "$TMP/whole"

# cycles without a value went on all the same
cp -r "$TMP/whole" "$TMP/without" && rm -r "$TMP/without/analysis"
prepare perl -i -F, -ane 'if ($. == 1) { @c{@F} = 0 .. $#F } elsif ($F[$c{cycle}] > 6) { $F[$c{total_time_seconds}] = "" } print join ",", @F' \
	"$TMP/without/migrations.csv"
ok 'two cycles without a value' migstat analyze "$TMP/without"
cell 48 "$TMP/without/analysis/summary.csv" n metric=total_time_seconds
omits '--until-ci' migstat analyze "$TMP/without"

# by VM, 3 degrees of freedom: Student's t is 3.18245; R: qnorm(0.975) * sqrt(3 / qchisq(0.05, 3)) is 5.72311
whole=$(interval "$TMP/whole" total_time_seconds)
ended=$(interval "$TMP/ended" total_time_seconds)
is 'half the interval is that times as wide' '1.7983 1.7983 vm vm' "$(printf '%s %s\n' "$whole" "$ended" |
	perl -ane 'printf "%.4f %.4f %s %s", ($F[0] - $F[5]) / ($F[0] - $F[1]), ($F[6] - $F[0]) / ($F[2] - $F[0]), $F[3], $F[7]')"

# --- compare: a change between runs that ended so is as unsure --------------------------------------
study "$TMP/whole-after" 8 7
study "$TMP/ended-after" 60 7
prepare perl -i -pe 's/"name": "run"/"name": "run-after"/' "$TMP/whole-after/datapackage.json" "$TMP/ended-after/datapackage.json"
compares_runs() {
	prepare migstat compare --fail-on never --aspect mean -o "$TMP/of-$1" "$TMP/$1" "$TMP/$1-after" >"$TMP/page-$1"
}
found() {
	tests/cli/cells '' "$TMP/of-$1/comparisons.csv" p,ratio,ratio_low,ratio_high,bounded_by "metric=$2"
}
compares_runs whole
compares_runs ended
is 'the interval of a change is as much wider, the test as much more careful' 'vm vm 1.80 1.80 1' \
	"$(printf '%s %s\n' "$(found whole total_time_seconds)" "$(found ended total_time_seconds)" | perl -ane '
		printf "%s %s %.2f %.2f %d", $F[4], $F[9], log($F[7] / $F[6]) / log($F[2] / $F[1]),
			log($F[8] / $F[6]) / log($F[3] / $F[1]), $F[5] > $F[0]')"
is 'a metric that was not looked at is as sure as ever' "$(found whole downtime_seconds)" \
	"$(found ended downtime_seconds)"
prints '(--until-ci): interval and test count the 7 looks' migstat compare --fail-on never "$TMP/ended" "$TMP/ended-after"
prints '(--until-ci): interval and test count the 7 looks' migstat compare --fail-on never "$TMP/whole" "$TMP/ended-after"
omits '--until-ci' migstat compare --fail-on never "$TMP/whole" "$TMP/whole-after"
done_testing
