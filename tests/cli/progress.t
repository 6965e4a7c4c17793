#!/bin/sh
# Progress of long work: a line on a terminal that says bytes done, rate and time left; none with --quiet, none in a
# pipe. The work takes long because the table that it reads comes from a pipe that pauses.
. tests/cli/lib.sh

prepare cp -r "$ROOT/datasets/demo" "$TMP/demo"
prepare rm -rf "$TMP/demo/analysis"
prepare migstat-analyze analyze "$TMP/demo"
writers=
trap 'kill $writers 2>/dev/null; rm -rf "$TMP"' EXIT

# pauses FILE: becomes a pipe that gives the lines of the demo's migrations, with a pause, as often as it is opened
pauses() {
	mkfifo "$1"
	while :; do
		{
			head -n 3 "$TMP/demo/migrations.csv"
			sleep 1.1
			tail -n +4 "$TMP/demo/migrations.csv"
		} >"$1" 2>/dev/null
		sleep 0.5 # the reader has closed it by then
	done &
	writers="$writers $!"
}

# starts NAME WAY COMMAND: in the background, in a folder of its own, with a run and a foreign file that pause
starts() {
	folder=$TMP/$1-$2
	cp -r "$TMP/demo" "$folder"
	rm "$folder/migrations.csv"
	pauses "$folder/migrations.csv"
	(
		cd "$folder" || exit 1
		case $2 in
		pipe) timeout 60 sh -c "migstat $3" >"$TMP/$1-$2.out" 2>"$TMP/$1-$2.shown" ;;
		*) script -qec "timeout 60 migstat $3" /dev/null </dev/null >"$TMP/$1-$2.shown" ;;
		esac
		echo $? >"$TMP/$1-$2.status"
	) &
	jobs="$jobs $!"
}

# slowly NAME COMMAND: in the three ways
slowly() {
	names="$names $1"
	starts "$1" terminal "$2"
	starts "$1" quiet "$2 --quiet"
	starts "$1" pipe "$2"
}

jobs=
names=
slowly export 'export . -f json-lines -o out.jsonl'
slowly import "import migstat migrations.csv '$TMP/demo/migrations.csv' -o imported"
done=$names
# these want the table more than once, which no pipe can give them: they fail, but not before the line
slowly analyze 'analyze .'
slowly report 'report . -o out.pdf'
# shellcheck disable=SC2086 # numbers of processes
wait $jobs
# lines FILE: how many lines of progress were shown
lines() {
	tr '\r' '\n' <"$1" | grep -a -c '[0-9] [kM]*B of [0-9.]* [kM]*B, [0-9.]* [kM]*B/s, [0-9]* \(s\|min\) left'
}
for name in $done; do
	for way in terminal quiet pipe; do
		is "$name, $way: done" 0 "$(cat "$TMP/$name-$way.status")"
	done
done
for name in $names; do
	is "$name: on a terminal" yes "$([ "$(lines "$TMP/$name-terminal.shown")" -gt 0 ] && echo yes)"
	is "$name: none with --quiet" 0 "$(lines "$TMP/$name-quiet.shown")"
	is "$name: none in a pipe" 0 "$(lines "$TMP/$name-pipe.shown")"
done
done_testing
