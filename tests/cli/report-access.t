#!/bin/sh
# report-access.t: what a page of a report must have for readers who do not see it, or see little: looked at
# without a browser. axe-core looks at more, in one: report-pages.t.
# shellcheck disable=SC2016  # what stands in single quotes is for perl
. tests/cli/lib.sh

# faults_of FILE: what is wrong with the page, a line each
faults_of() {
	perl -CSD -0ne '
		my $page = $_;
		sub fault { print "@_\n" }
		sub attribute { my ($tag, $name) = @_; $tag =~ /\s\Q$name\E="([^"]*)"/ ? $1 : undef }

		fault("no language") unless $page =~ /<html[^>]*\slang="[a-z]{2}/;
		fault("no title") unless $page =~ /<title>[^<]+<\/title>/;
		fault("no viewport, or one that forbids to enlarge")
			unless $page =~ /name="viewport" content="([^"]*)"/ && $1 !~ /maximum-scale|user-scalable/;

		# headings go down by one level at a time, from one h1
		my @levels = $page =~ /<h([1-6])[ >]/g;
		fault("headings of level 1: " . grep { $_ == 1 } @levels) unless 1 == grep { $_ == 1 } @levels;
		my ($main) = $page =~ /<main[^>]*>(.*)<\/main>/s or fault("no main part");
		my $level = 1;
		for my $next ($main =~ /<h([1-6])[ >]/g) {
			fault("h$next behind h$level") if $next > $level + 1;
			$level = $next;
		}
		fault("an empty heading") if $page =~ /<h[1-6][^>]*>\s*<\/h[1-6]>/;

		# names: each once, and each that is led to is there
		my %ids;
		$ids{$_}++ for $page =~ /<[^>]*\sid="([^"]*)"/g;
		fault("id $_ is there $ids{$_} times") for grep { $ids{$_} > 1 } sort keys %ids;
		for my $to ($page =~ /href="#([^"]*)"/g,
			map { split / / } $page =~ /aria-(?:labelledby|describedby|controls)="([^"]*)"/g) {
			fault("nothing is called $to") unless $ids{$to};
		}
		fault("a link without words") if $page =~ /<a\s[^>]*>\s*<\/a>/;

		# pictures say what they show
		for my $svg ($page =~ /<svg[^>]*>.*?<\/svg>/gs) {
			my ($tag) = $svg =~ /^(<svg[^>]*>)/;
			fault("an svg is no image") unless (attribute($tag, "role") // "") eq "img";
			my $named = attribute($tag, "aria-label") // "";
			for my $id (split / /, attribute($tag, "aria-labelledby") // "") {
				$named .= $1 if $svg =~ /<(?:title|desc)[^>]*\sid="\Q$id\E"[^>]*>([^<]+)/;
			}
			fault("an svg has no name") unless length $named;
		}
		fault("an img without alt") if $page =~ /<img(?![^>]*\salt=)/;

		# tables have captions, and heads that say of what
		for my $table ($page =~ /<table.*?<\/table>/gs) {
			fault("a table without caption") unless $table =~ /<caption[^>]*>.*?\w.*?<\/caption>/s;
			fault("a table without heads of columns") unless $table =~ /<th scope="col"/;
			fault("a table without heads of rows") unless $table =~ /<th scope="row"/;
			fault("a th without scope") if $table =~ /<th(?=[ >])(?![^>]*\sscope="(?:col|row)")/;
		}
		for my $tag ($page =~ /(<[^>]*\stabindex="[^"]*"[^>]*>)/g) {
			fault("another order of the keyboard: $tag") if attribute($tag, "tabindex") > 0;
			fault("a region without a name: $tag")
				unless attribute($tag, "aria-labelledby") || attribute($tag, "aria-label");
		}' "$1"
}

# faint_of FILE: the colours of the page that are too near to their ground (WCAG 2.1, 1.4.3 and 1.4.6)
faint_of() {
	perl -0ne '
		my ($css) = /<style>(.*?)<\/style>/s;
		sub channel { my $c = $_[0] / 255; $c <= 0.03928 ? $c / 12.92 : (($c + 0.055) / 1.055) ** 2.4 }
		sub light {
			my $hex = $_[0]; $hex =~ s/^#(.)(.)(.)$/#$1$1$2$2$3$3/;
			my ($r, $g, $b) = map { channel(hex) } $hex =~ /^#(..)(..)(..)$/ or die "no colour: $hex";
			0.2126 * $r + 0.7152 * $g + 0.0722 * $b
		}
		sub contrast { my ($a, $b) = sort { $b <=> $a } map { light($_) } @_; ($a + 0.05) / ($b + 0.05) }
		my ($light) = $css =~ /(:root \{.*?\})/s;
		my ($dark) = $css =~ /prefers-color-scheme: dark\) \{\s*(:root \{.*?\})/s;
		my @grounds = $css =~ /\.(?:better|worse|changed|equal|undecided) \{ --ground: (#\w+); \}/g;
		print "grounds of verdicts: " . @grounds . "\n" unless @grounds == 10;
		my $checked = 0;
		for ([ "light", $light, @grounds[0 .. 4] ], [ "dark", $dark, @grounds[5 .. 9] ]) {
			my ($name, $root, @own) = @$_;
			my %is = $root =~ /--(\w+): (#\w+);/g;
			for my $ground ($is{paper}, $is{band}, @own) {
				my @wanted = ([ ink => 7 ]);
				push @wanted, [ soft => 4.5 ], [ link => 4.5 ] if $ground eq $is{paper};
				for (@wanted) {
					my ($what, $least) = @$_; my $is = contrast($is{$what}, $ground); $checked++;
					printf "%s: %s on %s is %.2f\n", $name, $what, $ground, $is if $is < $least;
				}
			}
		}
		print "checked: $checked\n" if $checked != 18;' "$1"
}

prepare cp -r tests/golden/run-small "$TMP/small"
prepare migstat-analyze analyze "$TMP/small"
prepare cp -r datasets/demo "$TMP/demo"
prepare migstat-analyze analyze "$TMP/demo"
for run in small demo; do
	for form in '' --full; do
		# shellcheck disable=SC2086 # it is a word or none
		ok "a report of $run $form" migstat-report report $form "$TMP/$run" -o "$TMP/page.html"
		is 'whoever does not see it can read it' '' "$(faults_of "$TMP/page.html")"
	done
done
is 'whoever sees little can, too, in light and in dark' '' "$(faint_of "$TMP/page.html")"

# the looking itself
sed 's/ scope="row"//; s/<h2 /<h4 /; s/--soft: #595959/--soft: #999/; s/ role="img"//; s/href="#figure-1"/href="#figure-99"/' \
	"$TMP/page.html" >"$TMP/bad.html"
faults_of "$TMP/bad.html" >"$TMP/faults"
for fault in 'a th without scope' 'behind h1' 'an svg is no image' 'nothing is called figure-99'; do
	holds "$TMP/faults" "$fault" "it would be found: $fault"
done
ok 'and a colour that is too faint' sh -c 'test -n "$1"' sh "$(faint_of "$TMP/bad.html")"
done_testing
