# shellcheck shell=bash
# pki.sh: certificates for migration over TLS: an authority of the lab's own, and for
# each host one certificate, for both of its ends. They live as long as the lab; the
# authority's key is thrown away at once. A host sees its own in /etc/libvirt/pki.

PKI_DAYS=3650

pki_up()
{
	local work=$DIR/pki host
	mkdir "$work" && pki_authority "$work" || return
	for host in $HOSTS; do
		pki_host "$work" "$host" "$DIR/$host/etc/pki" || return
	done
	rm -r "$work"
}

pki_new_key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1"; }

pki_authority()
{
	pki_new_key "$1/ca-key.pem" &&
		openssl req -x509 -new -key "$1/ca-key.pem" -out "$1/ca-cert.pem" -days $PKI_DAYS \
			-subj "/CN=$NAME-ca" -addext keyUsage=critical,keyCertSign,cRLSign
}

# pki_host WORK HOST FOLDER: both ends check the other's address or name.
pki_host()
{
	local work=$1 host=$2 folder=$3 end
	mkdir -p "$folder" && pki_new_key "$work/key.pem" || return
	{
		echo "subjectAltName=DNS:$(host_ns "$host"),IP:$(host_ip "$host")"
		echo "extendedKeyUsage=serverAuth,clientAuth"
		echo "keyUsage=critical,digitalSignature,keyEncipherment" # older QEMU wants both
	} > "$work/extensions"
	openssl req -new -key "$work/key.pem" -subj "/CN=$(host_ns "$host")" -out "$work/request.pem" &&
		openssl x509 -req -in "$work/request.pem" -days $PKI_DAYS -CAcreateserial \
			-CA "$work/ca-cert.pem" -CAkey "$work/ca-key.pem" \
			-extfile "$work/extensions" -out "$work/cert.pem" 2> /dev/null &&
		cp "$work/ca-cert.pem" "$folder/" || return
	for end in server client; do
		cp "$work/cert.pem" "$folder/$end-cert.pem" &&
			cp "$work/key.pem" "$folder/$end-key.pem" || return
	done
}
