#!/bin/sh
# import-hmp.t: `info migrate` of QEMU's monitor, in both layouts.
. tests/cli/lib.sh
. tests/cli/import-lib.sh

ok 'the layout of before QEMU 10' migstat import tests/import/hmp.txt -o "$TMP/old"
cells 'ok' "$TMP/old" outcome
cells '12.950 0.104 0.004' "$TMP/old" job_time_seconds,downtime_seconds,setup_time_seconds
cells '1682084864 1677676544 4' "$TMP/old" memory_moved_bytes,memory_normal_bytes,iterations # 1642661 and 1638356 KiB
cells '130691250' "$TMP/old" memory_rate_bytes_per_second                                  # 1045.53 Mbit/s
cells '4096000' "$TMP/old" dirty_rate_max_bytes_per_second                                 # 1000 pages of 4 KiB
cells '1.021' "$TMP/old" job_time_seconds progress.csv
ok 'that of QEMU 10' migstat import tests/import/hmp-10.txt -o "$TMP/new"
cells '3.524 0.011 0.004' "$TMP/new" job_time_seconds,downtime_seconds,setup_time_seconds
cells '472907776 461074432 4' "$TMP/new" memory_moved_bytes,memory_normal_bytes,iterations # 451 MiB; 112567 pages
cells '17179869184' "$TMP/new" memory_total_bytes
holds "$TMP/stdout" 'rounded by QEMU' 'it says that sizes are rounded'

# a log with times, of two VMs
status() {
	printf '== %s ==\n%s\nMigration status: %s\ntotal time: %s ms\ndowntime: 40 ms\n' "$@"
}
{
	status web 1718000000 active 500
	status db 1718000000 active 900
	status web 1718000002 completed 2400
	status db 1718000002 'failed (load of migration failed)' 2000
} >"$TMP/vms.log"
ok 'a log of two VMs' migstat import "$TMP/vms.log" -o "$TMP/vms"
cells 'web db' "$TMP/vms" vm
cells 'ok error_returned' "$TMP/vms" outcome
cells '- load of migration failed' "$TMP/vms" error
cells '0.040 -' "$TMP/vms" downtime_seconds
cells '2024-06-10T06:13:19.500000Z 2024-06-10T06:13:19.100000Z' "$TMP/vms" started_at

refused hmp 'Migration status: odd\n' "1:1: 'odd' is no status of a migration"
refused hmp 'Migration status: completed\ntotal time: long ms\n' "2:1: 'total time': 'long ms' is not a number"
refused hmp 'Migration status: completed\ntotal time: 5 kbytes\n' "2:1: 'total time': 'KiB' is not a unit of it"
refused hmp 'Migration status: completed\n' '1: no answer tells of a migration' # a guest that came in
done_testing
