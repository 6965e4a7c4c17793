#!/bin/sh
# nova-cloud.t: how a cloud is found and logged in to, and what collect makes of an API that is slow, busy,
# broken, or somebody else's. No secret may be seen, whatever happens.
# shellcheck disable=SC2016  # the expressions in single quotes are for Perl
. tests/cli/lib.sh
. tests/cli/nova-lib.sh

# logs_in 'DESCRIPTION' ARGUMENTS…: it gets as far as the question which VM there is

logs_in() {
	description=$1
	shift
	judge 1 "$TMP/stderr" "VM 'nobody': the cloud has no server of that name" "$description" \
		migstat collect -a osA -b osB -m nobody -c x -n 1 -o "$TMP/none" "$@"
}
cloud_up --vm web-1 --vm web-2 --vm 'db=osB' --vm 'süß 名' --vm twice --vm twice --page 2

# ---- settings ----
logs_in 'by the environment' --cloud envvars
export OS_PASSWORD=falsch
fails_with 1 "the log-in is refused: 401: The request you have made requires authentication." \
	collect -m web-1 -c x -n 1 -o "$TMP/none"
unset OS_PASSWORD
fails_with 1 "the cloud's password is missing: OS_PASSWORD" collect -m web-1 -c x -n 1 -o "$TMP/none"
forget
fails_with 1 "the cloud's auth_url is missing: OS_AUTH_URL" collect -m web-1 -c x -n 1 -o "$TMP/none"
mkdir -p "$TMP/config/openstack" "$TMP/here"
cat >"$TMP/config/openstack/clouds.yaml" <<-END
	clouds:
	  lab: &lab
	    auth: &auth
	      auth_url: $URL/
	      username: admin
	      project_name: admin
	      user_domain_name: Default
	      project_domain_id: default
	    region_name: RegionOne
	  inside: { <<: *lab, interface: internal }
	  elsewhere: { <<: *lab, region_name: Nowhere }
	  by-id:
	    auth_type: v3applicationcredential
	    auth: { auth_url: $URL/v3, application_credential_id: known, application_credential_secret: $CLOUD_SECRET }
	  by-name:
	    auth: { auth_url: $URL, username: admin, application_credential_name: migstat, application_credential_secret: "$CLOUD_SECRET" }
	  by-token:
	    auth_type: token
	    auth: { auth_url: $URL, token: $CLOUD_TOKEN, project_name: admin }
	  wrong: { auth: { auth_url: [ $CLOUD_SECRET ] } }
END
cat >"$TMP/config/openstack/secure.yaml" <<-END
	clouds:
	  lab: &password { auth: { password: $CLOUD_PASSWORD } }
	  inside: *password
	  elsewhere: *password
END
logs_in 'clouds.yaml with secure.yaml over it' --cloud lab
logs_in 'what is merged counts, and an interface' --cloud inside
logs_in 'an application credential by its id' --cloud by-id
logs_in 'one by its name and user' --cloud by-name
logs_in 'a token' --cloud by-token
judge 1 "$TMP/stderr" "VM 'nobody'" '$OS_CLOUD names it' env OS_CLOUD=lab migstat collect --cloud envvars \
	-a osA -b osB -m nobody -c x -n 1 -o "$TMP/none"
fails_with 1 "no compute service with the interface 'public' in region Nowhere; its regions there: RegionOne" \
	migstat collect --cloud elsewhere -a osA -b osB -m web-1 -c x -n 1 -o "$TMP/none"
judge 1 "$TMP/stderr" "VM 'nobody'" 'the environment wins over the file' env OS_REGION_NAME=RegionOne \
	migstat collect --cloud elsewhere -a osA -b osB -m nobody -c x -n 1 -o "$TMP/none"
judge 1 "$TMP/stderr" "VM 'nobody'" 'an option over both' env OS_REGION_NAME=Nirgends \
	migstat collect --cloud elsewhere --region RegionOne -a osA -b osB -m nobody -c x -n 1 -o "$TMP/none"
fails_with 1 "it has no cloud 'lap'; there are: lab, inside, elsewhere, by-id" \
	migstat collect --cloud lap -a osA -b osB -m web-1 -c x -n 1 -o "$TMP/none"
fails_with 1 "clouds.yaml:20:30: 'auth_url' is no text" \
	migstat collect --cloud wrong -a osA -b osB -m web-1 -c x -n 1 -o "$TMP/none"
printf 'clouds:\n  lab: { auth: { password: %s\n' "$CLOUD_PASSWORD" >"$TMP/here/secure.yaml"
fails_with 1 "secure.yaml:3:1: did not find expected ',' or '}'" \
	env -C "$TMP/here" migstat collect --cloud lab -a osA -b osB -m web-1 -c x -n 1 -o "$TMP/none"
rm "$TMP/here/secure.yaml"
fails_with 2 '--region, --interface, --libvirt-a and --libvirt-b belong to --cloud NAME' \
	migstat collect -a qemu:///system -b qemu:///session --region x -m v -c x -n 1 -o "$TMP/none"
fails_with 2 "--peer-a and --peer-b are libvirt's" \
	migstat collect --cloud lab -a osA -b osB --peer-a x -m v -c x -n 1 -o "$TMP/none"

# ---- names ----
lab() {
	migstat collect --cloud lab -a osA -b osB -n 1 --margin 0 -q "$@"
}
fails_with 1 "--host-b 'osX' is none of the cloud's compute hosts: osA, osB" migstat collect --cloud lab -a osA -b osX -n 1 -m web-1 -c x -o "$TMP/none"
fails_with 1 'are the same host' migstat collect --cloud lab -a osA -b osA -n 1 -m web-1 -c x -o "$TMP/none"
fails_with 1 "VM 'twice': 2 servers have that name; give the id of one, such as 6074704e" lab -m twice -c x -o "$TMP/none"
fails_with 1 "VM 'x*': no server on host 'osA' has such a name" lab -m 'x*' -c x -o "$TMP/none"
fails_with 1 "VM 'db' runs on host b (osB), not on host a (osA)" lab -m db -c x -o "$TMP/none"
fails_with 1 'an address belongs to one VM, and there are 2' lab -m 'web-*=10.0.0.1' -c x -o "$TMP/none"
fails_with 1 'is there twice' lab -m 'web-*' -m web-2 -c x -o "$TMP/none"
for asked in tunnelled=yes:live_migration_tunnelled bandwidth=10:live_migration_bandwidth; do
	fails_with 1 "(${asked#*:} in nova.conf): set it there, by --before-case" lab -m web-1 -c "x:${asked%:*}" -o "$TMP/none"
done
fails_with 1 'OpenStack has no connections for a migration' lab -m web-1 -c x:connections=2 -o "$TMP/none"
fails_with 1 'say force-complete' lab -m web-1 -c x:deadline=1,at-deadline=suspend -o "$TMP/none"
ok 'a pattern over pages, an id, a name that is not ASCII; a case that a hook brings about' \
	lab -m 'web-*' -m 6074704e-3c12-4ed0-a56d-000000000006 -m 'süß 名' -j 4 -c x:tunnelled=yes -o "$TMP/names" \
	--before-case "grep 'core file' /proc/self/limits >'$TMP/limits'"
is 'the names in the run' 'süß 名,twice,web-1,web-2' "$(sed -n 's/^[0-9]*,x,\([^,]*\),.*,AB,.*/\1/p' \
	"$TMP/names/migrations.csv" | sort | paste -sd,)"
is 'no core is dumped of a process that knows a secret' '1 1' "$(awk '{ print $5, $6 }' "$TMP/limits")"
no_secret

# ---- an API that is not well ----
sick() { # sick 'DESCRIPTION' FAULT…: there and back all the same
	description=$1
	shift
	cloud_up --vm vm1 "$@"
	ok "$description" collect -m vm1 -c x -n 1 -o "$TMP/sick$clouds"
	cell 'ok ok' "$TMP/sick$clouds/migrations.csv" outcome
	is 'each migration was asked for once' 2 "$(posts)"
}
sick 'tokens that run out, and a clock that is ahead' --token-uses 7 --clock 5000
is 'it logged in anew' 1 "$([ "$(grep -c '/auth/tokens 201' "$CLOUD/log")" -gt 5 ] && echo 1)"
sick 'busy: 503, 429 with Retry-After' --fault '503:2:3:/servers/[^/]*$' --fault 429:1:8:/migrations --fault 503:1:0:auth/tokens
sick 'torn, slow, torn again' --fault 'torn:1:2:/servers/[^/]*$' --fault 'slow:1:9:/servers/[^/]*$' --fault torn:1:5:/migrations
sick 'a token that is withdrawn' --fault '401:1:6:/servers/[^/]*$'
cloud_up --vm vm1 --fate vm1=503
ends 5 'a 503 to the request itself is looked into, not repeated' collect -m vm1 -c x -n 1 -o "$TMP/busy"
cell 'refused not_attempted' "$TMP/busy/migrations.csv" outcome
is 'asked once' 1 "$(posts)"
cloud_up --vm vm1 --fate vm1=401
ends 5 'nor is one for whose token it was too late' collect -m vm1 -c x -n 1 -o "$TMP/unknown"
cell '401' "$TMP/unknown/migrations.csv" error_code direction=AB
is 'asked once' 1 "$(posts)"
cloud_up --vm vm1 --fate vm1=429
ends 5 'nor is one that came too often' collect -m vm1 -c x -n 1 -o "$TMP/often"
cell '429' "$TMP/often/migrations.csv" error_code direction=AB
is 'asked once' 1 "$(posts)"
cloud_up --vm vm1 --ordinary
fails_with 1 'it needs the admin role: GET /os-services?binary=nova-compute: 403: Policy' \
	collect -m vm1 -c x -n 1 -o "$TMP/none"
cloud_up --vm vm1 --fault garbage:1:0:/os-services
fails_with 1 'GET /os-services?binary=nova-compute: the answer is no JSON' collect -m vm1 -c x -n 1 -o "$TMP/none"
cloud_up --vm vm1 --newest 20
fails_with 1 'this API has the versions 2.1 to 2.20; migstat speaks 2.25 to 2.42' collect -m vm1 -c x -n 1 -o "$TMP/none"
cloud_up --vm vm1 --newest 42 --fate vm1=failed
ends 5 "Ocata, which tells no reasons" collect -m vm1 -c x -n 1 -o "$TMP/ocata"
cell 'error_returned not_attempted' "$TMP/ocata/migrations.csv" outcome
rm "$CLOUD/port"
fails_with 1 "127.0.0.1" collect -m vm1 -c x -n 1 -o "$TMP/none"

# ---- TLS ----
prepare perl -MIO::Socket::SSL::Utils -e '
	my ($folder) = @ARGV;
	my ($ca, $key) = CERT_create(CA => 1, subject => { commonName => "test authority" });
	PEM_cert2file($ca, "$folder/ca.pem");
	for my $name ("server", "client") {
		my ($cert, $own) = CERT_create(issuer_cert => $ca, issuer_key => $key, purpose => $name,
			subject => { commonName => $name }, subjectAltNames => [ [ IP => "127.0.0.1" ] ]);
		PEM_cert2file($cert, "$folder/$name.pem");
		PEM_key2file($own, "$folder/$name.key");
	}' "$TMP/here"
cloud_up --vm vm1 --tls "$TMP/here/server.pem" "$TMP/here/server.key" --client-ca "$TMP/here/ca.pem"
fails_with 1 'certificate' collect -m vm1 -c x -n 1 -o "$TMP/none"
export OS_CACERT="$TMP/here/ca.pem"
ends 1 'a client without a certificate' collect -m vm1 -c x -n 1 -o "$TMP/none"
export OS_CERT="$TMP/here/client.pem" OS_KEY="$TMP/here/client.key"
ok 'there and back over TLS' collect -m vm1 -c x -n 1 -o "$TMP/tls"
cell 'ok ok' "$TMP/tls/migrations.csv" outcome
export OS_CACERT="$TMP/here/client.pem"
ends 1 'another authority' collect -m vm1 -c x -n 1 -o "$TMP/none"
export OS_INSECURE=true
fails_with 1 "VM 'nobody'" collect -m nobody -c x -n 1 -o "$TMP/none"
no_secret
ok 'nothing was written where nothing was measured' test ! -e "$TMP/none"
done_testing
