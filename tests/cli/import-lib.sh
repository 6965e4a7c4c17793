# shellcheck shell=sh disable=SC2154  # lib.sh sets status
# import-lib.sh — what the tests of the importers share, sourced after lib.sh.

# cells TEXT RUN COLUMN [FILE [PERL]]: the column's cells in FILE (migrations.csv), of the rows for
# which the Perl expression over %r holds, joined by blanks, are TEXT; an empty cell is "-"
cells() {
	run perl -e '
		my ($text, $run, $column, $file, $where) = @ARGV;
		sub cells_of {
			my ($line) = @_;
			my @cells;
			do {
				if ($line =~ s/^"((?:[^"]|"")*)"//) { push @cells, $1 =~ s/""/"/gr }
				else { $line =~ s/^([^,]*)//; push @cells, $1 }
			} while ($line =~ s/^,//);
			return @cells;
		}
		open my $f, "<", "$run/" . ($file || "migrations.csv") or die "no file\n";
		chomp(my $head = <$f>);
		my @names = cells_of($head);
		our %r;
		my @found;
		while (my $line = <$f>) {
			chomp $line;
			@r{@names} = cells_of($line);
			next if $where && !eval $where;
			push @found, !defined $r{$column} ? "none" : $r{$column} eq "" ? "-" : $r{$column};
		}
		print "@found\n";
		exit("@found" ne $text)' -- "$@"
	report "$status" "$3 is $1"
}

# nothing_left FOLDER: no run, and no temporary folder beside it
nothing_left() {
	left=$(find "$(dirname "$1")" -mindepth 1 -maxdepth 1 -name "*$(basename "$1")*" | wc -l)
	report "$left" "nothing is left of $(basename "$1")"
}

# refused FORMAT 'LINES' 'COMPLAINT': a file of these lines (printf %b) is refused, and nothing is
# left; the complaint begins after the file's name
refused() {
	printf '%b' "$2" >"$TMP/refused"
	fails_with 1 "refused:$3" migstat import "$1" "$TMP/refused" -o "$TMP/of-the-bad"
	nothing_left "$TMP/of-the-bad"
}
