#!/bin/sh
# import-ping.t: logs of `ping -D`, alone and around a migration that another log of the same minute
# tells of. What a gap is, tests/unit/collect-probe-track.c shows; here, that a log is played right.
# shellcheck disable=SC2016  # the expressions in single quotes are for Perl
. tests/cli/lib.sh
. tests/cli/import-lib.sh

# a log alone is one observation. By hand: the last answer before the silence came at
# 1795680518.735658 after 0.527 ms, the first one after at 1795680521.473986 after 17.4 ms, so that
# 2.721455 s lie between the sending of the two; probes 71 to 95 were lost
ok 'a log alone' migstat import tests/import/ping.log -o "$TMP/alone"
cells '10.78.0.11' "$TMP/alone" vm
cells 'unknown' "$TMP/alone" outcome
cells '-' "$TMP/alone" total_time_seconds
cells '1' "$TMP/alone" downtime_network_gaps
cells '1795680518.735658' "$TMP/alone" clock_seconds gaps.csv
cells '2.738328' "$TMP/alone" silence_seconds gaps.csv
cells 'icmp' "$TMP/alone" probe gaps.csv
cells 'target' "$TMP/alone" cause gaps.csv
cells 'no' "$TMP/alone" open gaps.csv
cells '26' "$TMP/alone" probes gaps.csv
cells '1' "$TMP/alone" good gaps.csv '$r{good} = abs($r{gap_seconds} + $r{resolution_seconds} - 2.721455) < 2e-6'
cells '1' "$TMP/alone" good gaps.csv '$r{good} = abs($r{threshold_seconds} - 3 * $r{baseline_seconds}) < 3e-6'
ok 'an outcome may be set, and then it is analyzed' sh -c "
	migstat import tests/import/ping.log --set outcome=ok --set vm=web -o '$TMP/set' &&
	migstat analyze '$TMP/set' --metric downtime_network_seconds"
cell 2.617117 "$TMP/set/analysis/summary.csv" mean
cells 'web' "$TMP/set" vm gaps.csv

# around a migration: the order of the files does not matter
ok 'with the log of the migration' migstat import tests/import/ping.log tests/import/domjobinfo.log --set vm=vm1 \
	-o "$TMP/both"
cells 'ok' "$TMP/both" outcome
cells '0.026' "$TMP/both" downtime_seconds
cells '2.617117' "$TMP/both" downtime_network_seconds
cells 'vm1' "$TMP/both" vm gaps.csv
cells '1' "$TMP/both" migration gaps.csv
member 'tests/import/ping.log tests/import/domjobinfo.log' "$TMP/both/datapackage.json" migstat.import.files.path
ok 'two logs of one migration' migstat import tests/import/domjobinfo.log tests/import/ping.log tests/import/fping.log \
	--set address=10.78.0.11 -o "$TMP/two"
holds "$TMP/stdout" 'the columns downtime_network_* were known already' 'the second one does not overwrite the first'
cells '2.617117' "$TMP/two" downtime_network_seconds
cells '2.617117 2.599983' "$TMP/two" gap_seconds gaps.csv
ok 'a log of another time' migstat import tests/import/ping-link.log tests/import/domjobinfo.log -o "$TMP/other"
holds "$TMP/stdout" 'no migration of known length falls into the time of this log' 'has nothing to add, and says so'
cells '-' "$TMP/other" downtime_network_gaps
cells '' "$TMP/other" vm gaps.csv

# probes that waited in a queue (ARP) and were all answered: nothing is lost, and yet there are gaps
ok 'answers that come late' migstat import ping tests/import/ping-link.log -o "$TMP/late"
cells '1032 1040' "$TMP/late" ms gaps.csv '$r{ms} = int(1000 * $r{silence_seconds})'
cells '2' "$TMP/late" downtime_network_gaps

sed 's/^PING .*/PING web(web (2001:db8::1)) 56 data bytes/' tests/import/ping.log >"$TMP/six.log"
ok 'IPv6' migstat import "$TMP/six.log" -o "$TMP/six"
cells '2001:db8::1' "$TMP/six" vm

# made up: 20 answers 0.1 s apart, 1 ms after their probes; then FIRST … LAST are lost; 5 more
made() {
	perl -e '
		my ($first, $last, $round) = @ARGV;
		print "PING a (192.0.2.1) 56(84) bytes of data.\n";
		for my $n (1 .. $last + 5) {
			next if $n >= $first && $n <= $last;
			printf "[%.6f] 64 bytes from 192.0.2.1: icmp_seq=%d ttl=64 time=1.00 ms\n",
				1000 + $n / 10 + 0.001, ($n + $round) % 65536;
		}' "$@"
}
made 21 25 0 >"$TMP/made.log"
ok 'five lost probes' migstat import ping "$TMP/made.log" -o "$TMP/made"
cells '0.500000' "$TMP/made" gap_seconds gaps.csv # silent for 0.6 s, less one interval
cells '0.100000' "$TMP/made" resolution_seconds gaps.csv
cells '0.300000' "$TMP/made" threshold_seconds gaps.csv
made 21 25 65525 >"$TMP/round.log"
ok "ping's numbers go around" migstat import ping "$TMP/round.log" -o "$TMP/round"
cells '0.500000' "$TMP/round" gap_seconds gaps.csv
made 6 9 0 >"$TMP/early.log"
ok 'too few answers before the first loss' migstat import ping "$TMP/early.log" -o "$TMP/early"
holds "$TMP/stdout" 'no baseline, and so no gaps' 'have no baseline'
cells '-' "$TMP/early" downtime_network_gaps
head -n 21 "$TMP/made.log" >"$TMP/open.log"
printf '[1002.%d] no answer yet for icmp_seq=%d\n' 200000 21 300000 22 400000 23 500000 24 600000 25 >>"$TMP/open.log"
ok 'no answer comes any more' migstat import ping "$TMP/open.log" -o "$TMP/open"
cells 'yes' "$TMP/open" open gaps.csv
cells '-' "$TMP/open" downtime_network_seconds
cells '1' "$TMP/open" downtime_network_gaps

head='PING a (192.0.2.1) 56(84) bytes of data.\n'
refused ping "${head}64 bytes from 192.0.2.1: icmp_seq=1 ttl=64 time=1.00 ms\n" '2:1: no time stands before the answer: ping needs -D'
refused ping "${head}[soon] 64 bytes from 192.0.2.1: icmp_seq=1 time=1.00 ms\n" "2:1: '[soon] 64 bytes from' should be a time"
refused ping "${head}[5.1] 64 bytes from 192.0.2.1: icmp_seq=x time=1.00 ms\n" "2:41: 'x time=1.00 ms' is not a number behind 'icmp_seq='"
refused ping "${head}[5.1] 64 bytes from 192.0.2.1: icmp_seq=1 time=fast\n" "2:48: 'fast' is not a number behind ' time='"
refused ping "${head}[5.1] 64 bytes from 192.0.2.1: icmp_seq=70000 time=1 ms\n" '2:1: icmp_seq=70000'
refused ping 'hello\n' '1: neither a line `PING NAME (ADDRESS)` nor an answer'
refused ping "${head}[5.1] 64 bytes from 192.0.2.1: icmp_seq=1 time=1 ms\n" '1: it holds no migration, and too few answers'
refused ping "${head}[5.1] 64 Bytes von 192.0.2.1: icmp_seq=1 ttl=64 Zeit=1.00 ms\n" "2:7: '64 Bytes von 192.0.2.1: icmp_seq=1 ttl=6': neither"
refused ping "${head}[5.1] keine Antwort bisher für icmp_seq=1\n" "2:7: 'keine Antwort bisher für icmp_seq=1': neither"
refused ping "${head}[5.1] 64 bytes from 192.0.2.1: icmp_seq=1 ttl=64 time=0,70 ms\n" "2:55: '0,70 ms'"

# ---- logs of other pings, and times of other programs ----

# other FORM: the log of five lost probes as another program has it
other() {
	perl -ne '
		BEGIN { $form = shift }
		s/^\[([0-9.]+)\] // and $time = $1;
		if ($form eq "ts") { $_ = "$time $_" }
		if ($form eq "zone") { $_ = sprintf "1970-01-01T01:%02d:%09.6f+01:00 $_", int($time / 60), $time - 60 * int($time / 60) }
		if ($form eq "busybox" || $form eq "macos") {
			s/ 56\(84\) bytes of data\./: 56 data bytes/;
			s/icmp_seq=(\d+)/($form eq "macos" ? "icmp_seq=" : "seq=") . ($1 - 1)/e;
			if ($form eq "macos" && /seq=25 /) {
				printf "%.6f Request timeout for icmp_seq %d\n", 1000 + ($_ + 2) / 10, $_ for 20 .. 24;
			}
			$_ = "$time $_" if !/^PING/;
		}
		print;
		print "\n--- a ping statistics ---\n30 packets transmitted, 25 packets received, 16.7% packet loss\n"
			if eof && $form ne "zone";' "$1" "$TMP/made.log"
}
for form in ts zone busybox macos; do
	other $form >"$TMP/$form.log"
	ok "times of another program: $form" migstat import "$TMP/$form.log" -o "$TMP/$form"
	cells '0.500000' "$TMP/$form" gap_seconds gaps.csv
	cells 'no' "$TMP/$form" open gaps.csv
	cells '0.500000' "$TMP/$form" downtime_network_seconds
	cells '192.0.2.1' "$TMP/$form" vm
done
sed 1d "$TMP/busybox.log" >"$TMP/headless.log"
ok 'busybox without its first line' migstat import "$TMP/headless.log" -o "$TMP/busy-headless"
cells '0.500000' "$TMP/busy-headless" downtime_network_seconds
answer='64 bytes from 192.0.2.1: icmp_seq=1 ttl=64 time=1.00 ms\n'
for before in 'Dec 01 10:33:02 ' '10:33:02.123456 ' 'Tue Dec  1 10:33:02 UTC 2026: ' '1700000000 ' '2026-12-01T10:33:02+01:00 ' '2026-12-01T10:33:02.123456 '; do
	refused ping "$before$answer" "1:1: '$before' is no time that tells the day, the zone and fractions of a second: ping needs -D"
done
refused ping "$answer" '1:1: no time stands before the answer: ping needs -D'
refused ping "${head}no answer yet for icmp_seq=1\n" '2:1: no time stands before the answer'
refused ping "${head}[5.1] 8 bytes from 192.0.2.1: icmp_seq=1 ttl=64\n" '2:7: the answer has no round trip: ping needs 16 bytes'

# ---- what nobody watched is not known: never 0 ----

# answers FIRST LAST T0 [LOST_FIRST LOST_LAST]: 0.1 s apart from T0 on, 0.7 ms after their probes
answers() {
	perl -e '
		my ($first, $last, $t0, $from, $to) = @ARGV;
		for my $n ($first .. $last) {
			next if defined $from && $n >= $from && $n <= $to;
			printf "[%.6f] 64 bytes from 192.0.2.2: icmp_seq=%d ttl=64 time=0.7 ms\n",
				$t0 + ($n - 1) / 10 + 0.0007, $n;
		}' "$@"
}
header() {
	echo 'PING 192.0.2.2 (192.0.2.2) 56(84) bytes of data.'
}
# job NAME BEGIN END: a log of a migration that took from BEGIN to END
job() {
	printf 'timestamp: %s\nJob type: Unbounded\nTime elapsed: 0 ms\ntimestamp: %s\nJob type: Completed\n' "$2" "$3" >"$1"
	printf 'Time elapsed: %.0f ms\nTotal downtime: 50 ms\n' "$((($3 - $2) * 1000))" >>"$1"
}
base=1774185100
network=downtime_network_seconds

# two logs, one appended to the other, with a header between them and without
{
	header
	answers 1 300 $base 100 110
} >"$TMP/first.log"
{
	header
	answers 1 300 $((base + 1000)) 200 230
} >"$TMP/second.log"
cat "$TMP/first.log" "$TMP/second.log" >"$TMP/appended.log"
{
	cat "$TMP/first.log"
	answers 1 300 $((base + 1000)) 200 230
} >"$TMP/falls.log"
job "$TMP/job.log" $((base + 1019)) $((base + 1022))
for form in appended falls; do
	ok "$form: two logs" migstat import "$TMP/$form.log" -o "$TMP/$form"
	holds "$TMP/stdout" 'several logs, one appended to the other' 'it says so'
	cells '1.100000 3.100000' "$TMP/$form" $network
	cells '1 2' "$TMP/$form" migration gaps.csv
	ok "$form: with the migration of the second" migstat import "$TMP/$form.log" "$TMP/job.log" -o "$TMP/$form-job"
	cells '3.100000' "$TMP/$form-job" $network
	lacks "$TMP/stdout" 'no migration of known length' 'the log of another time is no matter where one fits'
done
# the numbers fall after more than half a round, too early for the next one: another log, no outage
{
	header
	answers 40001 40300 $((base - 4000))
	answers 1 300 $((base + 600))
} >"$TMP/long.log"
job "$TMP/long-job.log" $((base + 619)) $((base + 622))
ok 'a long log and a new one' migstat import "$TMP/long.log" "$TMP/long-job.log" -o "$TMP/long"
cells '0.000000' "$TMP/long" $network
ok 'one answer alone in front' sh -c "(head -n 2 '$TMP/first.log'; cat '$TMP/second.log') >'$TMP/one.log' &&
	migstat import '$TMP/one.log' '$TMP/job.log' -o '$TMP/one'"
cells '3.100000' "$TMP/one" $network

# the prober was stopped from 15 to 35 s and went on with the next number; a clock set back by 3 s
job "$TMP/still-job.log" $((base + 20)) $((base + 25))
for still in 20 -3; do
	{
		header
		answers 1 150 $base
		[ "$still" -gt 0 ] || answers 151 210 $base
		answers $((still > 0 ? 151 : 211)) 400 $((base + still))
	} >"$TMP/still.log"
	ok "a prober that stood still ($still s)" migstat import "$TMP/still.log" "$TMP/still-job.log" -o "$TMP/still$still"
	holds "$TMP/stdout" 'the prober stood still, or its clock was set' 'it says so'
	cells '-' "$TMP/still$still" $network
done
job "$TMP/before-job.log" $((base + 8)) $((base + 11))
ok 'a migration before that is none the worse' migstat import "$TMP/still.log" "$TMP/before-job.log" -o "$TMP/before"
cells '0.000000' "$TMP/before" $network

# the log ends before the migration does, in silence or not
{
	header
	answers 1 199 $base
} >"$TMP/silent.log"
{
	cat "$TMP/silent.log"
	printf '\n--- 192.0.2.2 ping statistics ---\n300 packets transmitted, 199 received, 33.6667%% packet loss, time 30012ms\n'
} >"$TMP/closed.log"
job "$TMP/silent-job.log" $((base + 5)) $((base + 25))
job "$TMP/over.log" $((base + 10)) $((base + 15))
ok 'it ends in silence' migstat import "$TMP/silent.log" "$TMP/silent-job.log" -o "$TMP/silent"
holds "$TMP/stdout" "$TMP/silent.log:200: the log ends" 'and says where'
cells '-' "$TMP/silent" $network
cells '-' "$TMP/silent" downtime_network_gaps
cells '0.050' "$TMP/silent" downtime_seconds
job "$TMP/midst.log" $((base + 19)) $((base + 22))
ok 'its closing statistics tell of lost probes' migstat import "$TMP/closed.log" "$TMP/midst.log" -o "$TMP/closed"
holds "$TMP/stdout" "$TMP/closed.log:200: the last probes were lost" 'and says where'
cells '-' "$TMP/closed" $network
cells 'yes' "$TMP/closed" open gaps.csv
ok 'a migration that it saw to the end' migstat import "$TMP/silent.log" "$TMP/over.log" -o "$TMP/seen"
cells '0.000000' "$TMP/seen" $network
ok 'alone, all answered, with no end' migstat import "$TMP/silent.log" -o "$TMP/no-end"
cells '-' "$TMP/no-end" $network
holds "$TMP/stdout" 'without the closing statistics' 'is not known to have had no outage'
sed 's/300 packets transmitted/199 packets transmitted/' "$TMP/closed.log" >"$TMP/well.log"
ok 'alone, all answered, as its statistics say' migstat import "$TMP/well.log" -o "$TMP/well"
cells '0.000000' "$TMP/well" $network
sed 120,140d "$TMP/well.log" >"$TMP/holes.log"
ok 'lines are missing' migstat import "$TMP/holes.log" "$TMP/over.log" -o "$TMP/holes"
cells '-' "$TMP/holes" $network
holds "$TMP/stdout" 'lines of it are missing' 'the closing statistics are a check'
sed 's/199 received/180 received/' "$TMP/well.log" >"$TMP/fewer.log"
ok 'statistics that count fewer answers' migstat import "$TMP/fewer.log" -o "$TMP/fewer"
cells '-' "$TMP/fewer" $network
holds "$TMP/stdout" 'the closing statistics count 180 answers, but the log holds 199' 'are of another log'
{
	header
	answers 1 150 $base
	answers 151 400 $((base + 20))
	printf '\n--- 192.0.2.2 ping statistics ---\n400 packets transmitted, 400 received, 0%% packet loss, time 59900ms\n'
} >"$TMP/still-alone.log"
ok 'alone, a prober that stood still' migstat import "$TMP/still-alone.log" -o "$TMP/still-alone"
cells '-' "$TMP/still-alone" $network
holds "$TMP/stdout" 'the prober stood still, or its clock was set' 'it says so'

sed 1d "$TMP/first.log" >"$TMP/headless.log"
ok 'without its first line' migstat import "$TMP/headless.log" -o "$TMP/headless"
cells '192.0.2.2' "$TMP/headless" vm
cells '1.100000' "$TMP/headless" $network
done_testing
