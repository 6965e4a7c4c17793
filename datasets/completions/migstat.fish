# migstat.fish — completion for fish: asks migstat itself, whose tables of flags know. Installed as
# share/fish/vendor_completions.d/migstat.fish.

function __migstat_complete
    set -l words (commandline -opc)
    $words[1] --complete $words[2..-1] (commandline -ct | string collect -a) 2>/dev/null
end

complete -c migstat -f -a '(__migstat_complete)'
