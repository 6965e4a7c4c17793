#!/bin/sh
# ci.t: what migstat-compare(1) says under IN CI is run: the shell parts of its snippets for GitHub Actions and GitLab
# are taken out of the manual page and run as these servers run them. Only measuring is not real: `migstat collect`
# puts a run there that was made up, of a guest that is as slow as $FACTOR says.
# shellcheck disable=SC2016  # what stands in single quotes is for sh -c
. tests/cli/lib.sh
PAGE=analyze/migstat-compare.1.scd

if ! /usr/bin/python3 -c 'import yaml' 2>/dev/null; then
	skip 'the snippets of the manual page' 'python3-yaml is not installed'
	done_testing
	exit
fi

# the programs as a job finds them, but for the one that needs two hosts
mkdir "$TMP/bin" "$TMP/job" "$TMP/summary"
cat >"$TMP/bin/migstat" <<END
#!/bin/sh
[ "\$1" = collect ] || exec "$BIN/migstat" "\$@"
for folder; do :; done
seed=\$(cat "$TMP/seed"); echo \$((seed + 1)) >"$TMP/seed"
mkdir -p "\$(dirname "\$folder")"
exec "$ROOT/tests/golden/make-study" "\$folder" "run-\$seed" "\$seed" factor="\${FACTOR:-1}" cycles=\${CYCLES:-20}
END
chmod +x "$TMP/bin/migstat"
echo 11 >"$TMP/seed"
PATH=$TMP/bin:$PATH
export PATH BASELINE="$TMP/baseline" GITHUB_STEP_SUMMARY="$TMP/summary.md" FACTOR CYCLES

# part WHAT…: writes that part of the page into $TMP/part
part() {
	prepare tests/cli/ci-shell $PAGE "$@" >"$TMP/part"
}
# github STEP, gitlab: a part, run as the server runs it: bash -e; bash with pipefail
github() {
	part github "$1"
	(cd "$TMP/job" && bash -e "$TMP/part")
}
gitlab() {
	part gitlab
	(cd "$TMP/job" && bash -eo pipefail "$TMP/part")
}
# anew FACTOR CYCLES: the next measurement is of such a guest
anew() {
	FACTOR=$1 CYCLES=$2
	rm -rf "$TMP/job/after" "$TMP/summary.md"
}

FACTOR=1 CYCLES=20
part baseline
ok 'the baseline is measured' bash -e "$TMP/part"
is 'three runs of it' 3 "$(find "$BASELINE" -name migrations.csv | wc -l)"
part limits
ok 'the limits are written' sh -ec "cd '$TMP/job' && . '$TMP/part'"

anew 1 20
ok 'GitHub: measured' github Measure
ok 'GitHub: nothing is worse' github Compare
holds "$TMP/summary.md" '### Verdict: '
same 'the summary has the page' "$TMP/job/verdict.md" "$TMP/summary.md"
anew 1.5 20
ok 'GitHub: measured, slower' github Measure
ends 3 'GitHub: worse fails the job' github Compare
holds "$TMP/summary.md" '### Verdict: worse'

anew 1.5 20
ends 3 'GitLab: worse fails the job' gitlab
ok 'with what its server reads' xmllint --noout --schema tests/golden/junit.xsd "$TMP/job/verdict.xml"
anew 1 2
rm -rf "$BASELINE/2" "$BASELINE/3"
ends 4 'GitLab: undecided has a status of its own' gitlab

# --- Markdown: what is undecided is folded ---------------------------------------------------
compare() {
	migstat compare -o "$TMP/out" "$@"
}
T=total_time_seconds
anew 1.5 20
prepare github Measure
ends 3 'Markdown' compare -f markdown -m $T -a mean,spread "$BASELINE/1" "$TMP/job/after"
is 'what is undecided stands in its own fold' '| mean | worse
<summary>1 undecided: Total migration time, lower is better</summary>
| spread | undecided' \
	"$(sed -n 's/^| plain \(| mean | [a-z]*\) .*/\1/p; s/^| plain \(| spread | [a-z]*\) .*/\1/p; /^<summary>/p' "$TMP/stdout")"
is 'which is closed again' '1 1' "$(grep -c '^<details>$' "$TMP/stdout") $(grep -c '^</details>$' "$TMP/stdout")"
is 'with an empty line, without which Markdown would not see the table' '' \
	"$(sed -n '/^<summary>/{n;p;}; ' "$TMP/stdout")"
ends 3 'where undecided fails, it is not folded' \
	compare -f markdown -m $T -a mean,spread --fail-on undecided "$BASELINE/1" "$TMP/job/after"
lacks "$TMP/stdout" '<details>'
ends 3 'nor in other forms' compare -m $T -a mean,spread "$BASELINE/1" "$TMP/job/after"
lacks "$TMP/stdout" '<details>'
done_testing
