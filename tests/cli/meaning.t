#!/bin/sh
# meaning.t: a name stays, its meaning changes: what a metric counts depends on the version of QEMU, and
# numbers that count different things are compared nowhere; with post-copy the downtime is another metric.
# shellcheck disable=SC2016  # what looks like variables is perl
. tests/cli/lib.sh

# run_of NAME SEED COLUMN VERSION-A [VERSION-B]: a made-up run with values of that column beside the times,
# between hosts of these versions; "-": nobody knows
run_of() {
	prepare tests/golden/make-study "$TMP/$1" "$1" "$2" vms=4 cycles=8
	prepare sed -i "1s/downtime_seconds/$3/" "$TMP/$1/migrations.csv"
	[ "$4" = - ] || prepare perl -0pi -e 's/"format": 1,/"format": 1, "platform": { "hosts": {
		"a": { "name": "x", "hypervisor_version": "'"$4"'" },
		"b": { "name": "y", "hypervisor_version": "'"${5:-$4}"'" } } },/' "$TMP/$1/datapackage.json"
}
quiet() { "$@" >"$TMP/said"; }
FOUND=$TMP/found/comparisons.csv
# compares 'VERDICT' BEFORE AFTER METRIC: so compare finds
compares() {
	prepare rm -rf "$TMP/found"
	prepare quiet migstat-analyze compare --fail-on never --metric "$4" -o "$TMP/found" "$TMP/$2" "$TMP/$3"
	cell "$1" "$FOUND" verdict '$r{aspect} eq "mean" && $r{metric} eq "'"$4"'"'
}

DISK=disk_moved_bytes
run_of bookworm 1 $DISK 7.2.22
run_of trixie 2 $DISK 10.0.13
run_of sid 3 $DISK 11.1.3
run_of pair 4 $DISK 11.1.3 10.0.13
run_of unknown 5 $DISK -
run_of other 6 $DISK -

compares undecided bookworm sid $DISK
cell '-' "$FOUND" ratio '$r{aspect} eq "mean"'
cell '-' "$FOUND" p '$r{aspect} eq "mean"'
prints 'does not count the same thing everywhere: before, QEMU 7.2.22' \
	migstat-analyze compare --fail-on never --metric $DISK "$TMP/bookworm" "$TMP/sid"
prints 'after, QEMU 11.1.3' migstat-analyze compare --fail-on never -f markdown --metric $DISK "$TMP/bookworm" "$TMP/sid"
prints 'does not count the same thing' migstat-analyze compare --fail-on never -f json --metric $DISK "$TMP/bookworm" "$TMP/sid"
prints 'does not count the same thing' migstat-analyze compare --fail-on never -f junit --metric $DISK "$TMP/bookworm" "$TMP/sid"
ends 4 'a gate does not take it for decided' \
	migstat-analyze compare --fail-on undecided --metric $DISK "$TMP/bookworm" "$TMP/sid"

# what counts alike is compared
prepare quiet migstat-analyze compare --fail-on never --metric $DISK -o "$TMP/found" "$TMP/bookworm" "$TMP/trixie"
omits 'does not count' cat "$FOUND"
prepare quiet migstat-analyze compare --fail-on never --metric $DISK -o "$TMP/found" "$TMP/unknown" "$TMP/other"
omits 'does not count' cat "$FOUND"
# times are times, whatever the version
prepare quiet migstat-analyze compare --fail-on never --metric total_time_seconds -o "$TMP/found" "$TMP/bookworm" "$TMP/sid"
omits 'does not count' cat "$FOUND"
# one run of two meanings; a version that nobody knows is not the same
compares undecided pair sid $DISK
holds "$FOUND" 'QEMU 10.0.13'
compares undecided unknown sid $DISK
holds "$FOUND" 'a version that is not known'
# nor are two versions between the two that are known, but one is itself
run_of between 7 iterations 10.1.0
run_of later 8 iterations 11.0.2
run_of as-late 9 iterations 11.0.2
compares undecided between later iterations
holds "$FOUND" 'QEMU 11.0.2'
prepare quiet migstat-analyze compare --fail-on never --metric iterations -o "$TMP/found" "$TMP/later" "$TMP/as-late"
omits 'does not count' cat "$FOUND"

# trend: the step over the change is not judged, the one before it is
prepare quiet migstat-analyze trend --fail-on never --metric $DISK -o "$TMP/found" -r "12=$TMP/bookworm" -r "13=$TMP/trixie" -r "sid=$TMP/sid"
cell 'undecided' "$TMP/found/trend.csv" previous_verdict '$r{release} eq "sid" && $r{aspect} eq "mean"'
cell '-' "$TMP/found/trend.csv" previous_ratio '$r{release} eq "sid" && $r{aspect} eq "mean"'
holds "$TMP/found/trend.csv" 'does not count the same thing'
prints 'Changes of level: not looked for, the values do not count the same thing' \
	migstat-analyze trend --fail-on never --metric $DISK -r "12=$TMP/bookworm" -r "13=$TMP/trixie" -r "sid=$TMP/sid"

# figures say it, too
words_of() { pdftotext "$1" - | tr -s '\n\f ' '   '; }
prepare quiet migstat-analyze trend --fail-on never --metric $DISK -r "12=$TMP/bookworm" -r "13=$TMP/trixie" -r "sid=$TMP/sid"
prepare quiet migstat-report report --figure trend --metric $DISK "$TMP/sid" -o "$TMP/trend.pdf"
words_of "$TMP/trend.pdf" >"$TMP/words"
holds "$TMP/words" 'Disk moved does not count the same thing everywhere'
for run in bookworm sid; do
	prepare quiet migstat-analyze analyze "$TMP/$run"
done
prepare quiet migstat-analyze compare --fail-on never --metric $DISK "$TMP/bookworm" "$TMP/sid"
prepare quiet migstat-report report --figure before-after --metric $DISK "$TMP/bookworm" "$TMP/sid" -o "$TMP/pairs.pdf"
words_of "$TMP/pairs.pdf" >"$TMP/words"
holds "$TMP/words" 'Disk moved does not count the same thing everywhere'

# ---- post-copy: which downtime is shown first ----

# downtimes NAME SEED: a run with both kinds of downtime; post_copies NAME: its plan asks for it
downtimes() {
	run_of "$1" "$2" downtime_seconds 10.0.13
	prepare perl -pi -e 's/^(.*?),error_code,error$/$1,downtime_events_seconds,error_code,error/ and next;
		my @c = split /,/, $_, -1; splice @c, 14, 0, $c[13] * 8; $_ = join ",", @c' "$TMP/$1/migrations.csv"
}
post_copies() {
	prepare perl -0pi -e 's/"format": 1,/"format": 1, "plan": { "cases": [ { "case": "plain", "post-copy": "yes" } ] },/' "$TMP/$1/datapackage.json"
}
downtimes pre1 11
downtimes pre2 12
downtimes post1 13
downtimes post2 14
post_copies post1
post_copies post2
prepare quiet migstat-analyze compare --fail-on never -o "$TMP/found" "$TMP/pre1" "$TMP/pre2"
cell 'total_time_seconds downtime_seconds' "$FOUND" metric '$r{aspect} eq "mean"'
prepare quiet migstat-analyze compare --fail-on never -o "$TMP/found" "$TMP/post1" "$TMP/post2"
cell 'total_time_seconds downtime_events_seconds' "$FOUND" metric '$r{aspect} eq "mean"'
holds "$FOUND" 'With post-copy the downtime is told by events'
prepare quiet migstat-analyze compare --fail-on never -o "$TMP/found" "$TMP/pre1" "$TMP/post1"
cell 'total_time_seconds downtime_events_seconds' "$FOUND" metric '$r{aspect} eq "mean"'
prepare quiet migstat-analyze compare --fail-on never --metric downtime_seconds -o "$TMP/found" "$TMP/post1" "$TMP/post2"
holds "$FOUND" 'downtime_events_seconds has all'
done_testing
