#!/bin/sh
# import-fping.t: logs of `fping -l -D`, of one address and of several.
# shellcheck disable=SC2016  # the expressions in single quotes are for Perl
. tests/cli/lib.sh
. tests/cli/import-lib.sh

ok 'a log of two addresses alone' migstat import tests/import/fping.log -o "$TMP/alone"
cells '10.78.0.11 10.78.0.12' "$TMP/alone" vm
# the log has no closing statistics: what came after its last line is not known of the VM that always answered
cells '1 -' "$TMP/alone" downtime_network_gaps
cells '2.599983 -' "$TMP/alone" downtime_network_seconds
holds "$TMP/stdout" 'the log of 10.78.0.12 ends with an answer and without the closing statistics' 'it says so'
{
	cat tests/import/fping.log
	printf '\n10.78.0.11 : xmt/rcv/%%loss = 107/81/24%%, min/avg/max = 0.5/0.6/0.8\n10.78.0.12 : xmt/rcv/%%loss = 107/107/0%%, min/avg/max = 0.5/0.6/0.8\n'
} >"$TMP/closed.log"
ok 'the same with its closing statistics' migstat import "$TMP/closed.log" -o "$TMP/closed"
cells '2.599983 0.000000' "$TMP/closed" downtime_network_seconds
for received in 106 108; do
	sed "s,107/107/,108/$received/," "$TMP/closed.log" >"$TMP/other.log"
	ok "statistics that count $received answers" migstat import "$TMP/other.log" -o "$TMP/other-$received"
	cells '2.599983 -' "$TMP/other-$received" downtime_network_seconds
	holds "$TMP/stdout" "the closing statistics count $received answers, but the log holds 107" 'are no statistics of this log'
done
# the prober stood still for a minute, with its numbers going on
sed -n '/10.78.0.12/p' "$TMP/closed.log" |
	perl -pe 's/^\[(\d+)/"[" . ($1 + 60 * ($. > 50))/e' >"$TMP/still.log"
ok 'a prober that stood still' migstat import fping "$TMP/still.log" -o "$TMP/still"
cells '-' "$TMP/still" downtime_network_seconds
holds "$TMP/stdout" 'the prober stood still' 'it says so'
cells '10.78.0.11' "$TMP/alone" vm gaps.csv
# the last answer before came at 1795680518.78696, the first one after at 1795680521.48718
cells '2.700220' "$TMP/alone" silence_seconds gaps.csv
cells '27' "$TMP/alone" probes gaps.csv

ok 'with the log of the migration of one' migstat import tests/import/fping.log tests/import/domjobinfo.log \
	--set address=10.78.0.11 -o "$TMP/both"
cells '10.78.0.11' "$TMP/both" address
cells '2.599983' "$TMP/both" downtime_network_seconds
cells '0.026' "$TMP/both" downtime_seconds
fails_with 1 'whose address it is is not clear' migstat import tests/import/fping.log tests/import/domjobinfo.log -o "$TMP/bad"
# one answer of a known VM's address beside it changes nothing of that
{ cat tests/import/fping.log && echo '[1795680550.5] vm : [0], 64 bytes, 0.1 ms'; } >"$TMP/one-more.log"
fails_with 1 'whose address it is is not clear' migstat import "$TMP/one-more.log" tests/import/domjobinfo.log -o "$TMP/bad"
fails_with 1 'it holds nothing from --set address=192.0.2.9' migstat import tests/import/fping.log --set address=192.0.2.9 \
	-o "$TMP/bad"
nothing_left "$TMP/bad"
ok 'a VM with its address for a name' migstat import tests/import/fping.log tests/import/domjobinfo.log \
	--set vm=10.78.0.12 -o "$TMP/named"
cells '0' "$TMP/named" downtime_network_gaps
# nothing was longer than the threshold, and that is the resolution
cells '1' "$TMP/named" same migrations.csv \
	'$r{same} = $r{downtime_network_resolution_seconds} == $r{gap_threshold_seconds} && $r{gap_threshold_seconds} > 0.3'
ok 'a link that went down twice' migstat import fping tests/import/fping-link.log -o "$TMP/link"
cells '1029 1033' "$TMP/link" ms gaps.csv '$r{ms} = int(1000 * $r{silence_seconds})'

# names and addresses (-n -A), behind what fping says of an error
{
	echo 'ICMP Host Unreachable from 192.0.2.1 for ICMP Echo sent to 10.78.0.12'
	sed 's/10.78.0.1\([12]\) *:/vm\1 (10.78.0.1\1) :/' "$TMP/closed.log"
} >"$TMP/names.log"
ok 'names and addresses' migstat import "$TMP/names.log" -o "$TMP/names"
cells '10.78.0.11 10.78.0.12' "$TMP/names" vm
cells '2.599983 0.000000' "$TMP/names" downtime_network_seconds

refused fping '10.0.0.1 : [0], 64 bytes, 0.1 ms (0.1 avg, 0% loss)\n' '1:1: no time stands before the answer: fping needs -D'
refused fping '[soon] 10.0.0.1 : [0], 64 bytes, 0.1 ms\n' "1:2: 'soon] 10.0.0.1 : [0]"
refused fping '[5.1] 10.0.0.1 : [x], 64 bytes, 0.1 ms\n' "1:19: 'x], 64 bytes, 0.1 ms'"
refused fping '[5.1] 10.0.0.1 : [0], 64 bytes, fast\n' "1:33: 'fast'"
refused fping '[5.1] 10.0.0.1 : [0], timed out\n[5.2] 10.0.0.1 : [100000000], timed out\n' '2:31: '
refused fping 'hello\n' '1: it holds no answer'
refused fping '[5.1] 10.0.0.1 : [0], 64 bytes, 0.1 ms\n' '1: it holds no migration, and too few answers'

# the log of another hour appended, in which the VM is silent for 1 s: 28 s later numbers begin at 0
{
	cat tests/import/fping.log
	perl -e 'for my $n (0 .. 99) { next if $n >= 40 && $n < 50;
		printf "[%.5f] 10.78.0.12 : [%d], 64 bytes, 0.500 ms (0.5 avg, 0%% loss)\n", 1795680550.0005 + $n / 10, $n; }'
} >"$TMP/appended.log"
ok 'numbers that begin again' migstat import "$TMP/appended.log" --set address=10.78.0.12 -o "$TMP/appended"
cells '- 1.000000' "$TMP/appended" downtime_network_seconds
holds "$TMP/stdout" 'it holds several logs, one appended to the other' 'are told'
printf '\n10.78.0.12 : xmt/rcv/%%loss = 150/90/40%%, min/avg/max = 0.1/0.2/0.3\n' >>"$TMP/appended.log"
ok 'and a VM that never comes back' migstat import "$TMP/appended.log" --set address=10.78.0.12 -o "$TMP/never"
cells '- -' "$TMP/never" downtime_network_seconds
cells 'no yes' "$TMP/never" open gaps.csv
done_testing
