#compdef migstat
# migstat.zsh — completion for zsh: asks migstat itself, whose tables of flags know. Installed as
# share/zsh/site-functions/_migstat.

local line
local -a ended ended_shown open open_shown

for line in "${(@f)$(${(Q)words[1]/#\~/$HOME} --complete "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
	if [[ ${line%%$'\t'*} == *[/=] ]]; then
		open+=("${line%%$'\t'*}")
		open_shown+=("${line/$'\t'/  -- }")
	elif [[ -n $line ]]; then
		ended+=("${line%%$'\t'*}")
		ended_shown+=("${line/$'\t'/  -- }")
	fi
done
# a word that goes on gets no blank behind it
compadd -l -d ended_shown -a ended
compadd -l -S '' -d open_shown -a open
