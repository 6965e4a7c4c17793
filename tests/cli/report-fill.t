#!/bin/sh
# report-fill.t: pages of reports are filled: none but the last is empty for more than a third, and none ends
# with a heading.
# shellcheck disable=SC2016  # what stands in single quotes is for perl and awk
. tests/cli/lib.sh

# full FILE: what is wrong with its pages. The text of a page reaches from 56.7 to 785.2 points.
full() {
	prepare pdftotext -bbox "$1" "$TMP/boxes"
	perl -ne '
		if (/<page/) { $page++; $foot = 0; %line = () }
		if (/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)</ && $3 < 786) {
			push @{ $line{ sprintf "%.0f", $3 } }, [ $1, $3 - $2, $4 ];
			$foot = $3 if $3 > $foot;
		}
		if (/<\/page>/) {
			my ($last) = sort { $b <=> $a } keys %line;
			my ($first) = sort { $a->[0] <=> $b->[0] } @{ $line{$last} };
			push @pages, [ $page, (785.2 - $foot) / 728.5, $first ];
		}
		END {
			pop @pages;
			for (@pages) {
				my ($page, $empty, $first) = @$_;
				printf "page %d is empty for %.0f %%\n", $page, 100 * $empty if $empty > 1 / 3;
				print "page $page ends with a heading\n"
					if $first->[2] =~ /^\d+(\.\d+)*$/ && $first->[0] < 57 && $first->[1] > 10.9;
			}
		}' "$TMP/boxes"
}

# a run of times alone, with many groups
awk 'BEGIN {
	print "migration,case,vm,cycle,direction,order,outcome,total_time_seconds,flavor"
	for (c = 1; c <= 4; c++) for (f = 1; f <= 3; f++) for (y = 1; y <= 12; y++) for (d = 0; d < 2; d++)
		for (v = 1; v <= 3; v++) printf "%d,case%d,vm%d,%d,%s,%d,ok,%.3f,flavor%d\n", ++n, c, v, y,
			d ? "BA" : "AB", v, (30 + 30 * c) * f + v * 3 + y * 1.5 + d * 4 + n * 7919 % 101 / 10, f }' >"$TMP/made.csv"
prepare migstat import migstat "$TMP/made.csv" -o "$TMP/made"
prepare migstat-analyze analyze --by case,flavor "$TMP/made"
prepare cp -r datasets/demo "$TMP/demo"
prepare migstat-analyze analyze "$TMP/demo"
for part in classic successor; do
	prepare cp -r datasets/study/$part "$TMP/$part"
	prepare rm -r "$TMP/$part/analysis"
	prepare sh -c 'gunzip "$1"/*.gz' sh "$TMP/$part"
	prepare migstat-analyze analyze "$TMP/$part"
done
prepare migstat compare --case shared,block --fail-on never "$TMP/classic" "$TMP/successor"

for run in made demo classic; do
	for form in '' --full; do
		# shellcheck disable=SC2086 # it is a word or none
		ok "a report of $run $form" migstat-report report $form "$TMP/$run" -o "$TMP/report.pdf"
		is 'its pages are filled' '' "$(full "$TMP/report.pdf")"
	done
done
for form in '' --full; do
	# shellcheck disable=SC2086 # it is a word or none
	ok "a report of both sides $form" migstat-report report $form --before "$TMP/classic" --after "$TMP/successor" \
		-o "$TMP/report.pdf"
	is 'its pages are filled, too' '' "$(full "$TMP/report.pdf")"
done

done_testing
