#!/bin/sh
# The small plots of migstat analyze and compare: where they are shown, and where not. script(1)
# gives the programs a terminal.
. tests/cli/lib.sh

mkdir -p "$TMP/run"
prepare cp tests/golden/run-small/*.csv tests/golden/run-small/*.json "$TMP/run"
prepare tests/golden/make-run-vms "$TMP/vms" # of 2 VMs no interval is drawn
ANALYZE="migstat-analyze analyze -m total_time_seconds $TMP/vms"
COMPARE="migstat-analyze compare -m total_time_seconds -a mean --margin 10%"
COMPARE="$COMPARE --between direction=AB,direction=BA $TMP/run"
unset NO_COLOR COLUMNS

# on_terminal COLUMNS COMMAND: what it shows there goes to $TMP/shown, without carriage returns; nothing,
# if the command fails
on_terminal() {
	script -qec "stty cols $1; $2" /dev/null </dev/null >"$TMP/typescript" 2>&1 || : >"$TMP/typescript"
	tr -d '\r' <"$TMP/typescript" >"$TMP/shown"
}

# shows TEXT, hides TEXT: whether it stands in what was shown last; to hide it takes a table
shows() {
	holds "$TMP/shown" "$1" "${2:-shows: $1}"
}
hides() {
	good=1
	says "$TMP/shown" 'Total migration time' && ! says "$TMP/shown" "$1" && good=0
	report "$good" "${2:-hides: $1}" "$(head -n 20 "$TMP/shown")"
}

escape=$(printf '\033')
on_terminal 100 "TERM=xterm LC_ALL=C.UTF-8 $ANALYZE"
shows '●' 'a terminal that speaks UTF-8 gets the mean'
shows '⡀' 'and the points, in braille'
shows "${escape}[36m" 'in colour'
shows 'Plots: dots are migrations'
on_terminal 100 "NO_COLOR=1 TERM=xterm LC_ALL=C.UTF-8 $ANALYZE"
shows '●' 'with NO_COLOR the plot stays'
hides "${escape}[" 'without colour'
on_terminal 100 "NO_COLOR= TERM=xterm LC_ALL=C.UTF-8 $ANALYZE"
shows "${escape}[36m" 'an empty NO_COLOR means nothing'
on_terminal 100 "TERM=dumb LC_ALL=C $ANALYZE"
hides "${escape}[" 'a dumb terminal gets no colour'
shows '-o--' 'another locale gets ASCII'
hides '●' 'no UTF-8'
hides '─' 'and no line of it'

# as wide as the terminal, and never wider than 100
widest() {
	sed -n '/^Total migration time/,/^Warning/p' "$TMP/shown" | grep -e '---' | awk '
		length > most { most = length } END { print most + 0 }'
}
for columns in 60 100 300; do
	on_terminal "$columns" "TERM=dumb LC_ALL=C $ANALYZE"
	wanted=$((columns < 100 ? columns : 100))
	is "of $columns columns the axis takes $wanted" "$wanted" "$(widest)"
done
on_terminal 30 "TERM=dumb LC_ALL=C $ANALYZE"
hides 'Plots:' 'too narrow a terminal gets none'

# off: in a pipe, in a file, by option, in other formats
on_terminal 100 "LC_ALL=C.UTF-8 $ANALYZE --no-plot"
hides '●' '--no-plot leaves it out'
on_terminal 100 "LC_ALL=C.UTF-8 $ANALYZE | cat"
hides '●' 'a pipe gets none'
on_terminal 100 "LC_ALL=C.UTF-8 $ANALYZE --format markdown"
hides '●' 'markdown gets none'
# shellcheck disable=SC2086  # the command's words
ok 'into a file' env LC_ALL=C.UTF-8 $ANALYZE
cp "$TMP/stdout" "$TMP/shown"
hides '●' 'a file gets none'

# a group without a value, and a metric of a CSV file
on_terminal 100 "TERM=dumb LC_ALL=C migstat-analyze analyze -b outcome -m total_time_seconds $TMP/run"
shows 'no value' 'a group without any value says so'
printf 'who,time (ms)\na,1\na,2\nb,2\nb,40\n' >"$TMP/file.csv"
on_terminal 100 "TERM=dumb LC_ALL=C migstat-analyze analyze --csv $TMP/file.csv --value 'time (ms)' \
	--unit-of who"
shows '40' 'a CSV file is plotted'
shows 'all rows  ' 'and its only group is named'

# compare: the change around zero and the margin
on_terminal 100 "TERM=dumb LC_ALL=C $COMPARE"
shows 'Plots: o is the change in its 95 % interval, | no change, : the margin'
ok 'the margin stands on both sides of no change' grep -qE '^[a-z]+, mean .*:.*\|.*:' "$TMP/shown"
ok 'the axis tells its ends and zero' grep -qE -e '^ +-[0-9.]+ -+0-+ \+[0-9.]+ %$' "$TMP/shown"
on_terminal 100 "LC_ALL=C.UTF-8 $COMPARE --no-plot"
hides '●' 'compare: --no-plot leaves it out'
on_terminal 100 "LC_ALL=C.UTF-8 $COMPARE | cat"
hides '●' 'compare: a pipe gets none'
done_testing
