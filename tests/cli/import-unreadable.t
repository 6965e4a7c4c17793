#!/bin/sh
# import-unreadable.t: what people have of programs that import knows, in a form that cannot be read
# or that tells too little: the refusal says what to run instead.
. tests/cli/lib.sh
. tests/cli/import-lib.sh

# instead 'WHAT TO RUN' 'TEXT' (printf %b)
instead() {
	printf '%b' "$2" >"$TMP/file"
	fails_with 1 'it looks like no format that import knows' migstat import "$TMP/file" -o "$TMP/run"
	holds "$TMP/stderr" "$1" "$1"
	nothing_left "$TMP/run"
}

# probes
statistics='--- web ping statistics ---\n300 packets transmitted, 290 received, 3.3% packet loss, time 29900ms\n'
instead 'ping -D -O -i 0.1' "PING web (192.0.2.1) 56(84) bytes of data.\n\n$statistics"         # -q
instead 'ping -D -O -i 0.1' "PING web (192.0.2.1) 56(84) bytes of data.\n..........\n$statistics" # -f
instead 'ping -D -O -i 0.1' '\r\nPinging 192.0.2.1 with 32 bytes of data:\r\nReply from 192.0.2.1: bytes=32 time<1ms TTL=64\r\nRequest timed out.\r\n'
instead 'ping -D -O -i 0.1' 'Ping wird ausgeführt für 192.0.2.1 mit 32 Bytes Daten:\r\nAntwort von 192.0.2.1: Bytes=32 Zeit<1ms TTL=64\r\n'
instead 'fping -l -D -p 100' '192.0.2.1 : [0], 64 bytes, 0.41 ms (0.41 avg, 0% loss)\n192.0.2.1 : [1], 64 bytes, 0.40 ms (0.40 avg, 0% loss)\n'
instead 'fping -l -D -p 100' '192.0.2.1 : xmt/rcv/%loss = 10/7/30%, min/avg/max = 0.38/0.40/0.44\n'
instead 'fping -l -D -p 100' '[10:00:01]\n192.0.2.1 : xmt/rcv/%loss = 10/7/30%, min/avg/max = 0.38/0.40/0.44\n'
instead 'fping -l -D -p 100' '192.0.2.1 : 0.41 0.38 - - 0.40\n'
instead 'fping -l -D -p 100' '192.0.2.1 is alive\n192.0.2.2 is unreachable\n'

# clouds
instead '-f json' "- Created At: '2026-11-04T12:26:31.000000'\n  Dest Compute: cmp2\n  Id: 3\n  Source Compute: cmp1\n  Status: completed\n"
instead '-f json' '3 8d7e6c28-6f4b-4a0f-a3ab-000000000003 cmp1 cmp2 cmp1 cmp2 192.0.2.9 completed 11111111-1111-1111-1111-111111111111 3 3 live-migration 2026-11-04T12:00:00.000000 2026-11-04T12:00:37.000000\n'
instead 'kubectl get vmim -A -o json' 'NAME          PHASE       VMI\nmigration-1   Succeeded   web\n'
instead 'kubectl get vmim -A -o json' 'apiVersion: v1\nitems:\n- apiVersion: kubevirt.io/v1\n  kind: VirtualMachineInstanceMigration\n  metadata:\n    name: m\nkind: List\n'
instead 'kubectl get vmim -A -o json' 'Name:         migration-1\nAPI Version:  kubevirt.io/v1\nKind:         VirtualMachineInstanceMigration\nStatus:\n  Phase:  Succeeded\n'
instead "-H 'Accept: application/json'" '<?xml version="1.0"?>\n<events><event id="1"><code>63</code><description>Migration completed</description></event></events>\n'
instead 'pvenode task log UPID' '[{"n":1,"t":"2026-11-04 12:00:00 starting migration of VM 100"},{"n":2,"t":"TASK OK"}]\n'
instead 'rally task report --json' '<!doctype html>\n<html><head><title>Rally | Rally Task Report</title></head></html>\n'
instead 'virsh domjobinfo --completed' 'Migration: [ 12 %]\rMigration: [100 %]\n'
instead 'LC_ALL=C virsh domjobinfo' 'Auftragstyp:          Abgeschlossen\nVerstrichene Zeit:    4312         ms\n'

# monitors, and what is no migration
instead 'sadf -d -U' 'Linux 6.1.0-18-amd64 (h1) \t12/01/2026 \t_x86_64_\t(4 CPU)\n\n10:00:01 AM     CPU     %user\n10:00:02 AM     all      0.25\n'
instead 'migstat analyze --csv' '{"results": [{"command": "sleep 1", "mean": 1.0, "times": [1.0, 1.1]}]}\n'
instead '--benchmark_format=csv' '{"context": {}, "benchmarks": [{"name": "a", "real_time": 1.0}]}\n'
instead 'migstat analyze --csv' 'vm;downtime\nweb;"12,5"\n'
instead 'name one if you know better' 'hello\nworld\n'
done_testing
