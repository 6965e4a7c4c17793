#!/bin/sh
# migstat-analyze trend, run as a person would: releases, gaps, verdicts, changes of level, every format.
# shellcheck disable=SC2016  # what looks like variables is perl
. tests/cli/lib.sh

T=total_time_seconds

trend() {
	migstat-analyze trend "$@"
}

# study NAME SEED [KEY=VALUE…]: a made-up run; see tests/golden/make-study
study() {
	name=$1
	shift
	prepare tests/golden/make-study "$TMP/$name" "$name" "$@"
}

FOUND=$TMP/found/trend.csv
# found 'CELLS' COLUMN [WHERE…]: so that column of $FOUND reads
found() {
	cells=$1
	shift
	cell "$cells" "$FOUND" "$@"
}

# three runs of each of five releases, sessions 2 % apart; from the third on 15 % slower
study a1 1 factor=1.01
study a2 2 factor=0.99
study a3 3 factor=1.005
study b1 4 factor=0.985
study b2 5 factor=1.015
study b3 6 factor=1
study c1 7 factor=1.16
study c2 8 factor=1.13
study c3 9 factor=1.15
study d1 10 factor=1.145
study d2 11 factor=1.165
study d3 12 factor=1.135
study e1 13 factor=1.15
study e2 14 factor=1.17
study e3 15 factor=1.14

three() {
	for release in "$@"; do
		printf -- '--release\n%s=%s1,%s2,%s3\n' "$release" "$TMP/$release" "$TMP/$release" "$TMP/$release"
	done
}
# five ARGUMENTS…: trend of all five releases
five() {
	three a b c d e | perl -e '
		chomp(my @releases = <STDIN>);
		exec "migstat-analyze", "trend", @releases, "--output", "$ENV{OUT}", @ARGV' -- "$@"
}
export OUT="$TMP/found"

# --- what is found -------------------------------------------------------------------------------
ends 3 'the last release is worse than the first' five -m $T
found 'a b c d e' release aspect=mean
found '3 3 3 3 3' runs aspect=mean
found '- undecided worse undecided undecided' previous_verdict aspect=mean
found '- undecided worse worse worse' baseline_verdict aspect=mean
found '- a b c d' previous aspect=mean
found '- a a a a' baseline aspect=mean
found '- runs runs runs runs' previous_situation aspect=mean
found '- - worse - -' change aspect=mean
found 'c c' change_earliest,change_latest aspect=mean release=c
found 'runs' interval_of aspect=mean release=e
found '10' df aspect=mean release=e
found '~1.15' change_ratio aspect=mean release=c
found '0' failed aspect=failures release=e
found '360' n aspect=failures release=e
holds "$TMP/stdout" 'Verdict on e: worse, from 3 and 3 runs; by a change of level'
holds "$TMP/stdout" 'A change of level begins with c: worse, by +15'
holds "$TMP/stdout" 'Exit status 3: something of the last release is worse.'

# the interval of the level is that of the five releases' runs together, worked out anew
prints 'good' perl -e '
	use lib "tests/lib"; use Migstat::Csv "rows_of";
	my ($s, $n, %level) = (0, 0);
	for my $release (qw(a b c d e)) {
		my %of; # of a VM: its mean in every run
		for my $run (1 .. 3) {
			my ($head, @rows) = rows_of("$ARGV[0]/$release$run/migrations.csv");
			my %at = map { $head->[$_] => $_ } 0 .. $#$head;
			my %cells;
			push @{ $cells{$_->[$at{vm}]} }, $_->[$at{total_time_seconds}] for @rows;
			for my $vm (keys %cells) { $of{$vm}[$run - 1] += $_ / @{ $cells{$vm} } for @{ $cells{$vm} } }
		}
		my @runs = (0, 0, 0);
		for my $vm (values %of) {
			my $mean = ($vm->[0] + $vm->[1] + $vm->[2]) / 3;
			$runs[$_] += (log($mean) + $vm->[$_] / $mean - 1) / keys %of for 0 .. 2;
		}
		$level{$release} = ($runs[0] + $runs[1] + $runs[2]) / 3;
		$s += ($_ - $level{$release}) ** 2 for @runs;
	}
	my $half = 2.228138852 * sqrt($s / 10) / sqrt 3; # t, 10 degrees of freedom
	my ($head, @rows) = rows_of("$ARGV[0]/found/trend.csv");
	my %at = map { $head->[$_] => $_ } 0 .. $#$head;
	for my $row (grep { $_->[$at{aspect}] eq "mean" } @rows) {
		my $m = $level{$row->[$at{release}]};
		for ([value => $m], [value_low => $m - $half], [value_high => $m + $half]) {
			die "$_->[0] $row->[$at{$_->[0]}] is not ", exp $_->[1], "\n"
				if abs($row->[$at{$_->[0]}] / exp($_->[1]) - 1) > 1e-8;
		}
	}
	print "good\n"' "$TMP"

# two releases alone: the step is what compare says of them
prepare migstat-analyze compare --fail-on never -m $T -a mean --output "$TMP/pair" \
	--before "$TMP/a1,$TMP/a2,$TMP/a3" --after "$TMP/c1,$TMP/c2,$TMP/c3"
prepare trend --fail-on never -m $T -a mean --output "$OUT" \
	-r "a=$TMP/a1,$TMP/a2,$TMP/a3" -r "c=$TMP/c1,$TMP/c2,$TMP/c3"
for pair in ratio:previous_ratio ratio_low:previous_ratio_low ratio_high:previous_ratio_high p:previous_p \
	before_value:value; do
	where='release=c'
	[ "${pair#*:}" != value ] || where='release=a'
	wanted=$(tests/cli/columns "$TMP/pair/comparisons.csv" "${pair%%:*}" | perl -ne 'printf "%.9f", $_ if $. == 2')
	found "~$wanted" "${pair#*:}" "$where"
done

# --- the baseline, the gate ----------------------------------------------------------------------
ends 0 'against the fourth nothing is worse' five -m $T -a mean --baseline d
found 'd d d - d' baseline
ends 3 'all: c is worse than b' five -m $T -a mean --baseline d --gate all
ends 4 'nothing is worse, but something undecided' five -m $T -a mean --baseline d --fail-on undecided
ends 0 'never' five -m $T --fail-on never
ends 0 'equal within a margin' five -m $T -a mean --baseline d --margin 10% --fail-on undecided
found 'equal' previous_verdict release=e
fails_with 2 '--baseline f: no release is called so' five --baseline f
fails_with 2 'wanted are two releases or more, not 1' trend "$TMP/a1"
fails_with 2 'a release a is named already' trend -r "a=$TMP/a1" -r "a=$TMP/b1"
fails_with 2 'wanted are a name and its runs' trend -r "=$TMP/a1" "$TMP/b1"
fails_with 2 'wanted are a name and its runs' trend -r a "$TMP/b1"
fails_with 2 'trend.csv has a column of that name already' trend --by release "$TMP/a1" "$TMP/b1"
fails_with 1 'is named twice' trend "$TMP/a1" -r "x=$TMP/b1,$TMP/a1"
fails_with 1 'no run has such a case' trend --case other "$TMP/a1" "$TMP/b1"
fails_with 1 'no run has a value' trend -m memory_moved_bytes -a mean "$TMP/a1" "$TMP/b1"

# --- one run each: sessions, as the words say ------------------------------------------------------
ends 0 'releases of one run each' trend --fail-on never -m $T -a mean --output "$OUT" "$TMP/a1" "$TMP/b1" "$TMP/c1" "$TMP/d1"
holds "$TMP/stdout" 'Each release is one session: what else was different that day is not in its interval'
holds "$TMP/stdout" 'between these two sessions'
holds "$TMP/stdout" 'not looked for, 4 runs of 4 releases could never show one (the smallest p possible is 0.33)'
found 'a1 b1 c1 d1' release
found '- two_runs two_runs two_runs' previous_situation
found 'session session session session' interval_of
found '- - - -' change
ends 0 'with what sessions differ by' trend --fail-on never -m $T -a mean --session-sd 5% --output "$OUT" "$TMP/a1" "$TMP/b1" "$TMP/c1" "$TMP/d1"
found '- undecided undecided undecided' previous_verdict
found 'sessions sessions sessions sessions' interval_of
lacks "$TMP/stdout" 'Only a change of level'
# eight sessions can show a change of level by themselves, among few tests
ends 0 'twelve sessions' trend --fail-on never -m $T -a mean --session-sd 5% --output "$OUT" \
	"$TMP/a1" "$TMP/a2" "$TMP/a3" "$TMP/b1" "$TMP/b2" "$TMP/b3" "$TMP/c1" "$TMP/c2" "$TMP/c3" "$TMP/d1" "$TMP/d2" "$TMP/d3"
found '~0.002165' split_least_p release=a1
found 'c1' release '$r{split_p} ne "" && $r{split_p} <= 0.01'
# one run among several has the interval of the others' runs
ends 0 'one run among several' trend --fail-on never -m $T -a mean --output "$OUT" -r "a=$TMP/a1,$TMP/a2,$TMP/a3" -r "c=$TMP/c1"
found 'runs runs' interval_of
found '2 2' df
found '- runs' previous_situation

# --- gaps ------------------------------------------------------------------------------------------
study g1 20 case=block factor=1.01
study g2 21 case=block
study g3 22 case=block fail=1
ends 0 'a gap in the middle' trend --fail-on never -m $T --output "$OUT" -r "a=$TMP/a1,$TMP/a2" -r "g=$TMP/g1,$TMP/g2" \
	-r "c=$TMP/c1,$TMP/c2"
found '2 0 2 0 2 0' runs aspect=mean
found '0 2 0 2 0 2' runs_lacking aspect=mean
found '-' value aspect=mean case=plain release=g
found 'a' previous aspect=mean case=plain release=c
found '-' previous aspect=mean case=plain release=g
found '-' previous_verdict aspect=mean case=block release=g
holds "$TMP/stdout" 'g is a gap: none of its runs has a value.'
ends 4 'a last release that is a gap is undecided' trend -m $T -a mean --fail-on undecided --output "$OUT" \
	--case plain -r "a=$TMP/a1,$TMP/a2" -r "g=$TMP/g1,$TMP/g2"
ends 0 'a run that has no value' trend --fail-on never -m $T --output "$OUT" -r "g=$TMP/g1,$TMP/g2,$TMP/g3" -r "h=$TMP/a1"
found '2' runs aspect=mean case=block release=g
found '1' runs_lacking aspect=mean case=block release=g
holds "$TMP/stdout" '1 of the 3 runs of g have no value.'
found '3' runs aspect=failures case=block release=g
found '~0.3333' value aspect=failures case=block release=g

# --- failures --------------------------------------------------------------------------------------
study f1 30 fail=5
study f2 31 fail=5
study f3 32 fail=5
ends 3 'failures that rise are worse' trend -m $T -a failures --output "$OUT" -r "a=$TMP/a1,$TMP/a2,$TMP/a3" \
	-r "b=$TMP/b1,$TMP/b2,$TMP/b3" -r "f=$TMP/f1,$TMP/f2,$TMP/f3"
found '- undecided worse' previous_verdict
found '0 0 72' failed
found 'migrations migrations migrations' interval_of

# --- forms -----------------------------------------------------------------------------------------
ends 0 'CSV' five -m $T --fail-on never -f csv
cp "$TMP/stdout" "$TMP/printed.csv"
same 'csv is what the file holds' "$TMP/printed.csv" "$FOUND"
ends 0 'JSON' five -m $T -f json --fail-on never
cp "$TMP/stdout" "$TMP/trend.json"
ok 'JSON holds the rows of trend.csv' tests/cli/json-rows "$TMP/trend.json" trend "$FOUND"
member worse "$TMP/trend.json" verdict
member 0 "$TMP/trend.json" exit_status
member a "$TMP/trend.json" baseline
member 'c1 c2 c3' "$TMP/trend.json" releases.release=c.runs
ends 3 'JUnit' five -m $T -f junit
cp "$TMP/stdout" "$TMP/trend.xml"
ok 'JUnit is what the schema says' xmllint --noout --schema tests/golden/junit.xsd "$TMP/trend.xml"
holds "$TMP/trend.xml" 'tests="5" failures="2"'
holds "$TMP/trend.xml" 'change of level with c'
ends 3 'Markdown' five -m $T -a mean -f markdown
holds "$TMP/stdout" '| plain | e |'
ends 3 'LaTeX' five -m $T -a mean -f latex
holds "$TMP/stdout" '\toprule'
member 'migstat trend 0.1' "$TMP/found/trend.json" made_by
member c "$TMP/found/trend.json" from.run=c2.side
# without -o it stands in the last release's first run
ends 0 'without --output' trend --fail-on never -a mean "$TMP/a1" "$TMP/b1"
ok 'trend.csv stands in the last release' test -s "$TMP/b1/analysis/trend.csv"

# --- what is printed is what is tested, whatever the data --------------------------------------------
# agrees WHAT: every step is that of the two numbers beside it: in the table to rounding, in trend.csv to 9
# digits, and in the sentences
agrees() {
	for step in previous baseline; do
		is "$1: against the $step, ratios and differences" '' "$("$ROOT/tests/cli/cells" '' "$FOUND" aspect '
			our ($b, $a) = @r{"'$step'_before_value", "'$step'_after_value"};
			our ($d, $q) = @r{"'$step'_difference", "'$step'_ratio"};
			($d ne "" && ($b eq "" || abs($a - $b - $d) > 1e-9 * (abs($a) + abs($b))))
				|| ($q ne "" && abs($a / $b / $q - 1) > 1e-9)
				|| ($r{"'$step'_verdict"} eq "worse" && $d <= 0)
				|| ($r{"'$step'_verdict"} eq "better" && $d >= 0)')"
	done
	ok "$1: the changes of level" "$ROOT/tests/cli/cells" '' "$FOUND" aspect '
		$r{change_ratio} ne "" && abs($r{change_after} / $r{change_before} / $r{change_ratio} - 1) > 1e-9'
	ok "$1: the table" "$ROOT/tests/cli/steps-agree" "$TMP/page" "$2"
	ok "$1: the sentences" "$ROOT/tests/cli/said-agrees" "$FOUND" "$2"
}
# differing scatter, VMs and cycles; failures that take cells away
for seed in 1 2 3 4 5 6; do
	study "p$seed" "$((seed + 60))" skew=0.5 spread=4 vms=$((3 + seed % 3)) cycles=$((4 + seed)) \
		fail=$((seed + 4)) factor="1.$seed"
done
ALL=mean,median,spread,p95,failures
prepare trend --fail-on never -m $T -a $ALL -f markdown --output "$OUT" "$TMP/p1" "$TMP/p2" "$TMP/p3" "$TMP/p4" \
	"$TMP/p5" "$TMP/p6" >"$TMP/page"
agrees 'one run each' 30
prepare trend --fail-on never -m $T -a $ALL -f markdown --output "$OUT" -r "p=$TMP/p1,$TMP/p2" -r "q=$TMP/p3" \
	-r "r=$TMP/p4,$TMP/p5,$TMP/p6" >"$TMP/page"
agrees 'one run, two, three' 10
# of the same VMs, one run each: a release's level is what compare says of it, though cells are lacking
study l1 71 skew=0.5 spread=4 cycles=5 fail=7
study l2 72 skew=0.5 spread=4 cycles=5 fail=7
study l3 73 skew=0.5 spread=4 cycles=5 fail=7 factor=1.2
prepare trend --fail-on never -m $T -a $ALL -f markdown --output "$OUT" "$TMP/l1" "$TMP/l2" "$TMP/l3" >"$TMP/page"
agrees 'one run each, the same VMs' 10
lacks "$TMP/page" ' to [0-9.]* s)'
is 'the levels are the numbers of the steps' '' "$("$ROOT/tests/cli/cells" '' "$FOUND" aspect \
	'$r{previous} ne "" && abs($r{value} / $r{previous_after_value} - 1) > 1e-9')"

# --- the manual page -------------------------------------------------------------------------------
options_of trend
manual_tells trend option "$TMP/words"
columns_of "$FOUND"
manual_tells trend column "$TMP/words"

done_testing
