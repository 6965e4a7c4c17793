#!/bin/sh
# truth.t: inputs about which something untrue was once said (tests/truth), and what is right of each.
# shellcheck disable=SC2016  # what stands in single quotes is for perl
. tests/cli/lib.sh
INPUTS=tests/truth
FOUND=$TMP/out/comparisons.csv

# compares FILE FILE OPTION…: compare of two of the CSV files; its status is a verdict, and is left
# to the tests
compares() {
	before=$1
	after=$2
	shift 2
	rm -rf "$TMP/out"
	prepare migstat compare --fail-on never --csv --unit-of vm --better lower -o "$TMP/out" "$@" \
		"$INPUTS/$before" "$INPUTS/$after" >"$TMP/page"
}

# nothing_is VERDICT WHAT: no row of what was compared has this verdict
nothing_is() {
	is "$2: nothing is $1" '' "$(prepare columns "$FOUND" verdict | grep -x "$1")"
}

# numbers_agree WHAT: what is printed is what is tested: every change is that of the two numbers beside it
numbers_agree() {
	is "$1: every ratio is that of the numbers beside it" '' "$("$ROOT/tests/cli/cells" '' "$FOUND" aspect \
		'$r{ratio} ne "" && $r{before_value} ne "" &&
			abs($r{ratio} - $r{after_value} / $r{before_value}) > 1e-6 * $r{ratio}')"
	is "$1: so is every difference" '' "$("$ROOT/tests/cli/cells" '' "$FOUND" aspect \
		'$r{difference} ne "" && $r{before_value} ne "" &&
			abs($r{difference} - $r{after_value} + $r{before_value}) >
				1e-6 * (abs($r{after_value}) + abs($r{before_value}))')"
}

# --- time is a source of chance: two halves of one case, between which nothing was changed -------
half() {
	prepare mkdir "$TMP/$1"
	prepare cp datasets/study/classic/datapackage.json "$TMP/$1"
	prepare perl -Itests/lib -MMigstat::Csv=rows_of -e '
		my ($file, $from, $to) = @ARGV;
		my ($head, @rows) = rows_of($file);
		my ($cycle) = grep { $head->[$_] eq "cycle" } 0 .. $#$head;
		my @kept = grep { $_->[$cycle] >= $from && $_->[$cycle] <= $to } @rows;
		@kept > 100 or die "hardly a row is of cycles $from to $to\n";
		for my $row ($head, @kept) {
			print join(",", map { /[",]/ ? "\"" . s/"/""/gr . "\"" : $_ } @$row), "\n";
		}' datasets/study/classic/migrations.csv "$2" "$3" >"$TMP/$1/migrations.csv"
}
half early 1 10
half late 11 20
ends 0 'cycles 11 to 20 are not worse than cycles 1 to 10' \
	migstat compare -o "$TMP/out" "$TMP/early" "$TMP/late"
is 'every case and aspect of both metrics was compared' 36 \
	"$(($(prepare columns "$FOUND" verdict | wc -l) - 1))"
nothing_is worse 'halves of one run'
nothing_is better 'halves of one run'
numbers_agree 'halves of one run'

# --- the same distribution, 2 and 20 values ------------------------------------------------------
compares unequal-2-cycles.csv unequal-20-cycles.csv --value v
nothing_is worse 'few values and many'
nothing_is better 'few values and many'
numbers_agree 'few values and many'

# --- Clopper and Pearson's interval from 260 on ----------------------------------------------------
prepare cp -r $INPUTS/share-of-260 "$TMP/share-of-260"
ok '258 of 260 succeed' migstat analyze --no-resources -o "$TMP/shares" "$TMP/share-of-260"
cell '~0.9725 ~0.9991' "$TMP/shares/outcomes.csv" ok_of_attempted_exact_low,ok_of_attempted_exact_high
is 'no number of the tables is none' '' "$(grep -liE '(^|,)-?(nan|inf)(,|$)' "$TMP"/shares/*.csv)"
lacks "$TMP/stdout" nan

# --- who only looks at survivors ------------------------------------------------------------------
compares limit-before.csv limit-after.csv --value total_time_seconds --limit 400s
nothing_is better 'slow ones that became time-outs'
numbers_agree 'time-outs'

# --- one direction is lacking in part -----------------------------------------------------------
compares dir-even.csv dir-lacking.csv --value 'time (s)'
nothing_is better 'a direction with fewer rows'
nothing_is worse 'a direction with fewer rows'
numbers_agree 'a direction with fewer rows'

# --- the change printed is that of the numbers printed -------------------------------------------
compares size-before.csv size-after.csv --value 'time (s)'
numbers_agree 'small VMs slower, a large one faster'
cell '' "$FOUND" verdict aspect=mean '$r{verdict} eq "worse" && $r{after_value} < $r{before_value}'
cell '' "$FOUND" verdict aspect=mean '$r{verdict} eq "better" && $r{after_value} > $r{before_value}'

# --- one value of each VM -------------------------------------------------------------------------
compares single-before.csv single-after.csv --value v
cell - "$FOUND" cycles_needed aspect=mean
lacks "$TMP/page" 'cycles with these'
numbers_agree 'single values'

# --- one VM, moved often ------------------------------------------------------------------------------
{
	printf 'vm,round,v\n'
	for round in 1 2 3 4 5 6 7 8; do
		printf 'a,%s,1.%s\n' $round $round
	done
} >"$TMP/one.csv"
sed 's/,1\./,2./' "$TMP/one.csv" >"$TMP/other.csv"
one_vm() {
	prepare migstat compare --fail-on never --csv --unit-of vm --value v --better lower -a mean -o "$TMP/out" "$@" \
		"$TMP/one.csv" "$TMP/other.csv" >"$TMP/page"
}
one_vm
cell undecided "$FOUND" verdict
holds "$TMP/page" '(--cycle names their column), or' 'the ways out are named'
one_vm --cycle round
cell worse "$FOUND" verdict
holds "$TMP/page" 'the mean of this vm rose' 'it is of this VM'
one_vm --unit migration
cell worse "$FOUND" verdict

# --- equal takes a margin ---------------------------------------------------------------------------
compares eq-before.csv eq-after.csv --value v
nothing_is equal 'two VMs with one value each, without a margin'
compares z-before.csv z-after.csv --value v
nothing_is equal 'zeros, without a margin'

# --- zero has no sign ---------------------------------------------------------------------------------
printf 'vm,v\na,-0\na,-0.0\nb,0\nb,-0\n' >"$TMP/zeros.csv"
for file in "$INPUTS/z-before.csv" "$TMP/zeros.csv"; do
	ok "${file##*/} is analyzed" migstat analyze --csv "$file" --unit-of vm --value v -o "$TMP/zeros"
	cell '0 0 0 0' "$TMP/zeros/summary.csv" mean,min,median,max
	is "${file##*/}: no zero of the page has a sign" '' "$(grep -E '(^| )-0(\.0*)?( |$)' "$TMP/stdout")"
done

# --- what is printed is what is tested, whatever the data ---------------------------------------------
for seed in 1 2 3 4 5; do
	prepare tests/golden/make-study "$TMP/before-$seed" before "$seed" skew=0.7 spread=3 vms=$((seed + 2))
	prepare tests/golden/make-study "$TMP/after-$seed" after "$((seed + 50))" skew=0.4 spread=5 \
		vms=$((seed + 2)) cycles=$((5 + seed)) factor=1.1 fail=9
	rm -rf "$TMP/out"
	prepare migstat compare --fail-on never -o "$TMP/out" "$TMP/before-$seed" "$TMP/after-$seed" >"$TMP/page"
	numbers_agree "made-up runs of seed $seed"
	ok "seed $seed: the sentences tell the change of their numbers" tests/cli/said-agrees "$FOUND" 6
done
done_testing
