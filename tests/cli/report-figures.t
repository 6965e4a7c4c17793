#!/bin/sh
# report-figures.t — the figures by case: each from nothing to 20,000 rows, the numbers they show, and
# what they refuse.
# shellcheck disable=SC2016  # backquotes in single quotes are part of the message
. tests/cli/lib.sh

FIGURES='means distributions ecdf outcomes cycles'

draw() {
	migstat-report report "$@"
}

# study NAME VMS CYCLES [SETTING...]: a run made up, as before and, a little faster, as after
study() {
	name=$1
	vms=$2
	cycles=$3
	shift 3
	prepare "$ROOT/tests/golden/make-study" "$name" "$name" 5 "vms=$vms" "cycles=$cycles" "$@"
	prepare "$ROOT/tests/golden/make-study" "$name-after" "$name-after" 8 "vms=$vms" "cycles=$cycles" \
		factor=0.95 "$@"
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

# all_shown 'description' COUNT SIDECAR KINDS COLUMN FACTOR: these are so many numbers, and the text of
# the PDF beside it has them all
all_shown() {
	words_of "${3%.csv}.pdf" >text
	shown "$3" "$4" "$5" "$6" | sort -u >numbers
	missing=$(while read -r number; do
		grep -qF -e "$number" text || echo "$number"
	done <numbers)
	is "$1: $2 numbers, which stand in it" "$2, missing: " "$(wc -l <numbers), missing: $missing"
}

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
	holds text 'error returned 12 of 12' "$figure of nothing says so"
done
words_of before-after-none.pdf >text
holds text 'no VM has a value' 'before-after of nothing says so'
words_of outcomes-none.pdf >text
holds text '12 of 12' 'outcomes of nothing but failures'

# --- the numbers -----------------------------------------------------------------------------
# a single VM has no interval, a single value no quantiles, and few only the median
while read -r run quantiles intervals; do
	all_shown "means of $run" 1 "means-$run.csv" 'mean|mean_of_vms' value 1
	all_shown "distributions of $run" 1 "distributions-$run.csv" median value 1
	all_shown "ecdf of $run" "$quantiles" "ecdf-$run.csv" 'median|p95|p99' value 1000
	all_shown "before-after of $run" 1 "before-after-$run.csv" change difference 1
	all_shown "its intervals" "$intervals" "before-after-$run.csv" change low 1
done <<'EOF'
one 0 0
two 1 0
six 1 1
study 3 1
many 3 1
EOF
all_shown 'cycles: the drift' 1 cycles-study.csv drift value 1
all_shown 'its interval' 1 cycles-study.csv drift high 1
words_of outcomes-study.pdf >text
holds text '14 of 240' 'outcomes: how many of how many'
holds text 'error returned 14' 'outcomes: in which way'
cell 'error_returned 14 240 failed 14 240' outcomes-study.csv outcome,migrations,attempted '$r{outcome} ne "ok"'
# how_many KIND SIDECAR: its rows of that kind
how_many() {
	columns "$2" kind | grep -cx "$1"
}
is 'every point of many is in the sidecar' 19934 "$(how_many point means-many.csv)"
# names in their order, whatever the order of the plan; a wide range on a logarithmic axis
{
	echo 'migration,case,vm,cycle,direction,order,outcome,total_time_seconds'
	n=0
	for cycle in 1 2 3; do for vm in vm10 vm3 vm1 vm2; do for case in small large; do
		n=$((n + 1))
		echo "$n,$case,$vm,$cycle,AB,1,ok,$((n % 2 ? 10 + cycle : 400 + n)).5"
	done; done; done
} >wide-of.csv
prepare migstat import migstat wide-of.csv -o wide
prepare migstat-analyze analyze wide >printed
ok 'cycles over a wide range' draw wide -f cycles -o wide.pdf
words_of wide.pdf >text
holds text 'The vertical axis is logarithmic' 'it says how'
is 'the legend is in the order of the names' 'vm1 vm2 vm3 vm10' \
	"$(pdftotext wide.pdf - | grep -oE 'vm[0-9]+' | head -4 | xargs)"
is 'every point of the cycles' 226 "$(how_many point cycles-study.csv)"
is 'as many steps as different values' \
	"$(columns study/migrations.csv downtime_seconds | tail -n +2 | grep . | sort -u | wc -l)" \
	"$(how_many step ecdf-study.csv)"
is 'the last step is all of them' 1 "$(columns ecdf-study.csv kind,share | sed -n 's/^step,//p' | tail -n 1)"
is 'a dumbbell for each VM' 6 "$(how_many vm before-after-study.csv)"

# --- a case that only one side has takes no room ---------------------------------------------
prepare cp -r study sided
prepare cp -r study-after sided-after
sed -n '2,$s/^\([^,]*\),[^,]*/1000\1,lone/p' sided/migrations.csv >lone && cat lone >>sided/migrations.csv
ok 'one side has a case more' sh -c 'migstat-analyze analyze sided sided-after &&
	migstat-analyze compare --fail-on never sided sided-after'
ok 'before-after is drawn' draw sided sided-after -f before-after -o sided.pdf
words_of sided.pdf >text
holds text 'Not drawn, for they are on one side only: lone.' 'it names that case'
is 'and draws the others' 6 "$(how_many vm sided.csv)"
holds text 'Each side is one session: what else was different' 'it says what a session is'
# what sessions differ by is in the interval, and the caption says so instead
ok 'with what sessions differ by' migstat-analyze compare --fail-on never --session-sd 3% sided sided-after
ok 'before-after with sessions is drawn' draw sided sided-after -f before-after -o sided.pdf
words_of sided.pdf >text
holds text 'sessions differ by 3 % (standard deviation), which is in the interval' 'it is told'
lacks text 'what else was different'

# --- the question comes first ----------------------------------------------------------------
prepare migstat-report report --list-figures >listed
for figure in $FIGURES before-after; do
	question=$(sed -n "s/^$figure  *//p" listed)
	words_of "$figure-study.pdf" >text
	is "$figure has a question" yes "$(case $question in *\?) echo yes ;; esac)"
	holds text "$question" "$figure asks its question"
done

# --- the manual tells every figure -----------------------------------------------------------
sed 's/  .*//' listed >figures
is 'it is all of them' 14 "$(wc -l <figures)"
while read -r figure; do
	ok "the manual tells of $figure" grep -qx "\*$figure\*" "$(manual_page report)"
done <figures

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
	ok "$figure, once more" draw $runs -f "$figure" -w 180 -o again.pdf -o again.svg
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
holds text 'by case and direction' 'the caption says so'
is 'both are columns of the sidecar' run,metric,unit,case,direction,kind \
	"$(head -n 1 by-ecdf.csv | cut -d, -f1-6)"
for figure in $FIGURES; do
	is "$figure: no column is there twice" '' "$(head -n 1 "by-$figure.csv" | tr , '\n' | sort | uniq -d)"
done
cell 'AB BA' by-means.csv direction '$r{kind} =~ /^mean/'
is 'a point has its own direction' "$(columns study/migrations.csv vm,direction,total_time_seconds | sed -n 's/\([0-9]\)0*$/\1/p' | sort)" \
	"$(columns by-means.csv kind,vm,direction,value | sed -n 's/^point,//p' | sort)"
ok 'draws over a sidecar with other columns' draw study-after -f means -o by-means.pdf
ok 'analyzes by case again' migstat-analyze analyze study

# --- zeros, and what was given up on ---------------------------------------------------------
prepare "$ROOT/tests/golden/make-study" limits limits 5 vms=4 cycles=10
awk -F, -v OFS=, 'NR > 1 && NR <= 9 { $14 = 0 } NR > 70 { $13 = 400 } { print }' \
	limits/migrations.csv >changed && mv changed limits/migrations.csv
ok 'analyzes with a limit' migstat-analyze analyze --limit 400s limits
ok 'draws zeros' draw limits -f ecdf -o zeros.pdf
words_of zeros.pdf >text
holds text 'begins above them: plain 8 of 80' 'zeros are told'
cell '0 0.1 80 0' zeros.csv value,share,n,censored case=plain kind=step '$r{value} <= 0'
ok 'draws what was given up on' draw limits -f ecdf -m total_time_seconds -o censored.pdf
words_of censored.pdf >text
holds text 'ends below 100 %: plain 11 of 80 at 400 s' 'it is told'
is 'the curve ends below all' 0.8625 \
	"$(columns censored.csv kind,share | sed -n 's/^step,//p' | tail -n 1)"
ok 'and in boxes' draw limits -f distributions -o boxes.pdf
words_of boxes.pdf >text
holds text 'Open above' 'they are open above'

# --- one VM, one case ------------------------------------------------------------------------
ok 'cycles of one VM' draw study -f cycles --vm vm3 -o vm.pdf
words_of vm.pdf >text
is 'only that VM' vm3 "$(columns vm.csv kind,vm | sed -n 's/^point,//p' | sort -u)"
holds text "$(how_many point vm.csv) migrations of this VM are drawn" 'and says how many'
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
	cp -r study other && cp vms.csv other/analysis/ && '$ROOT/tests/cli/seal' other
	migstat-report report other study-after -f before-after -m setup_time_seconds -o x.pdf"
cp study-after/analysis/comparisons.csv elsewhere.csv
ok 'a table that lies elsewhere' \
	draw study study-after -f before-after --comparisons elsewhere.csv -o there.pdf
same 'is the same' before-after-study.csv there.csv
is 'nothing was written by what was refused' '' "$(find . -name 'x.*')"

# --- the author's figure -------------------------------------------------------------------------
prepare cp -r "$ROOT/datasets/study/classic" classic
prepare rm -r classic/analysis
prepare sh -c 'gunzip classic/*.gz'
prepare migstat-analyze analyze classic
for whisker in sd se ci; do
	ok "bars, whisker $whisker" migstat report classic --figure bars --whisker $whisker -o "bars-$whisker.pdf"
done
ok 'sd is the default' migstat report classic --figure bars -o bars.pdf
same 'with the same numbers' bars.csv bars-sd.csv
is 'no point is drawn' '' "$(grep ,point, bars.csv)"
near() { # near NUMBER NUMBER: to 12 digits
	awk -v a="$1" -v b="$2" 'BEGIN { exit !(a - b < 1e-12 && b - a < 1e-12) }'
}
# shellcheck disable=SC2046 # the cells are words
set -- $(columns classic/analysis/summary.csv metric,case,mean,sd,n,interval_low |
	sed -n 's/^total_time_seconds,block,//p' | tr , ' ')
low() { columns "$1" case,low | sed -n 's/^block,//p'; }
ok 'sd: mean less the standard deviation' near "$(low bars-sd.csv)" "$(awk "BEGIN { printf \"%.17g\", $1 - $2 }")"
ok 'se: mean less sd / √n' near "$(low bars-se.csv)" "$(awk "BEGIN { printf \"%.17g\", $1 - $2 / sqrt($3) }")"
ok 'ci: the interval of the analysis' near "$(low bars-ci.csv)" "$4"
for word in 'one standard deviation' 'shared' 'block'; do
	words_of bars.pdf >text
	holds text "$word" "the figure says: $word"
done
fails_with 2 '--whisker means nothing to the figure means' migstat report classic --figure means --whisker sd -o x.pdf
fails_with 2 "did you mean 'sd'" migstat report classic --figure bars --whisker st -o x.pdf
ok 'a style' migstat report classic --figure bars --style ieee --font 'DejaVu Serif' -o style.pdf
is 'has the width of the column' 252 "$(pdfinfo style.pdf | awk '/^Page size/ { print int($3 + 0.5) }')"
is 'and the type asked for' DejaVuSerif "$(pdffonts style.pdf | awk 'NR > 2 { sub(/.*\+/, "", $1); sub(/-.*/, "", $1); print $1 }' | sort -u)"
warns 'the font No Such Family is not installed; the figure will look different' \
	migstat report classic --figure bars --font 'No Such Family' -o style.pdf
ok 'no caption, no legend' migstat report classic --figure bars --no-caption --legend none -o bare.pdf
words_of bare.pdf >text
lacks text 'standard deviation'
holds text '3.09'
ok 'larger type' migstat report classic --figure bars --font-size 12 -o large.svg
ok 'without colours' migstat report classic --figure bars --mono -o mono.svg
is 'each is a grey' '' "$(grep -oE 'rgb\([^)]*\)' mono.svg | tr -d 'rgb()%' | awk -F, '$1 != $2 || $2 != $3' | head -n 1)"
ok 'colours of their own' migstat report classic --figure bars --palette '#004488,#DDAA33' -o own.svg
ok 'are there' grep -q 'rgb(0%,26\.6[0-9]*%,53\.3[0-9]*%)' own.svg
fails_with 2 '--palette #12345: wanted is okabe-ito' migstat report classic --figure bars --palette '#12345' -o x.svg
fails_with 2 '--font-size 3: wanted is a size from 4 to 24 points' migstat report classic --figure bars --font-size 3 -o x.svg
fails_with 2 '--mono and --palette contradict each other' \
	migstat report classic --figure bars --mono --palette tol-bright -o x.svg
fails_with 2 '--style tells of a figure' migstat report classic --style acm -o x.pdf

done_testing
