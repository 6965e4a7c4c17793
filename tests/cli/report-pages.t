#!/bin/sh
# migstat-report report without a figure: the report of runs, and of runs before against runs after,
# as PDF and as HTML. In a browser only where chromium is installed (make test-full); MIGSTAT_AXE may
# name axe-core's axe.min.js, which then looks at the pages, too.
# shellcheck disable=SC2016  # backquotes in single quotes are part of the message
. tests/cli/lib.sh

page() {
	migstat-report report --full "$@"
}

# analyzed NAME KEY=VALUE…: a run made up by tests/golden/make-study, with its analysis
analyzed() {
	name=$1
	shift
	prepare tests/golden/make-study "$TMP/$name" "$name" "$@"
	prepare migstat-analyze analyze "$TMP/$name" >"$TMP/printed"
}

# says_pdf FILE TEXT: whether the text stands on a page, broken over lines or not
says_pdf() {
	prepare pdftotext -layout "$1" - >"$TMP/of-pdf"
	tr -s ' \n\f' ' ' <"$TMP/of-pdf" >"$TMP/text"
	holds "$TMP/text" "$2" "${1##*/} says: $2"
}

strict() {
	xmllint --noout "$1"
}

# --- the run that ships ----------------------------------------------------------------------
prepare cp -r datasets/demo "$TMP/demo"
prepare migstat-analyze analyze "$TMP/demo" >"$TMP/printed"
HTML=$TMP/demo.html
ok 'writes both' page "$TMP/demo" -o "$HTML" -o "$TMP/demo.pdf"
ok 'the page is well-formed' strict "$HTML"
cp "$HTML" "$TMP/first.html"
cp "$TMP/demo.pdf" "$TMP/first.pdf"
TZ=Pacific/Auckland ok 'once more, elsewhere' page "$TMP/demo" -o "$HTML" -o "$TMP/demo.pdf"
same 'the same bytes of HTML' "$TMP/first.html" "$HTML"
ok 'the same bytes of PDF' cmp "$TMP/first.pdf" "$TMP/demo.pdf"
lacks "$HTML" 'src="http'
unlinked "$HTML"
for value in '<td>300 ms</td>' '<td>no limit (8796093022207 MiB/s)</td>'; do
	holds "$HTML.words" "$value" "a parameter has its unit: $value"
done
lacks "$HTML" 'href="http'
holds "$HTML" 'lang="en"'
holds "$HTML" '[analysis/outcomes.csv:5]'

# every number of summary.csv of a metric that has values, as it stands there, with its line
ok 'every number of summary.csv is told exactly, with its line' perl -e '
	open my $page, "<", $ARGV[1] or die; local $/; $_ = <$page>; $/ = "\n";
	my %told; $told{$1} = 1 while /title="([^"]*)"/g;
	open my $csv, "<", $ARGV[0] or die;
	chomp(my $head = <$csv>); my @names = split /,/, $head; my ($wrong, $right) = (0, 0);
	while (my $line = <$csv>) {
		chomp $line; my @cells = split /,/, $line, -1; my %is; @is{@names} = @cells;
		next unless $is{n};
		for my $i (4 .. $#cells) {
			next if $cells[$i] eq "" or $names[$i] =~ /^(level|bca_seed)$/;
			next if grep { my $t = $_; index(", $t", ", $cells[$i]") >= 0 or index($t, " $cells[$i],") >= 0 }
				grep { /\Qsummary.csv:$.\E$/ } keys %told and ++$right;
			next if $names[$i] eq "mean_of_vms";
			print "$names[$i] of line $.: $cells[$i] is not told\n"; $wrong++;
		}
	}
	exit($wrong > 0 || $right < 500);
' "$TMP/demo/analysis/summary.csv" "$HTML"
for text in 'Live migration: demo' 'refused 4' 'internal error: argument key' '0.848' 'Contents' \
	'qemu+tcp://10.77.0.1/system' 'kvm64' '9.0.0' 'Pre-copy iterations'; do
	says_pdf "$TMP/demo.pdf" "$text"
	holds "$HTML" "$text"
done
prepare pdfinfo "$TMP/demo.pdf" >"$TMP/info"
holds "$TMP/info" 'A4'
ok 'the PDF is tagged' grep -q '^Tagged: *yes' "$TMP/info"
prepare pdfinfo -struct "$TMP/demo.pdf" >"$TMP/struct"
for tag in H1 H2 Table TH TD Figure Caption Link LI; do
	ok "the PDF has the tag $tag" grep -qE "^ *$tag( |:|\$)" "$TMP/struct"
done
prepare pdffonts "$TMP/demo.pdf" >"$TMP/fonts"
ok 'all fonts are embedded' awk '
	NR > 2 { fonts++; if ($(NF - 4) != "yes") bad = 1 }
	END { exit bad || fonts < 2 }' "$TMP/fonts"

# --- names from other people's files ------------------------------------------------------------
long=$(printf 'x%.0s' $(seq 200))
mkdir "$TMP/names"
printf '{"title": "<script>alert(1)</script> & \\"demo\\"", "created": "2024-03-01T10:20:30.500000Z", "migstat": {"format": 1}}\n' \
	>"$TMP/names/datapackage.json"
{
	echo 'migration,case,vm,cycle,direction,order,outcome,total_time_seconds,downtime_seconds,error'
	n=0
	for case in '<script>alert(2)</script>' '""quoted"" & <i>' "$long" '移行テスト' 'הגירה' \
		'a--><b>b' '${jndi}'; do
		for vm in '<img src=x onerror=alert(3)>' vm2 vm3; do
			for way in AB BA; do
				n=$((n + 1))
				printf '%d,"%s",%s,1,%s,1,ok,%d.5,0.0%d,\n' "$n" "$case" "$vm" "$way" \
					$((n % 7 + 10)) $((n % 9 + 1))
			done
		done
	done
	printf '%d,refused,vm2,1,AB,1,refused,,,"error with <b>markup</b> & ""quotes"" ]]> %s"\n' \
		$((n + 1)) "$long"
} >"$TMP/names/migrations.csv"
ok 'analyzes names of any kind' migstat-analyze analyze "$TMP/names"
ok 'writes them' leaks_forgiven migstat-report report --full "$TMP/names" -o "$TMP/names.html" -o "$TMP/names.pdf"
ok 'the page stays well-formed' strict "$TMP/names.html"
for text in '<script>alert' '<img src=x' '<b>markup'; do
	lacks "$TMP/names.html" "$text"
done
holds "$TMP/names.html" '&lt;script&gt;alert(2)&lt;/script&gt;'
holds "$TMP/names.html" '&quot;quoted&quot; &amp; &lt;i&gt;'
holds "$TMP/names.html" '移行テスト'
holds "$TMP/names.html" 'הגירה'
holds "$TMP/names.html" "$long"
says_pdf "$TMP/names.pdf" '<script>alert(2)</script>'
says_pdf "$TMP/names.pdf" '<b>markup</b>'

# --- runs of all kinds -------------------------------------------------------------------------
mkdir "$TMP/none"
sed 's/names/none/' "$TMP/names/datapackage.json" >"$TMP/none/datapackage.json"
{
	echo 'migration,case,vm,cycle,direction,order,outcome,total_time_seconds,error'
	echo '1,block,vm1,1,AB,1,refused,,no'
	echo '2,block,vm1,1,BA,1,not_attempted,,no'
} >"$TMP/none/migrations.csv"
fails_with 1 'run `migstat analyze' page "$TMP/none" -o "$TMP/none.html"
ok 'and nothing is left behind' test ! -e "$TMP/none.html"
ok 'analyzes a run in which nothing went well' migstat-analyze analyze "$TMP/none"
ok 'reports it' page "$TMP/none" -o "$TMP/none.html" -o "$TMP/none.pdf"
ok 'as a well-formed page' strict "$TMP/none.html"
holds "$TMP/none.html" 'The run holds no plan'
holds "$TMP/none.html" 'The run does not tell of its hosts'
mkdir "$TMP/import"
cp "$TMP/none/migrations.csv" "$TMP/import"
cat >"$TMP/import/datapackage.json" <<'END'
{"title": "theirs", "created": "2024-03-01T10:20:30.500000Z", "migstat": {"format": 1, "version": "0.1",
 "command": ["import", "their log.txt"],
 "import": {"notes": ["Its times are <local>."],
  "files": [{"path": "their log.txt", "bytes": 42, "sha256": "abc123", "format": "theirs",
   "not_in_the_file": [{"column": "storage", "value": "block", "from": "the file's name"}],
   "hosts": [{"name": "compute07", "cpus": 48}]}]}}}
END
prepare migstat-analyze analyze "$TMP/import" >"$TMP/printed"
ok 'reports an imported run' page "$TMP/import" -o "$TMP/import.html"
ok 'as a well-formed page' strict "$TMP/import.html"
for text in 'in 1 run, imported 2024-03-01' 'abc123' 'compute07' 'Its times are &lt;local&gt;.' \
	"storage of their log.txt is ‘block’, from the file's name." "import 'their log.txt'"; do
	holds "$TMP/import.html" "$text"
done
analyzed one 1 vms=6 cycles=4
analyzed two 2 vms=6 cycles=4 factor=1.3 fail=7
ok 'reports two runs' page "$TMP/one" "$TMP/two" -o "$TMP/both.html" -o "$TMP/both.pdf"
ok 'as a well-formed page, too' strict "$TMP/both.html"
holds "$TMP/both.html" 'Asked of one.'
holds "$TMP/both.html" '[two/analysis/outcomes.csv:2; two/analysis/summary.csv:2'
ok 'with a title and labels of its own, in German' sh -c '
	printf "name,label\nplain,Plain & simple\n" >"$1/labels.csv" &&
	migstat-report report --full "$1/one" -t "<Title>" --labels "$1/labels.csv" --lang de -o "$1/own.html"' sh "$TMP"
holds "$TMP/own.html" '<h1>&lt;Title&gt;</h1>'
holds "$TMP/own.html" 'Plain &amp; simple'

ok 'two runs of one name' sh -c 'cp -r "$1/one" "$1/uno" && migstat-report report --full "$1/one" "$1/uno" -o "$1/same.html"' \
	sh "$TMP"
holds "$TMP/same.html" "Asked of uno."
holds "$TMP/same.html" '>uno</' 'a figure calls it so, too'
ok 'eight runs that are called run' sh -c 'cd "$1" && for i in 1 2 3 4 5 6 7 8; do
	mkdir -p "v$i" && cp -r one "v$i/run" && sed -i "s/\"title\": \"[^\"]*\"/\"title\": \"run\"/" "v$i/run/datapackage.json" &&
	migstat-analyze analyze "v$i/run" >/dev/null || exit 1; done
	migstat-report report v*/run -o eight.html && migstat-report report v*/run --figure means -o eight.png &&
	migstat-report report --full v1/run -o alone.html' sh "$TMP"
for i in 1 2 3 4 5 6 7 8; do
	holds "$TMP/eight.html" "Asked of v$i/run."
	ok "the figure's table has v$i/run" grep -q "^v$i/run," "$TMP/eight.csv"
done
lacks "$TMP/alone.html" 'run run' 'one that is called run is told apart from the word'

# --- before and after ---------------------------------------------------------------------------
fails_with 1 'the runs are not compared: run `migstat compare --before' \
	page --before "$TMP/one" --after "$TMP/two" -o "$TMP/c.html"
prepare migstat-analyze compare --fail-on never --margin 5% "$TMP/one" "$TMP/two" >"$TMP/printed"
ok 'reports before and after' page --before "$TMP/one" --after "$TMP/two" -o "$TMP/c.html" -o "$TMP/c.pdf"
ok 'the page is well-formed, too' strict "$TMP/c.html"
holds "$TMP/c.html" '<h1>Live migration: two against one</h1>'
ok 'the verdicts come first, with their lines' perl -0ne 'exit !/Verdict.*?Worse.*?plain, Total migration time, mean:.*?two\/analysis\/comparisons\.csv:2.*?What is left open/s' \
	"$TMP/c.html"
says_pdf "$TMP/c.pdf" 'Worse: between these two sessions, a typical VM'
# no verdict without what it may be said of: the heading, and the figure's caption; what all rows have to bear in
# mind stands once, above them
holds "$TMP/c.html" 'Worse, between these two sessions</h3>'
ok 'the caution stands once above the verdicts, and beside each figure' perl -0ne '
	my @parts = split /<h2/; my ($verdict) = grep { /Verdict<\/h2>/ } @parts;
	exit !(1 == (() = $verdict =~ /is not in the interval\./g) &&
		(() = /Verdicts hold between these two sessions\. Each side is one session/g))' "$TMP/c.html"
fails_with 1 'comparisons.csv is of other runs' \
	page --before "$TMP/two" --after "$TMP/one" --comparisons "$TMP/two/analysis/comparisons.csv" -o "$TMP/d.html"
prepare migstat-analyze compare --fail-on never -o "$TMP/elsewhere" "$TMP/two" "$TMP/one" >"$TMP/printed"
ok 'of a table elsewhere' page --before "$TMP/two" --after "$TMP/one" \
	--comparisons "$TMP/elsewhere/comparisons.csv" -o "$TMP/d.html"
prepare migstat-analyze compare --fail-on never -m total_time_seconds --between case=shared,case=block "$TMP/demo" >"$TMP/printed"
ok 'a run whose cases were compared' page "$TMP/demo" -o "$TMP/cases.html"
holds "$TMP/cases.html" 'Before: case=shared. After: case=block.'

# --- called wrongly --------------------------------------------------------------------------
fails_with 2 'without --figure a report' page "$TMP/one" -o a.pdf -o b.png
fails_with 2 'a figure is .pdf, .png or .svg' page "$TMP/one" --figure means -o a.html
fails_with 2 '--metric tells of a figure' page "$TMP/one" -m downtime_seconds -o a.pdf
fails_with 2 '--before and --after belong together' page --before "$TMP/one" -o a.pdf
fails_with 2 'every run belongs to a side' page --before "$TMP/one" --after "$TMP/two" "$TMP/one" -o a.pdf
fails_with 2 'a run is missing beside a comma' page --before "$TMP/one," --after "$TMP/two" -o a.pdf
fails_with 2 'wanted is .pdf or .html' page "$TMP/one" -o a.docx
fails_with 1 'cannot' page "$TMP/one" -o "$TMP/no/such/folder/a.html"

# --- in a browser --------------------------------------------------------------------------------
browse() {
	HOME=$TMP timeout 120 chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage \
		--user-data-dir="$TMP/chromium" --virtual-time-budget=20000 --dump-dom "$@" 2>/dev/null
}

# axe_finds_nothing FILE ARGUMENTS…: axe-core in the page tells how much it finds
axe_finds_nothing() {
	looked_at=$1
	shift
	{
		sed '/<\/body>/,$d' "$looked_at"
		printf '<script>'
		cat "$MIGSTAT_AXE"
		echo
		echo 'axe.run(document).then(found => { document.documentElement.dataset.axe = "found " +'
		echo 'found.violations.map(rule => rule.id + " " + rule.nodes[0].html).join("; ") + "."; });'
		echo '</script></body></html>'
	} >"$TMP/axe.html"
	browse "$@" "file://$TMP/axe.html" >"$TMP/dom"
	grep -o 'data-axe="[^"]*"' "$TMP/dom"
	grep -qF 'data-axe="found ."' "$TMP/dom"
}

if have chromium; then
	browse "file://$HTML" >"$TMP/dom"
	holds "$TMP/dom" '<button type="button">case</button>' 'a browser makes the heads of tables buttons'
	sed '/^<script>$/,/^<\/script>$/d' "$HTML" >"$TMP/still.html"
	browse "file://$TMP/still.html" >"$TMP/dom"
	unlinked "$TMP/dom"
	holds "$TMP/dom.words" 'total migration time 0.848 s on average' 'without its script the report is there all the same'
	lacks "$TMP/dom" '<button'
	browse "file://$TMP/names.html" >"$TMP/dom"
	holds "$TMP/dom" '&lt;script&gt;alert(2)' 'a browser shows the names'
	lacks "$TMP/dom" '<script>alert' 'no name becomes markup'
	lacks "$TMP/dom" '<img' 'nor an image'
	sed 's#</body>#<script>for (const i of [0, 0, 0]) document.querySelectorAll("th button")[9].click();</script></body>#' \
		"$HTML" >"$TMP/sorted.html"
	browse "file://$TMP/sorted.html" >"$TMP/dom"
	holds "$TMP/dom" 'aria-sort="ascending"' 'a click sorts a table, and the head says so'
else
	skip 'the pages in a browser' 'chromium is not installed'
fi
if have chromium && [ -f "${MIGSTAT_AXE:-}" ]; then
	for file in demo both c names none; do
		ok "axe finds nothing in $file.html" axe_finds_nothing "$TMP/$file.html"
		ok "nor in the dark" axe_finds_nothing "$TMP/$file.html" --blink-settings=preferredColorScheme=0
	done
else
	skip 'axe-core on the pages' 'wanted are chromium, and MIGSTAT_AXE that names axe.min.js'
fi
done_testing
