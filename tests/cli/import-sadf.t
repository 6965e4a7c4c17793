#!/bin/sh
# import-sadf.t: `sadf -d` of a recording by sar, around a migration.
# shellcheck disable=SC2016  # the expressions in single quotes are for Perl
. tests/cli/lib.sh
. tests/cli/import-lib.sh
job=tests/import/domjobinfo.log

ok 'with the log of the migration' migstat import tests/import/sadf.csv $job --set vm=vm1 -o "$TMP/run"
cells 'before before before during during after after after' "$TMP/run" phase metrics.csv
cells '1795680514.000000 1795680515.000000' "$TMP/run" clock_seconds metrics.csv '$r{clock_seconds} < 1795680516'
cells 'a a a a a a a a' "$TMP/run" host metrics.csv
# 1 - 0.9104 idle - 0 waiting; user 4.48 %
cells '0.0896' "$TMP/run" cpu_ratio metrics.csv '$r{clock_seconds} == 1795680514'
cells '0.0448' "$TMP/run" cpu_user_ratio metrics.csv '$r{clock_seconds} == 1795680514'
# of the two CPUs by themselves: (1 - 0.9192) + (1 - 0.9020) seconds
cells '0.1788' "$TMP/run" cpu_seconds metrics.csv '$r{clock_seconds} == 1795680514'
cells '722714624' "$TMP/run" memory_bytes metrics.csv '$r{clock_seconds} == 1795680514' # 705776 KiB
# counters never fall
cells '1' "$TMP/run" rising metrics.csv '$bad ||= $r{disk_written_bytes} < $last; $last = $r{disk_written_bytes};
	$r{rising} = !$bad; $r{clock_seconds} == 1795680521'
member number "$TMP/run/datapackage.json" resources.name=metrics.schema.fields.name=cpu_ratio.type
ok 'analyze takes it' migstat analyze "$TMP/run"
ok 'seconds since 1970, and sar -u ALL' migstat import $job tests/import/sadf-epoch.csv -o "$TMP/epoch"
cells '0.0896' "$TMP/epoch" cpu_ratio metrics.csv '$r{clock_seconds} == 1795680514'
cells '-' "$TMP/epoch" cpu_seconds metrics.csv '$r{clock_seconds} == 1795680514' # how many CPUs it does not say
fails_with 1 'it holds no migration: that makes no run; import it together with a file that tells of migrations' \
	migstat import tests/import/sadf.csv -o "$TMP/alone"
nothing_left "$TMP/alone"
ok 'the side may be set' migstat import $job tests/import/sadf-epoch.csv --set host=b -o "$TMP/b"
cells 'b' "$TMP/b" host metrics.csv '$r{clock_seconds} == 1795680514'

# by hand: two disks and a mapping onto one of them, two interfaces and lo
{
	echo '# hostname;interval;timestamp;DEV;tps;rkB/s;wkB/s'
	printf 'h;2;2026-11-26 08:08:%s UTC;%s;0;%s;0\n' 30 sda 10 30 sdb 20 30 dm-0 10 32 sda 1 32 sdb 0 32 dm-0 1
	echo '# hostname;interval;timestamp;IFACE;rxpck/s;rxkB/s;txkB/s'
	printf 'h;2;2026-11-26 08:08:30 UTC;%s;0;%s;1.5\n' lo 100 eth0 4 eth1 1
	printf 'h;-1;2026-11-26 08:08:31 UTC;LINUX-RESTART\t(2 CPU)\n'
	echo '# hostname;interval;timestamp;runq-sz;plist-sz'
	echo 'h;2;2026-11-26 08:08:30 UTC;1;200'
} >"$TMP/devices.csv"
ok 'devices are summed up' migstat import $job "$TMP/devices.csv" -o "$TMP/devices"
cells '61440 63488' "$TMP/devices" disk_read_bytes metrics.csv # 2 s of 30 KiB/s, and of 1
cells '10240 -' "$TMP/devices" network_received_bytes metrics.csv # 2 s of 5 KiB/s
cells '6144 -' "$TMP/devices" network_sent_bytes metrics.csv

head='# hostname;interval;timestamp;CPU;%user;%idle\n'
cpu() {
	printf '%b' "$head$1" >"$TMP/refused"
	fails_with 1 "refused:$2" migstat import $job "$TMP/refused" -o "$TMP/of-the-bad"
	nothing_left "$TMP/of-the-bad"
}
cpu 'h;1;2026-11-26 08:08:30;-1;1;99\n' "2:5: column 'timestamp': '2026-11-26 08:08:30' is local time"
cpu 'h;1;2026-11-26 08:08:30 CST;-1;1;99\n' "2:5: column 'timestamp': '2026-11-26 08:08:30 CST' is local time"
cpu 'h;1;noon;-1;1;99\n' "2:5: column 'timestamp': 'noon' is neither a date"
cpu 'h;x;2026-11-26 08:08:30 UTC;-1;1;99\n' "2:3: column 'interval': 'x' is not a number from 0 on"
cpu 'h;1;2026-11-26 08:08:30 UTC;-1\n' '2:1: 4 cells where the header has 6'
cpu 'h;1;5;-1;1;99\ng;1;6;-1;1;99\n' "3:1: column 'hostname': 'g' stands in a file of 'h'"

# sadf -d FILE -- -t: local times, which the caller may place
printf '%b' '# hostname;interval;timestamp;CPU;%user;%idle\nh;1;2026-11-26 09:08:37;-1;1;99\n' >"$TMP/local.csv"
ok 'local times' migstat import $job "$TMP/local.csv" --utc-offset=+01:00 -o "$TMP/local"
cells '1795680517.000000' "$TMP/local" clock_seconds metrics.csv # 08:08:37 in UTC
cells 'during' "$TMP/local" phase metrics.csv

# sadf -j of the same sections. By hand: 8512 KiB/s and 2132 KiB/s, a second each
ok 'sadf -j' migstat import $job tests/import/sadf.json -o "$TMP/json"
cells '1795680517.000000 1795680518.000000' "$TMP/json" clock_seconds metrics.csv
cells '8716288 10899456' "$TMP/json" disk_written_bytes metrics.csv
cells '0 8192' "$TMP/json" disk_read_bytes metrics.csv
cells '247357440 212402176' "$TMP/json" memory_bytes metrics.csv # 241560 KiB
cells '0.4824 0.468' "$TMP/json" cpu_user_ratio metrics.csv
cells '1 1' "$TMP/json" cpu_ratio metrics.csv
cells '2 4' "$TMP/json" cpu_seconds metrics.csv # two CPUs, busy for two seconds
cells 'a a' "$TMP/json" host metrics.csv
json() {
	printf '{"sysstat": {"hosts": [{"nodename": "h", "statistics": [{"timestamp": {%s}%s}, {}]}]}}' "$1" "$2" >"$TMP/refused.json"
	fails_with 1 "$TMP/refused.json:$3" migstat import $job "$TMP/refused.json" -o "$TMP/of-the-bad"
	nothing_left "$TMP/of-the-bad"
}
day='"date": "2026-11-26", "time": "08:08:38"'
json "$day" '' "1:71: sysstat.hosts[0].statistics[0].timestamp: '2026-11-26 08:08:38' is local time"
json "$day, \"utc\": 1" ', "memory": {"memused": -5}' '1:147: sysstat.hosts[0].statistics[0].memory.memused: -5 is negative'
json '"date": "now"' '' '1:71: sysstat.hosts[0].statistics[0].timestamp.time: is missing'
done_testing
