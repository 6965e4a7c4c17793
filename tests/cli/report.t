#!/bin/sh
# migstat-report report, run as a person would: the files it makes, and what it refuses.
# shellcheck disable=SC2016,SC1112  # backquotes in single quotes are part of the message, so are ’
. tests/cli/lib.sh

draw() {
	migstat-report report --figure means "$@"
}

# new_run NAME: a run of 2 cases (the second refused), 4 VMs and one cycle with its analysis, worked out
# by hand: mean 11, sd 0.6455, t(0.975, df 3) = 3.18245, so 11 -+ 3.18245 * 0.6455 / 2
new_run() {
	mkdir -p "$TMP/$1/analysis"
	printf '{"title": "%s", "created": "2024-03-01T10:20:30.500000Z", "migstat": {"format": 1}}\n' "$1" \
		>"$TMP/$1/datapackage.json"
	cat >"$TMP/$1/migrations.csv" <<-'EOF'
		migration,case,vm,cycle,direction,order,outcome,total_time_seconds,downtime_seconds,error
		1,block,alpha,1,AB,1,ok,10.25,0.031,
		2,block,beta,1,AB,2,ok,11.25,0.032,
		3,block,gamma,1,BA,1,late,10.75,0.033,
		4,block,delta,1,BA,2,ok,11.75,0.034,
		5,shared,alpha,1,AB,1,refused,,,unsafe
		6,shared,beta,1,AB,2,refused,,,unsafe
	EOF
	head=run,metric,unit,case,n,vms,mean,sd,mean_of_vms,interval_low,interval_high
	head=$head,interval_kind,interval_by,cycles,naive_low,naive_high,level,median,min,max
	cat >"$TMP/$1/analysis/summary.csv" <<-EOF
		$head
		$1,total_time_seconds,s,block,4,4,11,0.6455,11,9.973,12.027,two-way,vm,1,9.973,12.027,0.95,11,10.25,11.75
		$1,total_time_seconds,s,shared,0,0,,,,,,,,0,,,0.95,,,
		$1,downtime_seconds,s,block,4,4,0.0325,0.0013,0.0325,0.0305,0.0345,two-way,vm,1,0.0305,0.0345,0.95,0.0325,0.031,0.034
		$1,downtime_seconds,s,shared,0,0,,,,,,,,0,,,0.95,,,
	EOF
	cat >"$TMP/$1/analysis/outcomes.csv" <<-EOF
		run,case,planned,attempted,ok,failed,not_attempted,by_outcome
		$1,block,4,4,4,0,0,ok 3; late 1
		$1,shared,2,2,0,2,0,refused 2
	EOF
	seal "$TMP/$1"
}

# seal RUN…: what was changed by hand passes for what analyze made; the checks behind that are tested
seal() {
	prepare "$ROOT/tests/cli/seal" "$@"
}

# spoil NAME FILE SED-SCRIPT: a new run with one thing wrong
spoil() {
	rm -rf "${TMP:?}/$1"
	new_run "$1"
	sed -i "$3" "$TMP/$1/$2"
	seal "$TMP/$1"
}

# png_number FILE OFFSET: a big-endian number of four bytes
png_number() {
	od -An -t u1 -j "$2" -N 4 "$1" | awk '{ print (($1 * 256 + $2) * 256 + $3) * 256 + $4 }'
}

new_run demo
cd "$TMP" || exit 1

# --- what it makes ---------------------------------------------------------------------------
ok 'draws all three formats' draw demo -o a.pdf -o a.png -o a.svg
is 'says nothing' '' "$(cat stdout stderr)"
is 'leaves no temporary file' '' "$(find . -name '*.tmp')"

cat >wanted.csv <<'EOF'
run,metric,unit,case,kind,vm,direction,cycle,value,low,high,n,vms,level,outcome
demo,total_time_seconds,s,block,point,alpha,AB,1,10.25,,,,,,ok
demo,total_time_seconds,s,block,point,beta,AB,1,11.25,,,,,,ok
demo,total_time_seconds,s,block,point,gamma,BA,1,10.75,,,,,,late
demo,total_time_seconds,s,block,point,delta,BA,1,11.75,,,,,,ok
demo,total_time_seconds,s,block,mean,,,,11,9.973,12.027,4,4,0.95,ok 3; late 1
demo,total_time_seconds,s,shared,mean,,,,,,,0,0,0.95,refused 2
EOF
same 'the sidecar holds the numbers drawn' wanted.csv a.csv

ok 'draws again' draw demo -o b.svg -o b.pdf -o b.png
same 'the same bytes: PDF' a.pdf b.pdf
same 'the same bytes: PNG' a.png b.png
same 'the same bytes: SVG, drawn in another order' a.svg b.svg
ok 'draws in Tokyo' env TZ=Asia/Tokyo migstat-report report demo --figure means -o c.pdf -o c.svg
same 'the same bytes in another time zone: PDF' a.pdf c.pdf
same 'the same bytes in another time zone: SVG' a.svg c.svg
ok 'draws over its own files' draw demo -o a.pdf -o a.png -o a.svg

# --- PDF -------------------------------------------------------------------------------------
prepare pdfinfo -isodates a.pdf >info
is 'page of 88 mm' 249.449 "$(awk '/^Page size/ { print $3 }' info)"
ok 'exactly: 249.448819 points' grep -aq 'MediaBox \[ 0 0 249.448819 ' a.pdf
is 'date of the run' 2024-03-01T10:20:30Z "$(awk '/^CreationDate/ { print $2 }' info)"
ok 'title' grep -qx 'Title: *Total migration time by case' info
ok 'subject: the caption' grep -q '^Subject: .*4 migrations of 4 VMs' info
ok 'keywords' grep -q '^Keywords: .*total_time_seconds, demo$' info
is 'every font embedded, none Type 3' yes "$(pdffonts a.pdf | awk '
	NR > 2 { n++; if ($0 ~ /Type 3/ || $0 !~ / yes yes yes /) bad = 1 }
	END { print (n > 0 && !bad) ? "yes" : "no" }')"
words_of a.pdf >text
for words in 'n = 4 migrations of 4 VMs (block)' '95 % confidence interval' 'lower is better' \
	'Total migration time (s)' 'refused 2 of 2' 'VMs as chance: of this one round; how much time itself matters is not in it'; do
	holds text "$words" "the figure says: $words"
done
# an interval far beyond the points is cut; one of 2 VMs or 2 cycles is not shown, whatever the file has
spoil far analysis/summary.csv 's/9.973,12.027,two-way/4.6469,17.3531,two-way/'
ok 'draws a wide interval' draw far -o far.pdf
words_of far.pdf >text
holds text 'beyond the axis (arrow heads): block 4.65 to 17.4' 'the figure says how far it reaches'
spoil few analysis/summary.csv 's/12.027,two-way,vm,1/12.027,two-way,vm,2/'
ok 'draws 2 cycles' draw few -o few.pdf
words_of few.pdf >text
holds text 'No interval for block: two VMs, or two cycles, are too few to say how sure a mean is' 'and says so'
cell '- -' few.csv low,high kind=mean value=11
spoil old analysis/summary.csv 's/,interval_kind,interval_by,cycles,/,/; s/,two-way,vm,1,/,/; s/0,0,,,,,,,,0,,,0.95/0,0,,,,,,,,0.95/'
ok 'draws an analysis that knows no cycles' draw old -o old.pdf
words_of old.pdf >text
holds text 'Student’s t on the VM means, df = VMs − 1: as if time did not matter' 'and says what that is'
ok 'takes SOURCE_DATE_EPOCH' env SOURCE_DATE_EPOCH=86400 migstat-report report demo --figure means -o d.pdf
is 'as the date' 1970-01-02T00:00:00Z \
	"$(pdfinfo -isodates d.pdf | awk '/^CreationDate/ { print $2 }')"
ok 'takes a title' draw demo -t 'My title' -o d.pdf
words_of d.pdf >text
holds text 'My title' 'and draws it'
for width in 180mm 18cm 180; do
	ok "width $width" draw demo -w "$width" --height 70mm -o d.pdf
	is 'is 180 by 70 mm' '510.236 x 198.425' \
		"$(pdfinfo d.pdf | awk '/^Page size/ { print $3, $4, $5 }')"
done
ok 'draws the downtime' draw demo -m downtime_seconds -o d.pdf
words_of d.pdf >text
holds text 'Downtime (hypervisor) (ms)' 'in milliseconds'
holds text 32.5 'with its number'
cell '0.0325 4 4' d.csv value,n,vms kind=mean case=block

# --- PNG and SVG -----------------------------------------------------------------------------
is 'PNG: 88 mm at 300 dpi' 1039 "$(png_number a.png 16)"
is 'PNG: the chunk pHYs' pHYs "$(dd if=a.png bs=1 skip=37 count=4 2>/dev/null)"
is 'PNG: 11811 dots per metre' 11811 "$(png_number a.png 41)"
ok 'another resolution' draw demo -o e.png -w 180 --dpi 600
is 'PNG: 180 mm at 600 dpi' 4252 "$(png_number e.png 16)"
is 'PNG: 23622 dots per metre' 23622 "$(png_number e.png 41)"
ok 'the SVG is well-formed' xmllint --noout a.svg
ok 'the SVG is as wide' grep -q 'width="249.448819pt"' a.svg

# --- themes, languages, labels ---------------------------------------------------------------
printf 'name,label\nblock,Block storage\ndemo,OSIC 2024\n' >labels.csv
for theme in print screen dark; do
	ok "theme $theme" draw demo --theme "$theme" -o "$theme.pdf" -o "$theme.png"
done
is 'the themes differ' 3 "$(sha256sum print.png screen.png dark.png | cut -d ' ' -f 1 | sort -u | wc -l)"
same 'print is the default' a.png print.png
ok 'in German, with labels and a caption' draw demo --lang de --labels labels.csv -m downtime_seconds \
	--caption 'My own caption.' -o german.pdf
same 'the sidecar keeps names and points' german.csv d.csv
words_of german.pdf >text
for words in '32,5' 'Block storage' 'My own caption.'; do
	holds text "$words" "the figure says: $words"
done
lacks text 'confidence interval' 'and not its own caption'

# --- several runs ----------------------------------------------------------------------------
new_run after
ok 'draws two runs' draw demo after -w 180 -o two.pdf
for run in demo after; do
	cell 'point point point point mean mean' two.csv kind run=$run
done
words_of two.pdf >text
for words in demo after 'demo/shared: refused 2 of 2'; do # cases are told apart by their run
	holds text "$words" "the figure says: $words"
done

# --- names from anywhere ---------------------------------------------------------------------
new_run names
sed -i 's/block/共有ストレージ、トンネル有効/; s/shared/a "long" name that goes on, and on, and on/
	s/^\(.*\),\(a "long.*on\),/\1,"\2",/; s/"long"/""long""/' names/migrations.csv names/analysis/*.csv
seal names
ok 'Japanese and long names' leaks_forgiven draw names -w 40 -o names.pdf -o names.png
cell 'a "long" name that goes on, and on, and on' names.csv case '$r{kind} eq "mean" && $r{n} == 0'
latin=$(printf 'a\351b')
spoil latin migrations.csv "s/block/$latin/"
sed -i "s/block/$latin/" latin/analysis/*.csv
seal latin
ok 'a name that is not UTF-8' draw latin -o latin.pdf
is 'without a word from pango' '' "$(cat stderr)"

# --- the small run of the project ------------------------------------------------------------
prepare cp -r "$ROOT/tests/golden/run-small" small
ok 'analyzes the small run' migstat-analyze analyze small
ok 'draws it' draw small -o small.pdf -o small.png -o small.svg
columns small/analysis/summary.csv metric | tail -n +2 | sort -u >metrics
is 'it has many metrics' 16 "$(wc -l <metrics)"
while read -r metric; do
	ok "draws $metric" draw small -m "$metric" -o metric.pdf
done <metrics

# --- what it refuses: calls ------------------------------------------------------------------
fails_with 2 'no verb' migstat-report
fails_with 2 "unknown verb 'draw'" migstat-report draw
fails_with 2 'no run is named' draw -o x.pdf
fails_with 2 'no file is named' draw demo
fails_with 2 'of a figure .pdf, .png or .svg' draw demo -o x.eps
fails_with 2 'of a figure .pdf, .png or .svg' draw demo -o x
fails_with 2 'of a figure .pdf, .png or .svg' draw demo -o /dev/full
fails_with 2 "did you mean 'total_time_seconds'" draw demo -o x.pdf -m total_time_second
fails_with 2 'there is no such metric' draw demo -o x.pdf -m zebra
for width in 39mm 401 0 -88mm 88pt '88 mm' nan 1e2 ''; do
	fails_with 2 "--width $width: wanted is a length from 40 to 400 mm" draw demo -o x.pdf -w "$width"
done
fails_with 2 '--height 4m: wanted' draw demo -o x.pdf --height 4m
for dpi in 49 1201 300.5 many ''; do
	fails_with 2 "--dpi $dpi: wanted is a whole number from 50 to 1200" draw demo -o x.png --dpi "$dpi"
done
fails_with 2 'unknown option --widht' draw demo --widht 3
fails_with 2 '--width is given twice: it takes one value' draw demo -o x.pdf -w 88mm -w 180mm
fails_with 2 'needs a value' draw demo -o
prints 'Usage: migstat report' draw --help
prints 'migstat report' draw --version
fails_with 1 'standard output' sh -c 'migstat-report report --help >/dev/full'

prints 'How does the mean differ' draw --list-figures
fails_with 2 "no such figure; did you mean 'means'" draw demo -o x.pdf -f mean
fails_with 2 "--vm means nothing to the figure means" draw demo -o x.pdf --vm alpha
fails_with 2 "no such theme; did you mean 'dark'" draw demo -o x.pdf --theme drk
fails_with 2 "--lang klingon: its numbers are not known" draw demo -o x.pdf --lang klingon
fails_with 2 '--migration 0: wanted is the number' draw demo -o x.pdf --migration 0
printf 'case,label\nblock,\n' >empty-labels.csv
fails_with 1 "empty-labels.csv:2:7: column 'label' is empty" draw demo -o x.pdf --labels empty-labels.csv
fails_with 1 'nowhere.csv: ' draw demo -o x.pdf --labels nowhere.csv

# --- what it refuses: input ------------------------------------------------------------------
fails_with 1 'nowhere/datapackage.json: No such file' draw nowhere -o x.pdf
new_run bare
rm -r bare/analysis
fails_with 1 'run `migstat analyze bare` first' draw bare -o x.pdf
new_run half
rm half/analysis/outcomes.csv
fails_with 1 'run `migstat analyze half` first' draw half -o x.pdf
new_run stale
echo '7,block,alpha,2,AB,1,ok,10.5,0.03,' >>stale/migrations.csv
for form in '--figure means -o x.svg' '-o x.html -o x.pdf' '--latex latex.x'; do
	# shellcheck disable=SC2086 # they are words
	fails_with 1 'stale/analysis does not belong to stale as it is: it was made from another migrations.csv' \
		migstat-report report stale $form
done
new_run mixed
sed -i 's/0\.95,11,/0.95,12,/' mixed/analysis/summary.csv
fails_with 1 'summary.csv is not as the call left it that made it: run `migstat analyze mixed` again' draw mixed -o x.pdf
rm mixed/analysis/analysis.json
fails_with 1 'analysis.json is not there: an older migstat made this' draw mixed -o x.pdf
seal stale
fails_with 1 "case 'block' has 4 migrations in the analysis and 5 in the run" draw stale -o x.pdf
new_run newcase
echo '7,new,alpha,2,AB,1,ok,10.5,0.03,' >>newcase/migrations.csv
seal newcase
fails_with 1 'it counts 6 migrations, the run has 7' draw newcase -o x.pdf
spoil other migrations.csv 's/10.25/9.25/'
fails_with 1 "case 'block' has other values in the run than in the analysis" draw other -o x.pdf
spoil fewer migrations.csv 's/late,10.75/late,/'
fails_with 1 "case 'block' has 4 values in the analysis and 3 in the run" draw fewer -o x.pdf
spoil vms migrations.csv 's/alpha/beta/'
fails_with 1 "case 'block' has 4 VMs in the analysis and 3 in the run" draw vms -o x.pdf
spoil torn analysis/outcomes.csv 's/ok 3; late 1/ok 3; lat 1/'
fails_with 1 "outcomes.csv:2:22: column 'by_outcome': 'ok 3; lat 1' is not a list" draw torn -o x.pdf
spoil sums analysis/outcomes.csv 's/ok 3; late 1/ok 3/'
fails_with 1 'the outcomes add up to 3, but 4 migrations were planned' draw sums -o x.pdf
spoil by analysis/summary.csv 's/,case,/,direction,/'
fails_with 1 "grouped by 'case', what was read before by 'direction'" draw by -o x.pdf
spoil level analysis/summary.csv 's/,0\.95,/,0.99,/'
fails_with 1 'the level is 0.99 here and 0.95 before' draw demo level -o x.pdf
spoil number analysis/summary.csv 's/11,9\.973/11,much/'
fails_with 1 "column 'interval_low': 'much' is not a number" draw number -o x.pdf
spoil left analysis/summary.csv '/downtime/d'
fails_with 1 "it has no metric 'downtime_seconds' of the run 'left', which was left out" \
	draw left -m downtime_seconds -o x.pdf
spoil three analysis/summary.csv '1s/,case,/,case,a,b,c,d,/; 2,$s/,\(block\|shared\),/,\1,x,x,x,1,/'
fails_with 1 'is grouped by 5 columns; a figure shows groups by one to 4' draw three -o x.pdf
fails_with 1 "--case blok: the analysis has no such case; did you mean 'block'" \
	draw demo --case blok -o x.pdf
fails_with 1 'SOURCE_DATE_EPOCH' env SOURCE_DATE_EPOCH=today migstat-report report demo --figure means -o x.pdf
fails_with 1 '--height must be at least' draw demo --height 40 -o x.pdf
is 'nothing was written by any of them' '' "$(find . -name 'x.*')"

# --- what it refuses: output -----------------------------------------------------------------
fails_with 1 'nowhere/x.pdf: cannot be written: No such file' draw demo -o nowhere/x.pdf
cp demo/migrations.csv before.csv
fails_with 1 'does not hold a figure' draw demo -o demo/migrations.pdf
same 'the measurements stand' before.csv demo/migrations.csv
is 'and no figure beside them' '' "$(find demo -name '*.pdf')"
cp a.png before.png
# a file may not grow beyond a block: as if the disk were full
fails_with 1 'a.png: cannot be written: File too large' \
	sh -c "trap '' XFSZ; ulimit -f 1; exec migstat-report report demo -o a.png"
same 'the old file stands' before.png a.png
is 'and no temporary file is left' '' "$(find . -name '*.tmp')"
mkdir folder.pdf
fails_with 1 'folder.pdf: cannot be written: Is a directory' draw demo -o folder.pdf

done_testing
