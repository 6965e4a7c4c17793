# shellcheck shell=sh
# import-lib.sh — what the tests of the importers share, sourced after lib.sh.

# cells CELLS RUN COLUMN [FILE [WHERE]]: cell of lib.sh, for FILE (migrations.csv) of a run
cells() {
	cell "$1" "$2/${4:-migrations.csv}" "$3" ${5:+"$5"}
}

# nothing_left FOLDER: no run, and no temporary folder beside it
nothing_left() {
	left=$(find "$(dirname "$1")" -mindepth 1 -maxdepth 1 -name "*$(basename "$1")*" | wc -l)
	report "$left" "nothing is left of $(basename "$1")"
}

# refused FORMAT 'LINES' 'COMPLAINT': a file of these lines (printf %b) is refused, and nothing is
# left; the complaint begins after the file's name
refused() {
	printf '%b' "$2" >"$TMP/refused"
	fails_with 1 "refused:$3" migstat import "$1" "$TMP/refused" -o "$TMP/of-the-bad"
	nothing_left "$TMP/of-the-bad"
}
