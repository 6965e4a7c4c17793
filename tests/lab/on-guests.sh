# shellcheck shell=sh
# on-guests.sh — what the tests of collect on real guests source first, from the project's root: the
# words of tests/cli/lib.sh, a lab of the test's own, which is ended whatever happens, and questions
# to a run. The lab's name is that of the test and its process: collect.t has test-collect-123-a.
. tests/cli/lib.sh
# what virsh says beside, and the shell of processes that are killed, is no complaint of the test
exec 2>&3

[ "$(id -u)" = 0 ] || { echo "1..0 # SKIP the lab needs root"; exit 0; }
unshare --net --mount --uts true 2>/dev/null || { echo "1..0 # SKIP no namespaces here"; exit 0; }

MIGSTAT_LAB_NAME=${MIGSTAT_LAB_NAME:-test-$(basename "$0" .t)-$$}
MIGSTAT_LAB_DIR=${MIGSTAT_LAB_DIR:-/var/tmp/migstat-test-$(basename "$0" .t).$$}
export MIGSTAT_LAB_NAME MIGSTAT_LAB_DIR
LAB=tests/lab/lab
tests/lab/end-dead >/dev/null 2>&1
# shellcheck disable=SC2034  # for the tests
A=qemu+tcp://10.77.0.1/system
# shellcheck disable=SC2034
B=qemu+tcp://10.77.0.2/system
at_end() { :; }
trap 'at_end; $LAB down >/dev/null 2>&1; rm -rf "$TMP"' EXIT
trap 'exit 130' INT TERM

# wait_until COMMAND…: until it succeeds, at most half a minute
wait_until() {
	tries=0
	until "$@"; do
		tries=$((tries + 1))
		[ $tries -lt 600 ] || return 1
		sleep 0.05
	done
}

has_sample() {
	[ -e "$1/progress.csv" ] && [ "$(grep -c "^$2," "$1/progress.csv")" -ge 2 ]
}
# wait_for_sample RUN N: until sample number 2 of migration N is in the run: it is well under way
wait_for_sample() {
	wait_until has_sample "$1" "$2"
}

# only RUN WORDS: the run has rows, and the outcomes of all of them are among the words (a|b)
only() {
	column "$1" outcome >"$TMP/outcomes" && [ -s "$TMP/outcomes" ] && ! grep -vxE "$2" "$TMP/outcomes"
}

# column RUN NAME: that column of every row of migrations.csv, for rows without quoted cells before it
column() {
	awk -F, -v name="$2" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) c = i; next }
		{ print $c }' "$1/migrations.csv"
}
