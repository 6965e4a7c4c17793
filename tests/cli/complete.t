#!/bin/sh
# complete.t: what may be typed next: as programs answer, and as it is typed in bash, zsh and fish.
# shellcheck disable=SC2016,SC2088  # what stands in single quotes is typed as it is
. tests/cli/lib.sh
SHELLS=$ROOT/datasets/completions

# offers 'WORDS' WORD…: behind `migstat` and these words, of which the last is under the cursor, come WORDS, without
# their meanings
offers() {
	wanted=$1
	shift
	run migstat --complete "$@"
	is "$*: ${wanted:-nothing}" "$wanted" "$(cut -f 1 "$TMP/stdout" | sort | paste -sd ' ')"
}

offers 'analyze collect compare export import plan report trend' ''
offers 'report' re
offers '' xyzzy
offers '' xyzzy ''
offers '--figure' report --fi
offers '--fail-on --failed' compare --fa
offers '--version' plan --ve
prints 'Show the version' migstat --complete plan --v
# every flag of the table is offered
for verb in collect import analyze compare trend plan report export; do
	prepare migstat $verb --flags-as-table >"$TMP/flags"
	offers "$(cut -f 2 "$TMP/flags" | sed 's/^/--/' | sort | paste -sd ' ')" $verb --
done

# words of a flag
offers 'csv-wide' export -f csv
offers '--format=markdown' compare --format=ma
offers 'means' report -f me
offers 'interleaved' collect --order i
offers 'mean,mean mean,median' compare -a mean,me
offers '' compare --margin ''
offers '' report --figure --xyzzy=

# the run at hand
prepare tests/golden/make-study "$TMP/plain" plain 1
prepare cp -r datasets/demo "$TMP/demo"
prepare mkdir -p "$TMP/more/deep" "$TMP/a blank"
cd "$TMP" || exit 1
migrations=$(head -n 1 demo/migrations.csv)
offers 'demo' report de
offers 'a blank/ demo more/ plain' report ''
is 'a run is told as one' "demo	a run" "$(migstat --complete report d)"
offers 'more/deep/' report more/
offers 'demo/migrations.csv' import demo/mig
offers 'demo,plain' compare --before demo,p
offers 'new=demo,plain' trend -r new=demo,p
offers '' trend -r ne
offers 'block block-tunnelled' report demo --case bl
offers 'block,shared block,shared-tunnelled' compare demo plain --case block,sh
offers 'block block-tunnelled' compare --before demo --case bl
offers '' report --case bl
offers 'total_time_seconds' analyze plain -m tot
offers '' analyze plain -m setup
offers 'setup_time_seconds' analyze -m setup
offers "$(printf %s "$migrations" | tr , '\n' | grep '^d' | sort | paste -sd ' ')" analyze demo --by d
offers 'case=' compare demo --between cas
offers 'case=shared,case=block case=shared,case=block-tunnelled' compare demo --between case=shared,case=bl
offers 'total_time_seconds=' analyze plain --limit to
offers 'none' analyze plain --limit no
printf 'migration\n' >plain/migrations.csv
offers 'direction' analyze plain --by dire
HOME=$TMP offers '~/demo' report '~/de'

# typed SHELL KEYS…: what a person sees who types them in a terminal. A tab is the key of that name.
typed() {
	shell=$1
	shift
	printf '%b\n' "$@" exit >"$TMP/keys"
	timeout 60 script -qec "$shell" /dev/null <"$TMP/keys" >"$TMP/screen" 2>&1
	tr -d '\r' <"$TMP/screen" >"$TMP/stdout"
}
typed 'bash --norc --noprofile -i' ". '$SHELLS/migstat.bash'" 'migstat ana\t--vers\t' 'migstat report dem\t--list-f\t' \
	'echo migstat; migstat compare demo --between=case=shared,case=block-t\t -f json'
for text in 'migstat analyze 0.1' 'before-after    What changed' '"after": "case=block-tunnelled"' '"exit_status": '; do
	holds "$TMP/stdout" "$text" "bash: $text"
done
typed 'bash --norc --noprofile -i' ". '$SHELLS/migstat.bash'" 'migstat report a\t'
holds "$TMP/stdout" 'a\ blank/' 'bash: a blank is quoted'

if have zsh; then
	mkdir zsh && cp "$SHELLS/migstat.zsh" zsh/_migstat
	typed 'zsh -f -i' 'fpath=(./zsh $fpath); autoload -Uz compinit; compinit -D -u' 'migstat ana\t--vers\t' \
		'migstat report dem\t--list-f\t'
	holds "$TMP/stdout" 'migstat analyze 0.1' 'zsh: a verb and a flag'
	holds "$TMP/stdout" 'before-after    What changed' 'zsh: a run'
else
	skip 'zsh' 'it is not installed'
fi
if have fish; then
	ok 'fish' env HOME="$TMP" fish --no-config -c "source '$SHELLS/migstat.fish'
		complete -C'migstat ana'; complete -C'migstat report de'; complete -C'migstat report --figure=me'
		complete -C'migstat report --case x'; complete -C'migstat report demo --case bl'"
	is 'fish: a verb, a run, a word, nothing, cases' 'analyze demo --figure=means block block-tunnelled' \
		"$(cut -f 1 "$TMP/stdout" | paste -sd ' ')"
else
	skip 'fish' 'it is not installed'
fi
done_testing
