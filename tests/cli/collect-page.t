#!/bin/sh
# collect-page.t: what a person sees on a terminal while collect runs: a page in one place, whatever becomes
# of the terminal and of collect. The terminal is tmux's, the migrations are those of a recorded cloud.
. tests/cli/lib.sh
. tests/cli/nova-lib.sh

cloud_up --vm web --vm db
ok 'in a log there are lines' migstat collect --cloud envvars -a osA -b osB -m web -c plain -n 1 --margin 0 -o "$TMP/log"
holds "$TMP/stderr" '1/2 plain, cycle 1, AB, web: ok, total '
is 'and nothing that acts' 1 "$(grep -qP '[\x1b\r]' "$TMP/stderr"; echo $?)"
if ! command -v tmux >/dev/null; then
	skip 'the page on a terminal' 'tmux is not installed'
	done_testing
	exit
fi

# a server of its own for every terminal: one that is told to end may still be there when the next comes
terminals=0
tmux() {
	command tmux -L "migstat-$$-$terminals" -f /dev/null -u "$@"
}
trap 'tmux kill-server 2>/dev/null; cat "$TMP/complaints" >&3; rm -rf "$TMP"' EXIT

# terminal ARGUMENTS…: collect in a terminal of 80 x 24, behind a line of its own
terminal() {
	tmux kill-server 2>/dev/null
	terminals=$((terminals + 1))
	cat >"$TMP/in-terminal" <<SH
trap : INT # collect alone ends by it
echo before
TERM=${term:-screen} LC_ALL=C.UTF-8 migstat collect --cloud envvars -a osA -b osB -m web -m db -j 2 -c plain --margin 0 "\$@"
echo "ended \$?"
sleep 1000
SH
	tmux new-session -d -x 80 -y 24 sh "$TMP/in-terminal" "$@"
}
# seen: what stands on the screen
seen() {
	tmux capture-pane -p >"$TMP/screen" 2>"$TMP/tmux-says"
}
# comes 'description' TEST…: it becomes true of what is seen, sooner or later
comes() {
	description=$1
	shift
	for _ in $(seq 150); do
		seen
		"$@" && break
		sleep 0.2
	done
	"$@"
	report $? "$description" "$(cat "$TMP/screen")"
}
shows() {
	grep -qF -e "$1" "$TMP/screen"
}
# whole WIDTH: there is one page, whose lines are not longer
whole() {
	[ "$(grep -c '^outcomes: ok [0-9]*$' "$TMP/screen")" = 1 ] &&
		[ "$(grep -c 'of 200 migrations' "$TMP/screen")" = 1 ] &&
		[ "$(grep -c '^case plain, cycle' "$TMP/screen")" = 1 ] &&
		[ "$(LC_ALL=C.UTF-8 awk 'length > most { most = length } END { print most }' "$TMP/screen")" -lt "$1" ]
}
# gone: collect has ended, and of its page nothing is left
gone() {
	shows 'ended 1' && ! shows 'outcomes:' && ! shows 'to go'
}

# shellcheck disable=SC2016 # the command's shell expands it
# the command's words must not be lost in the page, nor the page in them
terminal -n 50 -o "$TMP/run" --after 'echo "moved $MIGSTAT_VM"'
comes 'what is still to move is drawn' grep -qE '^  AB web +[0-9.]+ s +[0-9]+ MiB to go [▁▂▃▄▅▆▇█]+$' "$TMP/screen"
ok 'how far it is stands above' grep -qE '^[01] of 200 migrations' "$TMP/screen"
is 'what was there before stays' before "$(head -n 1 "$TMP/screen")"
comes 'what a command says stays, too' grep -qx 'moved db' "$TMP/screen"
comes 'one page in 80 columns' whole 80
ok 'with the time that is left' grep -qE ' migrations, [0-9:]+ left  \[' "$TMP/screen"
tmux resize-window -x 41 -y 12
comes 'one page where the terminal became small' whole 41
tmux resize-window -x 120 -y 40
comes 'one page where it became large' whole 120
tmux resize-window -x 20 -y 5
comes 'as much as has room in very little' shows 'case plain, cycle'
tmux resize-window -x 80 -y 24
comes 'one page when there is room again' whole 80
tmux send-keys C-c
comes 'interrupted it ends, and the page is gone' gone
ok 'and says how to go on' shows 'goes on'

# a migration is aborted only after a while, so that the first interruption does not end it
cloud_up --vm web --vm db --fault 'slow:50:0:/migrations/[0-9]+$'
terminal -n 50 -o "$TMP/twice"
comes 'a second interruption' shows 'MiB to go'
tmux send-keys C-c
comes 'is possible after the first' shows 'once more stops at once'
tmux send-keys C-c
comes 'ends it at once' shows 'ended 130'
is 'below the page' 'ended 130' "$(grep -v '^$' "$TMP/screen" | tail -n 1 | tr -d '^C')"

cloud_up --vm web --vm db # where the VMs are by now, nobody knows
term=dumb
terminal -n 1 -o "$TMP/dumb"
comes 'a terminal that cannot move its cursor has lines' shows '1/4 plain, cycle 1, AB,'
lacks "$TMP/screen" 'outcomes:' 'and no page'
done_testing
