#!/bin/sh
# package.t: datapackage.json of runs and of analyses: columns, primary and foreign keys are as it tells, and a package of
# somebody else is left alone.
. tests/cli/lib.sh

ok 'the demo' tests/cli/valid-package datasets/demo
is 'its keys' 'migrations rows migration
progress rows - foreign migration
events rows - foreign migration
parameters rows migration, parameter foreign migration
gaps rows - foreign migration
metrics rows - foreign migration' "$(cat "$TMP/stdout")"
ok 'an import' migstat import tests/import/osic.txt -o "$TMP/osic"
ok 'its package' tests/cli/valid-package "$TMP/osic"

prepare cp -r datasets/demo "$TMP/demo"
prepare rm -r "$TMP/demo/analysis"
ok 'an analysis' migstat analyze "$TMP/demo" --by case,direction
ok 'its package' tests/cli/valid-package "$TMP/demo/analysis"
is 'its keys, with what was grouped by' 'summary rows run, metric, case, direction
by-vm rows -
outcomes rows run, case, direction
diagnostics rows run, metric, check, case, direction
model rows run, case, direction
model-line empty -
resources rows run, aligned_at, entity, quantity, offset_seconds, case, direction
contrasts rows -' "$(sed 's/empty run/rows run/' "$TMP/stdout")"
ok 'what is no longer there is not told of' migstat analyze "$TMP/demo" --no-resources
ok 'the package then' tests/cli/valid-package "$TMP/demo/analysis"
lacks "$TMP/stdout" resources
ok 'what other verbs add is' migstat plan --evacuate 4 "$TMP/demo" -o "$TMP/demo/analysis"
ok 'the package with it' tests/cli/valid-package "$TMP/demo/analysis"
holds "$TMP/stdout" 'evacuation rows run, host_vms, at_a_time, case'
ok 'of a CSV file' migstat analyze --csv datasets/demo/migrations.csv --value total_time_seconds --by source,vm -o "$TMP/csv"
ok 'its package' tests/cli/valid-package "$TMP/csv"
holds "$TMP/stdout" 'summary rows run, metric, source, vm'
fails_with 1 'not a run of migstat' migstat analyze "$TMP/demo/analysis"

# a run's own package, and anybody else's, are theirs
cp "$TMP/demo/datapackage.json" "$TMP/before.json"
ok 'into the run itself' migstat analyze "$TMP/demo" -o "$TMP/demo"
same 'its package stays' "$TMP/before.json" "$TMP/demo/datapackage.json"
mkdir "$TMP/theirs"
echo '{"name": "theirs", "resources": []}' >"$TMP/theirs/datapackage.json"
cp "$TMP/theirs/datapackage.json" "$TMP/theirs.json"
ok 'into a folder with a package' migstat analyze datasets/demo -o "$TMP/theirs"
same 'which stays' "$TMP/theirs.json" "$TMP/theirs/datapackage.json"
done_testing
