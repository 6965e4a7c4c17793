#!/bin/sh
# What stands in the files that migstat-report makes: a PDF that can be read aloud, an SVG fit for a page,
# a PNG that knows its size, images for very many points; and the same bytes wherever it runs.
# shellcheck disable=SC2016  # backquotes and dollars in single quotes are part of what is looked for
. tests/cli/lib.sh

have() {
	command -v "$1" >/dev/null 2>&1
}

draw() {
	migstat-report report --figure means "$@"
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
	ok "$1" grep -aqF -e "$2" "$3"
}

cp -r tests/golden/run-small "$TMP/small"
tests/golden/make-study "$TMP/many" many 7 vms=40 cycles=260 case=plain
cd "$TMP" || exit 1
ok 'analyzes' migstat-analyze analyze small
ok 'analyzes 20800 migrations' migstat-analyze analyze many

# --- PDF -------------------------------------------------------------------------------------
ok 'draws with a title' draw small -t 'Ärger & <Zeit>' -o a.pdf -o a.svg -o a.png
has 'PDF: version 1.7' '/Version /1.7' a.pdf
has 'PDF: language' '/Lang <FEFF0065006E>' a.pdf
has 'PDF: shows its title' '/ViewerPreferences << /DisplayDocTitle true >>' a.pdf
has 'PDF: XMP title' '<rdf:li xml:lang="x-default">Ärger &amp; &lt;Zeit&gt;</rdf:li>' a.pdf
has 'PDF: calls itself PDF/UA-1' '<pdfuaid:part>1</pdfuaid:part>' a.pdf
has 'PDF: the figure has words' '/Alt <FEFF' a.pdf
ok 'dark' draw small --theme dark -o dark.pdf
ok 'PDF: on dark paper it does not' sh -c '! grep -aqF "<pdfuaid:part>" dark.pdf'
if have qpdf; then
	ok 'PDF: qpdf finds nothing' qpdf --check a.pdf
	is 'PDF: no warning either' '' "$(grep -i warning stdout stderr)"
	qpdf --json a.pdf >a.json
	has 'PDF: the words are whole' 'mean' a.json
	is 'PDF: one figure, one with words' '1 1' \
		"$(grep -c '"/S": "/Figure"' a.json) $(grep -c '"/Alt": "u:' a.json)"
else
	skip 'PDF: qpdf finds nothing' 'qpdf is not installed'
fi
if have pdfinfo; then
	is 'PDF: the tree of tags' 'Document H1 Figure Caption P' \
		"$(pdfinfo -struct a.pdf | sed -n 's/^ *\([A-Z][A-Za-z0-9]*\)\( (.*\)\{0,1\}:\{0,1\}$/\1/p' | tr '\n' ' ' | sed 's/ $//')"
	ok 'PDF: the title is a heading' sh -c 'pdfinfo -struct-text a.pdf | grep -A1 H1 | grep -qF "Ärger & <Zeit>"'
	ok 'PDF: its metadata are well-formed' sh -c 'pdfinfo -meta a.pdf >a.xmp && xmllint --noout a.xmp'
	ok 'PDF: tagged' sh -c 'pdfinfo a.pdf | grep -q "^Tagged: *yes"'
else
	skip 'PDF: the tree of tags' 'pdfinfo is not installed (poppler-utils)'
fi

# --- SVG -------------------------------------------------------------------------------------
has 'SVG: role and language' 'role="img" lang="en" xml:lang="en" aria-labelledby="title" aria-describedby="desc"' a.svg
has 'SVG: title' '<title id="title">Ärger &amp; &lt;Zeit&gt;</title>' a.svg
has 'SVG: description' '<desc id="desc">How does the mean differ' a.svg
# each name is there once, and each that is referred to is there
is 'SVG: no name twice' '' "$(grep -o ' id="[^"]*"' a.svg | sort | uniq -d)"
grep -o ' id="[^"]*"' a.svg | sed 's/ id="\(.*\)"/\1/' | sort -u >names
grep -oE '(href="#|url\(#)[^")]*' a.svg | sed 's/.*#//' | sort -u >used
is 'SVG: no name is missing' '' "$(comm -13 names used)"

# --- PNG -------------------------------------------------------------------------------------
# physical WIDTH_MM DPI: dots per metre as pHYs has them, and the width in pixels
physical() {
	ok "PNG: $1 mm at $2 dpi" draw small -w "$1" --dpi "$2" -o p.png
	set -- "$1" "$2" "$(od -An -t u1 -j 41 -N 9 p.png | awk '{ print (($1 * 256 + $2) * 256 + $3) * 256 + $4, (($5 * 256 + $6) * 256 + $7) * 256 + $8, $9 }')"
	metre=$(awk -v dpi="$2" 'BEGIN { printf "%.0f", dpi / 0.0254 }')
	is "PNG: says $2 dpi both ways, in metres" "$metre $metre 1" "$3"
	is 'PNG: as wide in pixels' "$(awk -v mm="$1" -v dpi="$2" 'BEGIN { printf "%.0f", mm / 25.4 * dpi }')" \
		"$(od -An -t u1 -j 16 -N 4 p.png | awk '{ print (($1 * 256 + $2) * 256 + $3) * 256 + $4 }')"
}
physical 88 50
physical 88 72
physical 180 150
physical 88 600
ok 'PNG: the size can be read back' draw small -o p.png -w 88

# --- very many points ------------------------------------------------------------------------
ok 'draws 20800 points' draw many -o many.pdf -o many.svg
has 'SVG: they are an image' '<image id="image' many.svg
is 'SVG: fit to mail, below 600 kB' yes "$([ "$(wc -c <many.svg)" -lt 600000 ] && echo yes)"
is 'PDF: below 400 kB' yes "$([ "$(wc -c <many.pdf)" -lt 400000 ] && echo yes)"
if have pdfimages; then
	is 'PDF: an image of 400 dots per inch' '400 400' \
		"$(pdfimages -list many.pdf | awk '$3 == "image" { print $13, $14 }')"
	is 'PDF: few points are no image' '' "$(pdfimages -list a.pdf | awk '$3 == "image"')"
	ok 'PDF: text stays text' sh -c 'pdftotext many.pdf - | grep -q "lower is better"'
else
	skip 'PDF: an image of 400 dots per inch' 'pdfimages is not installed (poppler-utils)'
fi

# --- the same bytes --------------------------------------------------------------------------
mkdir home
for file in small many; do
	for ending in pdf svg png; do
		ok "$file.$ending once" draw "$file" -o "$file-1.$ending"
		ok 'and again, elsewhere' env HOME="$TMP/home" TZ=Asia/Tokyo LC_ALL=C.UTF-8 LANG=de_DE.UTF-8 \
			LANGUAGE=ja XDG_CACHE_HOME="$TMP/home" migstat-report report --figure means "$TMP/$file" -o "home/$file-1.$ending"
		same "the same bytes: $ending" "$file-1.$ending" "home/$file-1.$ending"
		same 'the same numbers' "$file-1.csv" "home/$file-1.csv"
	done
done
ok 'another date' env SOURCE_DATE_EPOCH=86400 migstat-report report --figure means small -o d.pdf
has 'stands in XMP too' '<xmp:CreateDate>1970-01-02T00:00:00Z</xmp:CreateDate>' d.pdf

cd "$OLDPWD" || exit 1
done_testing
