#!/bin/sh
# migstat-report report: the figures of a run's course: anatomy, continuity, resources, model,
# evacuation; what they draw, what their sidecars say, and what they do without their tables.
# shellcheck disable=SC2016  # what looks like variables is perl or another shell
. tests/cli/lib.sh

draw() {
	migstat-report report "$@"
}

have() {
	command -v "$1" >/dev/null 2>&1
}

# words_of PDF: its text in one line, with plain blanks between the words
words_of() {
	pdftotext "$1" - | tr '\n' ' ' | sed "s/$(printf '\302\240')/ /g"
}

# labels_are_drawn FILE: whether every label of FILE.csv is found in FILE.pdf
labels_are_drawn() {
	words_of "$1.pdf" | tr -d ' ' >"$TMP/words"
	perl -MText::ParseWords -lne '
		next if $. == 1;
		$label = (parse_line(",", 0, $_))[-1] // "";
		$label =~ s/\xc2\xa0| //g;
		print $label if $label ne ""' "$1.csv" | sort -u >"$TMP/labels"
	while read -r label; do
		grep -qF -e "$label" "$TMP/words" || { echo "$label is not drawn"; return 1; }
	done <"$TMP/labels"
}

# numbers CSV SERIES KIND COLUMN: the column's cells of that series and kind
numbers() {
	perl -F, -lane '
		BEGIN { ($series, $kind, $column) = splice @ARGV, 0, 3 }
		if ($. == 1) { @at{@F} = 0 .. $#F; next }
		print $F[$at{$column}] if $F[$at{series}] eq $series && $F[$at{kind}] eq $kind' \
		"$2" "$3" "$4" "$1"
}

cp -r datasets/demo "$TMP/demo"
tests/golden/make-run-loads "$TMP/loads"
tests/golden/make-run-model "$TMP/model"
for run in demo loads model; do
	migstat-analyze analyze "$TMP/$run" >"$TMP/printed"
done
migstat-analyze plan -e 10,20 -o "$TMP/demo/analysis" "$TMP/demo" >"$TMP/printed"
cd "$TMP" || exit 1

# --- every figure in every form --------------------------------------------------------------
for figure in anatomy continuity resources model evacuation; do
	prints "$figure " draw --list-figures
	ok "$figure: draws all three formats" draw -f "$figure" demo -o "$figure.pdf" -o "$figure.png" \
		-o "$figure.svg"
	ok "$figure: says nothing" sh -c '! test -s stdout && ! test -s stderr'
	ok "$figure: draws two columns of a paper" draw -f "$figure" demo -w 180 -o wide.pdf
	for theme in screen dark; do
		ok "$figure: theme $theme, in German" draw -f "$figure" demo --theme "$theme" --lang de -o t.pdf
	done
	ok "$figure: draws again" draw -f "$figure" demo -o again.pdf -o again.svg
	same "$figure: the same bytes" "$figure.pdf" again.pdf
	same "$figure: the same SVG" "$figure.svg" again.svg
	same "$figure: the same numbers" "$figure.csv" again.csv
	if have pdftotext; then
		ok "$figure: every label of the sidecar is drawn" labels_are_drawn "$figure"
		question=$(draw --list-figures | sed -n "s/^$figure  *//p")
		words_of "$figure.pdf" >text
		ok "$figure: the caption begins with its question" grep -qF -e "$question" text
		ok "$figure: the caption says n" grep -q 'n = [0-9]' text
	else
		skip "$figure: labels, question, n" 'pdftotext is not installed (poppler-utils)'
	fi
	fails_with 1 "the figure $figure shows one run, and 2 are named" draw -f "$figure" demo loads -o x.pdf
done

# --- anatomy ---------------------------------------------------------------------------------
ok "a migration of the user's own choice" draw -f anatomy loads --migration 13 -o a.pdf
numbers a.csv remaining line y >drawn
awk -F, '$1 == 13 { print $8 }' loads/progress.csv >measured
same 'its remaining bytes are those of progress.csv' measured drawn
numbers a.csv 'dirty rate' line y >drawn
awk -F, '$1 == 13 && $10 != "" { print $10 }' loads/progress.csv >measured
same 'and the dirty rates' measured drawn
ok 'its throttle is drawn' test "$(numbers a.csv throttle steps y | tail -n 1)" = 0.3
ok 'its iterations are marked' test "$(numbers a.csv iteration mark label | tr '\n' ' ')" = \
	'iteration 1 2 3 4 '
ok 'its switchover is a span' awk -F, '$4 == "switchover" { good = $10 - $9 > 0.099 && $10 - $9 < 0.101 }
	END { exit !good }' a.csv
ok 'its gaps are bars of the length of the silence' awk -F, -v OFS=, '
	FNR == NR { if ($1 == 13) length_of[++n] = $8; next }
	$5 == "bars" { for (i in length_of) if (($10 - $9 - length_of[i]) ^ 2 < 1e-12) found++ }
	END { exit !(n == 3 && found == 3) }' loads/gaps.csv a.csv
ok 'without a wish the longest' draw -f anatomy loads -o a.pdf
words=$(have pdftotext && words_of a.pdf)
ok 'and the caption says so' sh -c '[ -z "$1" ] || echo "$1" | grep -q "Migration 13 of run loads, its longest"' \
	sh "$words"
ok 'a refused migration' draw -f anatomy loads --migration 9 -o a.pdf
fails_with 1 '--migration 99: demo/migrations.csv has no migration of that number' \
	draw -f anatomy demo --migration 99 -o x.pdf
fails_with 2 '--metric means nothing to the figure anatomy' draw -f anatomy demo -m iterations -o x.pdf

# --- continuity ------------------------------------------------------------------------------
cut -d, -f5,8 continuity.csv | sed -n 's/^points,//p' | sort >drawn
tail -n +2 demo/gaps.csv | cut -d, -f6 | sed 's/0*$//' | sort >measured
same 'every gap of the run is a point' measured drawn
ok 'one VM' draw -f continuity demo --vm vm1 --case block -o c.pdf
ok 'has fewer' test "$(wc -l <c.csv)" -lt "$(wc -l <continuity.csv)"
fails_with 1 'has no migration of this --case and --vm' draw -f continuity demo --vm vm9 -o x.pdf

# --- resources -------------------------------------------------------------------------------
ok 'a case' draw -f resources loads --case pair -o r.pdf
awk -F, '$2 == "pair" && $4 == "source" && $5 == "cpu_ratio" && 2 * $9 >= 7 { print $11 }' \
	loads/analysis/resources.csv >measured
numbers r.csv source line y >all
head -n "$(wc -l <measured)" all >drawn
ok 'medians are those of resources.csv' sh -c '[ -s measured ] && sort measured >a && sort all >b &&
	[ "$(comm -23 a b | wc -l)" = 0 ]'
fails_with 1 '--case nothing: loads/migrations.csv has no such case' draw -f resources loads --case nothing -o x.pdf

if have pdftotext; then
	words_of resources.pdf >text
	for words in 'source host' 'destination host' 'VM at the source' 'VM at the destination' 'CPU' 'Memory'; do
		ok "resources: says $words" grep -qF -e "$words" text
	done
fi

# --- model -----------------------------------------------------------------------------------
ok 'a case with a line' draw -f model model --case ends -o m.pdf
cut -d, -f2,4 model/analysis/model-line.csv | sed -n 's/^ends,//p' >measured
numbers m.csv line line y >drawn
same 'the line is that of model-line.csv' measured drawn
ok 'its numbers are written' grep -q 'fixed .*bandwidth 96.8..MB/s (91.6..MB/s to 103..MB/s)"$' m.csv
ok 'every migration is a point' test "$(numbers m.csv 'A → B' points y | wc -l)" -eq "$(awk -F, \
	'$2 == "ends" && $7 == "ok" && $5 == "AB"' model/migrations.csv | wc -l)"
ok 'all cases' draw -f model model -w 180 -o m.pdf
ok 'say why they have no line' sh -c 'for words in "fewer than 10" "differ by less" "does not rise"; do
	grep -q "$words" m.csv || exit 1; done'
fails_with 1 '--case nothing: model/analysis/model.csv has no such case' draw -f model model --case nothing -o x.pdf

# --- evacuation ------------------------------------------------------------------------------
awk -F, 'NR > 1 && $7 != "" { print $7 }' demo/analysis/evacuation.csv | sort >measured
cut -d, -f5,8 evacuation.csv | sed -n 's/^intervals,//p' | sort >drawn
same 'every p50 is a mark' measured drawn
fails_with 1 'run `migstat plan --evacuate VMS -o model/analysis model` first' draw -f evacuation model -o x.pdf

# --- what is not there -----------------------------------------------------------------------
mkdir bare
cp demo/migrations.csv demo/datapackage.json bare
fails_with 1 'run `migstat analyze bare` first' draw -f resources bare -o x.pdf
migstat-analyze analyze bare >printed
migstat-analyze plan -e 3 -o bare/analysis bare >printed
for figure in anatomy continuity resources; do
	ok "$figure of a run without its samples" draw -f "$figure" bare -o bare.pdf
	if have pdftotext; then
		words_of bare.pdf >text
		ok 'says what is missing' grep -qE 'the run has no (progress|gaps|metrics).csv' text
	fi
done
head -n 2 demo/migrations.csv >bare/migrations.csv
for table in progress gaps events metrics; do
	head -n 1 "demo/$table.csv" >"bare/$table.csv"
done
migstat-analyze analyze bare >printed 2>&1
migstat-analyze plan -e 1 -o bare/analysis bare >printed
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
ok 'evacuation of an empty table' draw -f evacuation bare -o bare.pdf
sed -i '2s/,icmp,/,arp,/' bare/gaps.csv
fails_with 1 "gaps.csv:2:7: column 'probe': 'arp' is none of icmp, udp, tcp" draw -f continuity bare -o x.pdf

# a run that tells no clock: nothing can be placed but the samples themselves
mkdir noclock
cp demo/*.csv demo/datapackage.json noclock
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
	migstat-analyze analyze many >printed
	migstat-analyze plan -e 5 -o many/analysis many >printed
	for figure in anatomy continuity resources model evacuation; do
		ok "$figure of $count rows" draw -f "$figure" many -o many.pdf -o many.svg -o many.png
	done
done
ok 'model of 20000 points: every one is in the sidecar' sh -c 'migstat-report report -f model many -o many.svg &&
	[ "$(grep -c ,points, many.csv)" = 20000 ]'
ok 'and the SVG can be mailed' test "$(wc -c <many.svg)" -lt 1000000

# --- names ---------------------------------------------------------------------------------------
sed -e 's/shared-tunnelled/共有ストレージ・トンネルあり, a name that goes on and on/' demo/migrations.csv |
	perl -pe 's/共有ストレージ・トンネルあり, a name that goes on and on/"$&"/' >migrations
cp migrations demo/migrations.csv
printf 'name,label\nblock,Block storage\n' >labels.csv
migstat-analyze analyze demo >printed
for figure in anatomy continuity resources model; do
	ok "$figure with a long name in another script" draw -f "$figure" demo --labels labels.csv -w 60 -o name.png \
		-o name.svg
done
ok 'a case with a label' draw -f resources demo --labels labels.csv --case block -o name.pdf
if have pdftotext; then
	words_of name.pdf >text
	ok "a label of the paper's own" grep -q 'Block storage' text
fi

done_testing
