#!/bin/sh
# analyze-looks.t: a run that --until-ci ended is one in which VMs and cycles agreed by chance, too: its
# interval counts the looks.
# shellcheck disable=SC2016  # the expressions in single quotes are for Perl
. tests/cli/lib.sh

# study FOLDER MOST: 4 VMs that bound the interval, 8 cycles, of a plan that looks from 5 cycles on
study() {
	prepare tests/golden/make-study "$1" run 6 vms=4 cycles=8
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

# by VM, 3 degrees of freedom: Student's t is 3.18245; R: qnorm(0.975) * sqrt(3 / qchisq(0.05, 3)) is 5.72311
whole=$(interval "$TMP/whole" total_time_seconds)
ended=$(interval "$TMP/ended" total_time_seconds)
is 'half the interval is that times as wide' '1.7983 1.7983 vm vm' "$(printf '%s %s\n' "$whole" "$ended" |
	perl -ane 'printf "%.4f %.4f %s %s", ($F[0] - $F[5]) / ($F[0] - $F[1]), ($F[6] - $F[0]) / ($F[2] - $F[0]), $F[3], $F[7]')"
done_testing
