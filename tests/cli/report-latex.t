#!/bin/sh
# migstat report --latex: what it writes, and that LaTeX sets it. Where no LaTeX is installed the latter is
# skipped; `make test-full` installs one.
# shellcheck disable=SC2016,SC1003  # dollars and backslashes in single quotes are LaTeX's
. tests/cli/lib.sh

paper() {
	migstat-report report "$@"
}

prepare cp -r tests/golden/run-small "$TMP/small"
prepare cp -r tests/golden/run-small "$TMP/names"
cd "$TMP" || exit 1
# every sign that means something to TeX, and some that pdfLaTeX has no letter for
sed -i 's/,shared,/,a_b \& 50% #1 {x} \\y ~z ^w $v |u| <t>,/; s/,block,/,Größe → ≥ 5 µs,/' names/migrations.csv
ok 'analyzes' migstat-analyze analyze small
ok 'analyzes the other' migstat-analyze analyze names

ok 'writes a folder' paper small --latex paper
holds paper/report.tex '\usepackage{booktabs,graphicx}' 'which says what the preamble needs'
holds paper/report.tex '\input{\migstatfolder figure-means}' 'takes in the figure'
holds paper/report.tex '\input{\migstatfolder table-total_time_seconds}' 'and the table'
holds paper/report.tex '% \input{\migstatfolder table-iterations}' 'offers the other tables'
sed -n 's/.*migstatfolder \(.*\)}/\1/p' paper/report.tex >named
is 'it names many files' yes "$([ "$(wc -l <named)" -gt 10 ] && echo yes)"
is 'each file that is named is there' '' "$(while read -r name; do [ -s "paper/$name.tex" ] || echo "$name"; done <named)"
holds paper/figure-means.tex '\caption[Total migration time by case]{Total migration time by case, run demo. Points' 'the caption asks nothing'
holds paper/figure-means.tex '$n$~=~8 migrations of 2 VMs' 'and n is a variable'
holds paper/figure-means.tex '\label{fig:migstat-means}' 'label'
holds paper/figure-means.csv 'demo,total_time_seconds,s' 'the numbers lie beside the figure'
holds paper/table-total_time_seconds.tex '\caption{Total migration time (s), lower is better, run demo.' 'unit of the table'
holds paper/table-total_time_seconds.tex 'Case & {n} & {VMs} & {Cycles} & {Mean} & \multicolumn{2}{c}{95\,\% interval} & {SD} & {Median} & {Least} & {Most} \\' 'heads'
# of analysis/summary.csv: 41.0748, an interval of 2 VMs, which is not shown, 0.8902, 41.1957, 39.8414, 42.2153
holds paper/table-total_time_seconds.tex 'block & 8 & 2 & 2 & 41.07 & {--} & {--} & 0.89 & 41.20 & 39.84 & 42.22 \\' 'numbers'
holds paper/table-total_time_seconds.tex 'refusé & 0 & 0 & 0 & {--} & {--} & {--} & {--} & {--} & {--} & {--} \\' 'no value is a dash'
holds paper/table-total_time_seconds.tex 'for VMs like these, at times like those of the run' 'what the interval is of'
prepare "$ROOT/tests/golden/make-run-vms" vms
ok 'analyzes many VMs' migstat-analyze analyze vms
ok 'which have intervals' paper vms --latex many
# 30.3301, 29.8555 to 30.8048; 16.7468, 12.0953 to 22.0114, by logarithms
holds many/table-total_time_seconds.tex 'plain & 285 & 24 & 6 & 30.3 & 29.9 & 30.8 &  & 1.4' 'an end a cell'
holds many/table-total_time_seconds.tex 'skewed & 279 & 24 & 6 & 16.7 & 12.1 & 22.0 & log & 9.5' 'and their mark'
holds paper/table-downtime_seconds.tex '(hypervisor) (ms)' 'downtime in milliseconds'
holds paper/table-outcomes.tex 'tunnelled & 8 & 7 & 6 & 1 & 1 & 85.7 & 42.1 & 99.6 \\' 'outcomes'

ok 'one figure and one table' paper small --latex one --figure means --metric downtime_seconds -w 180
is 'no others' 'figure-means.csv figure-means.pdf figure-means.tex report.tex table-downtime_seconds.tex table-outcomes.tex' \
	"$(find one -type f -printf '%f\n' | sort | tr '\n' ' ' | sed 's/ $//')"
holds one/figure-means.tex '\begin{figure*}' 'a wide figure spans both columns'
# every cell of numbers is one that siunitx takes: digits and a point, or braces
sed -n '/midrule/,/bottomrule/p' paper/table-*.tex many/table-*.tex | grep ' & ' | sed 's/ \\\\$//' >rows
is 'cells are numbers, braces or marks' '' "$(sed 's/^[^&]* & //; s/ & /\n/g' rows |
	grep -vE '^(-?[0-9]+([.][0-9]+)?|\{--\}|log|VM (t|log|BCa)|)$' | sort -u)"
is 'there are many' yes "$([ "$(wc -l <rows)" -gt 50 ] && echo yes)"
# more rows than a page holds go on in another table, whose numbers stay whole
prepare "$ROOT/tests/golden/make-study" long long 5 vms=50 cycles=2
prepare migstat-analyze analyze --by vm long >printed
ok 'a long table' paper long --latex long-paper -m total_time_seconds
is 'stands in two' 2 "$(grep -c 'begin{tabular}' long-paper/table-total_time_seconds.tex)"
is 'with one label' 1 "$(grep -c 'label{' long-paper/table-total_time_seconds.tex)"
is 'and all its rows' 50 "$(grep -c '^vm' long-paper/table-total_time_seconds.tex)"
ok 'in German' paper vms --latex german --lang de
holds german/table-total_time_seconds.tex '30,3 & 29,9 & 30,8' 'with its comma'
printf 'name,label\nblock,Block_storage\n' >labels.csv
ok 'with labels' paper small --latex labelled --labels labels.csv
holds labelled/table-total_time_seconds.tex 'Block\_storage & 8' 'in the table'
ok 'two runs' paper small names --latex two
holds two/table-total_time_seconds.tex 'Run & Case & {n}' 'each row names its run'
ok 'signs of TeX' paper names --latex names.tex
holds names.tex/table-total_time_seconds.tex \
	'a\_b \& 50\% \#1 \{x\} \textbackslash{}y \textasciitilde{}z \textasciicircum{}w \$v \textbar{}u\textbar{} \textless{}t\textgreater{} & 8' 'are escaped'
holds names.tex/table-total_time_seconds.tex 'Größe $\rightarrow$ $\geq$ 5 $\mu$s & 8' 'letters stay'

ok 'writes over its own files' paper small --latex paper
ok 'the same again, elsewhere' env TZ=Asia/Tokyo HOME=/nowhere migstat-report report small --latex again
ok 'the same bytes' diff -r paper again
is 'no folder in the making is left' '' "$(find . -name '*.tmp' -o -name '.*.tmp')"

# --- what cannot be written ------------------------------------------------------------------
# a file may not grow beyond four blocks: as if the disk were full. Nothing of the old folder changes.
prepare cp -r paper kept
fails_with 1 'paper/figure-means.pdf: cannot be written: File too large' \
	sh -c "trap '' XFSZ; ulimit -f 4; exec migstat-report report small --latex paper --theme dark"
ok 'the old folder stands' diff -r kept paper
fails_with 1 'fresh/figure-means.pdf: cannot be written: File too large' \
	sh -c "trap '' XFSZ; ulimit -f 4; exec migstat-report report small --latex fresh"
ok 'a new one is not made' test ! -e fresh
is 'and nothing lies beside' '' "$(find . -name '.*.tmp')"
printf 'mine\n' >kept/table-outcomes.tex
fails_with 1 'table-outcomes.tex is there already, and migstat did not write it' paper small --latex kept
same 'and no other file is exchanged' kept/figure-means.tex paper/figure-means.tex
mkdir .kept.999999999.tmp
cp paper/table-outcomes.tex kept/
cp paper/figure-means.tex kept/figure-before-after.tex
: >kept/figure-before-after.pdf
printf 'own\n' >kept/own.tex
ok 'over what killed calls and earlier ones left' paper small --latex kept
ok 'the leftover of a dead call is gone' test ! -e .kept.999999999.tmp
ok 'a figure that is left out now has no older one' test ! -e kept/figure-before-after.pdf -a ! -e kept/figure-before-after.tex
holds kept/own.tex own 'other files stay'

# --- LaTeX sets it ---------------------------------------------------------------------------
if have pdflatex && [ -n "$(kpsewhich booktabs.sty)" ] && [ -n "$(kpsewhich graphicx.sty)" ]; then
	for folder in paper names.tex two one many long-paper; do
		# of fifty groups the figure is left out, and told to be
		figure='See Figure~\ref{fig:migstat-means} and'
		[ -e "$folder/figure-means.tex" ] || figure=
		printf '%s\n' '\documentclass{article}' '\usepackage{booktabs,graphicx}' '\begin{document}' \
			"$figure Table~\\ref{tab:migstat-outcomes}." \
			"\\input{$folder/report}" '\end{document}' >main.tex
		ok "sets $folder" pdflatex -interaction=nonstopmode -halt-on-error main.tex
		ok 'and again, for the references' pdflatex -interaction=nonstopmode -halt-on-error main.tex
		is 'no reference is left open' '' "$(grep -i 'undefined' main.log)"
		cp main.pdf "$folder.pdf"
	done
	# six columns of names make a table wider than the text: it is set smaller, and nothing is cut
	prepare migstat-analyze analyze --by vm,direction,case,cycle,source,destination long >printed
	ok 'a wide and long table' paper long --latex wide-paper -m total_time_seconds
	printf '%s\n' '\documentclass{article}' '\usepackage{booktabs,graphicx}' '\begin{document}' \
		'\def\migstatfolder{wide-paper/}' '\input{wide-paper/table-total_time_seconds}' '\end{document}' >main.tex
	ok 'sets it' pdflatex -interaction=nonstopmode -halt-on-error main.tex
	is 'nothing is wider than the text' '' "$(grep 'Overfull .hbox' main.log)"
	is 'every row is there' 200 "$(pdftotext -layout main.pdf - | grep -c '^ *vm')"
	mkdir inside
	cp one/* inside
	printf '%s\n' '\documentclass{article}' '\usepackage{booktabs,graphicx}' '\begin{document}' \
		'\input{report}' '\end{document}' >inside/main.tex
	ok 'from the folder itself' sh -c 'cd inside && pdflatex -interaction=nonstopmode -halt-on-error main.tex'
	# on_paper PDF: its text, as it stands in the lines
	on_paper() {
		prepare pdftotext -layout "$1" - >of-pdf
		tr -s ' \n' ' ' <of-pdf
	}
	on_paper paper.pdf >text
	for words in 'Figure 1: Total migration time by case' 'block 8 2 2 41.07' 'lower is better'; do
		holds text "$words" "on paper: $words"
	done
	on_paper names.tex.pdf >text
	# OT1, TeX's oldest fonts, has a dash of its own for _ and builds ö of two
	ok 'signs of TeX on paper' grep -qE -- 'b & 50% #1 \{x\} .y .+z .+w .v .u. .t. 8 2' text
else
	skip 'LaTeX sets it' 'no LaTeX with booktabs is installed (texlive-latex-recommended; make test-full has it)'
fi

# --- what it refuses -------------------------------------------------------------------------
fails_with 2 'no run is named' paper --latex x
fails_with 2 '--latex writes a folder of its own' paper small --latex x -o x.pdf
fails_with 2 'words are in its file .tex' paper small --latex x --title T
fails_with 1 'nowhere/x' paper small --latex nowhere/x
fails_with 1 'No such file' paper nowhere --latex x
mkdir mine
echo 'My own words.' >mine/report.tex
fails_with 1 'migstat did not write it' paper small --latex mine
is 'and leaves it as it was' 'My own words.' "$(cat mine/report.tex)"
is 'nothing else is there' 'report.tex' "$(ls mine)"
echo 'x,y' >mine/figure-means.csv
rm mine/report.tex
fails_with 1 "does not hold a figure's numbers" paper small --latex mine --figure means
is 'no report.tex is left half' '' "$(find mine -name 'report.tex*')"

done_testing
