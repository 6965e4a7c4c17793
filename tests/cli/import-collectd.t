#!/bin/sh
# import-collectd.t: files of collectd's csv plugin, which tell by their path what they are.
# shellcheck disable=SC2016  # the expressions in single quotes are for Perl
. tests/cli/lib.sh
. tests/cli/import-lib.sh
job=tests/import/domjobinfo.log
folder=tests/import/collectd/hosta

# shellcheck disable=SC2046  # the paths hold no blanks
ok 'all files of a host' migstat import $job $(find $folder -type f | sort) -o "$TMP/run"
cells '0.47179487 0.48768473' "$TMP/run" cpu_user_ratio metrics.csv \
	'$r{cpu_user_ratio} ne "" && $r{clock_seconds} < 1795678902'
cells '283795456' "$TMP/run" memory_bytes metrics.csv '$r{memory_bytes} ne "" && $r{clock_seconds} < 1795678900'
cells '1848202240 1850934272' "$TMP/run" disk_read_bytes metrics.csv '$r{vm} eq "disk-vda" && $r{clock_seconds} < 1795678902'
cells '1794301952' "$TMP/run" disk_written_bytes metrics.csv '$r{vm} eq "disk-vda" && $r{clock_seconds} < 1795678901'
cells '190221037' "$TMP/run" network_received_bytes metrics.csv '$r{vm} eq "interface-eth0" && $r{clock_seconds} < 1795678900'
cells 'a' "$TMP/run" host metrics.csv '$r{clock_seconds} == 1795678900.711 && $r{vm} eq ""'
cells '-' "$TMP/run" disk_read_bytes metrics.csv '$r{vm} eq "interface-eth0" && $r{clock_seconds} < 1795678900'

mkdir -p "$TMP/h/interface-eth0" "$TMP/h/cpu"
octets=h/interface-eth0/if_octets-2026-11-26
printf 'epoch,rx,tx\n100.5,10.500000,0.000000\n101.5,20.000000,1.000000\n103.5,1.000000,nan\n' >"$TMP/$octets"
ok 'rates, as StoreRates writes them' migstat import $job "$TMP/$octets" -o "$TMP/of-it"
cells '0 20 22' "$TMP/of-it" network_received_bytes metrics.csv
cells '0 1 -' "$TMP/of-it" network_sent_bytes metrics.csv
rm -r "$TMP/of-it"

bad() {
	printf '%b' "$2" >"$TMP/$1"
	fails_with 1 "$1:$3" migstat import $job "$TMP/$1" -o "$TMP/of-the-bad"
	nothing_left "$TMP/of-the-bad"
}
bad $octets 'epoch,rx,tx\n100,1\n' '2:1: 2 cells where the header has 3'
bad $octets 'epoch,rx,tx\n100,1,x\n' "2:7: column 'interface-/if_octets/tx': 'x' is not a number"
bad $octets 'epoch,rx,tx\nlong,1,1\n' "2:1: column 'epoch': 'long' is not a number"
bad $octets 'epoch,rx,tx\n100,1,1\n99,1,1\n' '3:1: time goes back'
bad h/cpu/percent-irq-2026-11-26 'epoch,value\n100,1\n' ' import takes nothing from cpu/percent-irq of collectd'
bad plain.csv 'epoch,value\n100,1\n' " collectd's files tell what they are by their path"
done_testing
