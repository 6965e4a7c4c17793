#!/bin/sh
# report-answer.t: the short report: the answer on the first half page, verdicts as analyze gave them, few
# pages; --full has the rest.
# shellcheck disable=SC2016  # what stands in single quotes is for perl
. tests/cli/lib.sh

# cells_of FILE: the texts of the first table of a page of HTML, a row a line, with the class of each cell
cells_of() {
	perl -CSD -0ne '
		/<tbody>(.*?)<\/tbody>/s or die "no table";
		for my $row ($1 =~ /<tr>(.*?)<\/tr>/gs) {
			my @cells;
			while ($row =~ /<t([hd])([^>]*)>(.*?)<\/t[hd]>/gs) {
				my ($tag, $text) = ($2, $3);
				$text =~ s/<[^>]*>//g;
				push @cells, ($tag =~ /class="verdict (\w+)/ ? "[$1] " : "") . $text;
			}
			print join("|", @cells), "\n";
		}' "$1"
}

prepare cp -r datasets/study/classic "$TMP/classic"
prepare rm -r "$TMP/classic/analysis"
prepare sh -c 'gunzip "$1"/*.gz' sh "$TMP/classic"
prepare migstat-analyze analyze "$TMP/classic"
ok 'a report' migstat-report report "$TMP/classic" -o "$TMP/classic.pdf" -o "$TMP/classic.html"
ok 'the page is well-formed' xmllint --noout "$TMP/classic.html"
cells_of "$TMP/classic.html" >"$TMP/cells"
is 'a row for each case' 4 "$(wc -l <"$TMP/cells")"
columns "$TMP/classic/analysis/contrasts.csv" case,metric,aspect,verdict |
	sed -n 's/^\(.*\),\(.*_time_seconds\|downtime_seconds\),mean,\(.*\)$/\1 \3/p' | sort >"$TMP/wanted"
perl -CSD -F'\|' -lane 'print "$F[0] $1" while /\[(\w+)\] \1:/g' "$TMP/cells" | sort >"$TMP/told"
same 'the verdicts are those of contrasts.csv, in words and in colour' "$TMP/wanted" "$TMP/told"
holds "$TMP/cells" 'block|2.517 s|[worse] worse: +42 % (+29 to +57 %)|301.2 ms|[undecided]'
unlinked "$TMP/classic.html"
holds "$TMP/classic.html.words" 'Total migration time against shared, in this run: worse in shared-tunnelled (+22 %)'
is 'which is the first thing on the page' yes "$(perl -0ne '
	print /<main[^>]*>\s*<section>\s*<h2[^>]*class="quiet".*?<\/h2>\s*<p class="answer">/s ? "yes" : "no"' "$TMP/classic.html")"
is 'contents stand behind it' yes "$(perl -0ne 'print /<\/main>\s*<nav/ ? "yes" : "no"' "$TMP/classic.html")"
prepare pdftotext -bbox -l 1 "$TMP/classic.pdf" "$TMP/boxes"
is 'answer, table and figure stand on the first half of the page' yes "$(perl -ne '
	$done = 1 if />Figure</; $y = $1 if !$done && /yMax="([\d.]+)">block-tunnelled</;
	END { print defined $y && $y < 841.89 / 2 ? "yes" : "no: $y" }' "$TMP/boxes")"
pages() {
	pdfinfo "$1" | awk '/^Pages/ { print $2 }'
}
is 'two to five pages' yes "$([ "$(pages "$TMP/classic.pdf")" -ge 2 ] && [ "$(pages "$TMP/classic.pdf")" -le 5 ] && echo yes)"
for heading in Figures Failures 'What is left open' 'How it was measured'; do
	ok "it has: $heading" grep -qE "<h2 [^>]*><span class=\"number\">[0-9]</span>$heading</h2>" "$TMP/classic.html"
done
holds "$TMP/classic.html.words" 'class="verdict changed">17 of 20<'  'checks are a matrix, check by case'
ok 'the whole report' migstat-report report --full "$TMP/classic" -o "$TMP/full.pdf"
is 'is longer' yes "$([ "$(pages "$TMP/full.pdf")" -gt 15 ] && echo yes)"
fails_with 2 '--full tells of a report' migstat-report report --full --figure means "$TMP/classic" -o "$TMP/a.pdf"

# --- figures in a page ---------------------------------------------------------------------------
figure_of() {
	perl -CSD -0ne '/<figure id="figure-1">(.*?)<\/figure>/s and print $1' "$1"
}
figure_of "$TMP/classic.html" >"$TMP/figure"
for words in 'Total migration time (s)' block-tunnelled 2.52; do
	ok "the figure has it as a text: $words" grep -q "<text [^>]*>$words</text>" "$TMP/figure"
done
lacks "$TMP/figure" '<use' 'no letter of it is a shape'
is 'every point and mark says what it is' 244 \
	"$(grep -c '<title>block,\|<title>[a-z-]*: mean' "$TMP/figure" | awk '{ print $1 / 2 }')"
mean=$(columns "$TMP/classic/analysis/summary.csv" metric,case,mean | sed -n 's/^total_time_seconds,block,//p')
holds "$TMP/figure" "<title>block: mean $(printf %.2f "$mean")" 'with its number'
is 'it is there for wide windows and for narrow ones' 'narrow wide' \
	"$(perl -ne 'print "$1 " if /^<div class="(\w+)">/' "$TMP/figure" | xargs)"
is 'type on a narrow one is at least 11 pixels high, 291 pixels wide' yes "$(perl -0ne '
	my ($svg) = /class="narrow">(.*?)<\/svg>/s; my ($width) = $svg =~ /width="([\d.]+)pt"/;
	my ($least) = sort { $a <=> $b } $svg =~ /font-size="([\d.]+)"/g;
	print $least * 291 / $width >= 11 ? "yes" : "no: $least of $width"' "$TMP/figure")"
for thing in figure table; do
	is "every $thing has a name" '' "$(grep -oE "href=\"#$thing-[0-9]+\"" "$TMP/classic.html" | sort -u |
		sed 's/href="#\(.*\)"/\1/' | while read -r name; do
			grep -q "id=\"$name\"" "$TMP/classic.html" || echo "$name"
		done)"
done

# --- from numbers to what shows them -------------------------------------------------------------
is 'numbers of the answer lead to the table' '#table-1' "$(perl -0ne '
	/<p class="answer">(.*?)<\/p>/s and print join " ", sort { $a cmp $b } keys %{{ map { $_ => 1 } $1 =~ /href="([^"]*)"/g }}' \
	"$TMP/classic.html")"
is 'each number of the table to the figure of its metric' '#figure-1 #figure-1 #figure-2 #figure-2' "$(perl -0ne '
	/<tr><th scope="row">block<\/th>(.*?)<\/tr>/s and print join " ", $1 =~ /href="([^"]*)"/g' "$TMP/classic.html")"
is 'and each figure to the table, and to what it was drawn from' '#table-1 CSV' "$(perl -0ne '
	/<figcaption>(.*?)<\/figcaption>/s or exit; my $caption = $1;
	print $caption =~ /href="(#table-\d+)"/, $caption =~ /href="data:text\/csv/ ? " CSV" : ""' "$TMP/classic.html")"
is 'no link inside of the page leads nowhere' '' "$(perl -0ne '
	my %ids = map { $_ => 1 } /\sid="([^"]*)"/g; print join " ", grep { !$ids{$_} } /href="#([^"]*)"/g' "$TMP/classic.html")"
is 'links of the PDF, too: each number, each answer' yes "$(qpdf --qdf --object-streams=disable "$TMP/classic.pdf" - |
	grep -ac '/Subtype /Link' | awk '{ print $1 >= 16 ? "yes" : "no: " $1 }')"

# --- failures, and no values at all --------------------------------------------------------------
prepare cp -r datasets/demo "$TMP/demo"
prepare migstat-analyze analyze "$TMP/demo"
ok 'a report of failures' migstat-report report "$TMP/demo" -o "$TMP/demo.html" -o "$TMP/demo.pdf"
cells_of "$TMP/demo.html" >"$TMP/cells"
holds "$TMP/cells" 'block-tunnelled|–|[undecided] undecided: no value|–|[undecided] undecided: no value|[worse] worse: 4 of 4'
unlinked "$TMP/demo.html"
holds "$TMP/demo.html.words" 'Failures against shared, in this run: worse in block-tunnelled (4 of 4 failed, 0 of 8 in shared).'
is 'failures alike are one row' '4 2 2' "$(perl -CSD -0ne '
	print join " ", /<tr><th[^>]*>block-tunnelled<\/th><th[^>]*>\w+<\/th><td[^>]*>(\d+)</g' "$TMP/demo.html")"
ok 'one case alone' sh -c 'mkdir "$1/one" && head -n 9 "$1/demo/migrations.csv" >"$1/one/migrations.csv" &&
	cp "$1/demo/datapackage.json" "$1/one/" && migstat-analyze analyze "$1/one" &&
	test ! -e "$1/one/analysis/contrasts.csv" && migstat-report report "$1/one" -o "$1/one.html"' sh "$TMP"
unlinked "$TMP/one.html"
holds "$TMP/one.html.words" '<p class="answer">shared: 8 of 8 attempted migrations succeeded' 'where nothing is compared, it is what was found'

# --- an analysis by two columns, and two sides ---------------------------------------------------
prepare migstat-analyze analyze --by case,direction "$TMP/classic"
ok 'by two columns' migstat-report report "$TMP/classic" -o "$TMP/by.html"
cells_of "$TMP/by.html" >"$TMP/cells"
is 'each second text has its own first' 'AB AB AB AB BA BA BA BA' "$(cut -d '|' -f 2 "$TMP/cells" | xargs)"
prepare cp -r datasets/study/successor "$TMP/successor"
prepare rm -r "$TMP/successor/analysis"
prepare sh -c 'gunzip "$1"/*.gz' sh "$TMP/successor"
prepare migstat-analyze analyze "$TMP/classic"
prepare migstat-analyze analyze "$TMP/successor"
ok 'compared' migstat compare --case shared,block --fail-on never "$TMP/classic" "$TMP/successor"
ok 'before and after' migstat-report report --before "$TMP/classic" --after "$TMP/successor" \
	-o "$TMP/sides.html" -o "$TMP/sides.pdf"
cells_of "$TMP/sides.html" >"$TMP/cells"
columns "$TMP/successor/analysis/comparisons.csv" case,metric,aspect,verdict |
	sed -n 's/^\(.*\),\(.*_time_seconds\|downtime_seconds\),mean,\(.*\)$/\1 \3/p' | sort >"$TMP/wanted"
perl -CSD -F'\|' -lane 'print "$F[0] $1" while /\[(\w+)\] \1(?: among \d+ tests)?:/g' "$TMP/cells" | sort >"$TMP/told"
same 'the verdicts are those of comparisons.csv' "$TMP/wanted" "$TMP/told"
perl -0ne '/figure-1\.csv" href="data:text\/csv;charset=utf-8,([^"]*)"/ or exit; my $csv = $1;
	$csv =~ s/%(..)/chr hex $1/ge; print $csv' "$TMP/sides.html" >"$TMP/told"
prepare migstat-report report "$TMP/classic" "$TMP/successor" --figure before-after -w 170mm -o "$TMP/pairs.pdf"
same 'the numbers of a figure are with it' "$TMP/pairs.csv" "$TMP/told"
holds "$TMP/sides.html" 'hypervisor of host A</th><td>5.2.0</td><td>7.2.22<' 'what else changed is told'
holds "$TMP/cells" '[undecided] undecided among 16 tests: +17 % (+7 to +29 %)' 'an interval that leaves out 0 beside it is told'
holds "$TMP/sides.html" 'between these two sessions' 'and say what they may be said of'
is 'two to five pages, too' yes "$([ "$(pages "$TMP/sides.pdf")" -ge 2 ] && [ "$(pages "$TMP/sides.pdf")" -le 5 ] && echo yes)"

# amounts of a metric that stand below each other have one unit, though a spread of 0.1 s is 100 ms
for side in before after; do
	prepare tests/golden/make-study "$TMP/units-$side" "$side" 5 vms=6 cycles=5 mean=1.5 between=0.1 within=0.1 \
		"factor=$([ $side = after ] && echo 1.1 || echo 1)"
	prepare migstat-analyze analyze "$TMP/units-$side" >"$TMP/printed"
done
prepare migstat-analyze compare --fail-on never -m total_time_seconds "$TMP/units-before" "$TMP/units-after" >"$TMP/printed"
ok 'a report of amounts of many sizes' migstat-report report --full --before "$TMP/units-before" --after "$TMP/units-after" \
	-o "$TMP/units.html"
unlinked "$TMP/units.html"
is 'no cell of the comparisons is in another unit' 0 "$(grep -oE '>0?[0-9.]+ ms</td>' "$TMP/units.html.words" | wc -l)"
is 'there are many in seconds' yes "$([ "$(grep -oE '>[0-9.]+ s</td>' "$TMP/units.html.words" | wc -l)" -ge 8 ] && echo yes)"
done_testing
