#!/bin/sh
# migstat report --latex: what it writes, and that LaTeX sets it. Where no LaTeX is installed the latter is
# skipped; `make test-full` installs one.
# shellcheck disable=SC2016,SC1003  # dollars and backslashes in single quotes are LaTeX's
. tests/cli/lib.sh

have() {
	command -v "$1" >/dev/null 2>&1
}

# is 'description' WANTED GOT
is() {
	: >"$TMP/stdout"
	: >"$TMP/stderr"
	good=1
	[ "$2" = "$3" ] && good=0
	report "$good" "$1" "wanted '$2', got '$3'"
}

has() {
	ok "$1" grep -qF -e "$2" "$3"
}

paper() {
	migstat-report report "$@"
}

cp -r tests/golden/run-small "$TMP/small"
cp -r tests/golden/run-small "$TMP/names"
cd "$TMP" || exit 1
# every sign that means something to TeX, and some that pdfLaTeX has no letter for
sed -i 's/,shared,/,a_b \& 50% #1 {x} \\y ~z ^w $v |u| <t>,/; s/,block,/,Größe → ≥ 5 µs,/' names/migrations.csv
ok 'analyzes' migstat-analyze analyze small
ok 'analyzes the other' migstat-analyze analyze names

ok 'writes a folder' paper small --latex paper
has 'which says what the preamble needs' '\usepackage{booktabs,graphicx}' paper/report.tex
has 'takes in the figure' '\input{\migstatfolder figure-means}' paper/report.tex
has 'and the table' '\input{\migstatfolder table-total_time_seconds}' paper/report.tex
has 'offers the other tables' '% \input{\migstatfolder table-iterations}' paper/report.tex
is 'each file that is named is there' '' "$(sed -n 's/.*migstatfolder \(.*\)}/\1/p' paper/report.tex |
	while read -r name; do [ -s "paper/$name.tex" ] || echo "$name"; done)"
has 'caption' '\caption[Total migration time by case]{How does the mean differ' paper/figure-means.tex
has 'label' '\label{fig:migstat-means}' paper/figure-means.tex
has 'the numbers lie beside the figure' 'demo,total_time_seconds,s' paper/figure-means.csv
has 'unit of the table' '\caption{Total migration time (s), lower is better, run demo.' paper/table-total_time_seconds.tex
has 'heads' 'Case & n & VMs & Mean & 95\,\% interval & SD & Median & Least & Most \\' paper/table-total_time_seconds.tex
# of analysis/summary.csv: 41.0748, 31.0524 to 51.0972, 0.8902, 41.1957, 39.8414, 42.2153
has 'numbers' 'block & 8 & 2 & 41.07 & 31.05 to 51.10 & 0.89 & 41.20 & 39.84 & 42.22 \\' paper/table-total_time_seconds.tex
has 'no value is a dash' 'refusé & 0 & 0 & -- & -- & -- & -- & -- & -- \\' paper/table-total_time_seconds.tex
has 'downtime in milliseconds' '(hypervisor) (ms)' paper/table-downtime_seconds.tex
has 'outcomes' 'tunnelled & 8 & 7 & 6 & 1 & 1 & 85.7 & 42.1 to 99.6 \\' paper/table-outcomes.tex

ok 'one figure and one table' paper small --latex one --figure means --metric downtime_seconds -w 180
is 'no others' 'figure-means.csv figure-means.pdf figure-means.tex report.tex table-downtime_seconds.tex table-outcomes.tex' \
	"$(find one -type f -printf '%f\n' | sort | tr '\n' ' ' | sed 's/ $//')"
has 'a wide figure spans both columns' '\begin{figure*}' one/figure-means.tex
ok 'in German' paper small --latex german --lang de
has 'with its comma' '41,07 & 31,05 to 51,10' german/table-total_time_seconds.tex
printf 'name,label\nblock,Block_storage\n' >labels.csv
ok 'with labels' paper small --latex labelled --labels labels.csv
has 'in the table' 'Block\_storage & 8' labelled/table-total_time_seconds.tex
ok 'two runs' paper small names --latex two
has 'each row names its run' 'Run & Case & n' two/table-total_time_seconds.tex
ok 'signs of TeX' paper names --latex names.tex
has 'are escaped' 'a\_b \& 50\% \#1 \{x\} \textbackslash{}y \textasciitilde{}z \textasciicircum{}w \$v \textbar{}u\textbar{} \textless{}t\textgreater{} & 8' \
	names.tex/table-total_time_seconds.tex
has 'letters stay' 'Größe $\rightarrow$ $\geq$ 5 $\mu$s & 8' names.tex/table-total_time_seconds.tex

ok 'writes over its own files' paper small --latex paper
ok 'the same again, elsewhere' env TZ=Asia/Tokyo HOME=/nowhere migstat-report report small --latex again
ok 'the same bytes' diff -r paper again

# --- LaTeX sets it ---------------------------------------------------------------------------
if have pdflatex && [ -n "$(kpsewhich booktabs.sty)" ] && [ -n "$(kpsewhich graphicx.sty)" ]; then
	for folder in paper names.tex two one; do
		printf '%s\n' '\documentclass{article}' '\usepackage{booktabs,graphicx}' '\begin{document}' \
			'See Figure~\ref{fig:migstat-means} and Table~\ref{tab:migstat-outcomes}.' \
			"\\input{$folder/report}" '\end{document}' >main.tex
		ok "sets $folder" pdflatex -interaction=nonstopmode -halt-on-error main.tex
		ok 'and again, for the references' pdflatex -interaction=nonstopmode -halt-on-error main.tex
		is 'no reference is left open' '' "$(grep -i 'undefined' main.log)"
		cp main.pdf "$folder.pdf"
	done
	mkdir inside
	cp one/* inside
	printf '%s\n' '\documentclass{article}' '\usepackage{booktabs,graphicx}' '\begin{document}' \
		'\input{report}' '\end{document}' >inside/main.tex
	ok 'from the folder itself' sh -c 'cd inside && pdflatex -interaction=nonstopmode -halt-on-error main.tex'
	if have pdftotext; then
		for words in 'Figure 1: How does the mean' 'block 8 2 41.07 31.05 to 51.10' 'lower is better'; do
			ok "on paper: $words" sh -c "pdftotext -layout paper.pdf - | tr -s ' \n' ' ' | grep -qF -- '$words'"
		done
		# OT1, TeX's oldest fonts, has a dash of its own for _ and builds ö of two
		ok 'signs of TeX on paper' sh -c "pdftotext -layout names.tex.pdf - | tr -s ' \n' ' ' | grep -qE -- 'b & 50% #1 \{x\} .y .+z .+w .v .u. .t. 8 2'"
	else
		skip 'on paper' 'pdftotext is not installed (poppler-utils)'
	fi
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

cd "$OLDPWD" || exit 1
done_testing
