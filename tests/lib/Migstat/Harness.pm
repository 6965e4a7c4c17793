# Migstat::Harness: prove's tests side by side, but for those of the lab, which come last and one by
# one: two guests that migrate want the machine for themselves.
package Migstat::Harness;

use strict;
use warnings;
use parent 'TAP::Harness';

sub new {
    my ( $class, $args ) = @_;
    my @anywhere = ( 'build/**', 'tests/cli/*', 'tests/coverage/*', 'tests/campaign/*', 'tests/fuzz/*' );
    return $class->SUPER::new(
        { %$args, rules => { seq => [ { par => \@anywhere }, { seq => '**' } ] } } );
}

1;
