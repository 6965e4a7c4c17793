#!/bin/sh
# collect-plan-file.t: what the command line of collect says as a file: read, overruled, written, and
# kept in the run. The hosts are libvirt's own test driver.
. tests/cli/lib.sh

cat >"$TMP/a.xml" <<XML
<node><domain type='test'><name>web 1</name><memory>8</memory><os><type>hvm</type></os></domain></node>
XML
echo '<node></node>' >"$TMP/b.xml"
cat >"$TMP/plan.ini" <<INI
# one VM, nowhere to go
[hosts]
host-a = test://$TMP/a.xml
host-b = test://$TMP/b.xml

[vms]
vm = web 1

[cases]
case = there:control=managed

[study]
cycles = 3

[probes]
margin = 0

[samples]
sample-interval = 0

[run]
output = $TMP/run
INI
ends 5 'a plan file is all that a run needs' migstat collect --plan "$TMP/plan.ini"
holds "$TMP/stdout" 'of 6 migrations'
same 'the run keeps a copy' "$TMP/plan.ini" "$TMP/run/plan.ini"
ends 5 'the command line wins' migstat collect --plan "$TMP/plan.ini" -n 2 -o "$TMP/other" -c other:control=managed
holds "$TMP/stdout" 'of 4 migrations'
is 'a list takes the place of a list' other "$(sed -n 2p "$TMP/other/migrations.csv" | cut -d, -f2)"
ends 5 'a plan comes from standard input, too' sh -c "migstat collect --plan - -o '$TMP/piped' <'$TMP/plan.ini'"
ok 'what was piped is kept, too' cmp "$TMP/plan.ini" "$TMP/piped/plan.ini"

sed 's/^cycles/cycels/' "$TMP/plan.ini" >"$TMP/wrong.ini"
fails_with 2 "migstat collect: $TMP/wrong.ini:13:1: there is no key 'cycels'; did you mean 'cycles'?" migstat collect --plan "$TMP/wrong.ini"
sed 's/= 3/= many/' "$TMP/plan.ini" >"$TMP/wrong.ini"
fails_with 2 "$TMP/wrong.ini:13:10: --cycles 'many' is not a whole number from 1 on" migstat collect --plan "$TMP/wrong.ini"
sed 's/control=man/control=men/' "$TMP/plan.ini" >"$TMP/wrong.ini"
fails_with 2 "$TMP/wrong.ini:10:8: " migstat collect --plan "$TMP/wrong.ini"
fails_with 2 'missing: --host-a' migstat collect --plan /dev/null
fails_with 2 "$TMP/none.ini: " migstat collect --plan "$TMP/none.ini"

ok 'a command line is written as a plan' migstat collect --print-plan -a "test://$TMP/a.xml" -b "test://$TMP/b.xml" \
	-m 'web 1' -c there:control=managed -n 3 --probe none --sample-interval 0 -o "$TMP/again" \
	--margin 0 --before 'test "a b" # always '
cp "$TMP/stdout" "$TMP/printed.ini"
holds "$TMP/printed.ini" 'before = "test \"a b\" # always "'
holds "$TMP/printed.ini" '#settle = SECONDS' 'what is not said is a comment'
ok 'and written again' migstat collect --plan "$TMP/printed.ini" --print-plan
ok 'to the byte' cmp "$TMP/stdout" "$TMP/printed.ini"
ends 5 'and carried out' migstat collect --plan "$TMP/printed.ini"
ok 'half a plan can be written' migstat collect --print-plan -c x
OS_PASSWORD=hush OS_AUTH_URL=https://cloud migstat collect --print-plan --cloud envvars -a c1 -b c2 -m v -c x >"$TMP/secret"
holds "$TMP/secret" 'cloud = envvars'
lacks "$TMP/secret" 'hush' 'no secret stands in it'
done_testing
