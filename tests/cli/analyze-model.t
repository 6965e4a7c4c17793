#!/bin/sh
# The migration model of `migstat analyze`: model.csv against R, and what a person is told.
# shellcheck disable=SC2016  # what looks like variables is perl or another shell
. tests/cli/lib.sh

analyze() {
	migstat-analyze analyze "$@"
}

ok 'makes a run that follows the model' tests/golden/make-run-model "$TMP/model"
ok 'analyzes it' analyze "$TMP/model"
ok "model.csv is what R's lm, confint and predict work out, to 10 digits" \
	tests/golden/same-numbers tests/golden/model-made.csv "$TMP/model/analysis/model.csv" 10

# --- what is printed: the verdict, its number, and why there is none -------------------------
prints 'ends: pre-copy ends by itself: its VMs write 20.08 MB/s at their highest, 0.207 (0.196 to 0.219) times the bandwidth; about 3 rounds' \
	analyze "$TMP/model"
prints 'never: pre-copy would not end by itself' analyze "$TMP/model"
prints 'No bandwidth by the bytes moved, for it takes a difference of 10 % of the mean from least to most: alike (1.9 %).' analyze "$TMP/model"
prints 'No bandwidth by the bytes moved, for it takes 10 migrations: few (8).' analyze "$TMP/model"
prints 'No bandwidth by the bytes moved, for the line does not rise: falling (slope -1.3' analyze "$TMP/model"
prints 'Warning: with fewer than 3 VMs the rows are taken as independent' analyze "$TMP/model"
prints 'Warning: with fewer than 10 VMs' analyze "$TMP/model"
prints '| case | n | VMs | fixed (s) | bandwidth (MB/s) |' \
	analyze -f markdown "$TMP/model"
prints '95 \% prediction' analyze -f latex "$TMP/model"
prints '99 % prediction' analyze -l 99% "$TMP/model"
analyze -f json "$TMP/model" >"$TMP/printed.json"
ok '--format json has the same numbers' perl -MJSON::PP -e '
	local $/; open F, "<", $ARGV[0]; $j = decode_json(<F>);
	$/ = "\n"; open C, "<", $ARGV[1]; chomp($h = <C>); @h = split /,/, $h;
	die "groups" unless @{$j->{model}} == 6;
	for $row (@{$j->{model}}) {
		chomp($l = <C>); @c = split /,/, $l, -1;
		for (0 .. $#h) {
			$v = $row->{$h[$_]} // "";
			die "$h[$_]: $v, not $c[$_]" unless $v eq $c[$_] || ($c[$_] ne "" && $v == $c[$_]);
		}
	}' "$TMP/printed.json" "$TMP/model/analysis/model.csv"

# --- without the columns that it needs -------------------------------------------------------
mkdir "$TMP/bare"
cp "$TMP/model/datapackage.json" "$TMP/bare"
cut -d, -f1-8 "$TMP/model/migrations.csv" >"$TMP/bare/migrations.csv"
ok 'analyzes a run that tells no bytes' analyze "$TMP/bare"
ok 'and says nothing of a bandwidth' sh -c '! grep -q bandwidth "$1"' sh "$TMP/stdout"
ok 'its model.csv says why: few_rows' grep -q '^model,ends,few_rows,0,' "$TMP/bare/analysis/model.csv"
fails_with 1 'the analysis has a column of that name already' sh -c '
	sed "1s/,vm,/,converges,vm,/; 2,\$s/,vm/,x,vm/" "$1/migrations.csv" >"$1/new" &&
	mv "$1/new" "$1/migrations.csv" && migstat-analyze analyze --by converges "$1"' sh "$TMP/bare"

# --- the manual ------------------------------------------------------------------------------
for column in $(head -qn 1 "$TMP/model/analysis/model.csv" | tr ',' ' '); do
	grep -q "^\*$column\*" analyze/migstat-analyze.1.scd || [ "$column" = case ]
	report $? "the manual tells of the column $column"
done

done_testing
