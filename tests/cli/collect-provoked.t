#!/bin/sh
# collect-provoked.t: findings of `migstat collect --check` that need no lab to be provoked for real: a port from
# which nothing comes back, and certificates that are not the right ones.
. tests/cli/lib.sh

echo '<node><domain type="test"><name>web</name><memory>8</memory><os><type>hvm</type></os></domain></node>' >"$TMP/a.xml"
echo '<node></node>' >"$TMP/b.xml"
# check URI: of a VM of the test driver's, with URI for host b
check() {
	migstat collect --check -a "test://$TMP/a.xml" -b "$1" -m web=none -c x:control=managed
}
# finding WEIGHT TEXT
finding() {
	grep "^$1 " "$TMP/stdout" >"$TMP/found"
	holds "$TMP/found" "$2" "$1: $2"
}
# written FILE: a server has told its port there
written() {
	for _ in $(seq 200); do
		[ -s "$1" ] && return
		sleep 0.1
	done
	return 1
}
trap 'kill $servers 2>/dev/null; cat "$TMP/complaints" >&3; rm -rf "$TMP"' EXIT
servers=

# ---- the port of migrations: a queue that is full takes no call, as behind a firewall that drops it ----
perl -MSocket -MFcntl -e '
	my ($host) = @ARGV;
	my $to = pack_sockaddr_in(49152, inet_aton($host) // exit 1);
	my $listener;
	socket($listener, PF_INET, SOCK_STREAM, 0) && setsockopt($listener, SOL_SOCKET, SO_REUSEADDR, 1) or exit 1;
	bind($listener, $to) && listen($listener, 0) or exit 1;
	my @calls;
	for (1 .. 4) {
		socket(my $call, PF_INET, SOCK_STREAM, 0) or exit 1;
		fcntl $call, F_SETFL, O_NONBLOCK;
		connect $call, $to;
		push @calls, $call;
	}
	$| = 1;
	print "full\n";
	sleep 600' "$(uname -n)" >"$TMP/full" 2>/dev/null &
full=$!
servers="$servers $full"
while [ ! -s "$TMP/full" ] && kill -0 "$full" 2>/dev/null; do sleep 0.1; done
if [ -s "$TMP/full" ]; then
	ok 'a port that does not answer only warns' check "test://$TMP/b.xml"
	finding warns "host b: no answer from port 49152 of $(uname -n), seen from here [port]"
	finding warns 'do: open them between the hosts'
	kill "$full"
	wait "$full" 2>/dev/null
	ok 'one that refuses a call is reached' check "test://$TMP/b.xml"
	lacks "$TMP/stdout" '[port]'
else
	skip 'a port that does not answer' 'port 49152 is taken here, or this host does not know its own name'
fi

# ---- certificates: of another host's name, and of an authority that nobody knows ----
mkdir "$TMP/pki"
# shellcheck disable=SC2016 # the program is Perl
prepare perl -MIO::Socket::SSL::Utils -e '
	my ($folder) = @ARGV;
	sub authority { return CERT_create(CA => 1, subject => { commonName => $_[0] }) }
	sub issue {
		my ($ca, $key, $name, $purpose, $certificate, $own) = @_;
		my ($made, $with) = CERT_create(issuer_cert => $ca, issuer_key => $key, purpose => $purpose,
			subject => { commonName => $name }, subjectAltNames => [ [ DNS => $name ] ]);
		PEM_cert2file($made, "$folder/$certificate");
		PEM_key2file($with, "$folder/$own");
	}
	my @known = authority("known");
	my @unknown = authority("unknown");
	PEM_cert2file($known[0], "$folder/pki/cacert.pem");
	issue(@known, "client", "client", "pki/clientcert.pem", "pki/clientkey.pem");
	issue(@known, "elsewhere", "server", "name.pem", "name.key");
	issue(@unknown, "localhost", "server", "authority.pem", "authority.key");' "$TMP"
# wrong NAME 'DESCRIPTION': host b has that certificate
wrong() {
	perl -MIO::Socket::SSL -e '
		my ($name) = @ARGV;
		my $server = IO::Socket::SSL->new(Listen => 9, LocalAddr => "127.0.0.1", SSL_cert_file => "$name.pem",
			SSL_key_file => "$name.key") or die $SSL_ERROR;
		$| = 1;
		print $server->sockport, "\n";
		while (1) { my $client = $server->accept or next; sysread $client, my $byte, 1 }' "$TMP/$1" >"$TMP/$1.port" &
	servers="$servers $!"
	ok 'a server stands there' written "$TMP/$1.port"
	uri="qemu+tls://localhost:$(cat "$TMP/$1.port")/system?pkipath=$TMP/pki"
	fails_with 1 "'$uri' cannot be reached: authentication failed: Failed to verify peer's certificate" check "$uri"
	finding stops 'do: make certificates in the hosts'\'' names: /etc/pki/CA, /etc/pki/libvirt'
}
wrong name
wrong authority
done_testing
