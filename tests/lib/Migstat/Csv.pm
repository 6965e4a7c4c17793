# Migstat::Csv: a CSV file as rows, for the helpers of the program tests.
package Migstat::Csv;

use strict;
use warnings;
use parent 'Exporter';
our @EXPORT_OK = 'rows_of';

# rows_of FILE: its rows, the header the first of them, each an array of cells; a quoted cell may hold
# commas, quotes and line ends. Dies where the file cannot be read, is empty, is no CSV, or where a row
# has another number of cells than the header.
sub rows_of {
    my ($file) = @_;
    open my $in, '<', $file or die "$file: $!\n";
    my $text = do { local $/; <$in> };
    die "$file: it is empty\n" if !defined $text || $text eq '';

    my ( @rows, @cells );
    while ( $text =~ /\G(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|\z)/gc ) {
        my ( $quoted, $plain, $behind ) = ( $1, $2, $3 );
        push @cells, defined $quoted ? $quoted =~ s/""/"/gr : $plain;
        next if $behind eq ',';
        die "$file: row ", @rows + 1, ' has ', scalar @cells, " cells\n" if @rows && @cells != @{ $rows[0] };
        push @rows, [@cells];
        @cells = ();
        last if pos $text == length $text;
    }
    die "$file: row ", @rows + 1, " is no CSV\n" if pos $text != length $text;
    return @rows;
}

1;
