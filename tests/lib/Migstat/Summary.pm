# Migstat::Summary: prove's usual output (a file has no moving parts in it), then one closing line: "N
# passed, N failed".
package Migstat::Summary;

use strict;
use warnings;
use TAP::Formatter::Console;
use TAP::Formatter::File;

our @ISA = ( -t STDOUT ? 'TAP::Formatter::Console' : 'TAP::Formatter::File' );

sub summary {
    my ( $self, $aggregate, $interrupted ) = @_;
    $self->SUPER::summary( $aggregate, $interrupted );
    my $failed = $aggregate->failed;

    # a program that died or ran fewer tests than planned has failed, too
    my $broken = grep { $_->exit || $_->parse_errors } $aggregate->parsers;
    $failed = $broken if $failed == 0;
    printf "%d passed, %d failed, %d skipped\n", scalar $aggregate->passed, $failed,
      scalar $aggregate->skipped;
}

1;
