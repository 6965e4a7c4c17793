#!/bin/sh
# report-figures.t — the figures by case: each from nothing to 20,000 rows, the numbers they show, and
# what they refuse.
# shellcheck disable=SC2016  # backquotes in single quotes are part of the message
. tests/cli/lib.sh

ROOT=$PWD
FIGURES='means distributions ecdf outcomes cycles'

have() {
	command -v "$1" >/dev/null 2>&1
}

draw() {
	migstat-report report "$@"
}

# study NAME VMS CYCLES [SETTING...]: a run made up, as before and, a little faster, as after
study() {
	name=$1
	vms=$2
	cycles=$3
	shift 3
	"$ROOT/tests/golden/make-study" "$name" "$name" 5 "vms=$vms" "cycles=$cycles" "$@"
	"$ROOT/tests/golden/make-study" "$name-after" "$name-after" 8 "vms=$vms" "cycles=$cycles" \
		factor=0.95 "$@"
}

# is 'description' WANTED GOT
is() {
	: >"$TMP/stdout"
	: >"$TMP/stderr"
	good=1
	[ "$2" = "$3" ] && good=0
	report "$good" "$1" "wanted '$2', got '$3'"
}

words_of() {
	pdftotext "$1" - | tr '\n' ' ' | sed "s/$(printf '\302\240')/ /g"
}

# shown SIDECAR KINDS COLUMN FACTOR: that column of the rows of these kinds as a figure shows them:
# times the factor, with three digits, the minus sign of print
shown() {
	awk -F, -v kinds="$2" -v column="$3" -v factor="$4" '
		function short(value, size, power, digits) {
			size = value < 0 ? -value : value
			power = sprintf("%.2e", size)
			sub(/.*e/, "", power)
			digits = power > 2 ? 0 : 2 - power
			size = sprintf("%.*f", digits, size)
			return (value < 0 && size > 0 ? "−" : "") size
		}
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		$(at["kind"]) ~ "^(" kinds ")$" && $(at[column]) != "" {
			print short($(at[column]) * factor)
		}' "$1"
}

# all_shown 'description' SIDECAR KINDS COLUMN FACTOR: the text of the PDF beside it has them all
all_shown() {
	words_of "${2%.csv}.pdf" >text
	shown "$2" "$3" "$4" "$5" | sort -u >numbers
	missing=$(while read -r number; do
		grep -qF -e "$number" text || echo "$number"
	done <numbers)
	is "$1: all $(wc -l <numbers) numbers stand in it" '' "$missing"
}

if ! have perl || ! have pdftotext; then
	skip 'the figures' 'perl and pdftotext are not installed'
	done_testing
	exit
fi
cd "$TMP" || exit 1

study none 2 3 fail=1
study one 1 1
for run in one one-after; do
	head -n 2 "$run/migrations.csv" >first && mv first "$run/migrations.csv"
done
study two 1 1
study six 3 1
study study 6 20 fail=17
study many 100 100 fail=301
for run in none one two six study many; do
	ok "analyzes $run" migstat-analyze analyze "$run" "$run-after"
	ok "compares $run" migstat-analyze compare --fail-on never "$run" "$run-after"
done

# --- from nothing to 20,000 rows -------------------------------------------------------------
for run in none one two six study many; do
	for figure in $FIGURES; do
		ok "$figure of $run" draw "$run" -f "$figure" -o "$figure-$run.pdf"
		is "$figure of $run says nothing" '' "$(cat stderr)"
	done
	ok "before-after of $run" draw "$run" "$run-after" -f before-after -o "before-after-$run.pdf"
done
for figure in means distributions ecdf cycles; do
	words_of "$figure-none.pdf" >text
	ok "$figure of nothing says so" grep -qF 'error returned 12 of 12' text
done
words_of before-after-none.pdf >text
ok 'before-after of nothing says so' grep -qF 'no VM has a value' text
words_of outcomes-none.pdf >text
ok 'outcomes of nothing but failures' grep -qF '12 of 12' text

# --- the numbers -----------------------------------------------------------------------------
for run in one two six study many; do
	all_shown "means of $run" "means-$run.csv" 'mean|mean_of_vms' value 1
	all_shown "distributions of $run" "distributions-$run.csv" median value 1
	all_shown "ecdf of $run" "ecdf-$run.csv" 'median|p95|p99' value 1000
	all_shown "before-after of $run" "before-after-$run.csv" change difference 1
	all_shown "its intervals" "before-after-$run.csv" change low 1
done
all_shown 'cycles: the drift' cycles-study.csv drift value 1
all_shown 'its interval' cycles-study.csv drift high 1
words_of outcomes-study.pdf >text
ok 'outcomes: how many of how many' grep -qF '14 of 240' text
ok 'outcomes: in which way' grep -qF 'error returned 14' text
is 'every point of many is in the sidecar' 19934 "$(grep -c ,point, means-many.csv)"
is 'every point of the cycles' 226 "$(grep -c ,point, cycles-study.csv)"
is 'as many steps as different values' \
	"$(tail -n +2 study/migrations.csv | cut -d, -f14 | grep . | sort -u | wc -l)" \
	"$(grep -c ,step, ecdf-study.csv)"
is 'the last step is all of them' 1 "$(grep ,step, ecdf-study.csv | tail -n 1 | cut -d, -f7)"
is 'a dumbbell for each VM' 6 "$(grep -c ,vm,vm before-after-study.csv)"

# --- a case that only one side has takes no room ---------------------------------------------
cp -r study sided && cp -r study-after sided-after
sed -n '2,$s/,[^,]*/,lone/p' sided/migrations.csv >lone && cat lone >>sided/migrations.csv
ok 'one side has a case more' sh -c 'migstat-analyze analyze sided sided-after &&
	migstat-analyze compare --fail-on never sided sided-after'
ok 'before-after is drawn' draw sided sided-after -f before-after -o sided.pdf
words_of sided.pdf >text
ok 'it names that case' grep -qF 'Not drawn, for they are on one side only: lone.' text
is 'and draws the others' "$(grep -c ,vm,vm before-after-study.csv)" "$(grep -c ,vm,vm sided.csv)"

# --- the question comes first ----------------------------------------------------------------
migstat-report report --list-figures | sed 's/^\([a-z-]*\)  */\1|/' >questions
while IFS='|' read -r figure question; do
	[ -s "$figure-study.pdf" ] || continue
	words_of "$figure-study.pdf" >text
	ok "$figure asks its question" grep -qF -e "$question" text
done <questions

# --- the manual tells every figure -----------------------------------------------------------
cut -d'|' -f1 questions >figures
while read -r figure; do
	ok "the manual tells of $figure" grep -qx "\*$figure\*" "$ROOT/report/migstat-report.1.scd"
done <figures
is 'it is all of them' 11 "$(wc -l <figures)"

# --- the same bytes, in every theme ----------------------------------------------------------
for figure in $FIGURES before-after; do
	runs=study
	[ "$figure" = before-after ] && runs='study study-after'
	for theme in print screen dark; do
		# shellcheck disable=SC2086
		ok "$figure, $theme" draw $runs -f "$figure" --theme "$theme" -w 180 \
			-o "$figure-$theme.pdf" -o "$figure-$theme.svg"
	done
	# shellcheck disable=SC2086
	draw $runs -f "$figure" -w 180 -o again.pdf -o again.svg
	same "$figure: the same bytes, PDF" "$figure-print.pdf" again.pdf
	same "$figure: the same bytes, SVG" "$figure-print.svg" again.svg
	# shellcheck disable=SC2086
	ok "$figure, as high as asked for" draw $runs -f "$figure" --height 120 -o high.pdf
	is "$figure: 88 by 120 mm" '249.449 x 340.157' \
		"$(pdfinfo high.pdf | awk '/^Page size/ { print $3, $4, $5 }')"
	# shellcheck disable=SC2086
	fails_with 1 'too low for its texts and a plot: --height must be at least' \
		draw $runs -f "$figure" --height 40 -w 60 -o x.pdf
done

# --- groups by two columns -------------------------------------------------------------------
ok 'analyzes by case and direction' migstat-analyze analyze --by case,direction study
for figure in $FIGURES; do
	ok "$figure by case and direction" draw study -f "$figure" -o "by-$figure.pdf"
done
words_of by-means.pdf >text
ok 'the caption says so' grep -qF 'by case and direction' text
is 'both are columns of the sidecar' run,metric,unit,case,direction,kind \
	"$(head -n 1 by-ecdf.csv | cut -d, -f1-6)"
is 'a mean of each' 'AB BA' "$(awk -F, '$6 == "mean_of_vms" || $6 == "mean" { print $5 }' \
	by-means.csv | xargs)"
ok 'draws over a sidecar with other columns' draw study-after -f means -o by-means.pdf
ok 'analyzes by case again' migstat-analyze analyze study

# --- zeros, and what was given up on ---------------------------------------------------------
"$ROOT/tests/golden/make-study" limits limits 5 vms=4 cycles=10
awk -F, -v OFS=, 'NR > 1 && NR <= 9 { $14 = 0 } NR > 70 { $13 = 400 } { print }' \
	limits/migrations.csv >changed && mv changed limits/migrations.csv
ok 'analyzes with a limit' migstat-analyze analyze --limit 400s limits
ok 'draws zeros' draw limits -f ecdf -o zeros.pdf
words_of zeros.pdf >text
ok 'zeros are told' grep -qF 'begins above them: plain 8 of 80' text
is 'and stand in the sidecar' limits,downtime_seconds,s,plain,step,0,0.1,80,0 \
	"$(sed -n 2p zeros.csv)"
ok 'draws what was given up on' draw limits -f ecdf -m total_time_seconds -o censored.pdf
words_of censored.pdf >text
ok 'it is told' grep -qF 'ends below 100 %: plain 11 of 80 at 400 s' text
is 'the curve ends below all' 0.8625 "$(grep ,step, censored.csv | tail -n 1 | cut -d, -f7)"
ok 'and in boxes' draw limits -f distributions -o boxes.pdf
words_of boxes.pdf >text
ok 'they are open above' grep -qF 'Open above' text

# --- one VM, one case ------------------------------------------------------------------------
ok 'cycles of one VM' draw study -f cycles --vm vm3 -o vm.pdf
words_of vm.pdf >text
ok 'and says how many' grep -qF "$(grep -c ,point, vm.csv) migrations of this VM are drawn" text
is 'only that VM' vm3 "$(grep ,point, vm.csv | cut -d, -f6 | sort -u)"
fails_with 1 "--vm wm3: no migration of such a VM has a value; did you mean 'vm3'?" \
	draw study -f cycles --vm wm3 -o x.pdf
ok 'one case' draw study -f outcomes --case plain -o case.pdf
fails_with 1 '--case odd: the analysis has no such case' draw study -f outcomes --case odd -o x.pdf

# --- before and after ------------------------------------------------------------------------
fails_with 1 'is of two runs, the one before and the one after; named is 1' \
	draw study -f before-after -o x.pdf
fails_with 1 'study has no analysis/comparisons.csv: run `migstat compare six study` first' \
	draw six study -f before-after -o x.pdf
fails_with 1 "comparisons.csv:2:1: column 'before': the comparison is of 'study', the run is 'six'" \
	draw six study-after -f before-after -o x.pdf
fails_with 1 'it compares no mean of setup_time_seconds: run' sh -c "
	sed '/^study/s/,downtime_seconds,/,setup_time_seconds,/' study/analysis/vms.csv >vms.csv
	cp -r study other && cp vms.csv other/analysis/
	migstat-report report other study-after -f before-after -m setup_time_seconds -o x.pdf"
cp study-after/analysis/comparisons.csv elsewhere.csv
ok 'a table that lies elsewhere' \
	draw study study-after -f before-after --comparisons elsewhere.csv -o there.pdf
same 'is the same' before-after-study.csv there.csv
is 'nothing was written by what was refused' '' "$(find . -name 'x.*')"

cd "$ROOT" || exit 1
done_testing
