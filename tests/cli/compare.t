#!/bin/sh
# migstat-analyze compare, run as a person would: every verdict, every status, every format.
# shellcheck disable=SC2016  # what looks like variables is perl
. tests/cli/lib.sh

REFERENCE=${MIGSTAT_REFERENCE_DATA:-../shared/data}

compare() {
	migstat-analyze compare "$@"
}

# study NAME SEED [KEY=VALUE…]: a made-up run; see tests/golden/make-study
study() {
	name=$1
	shift
	tests/golden/make-study "$TMP/$name" "$name" "$@"
}

# ends_with STATUS TEXT COMMAND…: it ends with STATUS and says TEXT on stdout
ends_with() {
	wanted=$1
	text=$2
	shift 2
	run "$@"
	good=1
	[ "$status" -eq "$wanted" ] && says "$TMP/stdout" "$text" && good=0
	report "$good" "ends with $wanted: $text" "status $status of: $*"
}

study base 1
study same 2
study slow 3 factor=1.08
study fast 4 factor=0.9
study other 5 prefix=x factor=1.3
study wide 6 spread=4
study fail 7 fail=4
study dead 8 fail=1
study lone 9 vms=1
study lone2 10 vms=1 factor=2
study four 11 vms=4
study four2 12 vms=4 factor=1.02
T=total_time_seconds

# --- verdicts and statuses -------------------------------------------------------------------
ends_with 3 'Verdict: worse' compare "$TMP/base" "$TMP/slow"
ends_with 3 'plain, mean: Worse: the mean rose by 8.' compare -m $T "$TMP/base" "$TMP/slow"
ends_with 3 'it rose in 6 of 6 VMs; chance alone shows as much in fewer than 1 of 10000 studies' \
	compare -m $T "$TMP/base" "$TMP/slow"
ends_with 3 'Exit status 3: something is worse.' compare "$TMP/base" "$TMP/slow"
ends_with 0 'Verdict: better, nothing shown to be worse' compare "$TMP/base" "$TMP/fast"
ends_with 0 'plain, mean: Better: the mean fell by 9.' compare -m $T "$TMP/base" "$TMP/fast"
ends_with 0 'Verdict: undecided' compare -m $T -a mean "$TMP/base" "$TMP/same"
ends_with 0 'cycles with these VMs, would decide it in 80 of 100 studies, if the change is as seen' \
	compare -m $T -a mean "$TMP/base" "$TMP/same"
ends_with 4 'Exit status 4: nothing is worse, but something is undecided.' \
	compare -m $T -a mean --fail-on undecided "$TMP/base" "$TMP/same"
ends_with 0 'plain, mean: Equal within 5 %' compare -m $T -a mean --margin 5% "$TMP/base" "$TMP/same"
ends_with 0 'Exit status 0: nothing is worse or undecided.' \
	compare -m $T -a mean --margin 5% --fail-on undecided "$TMP/base" "$TMP/same"
ends_with 0 'It is a change, but one too small to matter.' \
	compare -m $T -a mean --margin 20% "$TMP/base" "$TMP/slow"
ends_with 0 'Exit status 0: as --fail-on never wants it.' \
	compare --fail-on never "$TMP/base" "$TMP/slow"
ends_with 3 'plain, spread: Worse: the spread rose by' compare -m $T "$TMP/base" "$TMP/wide"
ends_with 0 'plain, spread: Better: the spread fell by' compare -m $T "$TMP/wide" "$TMP/base"
ends_with 3 'plain, p95: Worse: the 95th percentile rose by' compare -m $T "$TMP/base" "$TMP/slow"
ends_with 3 'plain, failures: Worse: the share of failed migrations rose by 25.0 points' \
	compare -m $T "$TMP/base" "$TMP/fail"
ends_with 0 'plain, failures: Equal within 10 points' \
	compare -a failures --margin 10% "$TMP/base" "$TMP/same"
ends_with 0 'none of the migrations failed, neither before (of 120) nor after (of 120)' \
	compare -a failures "$TMP/base" "$TMP/same"

# --- how the sides stand to each other -------------------------------------------------------
ends_with 3 'The same 6 VMs before and after: each is compared with itself.' \
	compare "$TMP/base" "$TMP/slow"
ends_with 3 'Not the same VMs before (6) and after (6)' compare "$TMP/base" "$TMP/other"
ends_with 3 'Not the same VMs before (6) and after (6)' \
	compare --unpaired -m $T -a mean "$TMP/base" "$TMP/slow"
ends_with 0 '2 VMs without values on both sides are left out.' \
	compare -m $T -a mean "$TMP/base" "$TMP/four"
for i in 1 2 3; do
	study "before$i" "2$i"
	study "after$i" "3$i" factor=1.2
done
ends_with 3 'One observation is a run: 3 before, 3 after.' compare -m $T \
	--before "$TMP/before1,$TMP/before2" --before "$TMP/before3" \
	--after "$TMP/after1,$TMP/after2,$TMP/after3"
ends_with 3 'One observation is a run: 3 before, 1 after.' compare -m $T -a mean \
	--before "$TMP/before1,$TMP/before2,$TMP/before3" --after "$TMP/after1"
ends_with 0 'Verdict: undecided' compare -m $T -a mean --before "$TMP/before1,$TMP/before2" \
	--after "$TMP/before3,$TMP/same"

# --- only some cases -------------------------------------------------------------------------
study both 41
study both 42 case=quick factor=0.8
study other 41
study other 43 case=slow factor=1.4
ends_with 4 'quick, mean: Undecided: there is nothing of this after' \
	compare -m $T -a mean --fail-on undecided --margin 50% "$TMP/both" "$TMP/other"
ends_with 0 'Verdict: equal (1 comparison)' \
	compare -m $T -a mean --fail-on undecided --margin 50% --case plain "$TMP/both" "$TMP/other"
fails_with 1 "--case plane: no run has such a case; did you mean 'plain'?" \
	compare --case plain,plane "$TMP/both" "$TMP/other"
fails_with 2 '--case is for runs; with --csv, --where chooses the rows' \
	compare --csv --value t --case plain a.csv b.csv
fails_with 2 'a case is missing beside a comma' compare --case plain, "$TMP/both" "$TMP/other"

# --- cases of one run ------------------------------------------------------------------------
study cases 41
study cases 42 case=quick factor=0.8
study cases 43 case=slow factor=1.4
ends_with 0 'Before: case=plain. After: case=quick' compare --between case=plain,case=quick "$TMP/cases"
ends_with 3 'Before: case=plain. After: case=slow' compare --between case=plain,case=slow "$TMP/cases"
ends_with 0 'Before: direction=AB. After: direction=BA' \
	compare --between direction=AB,direction=BA -m $T -a mean "$TMP/cases"
ends_with 0 'quick, mean: Undecided: there is nothing of this before, so there is nothing to compare with.' \
	compare -m $T "$TMP/base" "$TMP/cases"
ends_with 0 'slow, mean: Undecided: there is nothing of this after: it was not measured again.' \
	compare -m $T -o "$TMP/out-missing" "$TMP/cases" "$TMP/base"
ends_with 4 'slow, mean: Undecided' compare -m $T --fail-on undecided "$TMP/cases" "$TMP/base"

# --- hardly any data -------------------------------------------------------------------------
ends_with 0 'Undecided: 1 VM before and 1 after tell nothing about other VMs: it takes at least 2.' \
	compare -m $T -a mean "$TMP/lone" "$TMP/lone2"
ends_with 0 'with so few VMs even the clearest change can come about by chance (p is 0.12 at least), so it was not tested. About' \
	compare -m $T -a median "$TMP/four" "$TMP/four2"
ends_with 3 'there is no value after, where 240 of 240 migrations attempted failed' \
	compare -m $T "$TMP/base" "$(study all-dead 44 cycles=20 fail=1 && echo "$TMP/all-dead")"
ends_with 0 'no value before, where 0 of 120 migrations attempted failed, and no value after' \
	compare -m iterations -a mean "$TMP/base" "$TMP/same"
study even 51 within=0
study even2 52 within=0
study even3 53 within=0 between=0 factor=1.5
ends_with 0 'Equal: the mean is exactly the same before and after in every VM' \
	compare -m $T -a mean "$TMP/even" "$TMP/even2"
study even4 54 within=0 between=0
ends_with 3 'plain, mean: Worse: the mean rose by 50.0 %; 40.00 s before, 60.00 s after' \
	compare -m $T -a mean "$TMP/even4" "$TMP/even3"
ok 'where p comes from counting signs, 2 of 64' grep -q ',signs,0.03125,0.03125,' \
	"$TMP/even3/analysis/comparisons.csv"

# --- many tests ------------------------------------------------------------------------------
study drift 62 factor=1.004
run compare -m $T -a mean "$TMP/base" "$TMP/drift"
alone=$status
run compare "$TMP/base" "$TMP/drift"
[ "$alone" -eq 3 ] && [ "$status" -eq 0 ] && says "$TMP/stdout" 'which by itself would be clear, but among'
report $? 'what is worse by itself is not among many tests, and the words say why' "status $alone, $status"

# --- what was given up -----------------------------------------------------------------------
mkdir "$TMP/limit"
cp "$TMP/base/datapackage.json" "$TMP/limit"
awk -F, -v OFS=, 'NR % 40 == 2 { $13 = 400.5 } 1' "$TMP/base/migrations.csv" >"$TMP/limit/migrations.csv"
ends_with 0 '3 values before and 0 after stand at the limit of 400 s, where the measurement was given up: they stay out of the mean.' \
	compare --limit 400s -m $T -a mean "$TMP/limit" "$TMP/same"
ends_with 0 '3 values before and 0 after stand at the limit of 400 s' \
	compare -m $T -a mean "$TMP/limit" "$TMP/same"
run compare --limit none -m $T -a mean "$TMP/limit" "$TMP/same"
! says "$TMP/stdout" 'stand at the limit'
report $? 'unless none is wanted'
fails_with 2 'there is no such metric' compare --limit downtme_seconds=5s "$TMP/base" "$TMP/same"
fails_with 2 '--limit 4x: wanted is a time above zero' compare --limit 4x "$TMP/base" "$TMP/same"

# --- OSIC: before and after the patch --------------------------------------------------------
if [ -d "$REFERENCE/osic" ]; then
	log=$REFERENCE/osic/lvm_tun_on_block_storage_sml
	tests/golden/osic-run "$TMP/osic1" before large "$log.txt"
	tests/golden/osic-run "$TMP/osic2" after large "${log}_after_patch.txt"
	ends_with 0 'large, mean: Undecided' compare "$TMP/osic1" "$TMP/osic2"
	for words in '6 values before and 0 after stand at the limit of 400 s' \
		'large, spread: Better: the spread fell by 53 %' \
		'large, failures: Better: the share of failed migrations fell by 8.5 points' \
		'Caution: 14 of the 19 failures before are of one VM' \
		'17 migrations planned before were not attempted and stay out.'; do
		holds "$TMP/stdout" "$words" "says of OSIC: $words"
	done
	tests/osic-csv before="$log.txt" after="${log}_after_patch.txt" >"$TMP/osic.csv"
	ends_with 0 'the share of failed rows fell by 8.5 points (95 % interval: -12.9 to -5.1 points); 8.5 % before (19 of 223), 0.0 % after (0 of 240)' \
		compare --csv --between side=before,side=after --value total_time_seconds --unit-of vm \
		--where 'flavor = large' --failed 'state = failed' --better lower "$TMP/osic.csv"
	ends_with 0 'large, mean: Equal within 5 %' \
		compare --limit 400s --margin 5% -a mean "$TMP/osic1" "$TMP/osic2"
else
	skip 'the OSIC runs before and after the patch' "they are not in $REFERENCE (MIGSTAT_REFERENCE_DATA)"
fi

# --- any CSV file ----------------------------------------------------------------------------
for side in base slow; do
	cut -d, -f 3,6,13 "$TMP/$side/migrations.csv" | sed '1s/total_time_seconds/time (s)/' >"$TMP/$side.csv"
done
ends_with 3 'The same 6 vms before and after: each is compared with itself.' \
	compare --csv --value 'time (s)' --unit-of vm --better lower "$TMP/base.csv" "$TMP/slow.csv"
holds "$TMP/stdout" 'all, mean: Worse: the mean rose by 8.30 %' 'the same numbers as from the runs'
ends_with 0 'all, mean: Better: the mean rose by 8.30 %' compare --csv --value 'time (s)' \
	--unit-of vm --better higher -a mean "$TMP/base.csv" "$TMP/slow.csv"
ends_with 0 'Verdict: changed, where neither way is better (2 comparisons)' \
	compare --csv --value 'time (s)' "$TMP/base.csv" "$TMP/slow.csv"
holds "$TMP/stdout" 'Not the same rows before (120) and after (120)' 'without --unit-of nothing is paired'
ends_with 0 'Before: direction=AB. After: direction=BA' compare --csv --value 'time (s)' \
	--unit-of vm -a mean --between direction=AB,direction=BA "$TMP/base.csv"
ends_with 3 'The same 5 vms' compare --csv --value 'time (s)' --unit-of vm --better lower \
	--where 'vm != vm1' -a mean "$TMP/base.csv" "$TMP/slow.csv"
# which rows failed: the same as of runs, but for the migrations never attempted
for side in base fail; do
	cut -d, -f 3,6,12,13 "$TMP/$side/migrations.csv" >"$TMP/$side-all.csv"
done
ends_with 3 'all, failures: Worse: the share of failed rows rose by 25.0 points' compare --csv \
	--failed 'outcome != ok' "$TMP/base-all.csv" "$TMP/fail-all.csv"
for side in run file; do
	if [ $side = run ]; then
		run compare -a failures -f csv -o "$TMP/out" "$TMP/base" "$TMP/fail"
	else
		run compare -a failures -f csv --csv --failed 'outcome != ok' \
			"$TMP/base-all.csv" "$TMP/fail-all.csv"
	fi
	perl -ne 's/^.*?,failures,//; s/(undecided|worse),\w+/$1/; s/,"?(Worse|Undecided).*//; print if $. > 1' \
		"$TMP/stdout" >"$TMP/numbers-$side"
done
[ -s "$TMP/numbers-run" ] && same 'with the numbers that the runs give' "$TMP/numbers-run" "$TMP/numbers-file"
# every other aspect, VM by VM and direction by direction
run compare -m $T -a mean,median,spread,p95 -f csv -o "$TMP/out" "$TMP/base" "$TMP/wide"
cut -d, -f 6-34 "$TMP/stdout" | sed 's/,vm,/,/' >"$TMP/numbers-run"
cut -d, -f 3,6,13 "$TMP/wide/migrations.csv" >"$TMP/wide.csv"
cut -d, -f 3,6,13 "$TMP/base/migrations.csv" >"$TMP/base-total.csv"
run compare --csv --value $T --unit-of vm --better lower -f csv "$TMP/base-total.csv" "$TMP/wide.csv"
cut -d, -f 5-33 "$TMP/stdout" | sed 's/,vm,/,/' >"$TMP/numbers-file"
[ "$(wc -l <"$TMP/numbers-run")" -eq 5 ] && same 'a file gives the numbers that its run gives' "$TMP/numbers-run" "$TMP/numbers-file"
fails_with 2 'of a CSV file --failed EXPRESSION tells which rows failed' \
	compare --csv --value x -a failures "$TMP/base.csv" "$TMP/slow.csv"
fails_with 1 "--failed, at character 1: the file has no column 'outcme'; did you mean 'outcome'?" \
	compare --csv --failed 'outcme != ok' "$TMP/base-all.csv" "$TMP/fail-all.csv"
awk -F, -v OFS=, 'NR < 8' "$TMP/base.csv" >"$TMP/single.csv"
ends_with 0 'Undecided: a spread takes at least 2 values of a vm in a direction on both sides.' \
	compare --csv --value 'time (s)' --unit-of vm -a spread "$TMP/single.csv" "$TMP/base.csv"
fails_with 2 'which columns are to be compared?' compare --csv "$TMP/base.csv" "$TMP/slow.csv"
fails_with 2 'are for CSV files' compare --better lower "$TMP/base" "$TMP/slow"
fails_with 2 '--metric is for runs' compare --csv --value x -m all "$TMP/base.csv" "$TMP/slow.csv"
fails_with 2 '--better x: wanted is lower or higher' compare --csv --better x a b
fails_with 1 'base.csv has no such column' compare --csv --value x "$TMP/base.csv" "$TMP/slow.csv"
fails_with 1 'No such file' compare --csv --value x "$TMP/nowhere.csv" "$TMP/slow.csv"

# --- files and formats -----------------------------------------------------------------------
ok 'writes comparisons.csv into the run after' [ -s "$TMP/slow/analysis/comparisons.csv" ]
run compare -f csv -o "$TMP/out" "$TMP/base" "$TMP/slow"
cp "$TMP/stdout" "$TMP/csv"
same '--format csv prints what comparisons.csv holds' "$TMP/csv" "$TMP/out/comparisons.csv"
run compare -f json "$TMP/base" "$TMP/slow"
cp "$TMP/stdout" "$TMP/json"
ok '--format json is JSON with the same rows and numbers' perl -MJSON::PP -e '
	local $/; open F, "<", $ARGV[0]; $j = decode_json(<F>); close F;
	die "status" unless $j->{exit_status} == 3 && $j->{verdict} eq "worse";
	$/ = "\n"; open C, "<", $ARGV[1]; chomp($h = <C>); @h = split /,/, $h; pop @h;
	for $row (@{$j->{comparisons}}) {
		chomp($l = <C>); @c = split /,/, $l, -1;
		for (0 .. $#h) {
			$v = $row->{$h[$_]} // "";
			die "$h[$_]: $v, not $c[$_]" unless $v eq $c[$_] || $v == $c[$_];
		}
	}
	die "rows" if defined(<C>)' "$TMP/json" "$TMP/out/comparisons.csv"
ends_with 3 '| case | of | verdict | before | after | change | 95 % interval | p (Holm) |' \
	compare -f markdown "$TMP/base" "$TMP/slow"
ends_with 3 '\begin{tabular}{lllrrrrr}' compare -f latex "$TMP/base" "$TMP/slow"
tests/golden/make-study "$TMP/odd" 'a<b&c' 71 'case=<x> & y'
tests/golden/make-study "$TMP/odd2" 'd' 72 'case=<x> & y' factor=1.2
ends_with 3 '<failure message="Worse: the mean rose by' compare -f junit -m $T "$TMP/odd" "$TMP/odd2"
cp "$TMP/stdout" "$TMP/junit.xml"
ok '--format junit is what CI servers take' xmllint --noout --schema tests/golden/junit.xsd "$TMP/junit.xml"
ok 'with the counts that its tests have' perl -e '
	local $/; $_ = <>; /tests="(\d+)" failures="(\d+)" errors="0" skipped="(\d+)"/ or die;
	($t, $f, $s) = ($1, $2, $3);
	die unless $t == (() = /<testcase /g) && $f == (() = /<failure /g) && $s == (() = /<skipped /g)' \
	"$TMP/junit.xml"
ends_with 4 '<failure message="Undecided: the mean' \
	compare -f junit -m $T -a mean --fail-on undecided "$TMP/base" "$TMP/same"
tests/golden/make-study "$TMP/hostile" 'a\u001b[2Jb' 73 factor=1.2
ends_with 3 'After: a?[2Jb' compare "$TMP/base" "$TMP/hostile"

# --- what cannot be compared -----------------------------------------------------------------
study quick 81 case=quick
fails_with 1 'have nothing in common to compare: before has plain; after has quick' \
	compare "$TMP/base" "$TMP/quick"
fails_with 1 '/base/ is named twice: a run is not compared with itself' compare "$TMP/base" "$TMP/base/"
fails_with 1 'has no row with case=nowhere' compare --between case=plain,case=nowhere "$TMP/base"
fails_with 1 "no such column; did you mean 'case'?" compare --between cas=a,cas=b "$TMP/base"
fails_with 1 "no such column; did you mean 'direction'?" compare --by dirction "$TMP/base" "$TMP/same"
fails_with 1 'comparisons.csv has a column of that name already' compare --by level "$TMP/base" "$TMP/same"
fails_with 1 "$TMP/nowhere/datapackage.json: No such file" compare "$TMP/base" "$TMP/nowhere"
fails_with 1 'cannot be made' compare -o "$TMP/no/such" "$TMP/base" "$TMP/same"
for format in table csv json markdown latex junit; do
	fails_with 1 'standard output: No space left on device' \
		sh -c 'migstat-analyze compare -f "$1" "$2" "$3" >/dev/full' sh "$format" "$TMP/base" "$TMP/same"
done
cp -r "$TMP/same" "$TMP/torn"
printf '999,plain,vm1' >>"$TMP/torn/migrations.csv"
warns 'the last line is cut off' compare "$TMP/base" "$TMP/torn"

# --- wrong usage -----------------------------------------------------------------------------
fails_with 2 'wanted are two runs, not 1' compare "$TMP/base"
fails_with 2 'wanted are two runs, not 3' compare "$TMP/base" "$TMP/same" "$TMP/slow"
fails_with 2 '--before and --after belong together' compare --before "$TMP/base" "$TMP/same"
fails_with 2 '--between compares within one run' compare --between case=a,case=b "$TMP/base" "$TMP/same"
for between in case case=a case=a,cas=b case=a,case=a =a,=b case=a,case=b,case=c; do
	fails_with 2 "--between $between:" compare --between "$between" "$TMP/base"
done
fails_with 2 'wanted is mean, median, spread, p95 or failures' compare -a tail "$TMP/base" "$TMP/same"
fails_with 2 'wanted is worse, undecided or never' compare --fail-on x "$TMP/base" "$TMP/same"
fails_with 2 '--margin 5: wanted is a number between 0 and 1' compare --margin 5 "$TMP/base" "$TMP/same"
fails_with 2 "no such format; did you mean 'junit'?" compare -f juni "$TMP/base" "$TMP/same"
fails_with 2 "there is no such metric; did you mean 'downtime_seconds'?" \
	compare -m downtime_second "$TMP/base" "$TMP/same"
prints 'Usage: migstat compare' migstat compare --help
prints 'migstat compare 0' compare --version

# --- the manual ------------------------------------------------------------------------------
manual=analyze/migstat-compare.1.scd
compare --help | sed -n 's/^ .*--\([a-z-]*\).*/\1/p' >"$TMP/options"
while read -r option; do
	grep -q "^\*.*--$option\*" "$manual"
	report $? "the manual tells of --$option"
done <"$TMP/options"
for column in $(head -n 1 "$TMP/out/comparisons.csv" | tr ',' ' '); do
	grep -q "^\*$column\*" "$manual" || [ "$column" = case ]
	report $? "the manual tells of the column $column"
done

done_testing
