#!/bin/sh
# import-dstat.t: CSV of dstat and dool, --output with -T.
# shellcheck disable=SC2016  # the expressions in single quotes are for Perl
. tests/cli/lib.sh
. tests/cli/import-lib.sh
job=tests/import/domjobinfo.log

ok 'dstat' migstat import tests/import/dstat.csv $job -o "$TMP/dstat"
# 1 - 66.664 % idle - 0.374 % waiting
cells '0.32962 0.51724' "$TMP/dstat" cpu_ratio metrics.csv '$r{clock_seconds} < 1795679484'
cells '0.25161' "$TMP/dstat" cpu_user_ratio metrics.csv '$r{clock_seconds} < 1795679483'
cells '730988544' "$TMP/dstat" memory_bytes metrics.csv '$r{clock_seconds} < 1795679483'
cells '0' "$TMP/dstat" disk_read_bytes metrics.csv '$r{clock_seconds} < 1795679483' # an average since boot: not counted
cells '- - - -' "$TMP/dstat" migration metrics.csv # a quarter of an hour before it
ok 'dool' migstat import $job tests/import/dool.csv -o "$TMP/dool"
cells '0.33403' "$TMP/dool" cpu_ratio metrics.csv '$r{clock_seconds} < 1795679508'

lines='"Dstat 0.8.0 CSV output"\n"Host:","h",,,,"User:","root"\n"Cmdline:","dstat -T",,,,"Date:","x"\n'
groups='"epoch","dsk/total",\n"epoch","read","writ"\n'
printf '%b' "$lines${groups}100,7,9\n102,10,1.5\n103.5,2,0\n" >"$TMP/by-hand.csv"
ok 'rates become counters' migstat import $job "$TMP/by-hand.csv" -o "$TMP/by-hand"
cells '0 20 23' "$TMP/by-hand" disk_read_bytes metrics.csv
cells '0 3 3' "$TMP/by-hand" disk_written_bytes metrics.csv
printf '%b' "$lines${groups}100,7,9\n\n$lines${groups}200,7,9\n201,5,5\n" >"$TMP/again.csv"
ok 'a second run into the same file' migstat import $job "$TMP/again.csv" -o "$TMP/again"
cells '0 0 5' "$TMP/again" disk_read_bytes metrics.csv

bad() {
	printf '%b' "$lines$1" >"$TMP/refused"
	fails_with 1 "refused:$2" migstat import $job "$TMP/refused" -o "$TMP/of-the-bad"
	nothing_left "$TMP/of-the-bad"
}
bad '"system","dsk/total",\n"time","read","writ"\n26-11 07:51:22,1,2\n' "5:1: no column 'epoch': the other times have neither year nor zone; record with -T"
bad "${groups}100,1\n" '6:1: 2 cells where the header has 3'
bad "${groups}100,1,many\n" "6:7: column 'dsk/total/writ': 'many' is not a number from 0 on"
bad "${groups},1,1\n" "6:1: column 'epoch': no time"
bad "${groups}100,1,1\n99,1,1\n" '7:1: time goes back, from 100.000000 to 99.000000'

# pcp-dstat: its columns name their groups, its memory is in KiB
ok 'pcp-dstat' migstat import $job tests/import/pcp-dstat.csv -o "$TMP/pcp"
cells '845901824 845893632 845893632' "$TMP/pcp" memory_bytes metrics.csv # 826076 KiB
cells '- 0.15 0.15' "$TMP/pcp" cpu_ratio metrics.csv
cells '- 3024188 6048376' "$TMP/pcp" network_received_bytes metrics.csv
cells '1795680516.000000 1795680517.000000 1795680518.000000' "$TMP/pcp" clock_seconds metrics.csv
printf '%s\n' '"pcp-dstat 5.3.6 CSV Output"' '"Host:","hosta",,,,"User:","root"' '' '"epoch","dsk/total",' \
	'"epoch","dsk/total:read","dsk/total:writ"' '1795680516,,' '1795680517,12,100.500' '1795680518,0,2' \
	>"$TMP/pcp-disks.csv"
ok 'its disks are in KiB, too' migstat import $job "$TMP/pcp-disks.csv" -o "$TMP/pcp-disks"
cells '- 12288 12288' "$TMP/pcp-disks" disk_read_bytes metrics.csv
cells '- 102912 104960' "$TMP/pcp-disks" disk_written_bytes metrics.csv
done_testing
