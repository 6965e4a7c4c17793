# shellcheck shell=sh
# lib.sh — what every tests/cli/*.t sources first, from the project's root: . tests/cli/lib.sh
#
# A test is one line, and prints one line of TAP. It runs a command:
#   ok 'description' command…             the command succeeds
#   ends STATUS 'description' command…    it ends with STATUS
#   fails_with STATUS 'text' command…     it ends with STATUS and says text on stderr
#   prints 'text' command…                it succeeds and text stands on stdout
#   omits 'text' command…                 it succeeds and says something on stdout, but not text
#   warns 'text' command…                 it succeeds and text stands on stderr
# or it looks at what is there:
#   cell 'CELLS' FILE COLUMNS [WHERE…]    so the columns of a CSV file read: tests/cli/cells
#   member 'TEXT' FILE PATH               so a member of a JSON file reads: tests/cli/members
#   same 'description' FILE FILE          the two files are equal to the byte, and not empty
#   is 'description' WANTED GOT           the two texts are equal
#   holds FILE 'text' ['description']     the text stands in the file
#   lacks FILE 'text' ['description']     the file is not empty, and the text does not stand in it
#   manual_tells VERB 'WHAT' FILE         the verb's manual page tells of every word of FILE, one a line
#   skip 'description' 'reason'           for what is beyond the packages that `make test` installs
# Where a table or JSON tells it, look there; look for words where the words are the product.
#
# The words of the last command stand in $TMP/stdout and $TMP/stderr until the next command has ended.
# A command that no test judges is run by `prepare`, without which a failure would pass unseen:
#   prepare command…                      the test file ends here if it fails
# End the file with: done_testing. It fails where the test itself complained (a file that is not there,
# a command that does not exist), for then some test did not look at what it should have looked at.
#
# $BIN is the folder of the programs under test, $TMP a folder of the test's own, removed at the end,
# $ROOT the project's, $REFERENCE what was measured elsewhere, where that is here.
set -u
export LC_ALL=C TZ=UTC
ROOT=$PWD
BUILD=${BUILD:-build}
case $BUILD in
/*) BIN=$BUILD/bin ;;
*) BIN=$ROOT/$BUILD/bin ;;
esac
[ -x "$BIN/migstat" ] || { echo "$BIN/migstat is not built: make" >&2; exit 1; }
PATH=$BIN:$PATH
# shellcheck disable=SC2034 # for the tests
REFERENCE=${MIGSTAT_REFERENCE_DATA:-$ROOT/../shared/data}
TMP=$(mktemp -d "${TMPDIR:-/tmp}/migstat-test.XXXXXX") || exit 1
exec 3>&2 2>>"$TMP/complaints"
trap 'cat "$TMP/complaints" >&3; rm -rf "$TMP"' EXIT
trap 'exit 130' INT TERM
tests_run=0

: >"$TMP/stdout"
: >"$TMP/stderr"

# report STATUS DESCRIPTION [DETAIL]: one line of TAP; what was said is shown where it went wrong
report() {
	tests_run=$((tests_run + 1))
	if [ "$1" -eq 0 ]; then
		printf 'ok %d - %s\n' "$tests_run" "$2"
		return
	fi
	printf 'not ok %d - %s\n' "$tests_run" "$2"
	[ $# -lt 3 ] || printf '%s\n' "$3" | sed 's/^/# /'
	head -n 20 "$TMP/stdout" "$TMP/stderr" 2>/dev/null | sed 's/^/#   /'
}

# run COMMAND…: its words go to $TMP/stdout and $TMP/stderr, its status to $status. They take their
# place when it has ended, so that the command can look at the words of the one before it.
run() {
	"$@" >"$TMP/stdout.new" 2>"$TMP/stderr.new" </dev/null
	status=$?
	mv "$TMP/stdout.new" "$TMP/stdout"
	mv "$TMP/stderr.new" "$TMP/stderr"
}

# says FILE TEXT: whether the text stands in it, as it is or as a sentence broken over lines
says() {
	[ -n "$2" ] || echo "the text to be looked for in $1 is empty" >&2
	grep -aqF -e "$2" "$1" || perl -0pe 's/\n  (?! )/ /g' "$1" | grep -aqF -e "$2"
}

# judge STATUS FILE TEXT DESCRIPTION COMMAND…: it ends with STATUS, and the text stands in FILE
judge() {
	wanted=$1
	words_in=$2
	text=$3
	description=$4
	shift 4
	run "$@"
	good=1
	[ "$status" -eq "$wanted" ] && says "$words_in" "$text" && good=0
	report "$good" "$description" "status $status of: $*"
}

ok() {
	description=$1
	shift
	run "$@"
	report "$status" "$description" "status $status of: $*"
}

ends() {
	wanted=$1
	description=$2
	shift 2
	run "$@"
	report $((status != wanted)) "$description" "status $status, not $wanted, of: $*"
}

fails_with() {
	wanted=$1
	text=$2
	shift 2
	judge "$wanted" "$TMP/stderr" "$text" "fails with $wanted: $text" "$@"
}

prints() {
	text=$1
	shift
	judge 0 "$TMP/stdout" "$text" "prints: $text" "$@"
}

warns() {
	text=$1
	shift
	judge 0 "$TMP/stderr" "$text" "warns: $text" "$@"
}

omits() {
	text=$1
	shift
	run "$@"
	good=1
	[ "$status" -eq 0 ] && [ -s "$TMP/stdout" ] && ! says "$TMP/stdout" "$text" && good=0
	report "$good" "does not print: $text" "status $status of: $*"
}

cell() {
	wanted=$1
	of_table=$2
	shift 2
	cells=$("$ROOT/tests/cli/cells" "$wanted" "$of_table" "$@" 2>&1)
	report $? "${of_table##*/}: $* is ${wanted:-of no row}" "it is: $cells"
}

member() {
	members=$("$ROOT/tests/cli/members" "$@" 2>&1)
	report $? "${2##*/}: $3 is $1" "it is: $members"
}

same() {
	good=1
	diff -u "$2" "$3" >"$TMP/difference" 2>&1 && [ -s "$2" ] && good=0
	report "$good" "$1" "$2 and $3 differ, or both are empty
$(head -n 20 "$TMP/difference")"
}

is() {
	good=1
	[ "$2" = "$3" ] && good=0
	report "$good" "$1" "wanted '$2', got '$3'"
}

holds() {
	good=1
	says "$1" "$2" && good=0
	report "$good" "${3:-${1##*/} holds: $2}" "$1 does not hold: $2"
}

lacks() {
	good=1
	[ -s "$1" ] && ! says "$1" "$2" && good=0
	report "$good" "${3:-${1##*/} does not hold: $2}" "$1 is empty or holds: $2"
}

# columns FILE COLUMN,COLUMN…: those columns of a CSV file, to be compared or read on
columns() {
	prepare "$ROOT/tests/cli/columns" "$@"
}

# options_of COMMAND…, columns_of CSV…: the words for manual_tells. A column `case` is not asked for:
# it has the name that --by gives it.
options_of() {
	prepare "$@" --help >"$TMP/help"
	sed -n 's/^ *\(-., \)\{0,1\}\(--[a-z-]*\).*/\2/p' "$TMP/help" >"$TMP/words"
}
columns_of() {
	head -qn 1 "$@" | tr ',' '\n' | grep -vx case | sort -u >"$TMP/words"
}

# manual_page VERB: the file of its manual page
manual_page() {
	find "$ROOT" -maxdepth 3 -name "migstat-$1.1.scd"
}

manual_tells() {
	manual=$(manual_page "$1")
	is "there are $2s to tell of" yes "$([ -s "$3" ] && echo yes)"
	while read -r told; do
		grep -q "^\\*\\(.*\\*\\)\\{0,1\\}$told\\*" "$manual"
		report $? "the manual tells of the $2 $told"
	done <"$3"
}

# leaks_forgiven COMMAND...: runs it without looking for leaks: cairo 1.16 itself leaks where it
# puts a part of a font such as Noto Sans CJK into a PDF.
leaks_forgiven() (
	export ASAN_OPTIONS=detect_leaks=0
	"$@"
)

# have PROGRAM: whether it is installed
have() {
	command -v "$1" >/dev/null 2>&1
}

# words_of PDF: its text in one line, with plain blanks between the words
words_of() {
	prepare pdftotext "$1" - >"$TMP/of-pdf"
	tr '\n' ' ' <"$TMP/of-pdf" | sed "s/$(printf '\302\240')/ /g"
}

prepare() {
	"$@" 2>"$TMP/prepared" && return
	{
		echo "the test ends here, for this failed: $*"
		cat "$TMP/prepared"
	} >>"$TMP/complaints"
	exit 1
}

skip() {
	tests_run=$((tests_run + 1))
	printf 'ok %d - %s # SKIP %s\n' "$tests_run" "$1" "$2"
}

# unlinked FILE: FILE.words, the page without links to its figures, and without what holds numbers together
unlinked() {
	perl -CSD -pe 's/<a class="to"[^>]*>([^<]*(?:<span[^>]*>[^<]*<\/span>[^<]*)*)<\/a>/$1/g; s/<span class="j">([^<]*)<\/span>/$1/g' \
		"$1" >"$1.words"
}

done_testing() {
	cd "$ROOT" || exit 1
	is 'the test itself has nothing to complain of' '' "$(cat "$TMP/complaints")"
	printf '1..%d\n' "$tests_run"
}
