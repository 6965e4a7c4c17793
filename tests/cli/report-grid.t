#!/bin/sh
# report-grid.t — the author's figure: several metrics, cases and columns as plots of one grid, the
# order of groups, the axis of values, the place of the legend.
# shellcheck disable=SC2016  # the expressions in single quotes are for Perl
. tests/cli/lib.sh

draw() {
	migstat-report report "$@"
}

# texts_of FILE: the lines of text of a PDF
texts_of() {
	pdftotext -layout "$1" - 2>/dev/null
}

cd "$TMP" || exit 1
prepare cp -r "$ROOT/datasets/demo" demo
prepare migstat-analyze analyze --by case,direction,vm demo >printed

# ---- plots of a column ----
fails_with 1 '`--by vm` gives each vm a plot of its own' draw demo --figure bars -o no.pdf
fails_with 1 "--by vn: it is none of the columns that the analysis is grouped by; did you mean 'vm'?" \
	draw demo --figure bars --by vn -o no.pdf
ok 'each text of a column has a plot' draw demo --figure bars --by vm -w 180mm -o by.pdf
is 'the sidecar has every column' 'run,metric,unit,case,direction,vm,kind' "$(head -n 1 by.csv | cut -d, -f1-7)"
texts_of by.pdf >words
awk -F, 'NR > 1 { print $6 }' by.csv | sort -u >vms
while read -r vm; do
	holds words "vm: $vm"
done <vms
is 'what all plots say is said once' 1 "$(tr -s ' \n' ' ' <words | grep -o 'how far single values scatter' | wc -l)"
is 'the legend is one' 1 "$(grep -c 'mean, standard deviation' words)"
ok 'two columns make a plot for each pair' draw demo --figure bars --by vm,direction -w 180mm -o two.pdf
is 'as many bars as without' "$(wc -l <by.csv)" "$(wc -l <two.csv)"

# ---- one axis for all plots of a metric: the highest tick is in each ----
prepare migstat-analyze analyze --by case,direction demo >printed
ok 'plots of a case' draw demo --figure means --by case -w 180mm --no-caption -o share.pdf
ok 'several metrics' draw demo --figure means -m total_time_seconds,data_moved_bytes -w 180mm -o metrics.pdf
is 'each has its rows' 'data_moved_bytes total_time_seconds' \
	"$(awk -F, 'NR > 1 { print $2 }' metrics.csv | sort -u | tr '\n' ' ' | sed 's/ $//')"
fails_with 2 '--metric: the figure trend shows one metric' \
	draw demo --figure trend -m total_time_seconds,downtime_seconds -o no.pdf

# ---- cases ----
prepare migstat-analyze analyze demo >printed
ok 'two cases of four' draw demo --figure means --case shared --case block -o cases.pdf
is 'no other is drawn' 'block shared' \
	"$(awk -F, 'NR > 1 { print $4 }' cases.csv | sort -u | tr '\n' ' ' | sed 's/ $//')"
fails_with 2 '--case shared: it is named twice' draw demo --figure means --case shared --case shared -o no.pdf
fails_with 1 "--case shard: the analysis has no such case; did you mean 'shared'?" \
	draw demo --figure means --case block --case shard -o no.pdf
ok 'loads of two cases' draw demo --figure resources --case shared --case block -w 180mm -o loads.pdf
is 'each has its rows' 'block shared' \
	"$(awk -F, 'NR > 1 { print $2 }' loads.csv | sort -u | tr '\n' ' ' | sed 's/ $//')"

# ---- the order ----
cases_of() {
	awk -F, 'NR > 1 && !seen[$4]++ { printf "%s ", $4 }' "$1"
}
ok 'an order of names' draw demo --figure bars --order shared,block -o order.pdf
is 'those first that are named' 'shared block ' "$(cases_of order.csv | cut -d' ' -f1-2) "
ok 'an order by value' draw demo --figure bars --order value -o value.pdf
awk -F, 'NR > 1 && $9 != "" { print $9 }' value.csv >values
ok 'the smallest first' sort -c -g values
fails_with 1 "--order blok: no group is called so; did you mean 'block'?" draw demo --figure bars --order blok -o no.pdf

# ---- the axis ----
ok 'limits of the axis' draw demo --figure means --limits 0,100 -o wide.pdf
texts_of wide.pdf >words
holds words 100 'the axis reaches to 100 s'
ok 'a logarithmic one' draw demo --figure means --log -o log.pdf
texts_of log.pdf | tr -s ' \n' ' ' >words
holds words 'is logarithmic' 'and the caption says it'
fails_with 2 '--log means nothing to the figure bars; it is for means, distributions, cycles' draw demo --figure bars --log -o no.pdf
fails_with 1 'a bar is told from zero' draw demo --figure bars --limits 0.001,100 -o no.pdf
fails_with 1 'lies beyond the axis' draw demo --figure means --limits 0,0.01 -o no.pdf
fails_with 2 'the lower one first' draw demo --figure means --limits 3,1 -o no.pdf
least=$(awk -F, '$7 == "point" || $5 == "point" { print $9 }' wide.csv | sort -g | head -n 1)
most=$(awk -F, '$5 == "point" { print $9 }' wide.csv | sort -g | tail -n 1)
top=$(awk -v most="$most" 'BEGIN { print most * 0.999 }')
ok 'a value beyond the axis' draw demo --figure means --limits "0,$top" -o cut.pdf
texts_of cut.pdf | tr -s ' \n' ' ' >words
holds words 'lies beyond the axis and is not drawn' 'is told'
is 'and is not in the sidecar' "$(($(wc -l <wide.csv) - 1))" "$(wc -l <cut.csv)"
ok 'the least value is above zero' test -n "$least"
ok 'limits of cycles' draw demo --figure cycles --limits "0,$top" -w 180mm -o cycles.pdf
ok 'limits of the shares' draw demo --figure ecdf -m total_time_seconds --limits "1,$top" -o ecdf.pdf

# ---- the legend ----
for place in top bottom left right; do
	ok "the legend at the $place" draw demo --figure means --legend "$place" -o "legend-$place.pdf"
	texts_of "legend-$place.pdf" >words
	is "it is there once" 1 "$(tr -d ' ' <words | grep -c 'A→B')"
done
ok 'no legend' draw demo --figure means --legend none -o none.pdf
texts_of none.pdf | tr -d ' ' >words
lacks words 'A→B'
fails_with 2 'wanted is top, none, bottom, left or right' draw demo --figure means --legend inside -o no.pdf

# ---- LaTeX: the grid is one figure of the paper ----
prepare migstat-analyze analyze --by case,direction demo >printed
ok 'a grid for LaTeX' draw demo --figure bars --by case --latex paper
holds paper/figure-bars.tex '\includegraphics'

# no two texts of a grid overlap
case $BUILD in
/*) texts=$BUILD/tests/golden/figures/texts ;;
*) texts=$ROOT/$BUILD/tests/golden/figures/texts ;;
esac
for width in 88 120 180; do
	for place in top right; do
		ok "no texts overlap, $width mm, legend $place" \
			"$texts" report demo --figure bars --by case --legend $place -w $width --dpi 72 -o drawn.png
		ok "nor of two metrics" \
			"$texts" report demo --figure means -m total_time_seconds,data_moved_bytes --legend $place -w $width --dpi 72 -o drawn.png
	done
done
done_testing
