#!/bin/sh
# report-phases.t — the figure of phases: the parts of a migration through a manager, what is left out of
# them, and the runs that have none.
# shellcheck disable=SC2016  # what looks like variables is perl
. tests/cli/lib.sh

prepare tests/golden/make-run-phases "$TMP/phases"
prepare cp -r datasets/demo "$TMP/demo"
cd "$TMP" || exit 1
prepare migstat analyze phases
ok 'is drawn in all three formats' migstat report -f phases phases -o p.pdf -o p.png -o p.svg
is 'says nothing' '' "$(cat stdout stderr)"

# the parts as they were made, and as they are drawn
cell '~0.2 ~2.4 ~3.3 ~0.3 ~1.8 ~8' p.csv mean_seconds case=block
cell 'queue prepare job downtime post all' p.csv phase case=block
cell '~0.025 ~0.3 ~0.4125 ~0.0375 ~0.225 1' p.csv share case=block
cell 'yes yes no no yes -' p.csv managers case=block
cell '18 18 18 18 18 18' p.csv n case=block
words_of p.pdf >text
holds text '55 % of 8.00 s' 'the share of queue, prepare and post stands beside the bar'
holds text '78.3 % of 4.62 s'
columns phases/analysis/summary.csv metric,case,interval_low,interval_high,level |
	sed -n 's/^api_time_seconds,block,//p' >interval
columns p.csv phase,case,low,high,level | sed -n 's/^all,block,//p' >drawn
same 'the interval is that of the analysis' interval drawn

# of two migrations a part is not known, or more than the whole: no mean has them
cell '16 2' p.csv n,left_out case=shared phase=all
cell '~0.200875 ~1.807875 ~0.9039375 ~0.1004375 ~1.607' p.csv mean_seconds case=shared '$r{phase} ne "all"'
holds text 'not all of their phases are known: shared 1'
holds text 'longer than the whole: shared 1'

# without the hosts, the downtime is in the job, and not zero
cell '0 ~2 ~1.5 - ~1.5 ~5' p.csv mean_seconds case=no-hosts
holds text 'not known and part of the job: no-hosts'

ok 'one case' migstat report -f phases phases --case block -o one.pdf
cell 'block block block block block block' one.csv case
ok 'several runs, in German, dark' migstat report -f phases phases phases --lang de --theme dark -o two.pdf
words_of two.pdf >text
holds text '8,00 s'
ok 'the same bytes' migstat report -f phases phases -o again.pdf
same 'again' p.pdf again.pdf
fails_with 2 '--metric means nothing to the figure phases' migstat report -f phases -m downtime_seconds phases -o x.pdf

ok 'a report has it' migstat report phases -o report.html
holds report.html "how much the hypervisor's?"
ok 'that of a run without a manager has not' migstat report demo -o demo.html
lacks demo.html 'manager'
fails_with 1 'no migration of demo went through a manager above the hosts' migstat report -f phases demo -o x.pdf

# no migration has all of its parts
prepare cp -r phases bare
perl -pe 's/,[^,]*\n$/,\n/ if $. > 1' phases/migrations.csv >bare/migrations.csv
prepare migstat analyze bare
ok 'nothing to draw is a figure, too' migstat report -f phases bare -o bare.pdf
words_of bare.pdf >text
holds text 'no migration has all of its phases'
cell '- - - - - -' bare.csv mean_seconds case=block
cell '0 18' bare.csv n,left_out case=block phase=all
done_testing
