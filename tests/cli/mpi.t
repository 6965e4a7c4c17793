#!/bin/sh
# `migstat-analyze-mpi`: the same bytes as `migstat analyze --csv`, however many processes share the files out and
# however these are written; what goes wrong is said once, with the process's host, and nothing is printed. Where there
# is no MPI, or it is not built (make mpi), all of it is skipped: what the processes do is tested by threads in
# tests/unit/analyze-shared.c.
# shellcheck disable=SC2016  # what looks like variables is another shell's or awk's
. tests/cli/lib.sh

command -v mpirun >/dev/null || { skip 'migstat-analyze-mpi' 'there is no mpirun (openmpi-bin)' && done_testing && exit 0; }
[ -x "$BIN/migstat-analyze-mpi" ] || { skip 'migstat-analyze-mpi' 'it is not built here: make mpi' && done_testing && exit 0; }

# processes that wait give way to others; nothing is looked for on a network
export OMPI_MCA_mpi_yield_when_idle=1 OMPI_MCA_btl=self,vader OMPI_MCA_rmaps_base_oversubscribe=1
if [ "$(id -u)" -eq 0 ]; then
	export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
fi

# ranks N ARGUMENTS…: by so many processes
ranks() {
	n=$1
	shift
	mpirun -n "$n" migstat-analyze-mpi "$@"
}

# alike RANKS DESCRIPTION ARGUMENTS…: page, files and table are those of one process
alike() {
	n=$1
	what=$2
	shift 2
	rm -rf "$TMP/a" "$TMP/b"
	prepare migstat-analyze analyze --no-plot -o "$TMP/a" "$@" >"$TMP/a.txt"
	prepare ranks "$n" -o "$TMP/b" "$@" >"$TMP/b.txt"
	for file in summary diagnostics; do
		mv "$TMP/a/$file.csv" "$TMP/a-$file.csv" && mv "$TMP/b/$file.csv" "$TMP/b-$file.csv"
		cat "$TMP/a-$file.csv" >>"$TMP/a.txt"
		cat "$TMP/b-$file.csv" >>"$TMP/b.txt"
	done
	same "$n processes: $what" "$TMP/b.txt" "$TMP/a.txt"
}

# rows FROM TO QUOTED: of a file
rows() {
	awk -v from="$1" -v to="$2" -v quoted="$3" 'BEGIN {
		print "host,vm,cycle,direction,note,time (ms),bytes"
		for (i = from; i < to; i++) {
			note = quoted ? (i % 7 ? "\"a, \"\"b\"\"\"" : "\"c\nd,\"\"\n\"") : "plain"
			printf "h%d,v%d,%d,%s,%s,%d.%03d,%d\n", i % 2, i * 7 % 5, i / 20, i % 3 ? "AB" : "BA", note,
				900 + i * 7919 % 200, i * 104729 % 1000, i * 7 % 1000
		}
	}'
}

rows 0 400 '' >"$TMP/plain.csv"
rows 0 400 1 >"$TMP/quoted.csv"
sed 's/$/\r/' "$TMP/quoted.csv" | head -c -2 >"$TMP/torn.csv"
set -- --value 'time (ms),bytes' --by host --unit-of vm
for n in 1 2 3 5; do
	alike "$n" 'a plain file' --csv "$TMP/plain.csv" "$@"
done
alike 3 'in quotes, with line ends in them' --threads 2 --csv "$TMP/quoted.csv" "$@"
alike 5 'of Windows, without a last line end' --threads 3 --csv "$TMP/torn.csv" "$@"
rows 400 700 '' | gzip >"$TMP/more.csv.gz"
rows 700 1000 1 >"$TMP/rest.csv"
alike 3 'several files, a compressed one among them' --csv "$TMP/plain.csv" "$TMP/more.csv.gz" "$TMP/rest.csv" "$@"

# --- large groups, whose values stay where they are; NIST's sets, all in one file ---------------
rows 0 100100 '' >"$TMP/large.csv"
alike 2 'values of large groups stay where they are' --csv "$TMP/large.csv" --unit-of vm --value 'time (ms)'
if [ -d "$REFERENCE/nist" ]; then
	prepare tests/golden/nist-run "$TMP/nist" "$REFERENCE"/nist/*.dat
	alike 3 'all sets of NIST' --csv "$TMP/nist/migrations.csv" --value work_loss --by case --unit-of vm
else
	skip 'the NIST sets' "they are not in $REFERENCE (MIGSTAT_REFERENCE_DATA)"
fi

# --- what goes wrong --------------------------------------------------------------------------
set -- --value 'time (ms)'
sed '150s/,9/,x/' "$TMP/plain.csv" >"$TMP/bad.csv"
fails_with 1 "$TMP/bad.csv:150:" ranks 3 --csv "$TMP/plain.csv" "$TMP/bad.csv" "$@"
holds "$TMP/stderr" "on $(uname -n))" 'the host is named'
is 'once' 1 "$(grep -c bad.csv "$TMP/stderr")"
is 'and nothing is printed' '' "$(cat "$TMP/stdout")"
fails_with 1 "$TMP/nowhere.csv: No such file" ranks 2 -o "$TMP/none" --csv "$TMP/plain.csv" "$TMP/nowhere.csv" "$@"
is 'nor written' '' "$(ls "$TMP/none" 2>/dev/null)"
sed '1s/note/remark/' "$TMP/plain.csv" >"$TMP/other.csv"
fails_with 1 "$TMP/other.csv:1:" ranks 2 --csv "$TMP/plain.csv" "$TMP/other.csv" "$@"
holds "$TMP/stderr" "but in $TMP/plain.csv 'note'"
fails_with 2 'runs are analyzed by migstat analyze' ranks 2 "$TMP"
# a process that dies: the second one, before it has read anything
cat >"$TMP/dies" <<'END'
#!/bin/sh
[ "$OMPI_COMM_WORLD_RANK" != 1 ] || kill -KILL $$
exec migstat-analyze-mpi "$@"
END
chmod +x "$TMP/dies"
run timeout 60 mpirun -n 2 "$TMP/dies" -o "$TMP/none" --csv "$TMP/plain.csv" "$@"
report $((status == 0 || status == 124)) 'a process that dies ends the job' "status $status"
holds "$TMP/stderr" 'job has been aborted' 'mpirun says so'
is 'and nothing is printed or written' '' "$(cat "$TMP/stdout"; ls "$TMP/none" 2>/dev/null)"

ok '--traffic' ranks 2 --traffic -f csv --csv "$TMP/plain.csv" "$@"
holds "$TMP/stderr" 'traffic: rank 1 handed over' '--traffic tells of every process'

done_testing
