# migstat.bash — completion for bash: asks migstat itself, whose tables of flags know. Installed as
# share/bash-completion/completions/migstat; or: source migstat.bash
# shellcheck shell=bash

# The words of the line up to the cursor, into `words`. bash has broken them at = and :, which are parts of ours.
_migstat_words() {
	local line=${COMP_LINE:0:COMP_POINT} rest word i
	words=()
	for ((i = 0; i <= COMP_CWORD; i++)); do
		rest=${line#"${line%%[![:space:]]*}"}
		word=${COMP_WORDS[i]}
		((i < COMP_CWORD)) || word=$rest
		if [[ $i -eq 0 || $rest != "$line" ]]; then
			words+=("$word")
		else
			words[-1]+=$word
		fi
		line=${rest#"$word"}
	done
}

_migstat() {
	local words breaks='' there line word quoted
	_migstat_words
	# quotes and backslashes are the shell's
	words=("${words[@]//[\\\"\']/}")
	[[ $COMP_WORDBREAKS != *=* ]] || breaks+='='
	[[ $COMP_WORDBREAKS != *:* ]] || breaks+=':'
	# what stands before the last of them is there already
	there=${words[-1]}
	there=${breaks:+${there%"${there##*["$breaks"]}"}}
	COMPREPLY=()
	while IFS= read -r line; do
		word=${line%%$'\t'*}
		word=${word#"$there"}
		printf -v quoted %q "$word"
		# shellcheck disable=SC2088 # it is to be expanded by whoever typed it
		[[ $word != '~/'* ]] || quoted="~/${quoted#'\~/'}"
		[[ $word == *[/=] ]] || quoted+=' '
		COMPREPLY+=("$quoted")
	done < <("${1/#\~/$HOME}" --complete "${words[@]:1}" 2>/dev/null)
	compopt -o nospace 2>/dev/null
}

complete -F _migstat migstat
