#!/bin/sh
# migstat-report report: the figures of a run's course: anatomy, continuity, resources, model,
# evacuation; what they draw, what their sidecars say, and what they do without their tables.
# shellcheck disable=SC2016  # what looks like variables is perl or another shell
. tests/cli/lib.sh

draw() {
	migstat-report report "$@"
}

# labels_are_drawn FILE: whether every label of FILE.csv is found in FILE.pdf
labels_are_drawn() {
	words_of "$1.pdf" | tr -d ' ' >words
	columns "$1.csv" label | tail -n +2 | sed "s/$(printf '\302\240')//g; s/ //g" | grep . | sort -u >labels
	[ -s labels ] || { echo 'there are no labels'; return 1; }
	while read -r label; do
		grep -qF -e "$label" words || { echo "$label is not drawn"; return 1; }
	done <labels
}

# numbers CSV SERIES KIND COLUMN: the column's cells of that series and kind, one a line
numbers() {
	columns "$1" "series,kind,$4" | sed -n "s/^$2,$3,//p"
}

prepare cp -r datasets/demo "$TMP/demo"
prepare tests/golden/make-run-loads "$TMP/loads"
prepare tests/golden/make-run-model "$TMP/model"
for run in demo loads model; do
	prepare migstat-analyze analyze "$TMP/$run" >"$TMP/printed"
done
prepare migstat-analyze plan -e 10,20 -o "$TMP/demo/analysis" "$TMP/demo" >"$TMP/printed"
cd "$TMP" || exit 1

# --- every figure in every form --------------------------------------------------------------
prepare migstat-report report --list-figures >listed
for figure in anatomy continuity resources model evacuation; do
	ok "$figure: draws all three formats" draw -f "$figure" demo -o "$figure.pdf" -o "$figure.png" \
		-o "$figure.svg"
	is "$figure: says nothing" '' "$(cat stdout stderr)"
	ok "$figure: draws two columns of a paper" draw -f "$figure" demo -w 180 -o wide.pdf
	for theme in screen dark; do
		ok "$figure: theme $theme, in German" draw -f "$figure" demo --theme "$theme" --lang de -o t.pdf
	done
	ok "$figure: draws again" draw -f "$figure" demo -o again.pdf -o again.svg
	same "$figure: the same bytes" "$figure.pdf" again.pdf
	same "$figure: the same SVG" "$figure.svg" again.svg
	same "$figure: the same numbers" "$figure.csv" again.csv
	case $figure in
	resources) cell '' resources.csv label '$r{label} ne ""' ;; # it has none
	*) ok "$figure: every label of the sidecar is drawn" labels_are_drawn "$figure" ;;
	esac
	question=$(sed -n "s/^$figure  *//p" listed)
	is "$figure has a question" yes "$(case $question in *\?) echo yes ;; esac)"
	words_of "$figure.pdf" >text
	holds text "$question" "$figure: the caption begins with its question"
	ok "$figure: the caption says n" grep -q 'n = [0-9]' text
	fails_with 1 "the figure $figure shows one run, and 2 are named" draw -f "$figure" demo loads -o x.pdf
done

# --- anatomy ---------------------------------------------------------------------------------
ok "a migration of the user's own choice" draw -f anatomy loads --migration 13 -o a.pdf
columns loads/progress.csv migration,data_remaining_bytes | sed -n 's/^13,//p' >measured
numbers a.csv remaining line y >drawn
same 'its remaining bytes are those of progress.csv' measured drawn
columns loads/progress.csv migration,dirty_rate_bytes_per_second | sed -n 's/^13,\(.\)/\1/p' >measured
numbers a.csv 'dirty rate' line y >drawn
same 'and the dirty rates' measured drawn
is 'its throttle is drawn' 0.3 "$(numbers a.csv throttle steps y | tail -n 1)"
cell 'iteration 1 2 3 4' a.csv label series=iteration kind=mark # its iterations are marked
cell 1 a.csv long series=switchover '$r{long} = abs($r{high} - $r{low} - 0.1) < 0.001' # its switchover is a span
columns loads/gaps.csv migration,silence_seconds | sed -n 's/^13,//p' | xargs printf '%.6f\n' | sort >measured
columns a.csv kind,low,high | awk -F, '$1 == "bars" { printf "%.6f\n", $3 - $2 }' | sort >drawn
same 'its gaps are bars of the length of the silence' measured drawn
ok 'without a wish the longest' draw -f anatomy loads -o a.pdf
words_of a.pdf >text
holds text 'Migration 13 of run loads, its longest' 'and the caption says so'
ok 'a refused migration' draw -f anatomy loads --migration 9 -o a.pdf
fails_with 1 '--migration 99: demo/migrations.csv has no migration of that number' \
	draw -f anatomy demo --migration 99 -o x.pdf
fails_with 2 '--metric means nothing to the figure anatomy' draw -f anatomy demo -m iterations -o x.pdf

# --- continuity ------------------------------------------------------------------------------
columns continuity.csv kind,y | sed -n 's/^points,//p' | sort >drawn
columns demo/gaps.csv gap_seconds | tail -n +2 | sed 's/0*$//' | sort >measured
same 'every gap of the run is a point' measured drawn
ok 'one VM' draw -f continuity demo --vm vm1 --case block -o c.pdf
ok 'has fewer' test "$(wc -l <c.csv)" -lt "$(wc -l <continuity.csv)"
fails_with 1 'has no migration of this --case and --vm' draw -f continuity demo --vm vm9 -o x.pdf

# --- resources -------------------------------------------------------------------------------
ok 'a case' draw -f resources loads --case pair -o r.pdf
# medians of which too few migrations tell are left out
columns loads/analysis/resources.csv case,entity,quantity,n,median |
	awk -F, '$1 == "pair" && $2 == "source" && $3 == "cpu_ratio" && 2 * $4 >= 7 { print $5 }' | sort -u >measured
numbers r.csv source line y | sort -u >drawn
is 'many medians' yes "$([ "$(wc -l <measured)" -gt 20 ] && echo yes)"
is 'are those of resources.csv' '' "$(comm -23 measured drawn)"
fails_with 1 '--case nothing: loads/migrations.csv has no such case' draw -f resources loads --case nothing -o x.pdf

words_of resources.pdf >text
for words in 'source host' 'destination host' 'VM at the source' 'VM at the destination' 'CPU' 'Memory'; do
	holds text "$words" "resources: says $words"
done

# --- model -----------------------------------------------------------------------------------
ok 'a case with a line' draw -f model model --case ends -o m.pdf
columns model/analysis/model-line.csv case,time_seconds | sed -n 's/^ends,//p' >measured
numbers m.csv line line y >drawn
same 'the line is that of model-line.csv' measured drawn
cell "$(printf 'fixed −0.302\302\240s (−1.03\302\240s to 0.430\302\240s), bandwidth 96.8\302\240MB/s (91.6\302\240MB/s to 103\302\240MB/s)')" \
	m.csv label kind=note
columns model/migrations.csv case,outcome,direction | grep -cx 'ends,ok,AB' >measured
numbers m.csv 'A → B' points y | grep -c . >drawn
same 'every migration is a point' measured drawn
ok 'all cases' draw -f model model -w 180 -o m.pdf
for words in 'fewer than 10' 'differ by less' 'does not rise'; do
	holds m.csv "$words" "a case says why it has no line: $words"
done
fails_with 1 '--case nothing: model/analysis/model.csv has no such case' draw -f model model --case nothing -o x.pdf

# --- evacuation ------------------------------------------------------------------------------
columns demo/analysis/evacuation.csv p50_seconds,p95_seconds | tail -n +2 | tr , '\n' | grep . | sort >measured
columns evacuation.csv kind,y | sed -n 's/^intervals,//p' | sort >drawn
same 'every p50 is a mark' measured drawn
fails_with 1 'run `migstat plan --evacuate VMS -o model/analysis model` first' draw -f evacuation model -o x.pdf

# --- what is not there -----------------------------------------------------------------------
mkdir bare
prepare cp demo/migrations.csv demo/datapackage.json bare
fails_with 1 'run `migstat analyze bare` first' draw -f resources bare -o x.pdf
prepare migstat-analyze analyze bare >printed
prepare migstat-analyze plan -e 3 -o bare/analysis bare >printed
for figure in anatomy continuity resources; do
	ok "$figure of a run without its samples" draw -f "$figure" bare -o bare.pdf
	words_of bare.pdf >text
	ok 'says what is missing' grep -qE 'the run has no (progress|gaps|metrics).csv' text
done
head -n 2 demo/migrations.csv >bare/migrations.csv
for table in progress gaps events metrics; do
	head -n 1 "demo/$table.csv" >"bare/$table.csv"
done
prepare migstat-analyze analyze bare >printed
prepare migstat-analyze plan -e 1 -o bare/analysis bare >printed
for figure in anatomy continuity resources model evacuation; do
	ok "$figure of one migration, no sample" draw -f "$figure" bare -o bare.pdf
done
for table in progress gaps events metrics; do
	sed -n '1,2p' "demo/$table.csv" >"bare/$table.csv"
done
ok 'anatomy of one sample' draw -f anatomy bare -o bare.pdf
ok 'continuity of one gap' draw -f continuity bare -o bare.pdf
for table in progress gaps events metrics; do
	sed -n '1,3p' "demo/$table.csv" >"bare/$table.csv"
done
ok 'anatomy of two samples' draw -f anatomy bare -o bare.pdf
ok 'continuity of two gaps' draw -f continuity bare -o bare.pdf
head -n 1 bare/analysis/evacuation.csv >none && mv none bare/analysis/evacuation.csv
fails_with 1 'evacuation.csv is not as the call left it that made it' draw -f evacuation bare -o x.pdf
prepare "$ROOT/tests/cli/seal" bare
ok 'evacuation of an empty table' draw -f evacuation bare -o bare.pdf
sed -i '2s/,icmp,/,arp,/' bare/gaps.csv
fails_with 1 "gaps.csv:2:7: column 'probe': 'arp' is none of icmp, udp, tcp" draw -f continuity bare -o x.pdf

# a run that tells no clock: nothing can be placed but the samples themselves
mkdir noclock
prepare cp demo/*.csv demo/datapackage.json noclock
perl -i -pe 's/^((?:[^,]*,){10})[^,]*/$1/ if $. > 1' noclock/migrations.csv
ok 'anatomy without a clock' draw -f anatomy noclock -o n.pdf
ok 'has the samples' test "$(numbers n.csv remaining line y | wc -l)" -gt 1
ok 'continuity without a clock' draw -f continuity noclock -o n.pdf

# --- many --------------------------------------------------------------------------------------
# many COUNT: the run with that many rows of progress, gaps and migrations, all made of the demo's
many() {
	rm -rf many
	mkdir many
	cp demo/datapackage.json many
	perl -e '
		($count) = @ARGV;
		sub put { my ($name, $head, $row) = @_; open my $f, ">", "many/$name.csv"; print $f "$head\n";
			print $f $row->($_), "\n" for 1 .. $count; }
		put("migrations", "migration,case,vm,cycle,direction,order,clock_seconds,outcome,total_time_seconds,data_moved_bytes",
			sub { my $i = shift; join ",", $i, $i % 2 ? "a" : "b", "vm" . $i % 7, 1, $i % 2 ? "AB" : "BA", 1,
				10 * $i, "ok", 2 + $i % 13 / 10, 1e8 * (1 + $i % 17 / 10) });
		put("progress", "migration,at,clock_seconds,elapsed_seconds,data_total_bytes,data_remaining_bytes,memory_rate_bytes_per_second",
			sub { my $i = shift; join ",", 1, "2026-01-01T00:00:00Z", 10 + $i / 10, $i / 10, 1e9, 1e9 - 1e4 * $i, 1e8 + $i });
		put("gaps", "migration,vm,probe,cause,clock_seconds,gap_seconds,resolution_seconds,silence_seconds,own_late_seconds,threshold_seconds,baseline_seconds,probes,open",
			sub { my $i = shift; join ",", $i, "vm" . $i % 7, (qw(icmp udp tcp))[$i % 3], "target", 10 * $i + 1,
				0.05 + $i % 11 / 10, 0.01, 0.06 + $i % 11 / 10, 0, 0.03, 0.01, 5, "no" });' "$1"
}
for count in 240 20000; do
	many "$count"
	prepare migstat-analyze analyze many >printed
	prepare migstat-analyze plan -e 5 -o many/analysis many >printed
	for figure in anatomy continuity resources model evacuation; do
		ok "$figure of $count rows" draw -f "$figure" many -o many.pdf -o many.svg -o many.png
	done
done
ok 'model of 20000 points' draw -f model many -o many.svg
is 'every one is in the sidecar' 20000 "$(columns many.csv kind | grep -cx points)"
ok 'and the SVG can be mailed' test "$(wc -c <many.svg)" -lt 1000000

# --- names ---------------------------------------------------------------------------------------
sed -e 's/shared-tunnelled/共有ストレージ・トンネルあり, a name that goes on and on/' demo/migrations.csv |
	perl -pe 's/共有ストレージ・トンネルあり, a name that goes on and on/"$&"/' >migrations
cp migrations demo/migrations.csv
printf 'name,label\nblock,Block storage\n' >labels.csv
prepare migstat-analyze analyze demo >printed
for figure in anatomy continuity resources model; do
	ok "$figure with a long name in another script" draw -f "$figure" demo --labels labels.csv -w 60 -o name.png \
		-o name.svg
done
ok 'a case with a label' draw -f resources demo --labels labels.csv --case block -o name.pdf
words_of name.pdf >text
holds text 'Block storage' "a label of the paper's own"

done_testing
