#!/bin/sh
# What stands in the files that migstat-report makes: a PDF that can be read aloud, an SVG fit for a page,
# a PNG that knows its size, images for very many points; and the same bytes wherever it runs.
# shellcheck disable=SC2016  # backquotes and dollars in single quotes are part of what is looked for
. tests/cli/lib.sh

draw() {
	migstat-report report --figure means "$@"
}

prepare cp -r tests/golden/run-small "$TMP/small"
prepare tests/golden/make-study "$TMP/many" many 7 vms=40 cycles=260 case=plain
cd "$TMP" || exit 1
ok 'analyzes' migstat-analyze analyze small
ok 'analyzes 20800 migrations' migstat-analyze analyze many

# --- PDF -------------------------------------------------------------------------------------
ok 'draws with a title' draw small -t 'Ärger & <Zeit>' -o a.pdf -o a.svg -o a.png
holds a.pdf '/Version /1.7' 'PDF: version 1.7'
holds a.pdf '/Lang <FEFF0065006E>' 'PDF: language'
holds a.pdf '/ViewerPreferences << /DisplayDocTitle true >>' 'PDF: shows its title'
holds a.pdf '<rdf:li xml:lang="x-default">Ärger &amp; &lt;Zeit&gt;</rdf:li>' 'PDF: XMP title'
holds a.pdf '<pdfuaid:part>1</pdfuaid:part>' 'PDF: calls itself PDF/UA-1'
holds a.pdf '/Alt <FEFF' 'PDF: the figure has words'
ok 'dark' draw small --theme dark -o dark.pdf
lacks dark.pdf '<pdfuaid:part>' 'PDF: on dark paper it does not'
ok 'PDF: qpdf finds nothing' qpdf --check a.pdf
is 'PDF: no warning either' '' "$(grep -i warning stdout stderr)"
prepare qpdf --json a.pdf >a.json
holds a.json 'mean' 'PDF: the words are whole'
is 'PDF: one figure, one with words' '1 1' \
	"$(grep -c '"/S": "/Figure"' a.json) $(grep -c '"/Alt": "u:' a.json)"
prepare pdfinfo -struct a.pdf >struct
is 'PDF: the tree of tags' 'Document H1 Figure Caption P' \
	"$(sed -n 's/^ *\([A-Z][A-Za-z0-9]*\)\( (.*\)\{0,1\}:\{0,1\}$/\1/p' struct | xargs)"
prepare pdfinfo -struct-text a.pdf >struct-text
is 'PDF: the title is a heading' '"Ärger & <Zeit>"' "$(grep -A 1 H1 struct-text | sed -n '2s/^ *//p')"
prepare pdfinfo -meta a.pdf >a.xmp
ok 'PDF: its metadata are well-formed' xmllint --noout a.xmp
prepare pdfinfo a.pdf >info
ok 'PDF: tagged' grep -q '^Tagged: *yes' info

# --- SVG -------------------------------------------------------------------------------------
holds a.svg 'role="img" lang="en" xml:lang="en" aria-labelledby="title" aria-describedby="desc"' 'SVG: role and language'
holds a.svg '<title id="title">Ärger &amp; &lt;Zeit&gt;</title>' 'SVG: title'
holds a.svg '<desc id="desc">How does the mean differ' 'SVG: description'
# each name is there once, and each that is referred to is there
grep -o ' id="[^"]*"' a.svg | sed 's/ id="\(.*\)"/\1/' | sort >all-names
is 'SVG: no name twice' '' "$(uniq -d all-names)"
sort -u all-names >names
grep -oE '(href="#|url\(#)[^")]*' a.svg | sed 's/.*#//' | sort -u >used
is 'SVG: it has and uses names' yes "$([ -s names ] && [ -s used ] && echo yes)"
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
holds many.svg '<image id="image' 'SVG: they are an image'
is 'SVG: fit to mail, below 600 kB' yes "$([ "$(wc -c <many.svg)" -lt 600000 ] && echo yes)"
is 'PDF: below 400 kB' yes "$([ "$(wc -c <many.pdf)" -lt 400000 ] && echo yes)"
prepare pdfimages -list many.pdf >images
is 'PDF: an image of 400 dots per inch' '400 400' "$(awk '$3 == "image" { print $13, $14 }' images)"
prepare pdfimages -list a.pdf >images
ok 'PDF: the images of few points are listed' grep -q '^page  *num  *type' images
is 'PDF: few points are no image' '' "$(awk '$3 == "image"' images)"
words_of many.pdf >text
holds text 'lower is better' 'PDF: text stays text'

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
holds d.pdf '<xmp:CreateDate>1970-01-02T00:00:00Z</xmp:CreateDate>' 'stands in XMP too'

done_testing
