# shellcheck shell=sh
# lib.sh — what every tests/cli/*.t sources first, from the project's root: . tests/cli/lib.sh
#
# A test is one line, and prints one line of TAP:
#   ok 'description' command arguments…        the command succeeds
#   fails_with STATUS 'text' command…          it ends with STATUS and says text on stderr
#   prints 'text' command…                     it succeeds and text stands on stdout
#   warns 'text' command…                      it succeeds and text stands on stderr
#   same 'description' FILE FILE               the two files are equal to the byte
#   skip 'description' 'reason'
# After each of them the command's words stand in $TMP/stdout and $TMP/stderr. End the file with: done_testing
#
# $BIN is the folder of the programs under test, $TMP a folder of the test's own, removed at the end.
set -u
export LC_ALL=C TZ=UTC
BUILD=${BUILD:-build}
case $BUILD in
/*) BIN=$BUILD/bin ;;
*) BIN=$PWD/$BUILD/bin ;;
esac
PATH=$BIN:$PATH
TMP=$(mktemp -d "${TMPDIR:-/tmp}/migstat-test.XXXXXX") || exit 1
trap 'rm -rf "$TMP"' EXIT
trap 'exit 130' INT TERM
tests_run=0

# report STATUS DESCRIPTION: one line of TAP; what was said is shown where it went wrong
report() {
	tests_run=$((tests_run + 1))
	if [ "$1" -eq 0 ]; then
		printf 'ok %d - %s\n' "$tests_run" "$2"
		return
	fi
	printf 'not ok %d - %s\n' "$tests_run" "$2"
	[ $# -lt 3 ] || printf '# %s\n' "$3"
	head -n 20 "$TMP/stdout" "$TMP/stderr" 2>/dev/null | sed 's/^/#   /'
}

# run COMMAND…: its words go to $TMP/stdout and $TMP/stderr, its status to $status
run() {
	"$@" >"$TMP/stdout" 2>"$TMP/stderr" </dev/null
	status=$?
}

# says FILE TEXT: whether the text stands in it, as it is or as a sentence broken over lines
says() {
	grep -qF -e "$2" "$1" || perl -0pe 's/\n  (?! )/ /g' "$1" | grep -qF -e "$2"
}

ok() {
	description=$1
	shift
	run "$@"
	report "$status" "$description" "status $status of: $*"
}

fails_with() {
	wanted=$1
	text=$2
	shift 2
	run "$@"
	good=1
	[ "$status" -eq "$wanted" ] && says "$TMP/stderr" "$text" && good=0
	report "$good" "fails with $wanted: $text" "status $status of: $*"
}

prints() {
	text=$1
	shift
	run "$@"
	good=1
	[ "$status" -eq 0 ] && says "$TMP/stdout" "$text" && good=0
	report "$good" "prints: $text" "status $status of: $*"
}

warns() {
	text=$1
	shift
	run "$@"
	good=1
	[ "$status" -eq 0 ] && says "$TMP/stderr" "$text" && good=0
	report "$good" "warns: $text" "status $status of: $*"
}

same() {
	run diff -u "$2" "$3"
	report "$status" "$1"
}

# leaks_forgiven COMMAND...: runs it without looking for leaks: cairo 1.16 itself leaks where it
# puts a part of a font such as Noto Sans CJK into a PDF.
leaks_forgiven() (
	export ASAN_OPTIONS=detect_leaks=0
	"$@"
)

skip() {
	tests_run=$((tests_run + 1))
	printf 'ok %d - %s # SKIP %s\n' "$tests_run" "$1" "$2"
}

done_testing() {
	printf '1..%d\n' "$tests_run"
}
