#!/bin/sh
# migstat-analyze compare, run as a person would: every verdict, every status, every format.
# shellcheck disable=SC2016  # what looks like variables is perl
. tests/cli/lib.sh

T=total_time_seconds

compare() {
	migstat-analyze compare "$@"
}

# study NAME SEED [KEY=VALUE…]: a made-up run; see tests/golden/make-study
study() {
	name=$1
	shift
	prepare tests/golden/make-study "$TMP/$name" "$name" "$@"
}

# finds STATUS 'VERDICTS' ARGUMENTS…: compare ends with STATUS, and those are the verdicts of its rows,
# which then stand in $FOUND
FOUND=$TMP/found/comparisons.csv
finds() {
	as=$1
	verdicts=$2
	shift 2
	rm -f "$FOUND"
	ends "$as" "ends with $as: compare $*" compare -o "$TMP/found" "$@"
	cell "$verdicts" "$FOUND" verdict
}

# found 'CELLS' COLUMN [WHERE…]: so that column of $FOUND reads
found() {
	cells=$1
	shift
	cell "$cells" "$FOUND" "$@"
}

# ends_with STATUS TEXT COMMAND…: it ends with STATUS and says TEXT on stdout
ends_with() {
	as=$1
	text=$2
	shift 2
	judge "$as" "$TMP/stdout" "$text" "ends with $as: $text" "$@"
}

study base 1
study same 2
study slow 3 factor=1.08
study fast 4 factor=0.9
study other 5 prefix=x factor=1.3
study wide 6 spread=4
study fail 7 fail=5
study dead 8 fail=1
study lone 9 vms=1
study lone2 10 vms=1 factor=2
study four 11 vms=4
study four2 12 vms=4 factor=1.02

# --- runs that share a name are told apart by their folders
mkdir -p "$TMP/8.2" "$TMP/9.0"
cp -r tests/golden/run-small "$TMP/8.2/run" && cp -r datasets/demo "$TMP/9.0/run"
ends 3 'two runs called run' migstat compare -o "$TMP/out" "$TMP/9.0/run" "$TMP/8.2/run"
holds "$TMP/stdout" 'Before: 9.0/run. After: 8.2/run'

# --- VMs whose names an importer made up are not the same VMs, whatever they are called -------
study made 1
study made2 3 factor=1.3
prepare perl -0pi -e 's/"migstat": *\{/"migstat": { "import": { "vm_names": "made up" },/' "$TMP/made/datapackage.json"
finds 3 worse -m $T -a mean "$TMP/base" "$TMP/made2"
holds "$TMP/stdout" 'The same 6 VMs before and after'
finds 3 worse -m $T -a mean "$TMP/made" "$TMP/made2"
holds "$TMP/stdout" 'Not the same VMs before (6) and after (6)'

# --- Holm's p is no frequency: it stands beside the test's own ---------------------------------
finds 3 'worse worse undecided worse' -m $T -a mean,median,spread,p95 "$TMP/base" "$TMP/slow"
holds "$TMP/stdout" 'when corrected for 4 tests)'
lacks "$TMP/stdout" ', corrected for 4 tests)'

# --- verdicts and statuses -------------------------------------------------------------------
finds 3 'worse worse undecided worse worse worse undecided undecided undecided' "$TMP/base" "$TMP/slow"
holds "$TMP/stdout" 'Verdict: worse'
holds "$TMP/stdout" 'Exit status 3: something is worse.'
finds 3 'worse worse undecided worse undecided' -m $T "$TMP/base" "$TMP/slow"
found '~1.083 ~1.083 ~1.16 ~1.083 -' ratio
found 'mean median spread p95 failures' aspect
holds "$TMP/stdout" 'it rose in 6 of 6 VMs; chance alone shows as much in fewer than 1 of 10000 studies'
finds 0 'better better undecided better better better undecided better undecided' "$TMP/base" "$TMP/fast"
holds "$TMP/stdout" 'Verdict: better, nothing shown to be worse'
found '~0.90 ~0.90' ratio aspect=mean
finds 0 undecided -m $T -a mean "$TMP/base" "$TMP/same"
found 1 enough '$r{enough} = $r{cycles_needed} > 10'
holds "$TMP/stdout" 'would make the interval half as wide'
finds 4 undecided -m $T -a mean --fail-on undecided "$TMP/base" "$TMP/same"
holds "$TMP/stdout" 'Exit status 4: nothing is worse, but something is undecided.'
finds 0 equal -m $T -a mean --margin 5% "$TMP/base" "$TMP/same"
found 0.05 margin
finds 0 equal -m $T -a mean --margin 5% --fail-on undecided "$TMP/base" "$TMP/same"
holds "$TMP/stdout" 'Exit status 0: nothing is worse or undecided.'
finds 0 equal -m $T -a mean --margin 20% "$TMP/base" "$TMP/slow"
holds "$TMP/stdout" 'It is a change, but one too small to matter.'
finds 0 'worse worse undecided worse undecided' -m $T --fail-on never "$TMP/base" "$TMP/slow"
holds "$TMP/stdout" 'Exit status 0: as --fail-on never wants it.'
finds 3 'undecided undecided worse worse undecided' -m $T "$TMP/base" "$TMP/wide"
found '~4.8' ratio aspect=spread
finds 0 'undecided undecided better better undecided' -m $T "$TMP/wide" "$TMP/base"
found '~0.21' ratio aspect=spread
finds 3 'undecided undecided undecided undecided worse' -m $T "$TMP/base" "$TMP/fail"
found ~0.2 difference aspect=failures
found Fisher test aspect=failures
holds "$TMP/stdout" 'plain, failures: Worse: between these two sessions, the share of failed migrations rose by 20.0 points'
found two_runs situation aspect=failures
finds 0 equal -a failures --margin 10% "$TMP/base" "$TMP/same"
holds "$TMP/stdout" 'So few failures (or successes) do not show whether they come singly'
finds 0 equal -a failures --margin 50% "$TMP/base" "$TMP/same"
found 0.5 margin
finds 0 undecided -a failures "$TMP/base" "$TMP/same"
holds "$TMP/stdout" 'none of the migrations failed, neither before (of 120) nor after (of 120)'

# --- how the sides stand to each other -------------------------------------------------------
finds 3 worse -m $T -a mean "$TMP/base" "$TMP/slow"
found 'two_runs two-way t 6 10' situation,test,before_units,before_cycles
holds "$TMP/stdout" 'The same 6 VMs before and after: each is compared with itself.'
holds "$TMP/stdout" 'Each side is one session: what else was different that day is not in the interval.'
finds 3 worse -m $T -a mean "$TMP/base" "$TMP/other"
holds "$TMP/stdout" 'Not the same VMs before (6) and after (6)'
finds 3 worse --unpaired -m $T -a mean "$TMP/base" "$TMP/slow"
holds "$TMP/stdout" 'Not the same VMs before (6) and after (6)'
finds 0 undecided -m $T -a mean "$TMP/base" "$TMP/four"
found '4 4' before_units,after_units
holds "$TMP/stdout" '2 VMs without values on both sides are left out.'
for i in 1 2 3; do
	study "before$i" "2$i"
	study "after$i" "3$i" factor=1.2
done
finds 3 'worse worse undecided worse undecided' -m $T \
	--before "$TMP/before1,$TMP/before2" --before "$TMP/before3" \
	--after "$TMP/after1,$TMP/after2,$TMP/after3"
found 'runs run 3 3' situation,unit_of,before_units,after_units aspect=mean
found runs situation aspect=failures
holds "$TMP/stdout" 'Verdict: worse, from 3 and 3 runs'
holds "$TMP/stdout" 'Few runs limit what can be told'
is 'which is said once of each table' 1 "$(grep -c 'Few runs limit' "$TMP/stdout")"
finds 0 undecided -m $T -a mean --before "$TMP/before1,$TMP/after1" --after "$TMP/before2,$TMP/after2"
found 'run cycle' unit_of,bounded_by
ok 'the runs bound the interval' grep -q '^plain  mean .* runs ' "$TMP/stdout"
finds 3 worse -m $T -a mean --before "$TMP/before1,$TMP/before2,$TMP/before3" --after "$TMP/after1"
found 'run 3 1' unit_of,before_units,after_units
finds 0 undecided -m $T -a mean --before "$TMP/before1,$TMP/before2" --after "$TMP/before3,$TMP/same"
found 1 enough '$r{enough} = $r{runs_needed} > 2 && $r{cycles_needed} eq ""'

study slowly-before 41 case=slow
study slowly 42 case=slow factor=1.1

# --- sessions --------------------------------------------------------------------------------
finds 3 worse --session-sd 1% -m $T -a mean "$TMP/base" "$TMP/slow"
found 0.01 session_sd
holds "$TMP/stdout" 'sessions differ by 1 % (standard deviation), which is in the interval'
finds 0 undecided --session-sd 5% -m $T -a mean "$TMP/base" "$TMP/slow"
finds 3 worse --baseline "$TMP/before1,$TMP/before2,$TMP/before3" -m $T -a mean "$TMP/base" "$TMP/slow"
found 1 small '$r{small} = $r{session_sd} > 0 && $r{session_sd} < 0.01'
finds 0 undecided --baseline "$TMP/before1,$TMP/after1" -m $T -a mean "$TMP/base" "$TMP/slow"
found '~0.129' session_sd # log(1.2) / sqrt(2)
fails_with 2 'give one of them' compare --session-sd 1% --baseline "$TMP/before1,$TMP/before2" "$TMP/base" "$TMP/slow"
fails_with 2 '--baseline: one run does not tell how much runs differ' compare --baseline "$TMP/before1" "$TMP/base" "$TMP/slow"
fails_with 2 '--between compares within one session' compare --session-sd 1% --between case=a,case=b "$TMP/base"
fails_with 2 '--baseline names runs' compare --csv --value x --baseline "$TMP/before1,$TMP/before2" a.csv b.csv
fails_with 1 '--baseline: none of its runs has slow, which is compared' \
	compare --baseline "$TMP/before1,$TMP/before2" "$TMP/slowly-before" "$TMP/slowly"
cp -r "$TMP/before1" "$TMP/copied"
fails_with 1 'before1 and ' compare --before "$TMP/before1,$TMP/copied" --after "$TMP/after1"
fails_with 1 'hold the same measurements: a run and its copy' \
	compare --baseline "$TMP/before1,$TMP/copied" "$TMP/base" "$TMP/slow"
ok 'a copy on the other side' compare --fail-on never "$TMP/before1" "$TMP/copied"
holds "$TMP/stdout" 'it is a copy' 'is told'
awk -F, -v OFS=, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i } NR > 1 { $(at["downtime_seconds"]) = "" } 1' \
	"$TMP/before2/migrations.csv" >"$TMP/undowned.csv"
cp -r "$TMP/before2" "$TMP/undowned" && cp "$TMP/undowned.csv" "$TMP/undowned/migrations.csv"
ok 'a metric of which the baseline has one run' compare --fail-on never -m downtime_seconds -a mean \
	--baseline "$TMP/before1,$TMP/undowned" "$TMP/base" "$TMP/slow"
holds "$TMP/stdout" 'The runs of --baseline do not tell how sessions differ in this' 'is told'

# --- directions ------------------------------------------------------------------------------
for way in AB BA; do
	mkdir -p "$TMP/way-$way" && cp "$TMP/base/datapackage.json" "$TMP/way-$way"
	awk -F, -v way="$way" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "direction") at = i }
		NR == 1 || $at == way' "$TMP/base/migrations.csv" >"$TMP/way-$way/migrations.csv"
done
ok 'there before, back after' compare --fail-on never -m $T -a mean "$TMP/way-AB" "$TMP/way-BA"
holds "$TMP/stdout" 'No VM was moved in the same direction before (6) and after (6)' 'are the same VMs'
holds "$TMP/stdout" 'so what differs may be the direction' 'and the direction is told'
ok 'there before, both after' compare -o "$TMP/found" --fail-on never -m $T -a mean "$TMP/way-AB" "$TMP/slow"
found '60 60' before_n,after_n
holds "$TMP/stdout" 'The same 6 VMs before and after' 'are the same VMs'
holds "$TMP/stdout" '60 values in a direction that is on one side only are left out' 'and what is left out is told'

# --- migrations as units ---------------------------------------------------------------------
ok 'migrations as units' compare --unit migration --fail-on never -m $T -a mean "$TMP/base" "$TMP/slow"
holds "$TMP/stdout" 'All migrations count alike, whatever their VM: 120 before, 120 after.' 'are no VMs'
is 'of which the legend does not speak' 0 "$(grep -c "a typical VM" "$TMP/stdout")"
fails_with 1 'No such file' compare --baseline "$TMP/before1,$TMP/nowhere" "$TMP/base" "$TMP/slow"

# --- only some cases -------------------------------------------------------------------------
study both 41
study both 42 case=quick factor=0.8
study other 41
study other 43 case=slow factor=1.4
finds 4 'equal undecided undecided' -m $T -a mean --fail-on undecided --margin 50% "$TMP/both" "$TMP/other"
found '120 0' before_n,after_n case=quick
finds 0 equal -m $T -a mean --fail-on undecided --margin 50% --case plain "$TMP/both" "$TMP/other"
fails_with 1 "--case plane: no run has such a case; did you mean 'plain'?" \
	compare --case plain,plane "$TMP/both" "$TMP/other"
# how a file is written is found, and said
printf 'sep=;\na;t_ms\nx;1,5\nx;2,5\nx;NA\nx;1,7\n' >"$TMP/form-a.csv"
printf 'a,t_ms\nx,1.5\nx,2.5\nx,1.7\n' >"$TMP/form-b.csv"
ok 'files in other forms' compare --csv --value t_ms --fail-on never "$TMP/form-a.csv" "$TMP/form-b.csv"
for said in "form-a.csv: Cells are separated by ';'" 'form-a.csv: 1 line before the header' \
	'form-a.csv: Numbers of t_ms have a decimal comma' 'form-a.csv: 1 cell of t_ms says in a word'; do
	holds "$TMP/stdout" "$said" "says: $said"
done
is 'and nothing of the one that is as usual' 0 "$(grep -c 'form-b.csv:' "$TMP/stdout")"
fails_with 2 '--case is for runs; with --csv, --where chooses the rows' \
	compare --csv --value t --case plain a.csv b.csv
fails_with 2 'a case is missing beside a comma' compare --case plain, "$TMP/both" "$TMP/other"

# --- cases of one run ------------------------------------------------------------------------
study cases 41
study cases 42 case=quick factor=0.8
study cases 43 case=slow factor=1.4
finds 0 'better better undecided better undecided' --between case=plain,case=quick -m $T "$TMP/cases"
found 'case=plain case=quick in_run' before,after,situation aspect=mean
found in_run situation aspect=failures
holds "$TMP/stdout" 'Verdict: better, nothing shown to be worse, in this run'
finds 3 'worse worse undecided worse undecided' --between case=plain,case=slow -m $T "$TMP/cases"
found 'case=plain case=slow' before,after aspect=mean
finds 0 'undecided undecided undecided' --between direction=AB,direction=BA -m $T -a mean "$TMP/cases"
found 'plain quick slow' case before=direction=AB after=direction=BA
finds 0 'undecided undecided undecided' -m $T -a mean "$TMP/base" "$TMP/cases"
holds "$TMP/stdout" 'quick, mean; slow, mean: Undecided: there is nothing of this before, so there is nothing to compare with.'
finds 0 'undecided undecided undecided' -m $T -a mean "$TMP/cases" "$TMP/base"
holds "$TMP/stdout" 'quick, mean; slow, mean: Undecided: there is nothing of this after: it was not measured again.'
finds 4 'undecided undecided undecided' -m $T -a mean --fail-on undecided "$TMP/cases" "$TMP/base"

# --- hardly any data -------------------------------------------------------------------------
finds 3 worse -m $T -a mean "$TMP/lone" "$TMP/lone2"
found '1 1 cycle' before_units,after_units,bounded_by
holds "$TMP/stdout" 'the mean of this VM rose by'
holds "$TMP/stdout" 'The same 1 VM before and after: it is compared with itself.'
study round 9 vms=1 cycles=1
finds 0 undecided -m $T -a mean "$TMP/lone" "$TMP/round"
found 'one_round - -' situation,test,p
holds "$TMP/stdout" 'Undecided: 1 VM before and 1 after tell nothing about other VMs: it takes at least 2.'
study round6 9 cycles=1 factor=2
finds 0 undecided -m $T -a mean "$TMP/base" "$TMP/round6"
found '1 one_round vm - 1' small,situation,bounded_by,p_holm,after_cycles '$r{small} = $r{p} < 0.001'
holds "$TMP/stdout" 'Verdict: undecided, of this one round'
finds 3 worse --unit migration -m $T -a mean "$TMP/base" "$TMP/slow"
found 'migration 120 120 cycle' unit_of,before_units,after_units,bounded_by
study all-dead 44 cycles=20 fail=1
finds 3 'undecided worse' -m $T "$TMP/base" "$TMP/all-dead"
found '120 0 -' before_n,after_n,after_value aspect=mean
holds "$TMP/stdout" 'there is no value after, where 240 of 240 migrations attempted failed'
finds 0 undecided -m iterations -a mean "$TMP/base" "$TMP/same"
holds "$TMP/stdout" 'no value before, where 0 of 120 migrations attempted failed, and no value after'
study even 51 within=0
study even2 52 within=0
study even3 53 within=0 between=0 factor=1.5
finds 0 undecided -m $T -a mean "$TMP/even" "$TMP/even2"
found '0 signs 1' difference,test,p
holds "$TMP/stdout" 'Undecided: unchanged as measured'
finds 0 undecided --margin 1% -m $T -a mean "$TMP/even" "$TMP/even2" # how coarse the values are, nobody knows
found '0 -' difference,p_equal
study even4 54 within=0 between=0
finds 3 worse -m $T -a mean "$TMP/even4" "$TMP/even3"
found '~40 ~60 ~1.5' before_value,after_value,ratio
found 'signs 0.03125 0.03125' test,p,p_holm # 2 of 64

# --- many tests ------------------------------------------------------------------------------
study drift 62 factor=1.004
finds 3 worse -m $T -a mean "$TMP/base" "$TMP/drift"
found '~1.009' ratio
finds 0 'undecided undecided undecided undecided undecided undecided undecided undecided undecided' \
	"$TMP/base" "$TMP/drift"
found 1 between metric=$T aspect=mean '$r{between} = $r{p} < 0.05 && $r{p_holm} > 0.05'
holds "$TMP/stdout" 'clear by itself, but among'

# --- what was given up -----------------------------------------------------------------------
mkdir "$TMP/limit"
cp "$TMP/base/datapackage.json" "$TMP/limit"
awk -F, -v OFS=, 'NR % 40 == 2 { $13 = 400.5 } 1' "$TMP/base/migrations.csv" >"$TMP/limit/migrations.csv"
finds 0 undecided --limit 400s -m $T -a mean "$TMP/limit" "$TMP/same"
found '117 120' before_n,after_n
holds "$TMP/stdout" '3 values before and 0 after stand at the limit of 400 s, where the measurement was given up: they stay out of the mean.'
finds 0 undecided -m $T -a mean "$TMP/limit" "$TMP/same"
found 117 before_n
finds 0 undecided --limit none -m $T -a mean "$TMP/limit" "$TMP/same"
found 120 before_n
lacks "$TMP/stdout" 'stand at the limit' 'unless none is wanted'
fails_with 2 'there is no such metric' compare --limit downtme_seconds=5s "$TMP/base" "$TMP/same"
fails_with 2 '--limit 4x: wanted is a time above zero' compare --limit 4x "$TMP/base" "$TMP/same"

# slow ones that become time-outs, or failures, make no mean better
mkdir "$TMP/timeouts"
cp "$TMP/fast/datapackage.json" "$TMP/timeouts"
awk -F, -v OFS=, 'NR % 10 == 2 { $13 = 400.5 } 1' "$TMP/fast/migrations.csv" >"$TMP/timeouts/migrations.csv"
finds 0 undecided --limit 400s -m $T -a mean "$TMP/base" "$TMP/timeouts"
holds "$TMP/stdout" 'that is of those that moved'
found '~0.90 120 108' ratio,before_n,after_n
found 1 rose '$r{rose} = $r{p_holm} < 0.05 && $r{restricted_ratio} > 1.5 && $r{restricted_p} ne ""'
study fastfail 7 fail=5 factor=0.9
finds 3 'undecided undecided worse' -m $T -a mean,median,failures "$TMP/base" "$TMP/fastfail"
found '- -' restricted_before,restricted_ratio aspect=mean
found 1 tested '$r{tested} = $r{restricted_p} ne ""' aspect=mean
finds 0 better -m $T -a mean "$TMP/base" "$TMP/fast"
found '- - -' restricted_before,restricted_ratio,restricted_p

# --- as many values on both sides ------------------------------------------------------------
study few 91 cycles=3
finds 0 'undecided undecided' -m $T -a spread,p95 "$TMP/few" "$TMP/same"
found '36 36 84' before_n,after_n,thinned aspect=spread
found '3 3' before_cycles,after_cycles aspect=p95
holds "$TMP/stdout" '84 values drawn at random are left out, so that both sides have as many of every VM.'
is 'what holds for all rows is said once' 1 "$(grep -c '84 values drawn' "$TMP/stdout")"
cp "$FOUND" "$TMP/first.csv"
finds 0 'undecided undecided' -m $T -a spread,p95 "$TMP/few" "$TMP/same"
same 'the draw is the same every time' "$TMP/first.csv" "$FOUND"
finds 0 undecided -m $T -a mean "$TMP/few" "$TMP/same"
found '36 120 -' before_n,after_n,thinned

# --- a typical VM, and all of them together --------------------------------------------------
# five small VMs take half as long again, a huge one a little less
for side in before after; do
	mkdir "$TMP/sizes-$side"
	cp "$TMP/base/datapackage.json" "$TMP/sizes-$side"
done
awk -F, -v OFS=, '$3 == "vm6" { $13 *= 100 } 1' "$TMP/base/migrations.csv" >"$TMP/sizes-before/migrations.csv"
awk -F, -v OFS=, '$3 == "vm6" { $13 *= 90 } NR > 1 && $3 != "vm6" { $13 *= 1.5 } 1' "$TMP/same/migrations.csv" \
	>"$TMP/sizes-after/migrations.csv"
finds 0 undecided -m $T -a mean --limit none "$TMP/sizes-before" "$TMP/sizes-after"
found 1 apart '$r{apart} = $r{ratio} > 1.3 && $r{total_ratio} < 1 && $r{p_holm} < 0.05'
holds "$TMP/stdout" 'all together went the other way, so neither is decided. All VMs together: '

# where nothing tells the time, too
for side in before after; do
	cut -d, -f 3,13 "$TMP/sizes-$side/migrations.csv" >"$TMP/sizes-$side.csv"
	sed '1s/vm/class/' "$TMP/sizes-$side.csv" >"$TMP/class-$side.csv"
done
finds 0 undecided --csv --value $T --unit-of vm --better lower -a mean --limit none \
	"$TMP/sizes-before.csv" "$TMP/sizes-after.csv"
found one_round situation
holds "$TMP/stdout" "of this one round, a typical vm's mean rose by"
holds "$TMP/stdout" 'All vms together: '
# a column of any name, and its plural
finds 0 undecided --csv --value $T --unit-of class --better lower -a mean --limit none \
	"$TMP/class-before.csv" "$TMP/class-after.csv"
holds "$TMP/stdout" 'The same 6 classes before and after: each is compared with itself.'

# --- what is coarser than the margin ---------------------------------------------------------
for side in base same; do
	mkdir "$TMP/coarse-$side"
	cp "$TMP/$side/datapackage.json" "$TMP/coarse-$side"
	awk -F, -v OFS=, 'NR == 1 { print $0, "downtime_network_seconds,downtime_network_resolution_seconds"; next }
		{ print $0, 0.2 + ($13 - 40) / 10000, 0.05 }' "$TMP/$side/migrations.csv" >"$TMP/coarse-$side/migrations.csv"
done
finds 0 undecided -m downtime_network_seconds -a mean --margin 5% "$TMP/coarse-base" "$TMP/coarse-same"
holds "$TMP/stdout" 'coarser than the margin of 5 %, so nothing can be called equal'
finds 0 equal -m downtime_network_seconds -a mean --margin 30% "$TMP/coarse-base" "$TMP/coarse-same"

# --- OSIC: before and after the patch --------------------------------------------------------
if [ -d "$REFERENCE/osic" ]; then
	log=$REFERENCE/osic/lvm_tun_on_block_storage_sml
	prepare tests/golden/osic-run "$TMP/osic1" before large "$log.txt"
	prepare tests/golden/osic-run "$TMP/osic2" after large "${log}_after_patch.txt"
	finds 0 'undecided undecided undecided undecided undecided' "$TMP/osic1" "$TMP/osic2"
	found '~0.480' ratio aspect=spread
	found '~-0.085' difference aspect=failures
	found '198 240' before_n,after_n aspect=mean
	for words in '6 values before and 0 after stand at the limit of 400 s' \
		'Caution: 14 of the 19 failures before are of one VM' \
		'17 migrations planned before were not attempted and stay out.'; do
		holds "$TMP/stdout" "$words" "says of OSIC: $words"
	done
	prepare tests/osic-csv before="$log.txt" after="${log}_after_patch.txt" >"$TMP/osic.csv"
	finds 0 'undecided undecided undecided undecided undecided' --csv --between side=before,side=after \
		--value $T --unit-of vm --where 'flavor = large' --failed 'state = failed' --better lower "$TMP/osic.csv"
	found '223 240 19 0' before_units,after_units,before_n,after_n aspect=failures
	holds "$TMP/stdout" 'the share of failed rows fell by 9 points (95 % interval: -38 to +18 points); 8.5 % before (19 of 223), 0.0 % after (0 of 240)'
	holds "$TMP/stdout" 'The failures heap on single VMs, so test and interval take these as what fails: the migrations are worth 11 independent ones before and 11 after.'
	finds 0 equal --limit 400s --margin 5% -a mean "$TMP/osic1" "$TMP/osic2"
else
	skip 'the OSIC runs before and after the patch' "they are not in $REFERENCE (MIGSTAT_REFERENCE_DATA)"
fi

# --- any CSV file ----------------------------------------------------------------------------
for side in base slow; do
	cut -d, -f 3,6,13 "$TMP/$side/migrations.csv" | sed '1s/total_time_seconds/time (s)/' >"$TMP/$side.csv"
done
# of VMs without cycles nothing is decided, for time is not in the interval; the numbers are told
finds 0 'undecided undecided undecided undecided' --csv --value 'time (s)' --unit-of vm --better lower \
	"$TMP/base.csv" "$TMP/slow.csv"
found '6 6 one_round ~1.0830 - -' before_units,after_units,situation,ratio,p_holm,units_needed aspect=mean
found 'vm' bounded_by aspect=mean
holds "$TMP/stdout" 'The same 6 vms before and after: each is compared with itself.'
# rows are units if the user says so
finds 3 'worse worse' --csv --value 'time (s)' --better lower "$TMP/base.csv" "$TMP/slow.csv"
finds 0 'better better' --csv --value 'time (s)' --better higher "$TMP/base.csv" "$TMP/slow.csv"
found '~1.0830' ratio aspect=mean
finds 0 'changed changed' --csv --value 'time (s)' "$TMP/base.csv" "$TMP/slow.csv"
found 'row 120 120 Welch t rows' unit_of,before_units,after_units,test,situation aspect=mean
found 'Mann-Whitney' test aspect=median
holds "$TMP/stdout" 'Verdict: changed, where neither way is better, if every row is a unit by itself (2 comparisons)'
finds 0 undecided --csv --value 'time (s)' --unit-of vm -a mean --between direction=AB,direction=BA "$TMP/base.csv"
found 'direction=AB direction=BA' before,after
finds 0 undecided --csv --value 'time (s)' --unit-of vm --better lower --where 'vm != vm1' -a mean \
	"$TMP/base.csv" "$TMP/slow.csv"
found '5 5' before_units,after_units
# which rows failed: the same as of runs, but for the migrations never attempted
NUMBERS=aspect,verdict,before_units,after_units,before_n,after_n,before_value,after_value
NUMBERS=$NUMBERS,difference,difference_low,difference_high,ratio,ratio_low,ratio_high,level,effect,test,p,p_holm
NUMBERS=$NUMBERS,margin,margin_low,margin_high,p_equal,p_equal_holm,tests,units_needed,cycles_needed
for side in base fail; do
	cut -d, -f 3,6,12,13 "$TMP/$side/migrations.csv" >"$TMP/$side-all.csv"
done
finds 3 worse -a failures "$TMP/base" "$TMP/fail"
columns "$FOUND" "$NUMBERS" >"$TMP/of-run"
finds 3 worse --csv --failed 'outcome != ok' "$TMP/base-all.csv" "$TMP/fail-all.csv"
columns "$FOUND" "$NUMBERS" >"$TMP/of-file"
same 'with the numbers that the runs give' "$TMP/of-run" "$TMP/of-file"
# every other aspect, VM by VM and direction by direction
finds 3 'undecided undecided worse worse' -m $T -a mean,median,spread,p95 "$TMP/base" "$TMP/wide"
columns "$FOUND" aspect,before_value,after_value,ratio,total_ratio >"$TMP/of-run"
cut -d, -f 3,6,13 "$TMP/wide/migrations.csv" >"$TMP/wide.csv"
cut -d, -f 3,6,13 "$TMP/base/migrations.csv" >"$TMP/base-total.csv"
finds 0 'undecided undecided undecided undecided' --csv --value $T --unit-of vm --better lower \
	"$TMP/base-total.csv" "$TMP/wide.csv"
columns "$FOUND" aspect,before_value,after_value,ratio,total_ratio >"$TMP/of-file"
ok 'a file gives the numbers that its run gives' tests/golden/same-numbers "$TMP/of-run" "$TMP/of-file" 12
# with its cycles the file gives all that its run gives
for side in base wide; do
	cut -d, -f 3,5,6,13 "$TMP/$side/migrations.csv" >"$TMP/$side-cycles.csv"
done
finds 3 'undecided undecided worse worse' -m $T -a mean,median,spread,p95 "$TMP/base" "$TMP/wide"
columns "$FOUND" "$NUMBERS,situation,before_cycles,bounded_by,df,lag_1" >"$TMP/of-run"
finds 3 'undecided undecided worse worse' --csv --value $T --unit-of vm --better lower \
	"$TMP/base-cycles.csv" "$TMP/wide-cycles.csv"
columns "$FOUND" "$NUMBERS,situation,before_cycles,bounded_by,df,lag_1" >"$TMP/of-file"
same 'with cycles a file gives all numbers of its run' "$TMP/of-run" "$TMP/of-file"
sed '1s/cycle/round/' "$TMP/wide-cycles.csv" >"$TMP/wide-rounds.csv"
sed '1s/cycle/round/' "$TMP/base-cycles.csv" >"$TMP/base-rounds.csv"
finds 3 'undecided undecided worse worse' --csv --value $T --unit-of vm --better lower --cycle round \
	"$TMP/base-rounds.csv" "$TMP/wide-rounds.csv"
finds 0 'undecided undecided undecided undecided' --csv --value $T --unit-of vm --better lower \
	"$TMP/base-rounds.csv" "$TMP/wide-rounds.csv"
found 'one_round -' situation,before_cycles aspect=mean
finds 0 'undecided undecided' --csv --value $T --better lower "$TMP/base-cycles.csv" "$TMP/wide-cycles.csv"
found 'row 120 cycle' unit_of,before_units,bounded_by aspect=mean
fails_with 2 'are for CSV files' compare --cycle x "$TMP/base" "$TMP/slow"
fails_with 2 'of a CSV file --failed EXPRESSION tells which rows failed' \
	compare --csv --value x -a failures "$TMP/base.csv" "$TMP/slow.csv"
fails_with 1 "--failed, at character 1: the file has no column 'outcme'; did you mean 'outcome'?" \
	compare --csv --failed 'outcme != ok' "$TMP/base-all.csv" "$TMP/fail-all.csv"
awk -F, -v OFS=, 'NR < 8' "$TMP/base.csv" >"$TMP/single.csv"
finds 0 undecided --csv --value 'time (s)' --unit-of vm -a spread "$TMP/single.csv" "$TMP/base.csv"
holds "$TMP/stdout" 'Undecided: a spread takes at least 2 values of a vm in a direction on both sides.'
fails_with 2 'which columns are to be compared?' compare --csv "$TMP/base.csv" "$TMP/slow.csv"
fails_with 2 'are for CSV files' compare --better lower "$TMP/base" "$TMP/slow"
fails_with 2 '--metric is for runs' compare --csv --value x -m all "$TMP/base.csv" "$TMP/slow.csv"
fails_with 2 '--better x: wanted is lower or higher' compare --csv --better x a b
fails_with 1 'base.csv has no such column' compare --csv --value x "$TMP/base.csv" "$TMP/slow.csv"
fails_with 1 'No such file' compare --csv --value x "$TMP/nowhere.csv" "$TMP/slow.csv"

# --- files and formats -----------------------------------------------------------------------
ends 3 'writes comparisons.csv into the run after' compare "$TMP/base" "$TMP/slow"
finds 3 'worse worse undecided worse worse worse undecided undecided undecided' -f csv "$TMP/base" "$TMP/slow"
same '--format csv prints what comparisons.csv holds' "$TMP/stdout" "$FOUND"
same 'the run after holds the same' "$FOUND" "$TMP/slow/analysis/comparisons.csv"
ends 3 '--format json' compare -f json "$TMP/base" "$TMP/slow"
member 3 "$TMP/stdout" exit_status
member worse "$TMP/stdout" verdict
member 'worse, between these two sessions' "$TMP/stdout" sentence
member 'two_runs two_runs two_runs two_runs two_runs two_runs two_runs two_runs two_runs' "$TMP/stdout" comparisons.situation
member 8 "$TMP/stdout" tests
holds "$TMP/stdout" '"level": 0.95,' 'each number has its shortest text'
ok '--format json is JSON with the same rows and numbers' tests/cli/json-rows "$TMP/stdout" comparisons "$FOUND"
ends_with 3 '| case | of | verdict | before | after | change | 95 % interval | by | p (Holm) |' \
	compare -f markdown "$TMP/base" "$TMP/slow"
ends_with 3 '\begin{tabular}{lllrrrrrr}' compare -f latex "$TMP/base" "$TMP/slow"
prepare tests/golden/make-study "$TMP/odd" 'a<b&c' 71 'case=<x> & y'
prepare tests/golden/make-study "$TMP/odd2" 'd' 72 'case=<x> & y' factor=1.2
ends_with 3 '<failure message="Worse: between these two sessions, a typical VM' compare -f junit -m $T "$TMP/odd" "$TMP/odd2"
cp "$TMP/stdout" "$TMP/junit.xml"
# each message is read by itself: none is without what it may be said of
is 'every message of JUnit carries the caution' "$(grep -c '<testcase' "$TMP/junit.xml")" \
	"$(grep -c 'what else was different that day is not in the interval' "$TMP/junit.xml")"
ok '--format junit is what CI servers take' xmllint --noout --schema tests/golden/junit.xsd "$TMP/junit.xml"
ok 'with the counts that its tests have' perl -e '
	local $/; $_ = <>; /tests="(\d+)" failures="(\d+)" errors="0" skipped="(\d+)"/ or die;
	($t, $f, $s) = ($1, $2, $3);
	die unless $s && $f && $t == (() = /<testcase /g) && $f == (() = /<failure /g) && $s == (() = /<skipped /g)' \
	"$TMP/junit.xml"
ends_with 4 '<failure message="Undecided: between these two sessions, ' \
	compare -f junit -m $T -a mean --fail-on undecided "$TMP/base" "$TMP/same"
prepare tests/golden/make-study "$TMP/hostile" 'a\u001b[2Jb' 73 factor=1.2
ends_with 3 'After: a\x1b[2Jb' compare "$TMP/base" "$TMP/hostile"

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
fails_with 1 'has no row with case=a' compare --between case=a "$TMP/base"
fails_with 2 'wanted are two runs, not 1' compare "$TMP/base"
fails_with 2 'wanted are two runs, not 3' compare "$TMP/base" "$TMP/same" "$TMP/slow"
fails_with 2 '--before and --after belong together' compare --before "$TMP/base" "$TMP/same"
fails_with 2 '--between compares within one run' compare --between case=a,case=b "$TMP/base" "$TMP/same"
for between in case case=a,cas=b case=a,case=a =a,=b case=a,case=b,case=c; do
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
options_of compare
manual_tells compare option "$TMP/words"
columns_of "$FOUND"
manual_tells compare column "$TMP/words"

done_testing
