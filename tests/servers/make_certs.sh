#!/bin/sh
# usage: make_certs.sh DIR
# Makes in DIR: ca.pem (a certificate authority of our own), server.pem and server.key (for
# localhost, 127.0.0.1 and ::1), and other.pem and other.key (of the same authority, but for
# other.example: a wrong name).
set -eu

dir=${1:?usage: make_certs.sh DIR}
mkdir -p "$dir"
cd "$dir"
umask 077

# quiet COMMAND...: its messages only when it fails
quiet() {
	"$@" >openssl.log 2>&1 || { cat openssl.log >&2; exit 1; }
}

new_key() {
	quiet openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1"
}

# signed NAME SUBJECT ALTNAMES: NAME.key and NAME.pem, signed by our authority
signed() {
	new_key "$1.key"
	quiet openssl req -new -key "$1.key" -subj "/CN=$2" -out "$1.csr"
	printf '%s\n' "subjectAltName=$3" 'basicConstraints=CA:FALSE' \
		'extendedKeyUsage=serverAuth' 'subjectKeyIdentifier=hash' \
		'authorityKeyIdentifier=keyid' >"$1.ext"
	quiet openssl x509 -req -in "$1.csr" -CA ca.pem -CAkey ca.key -CAcreateserial \
		-days 3650 -sha256 -extfile "$1.ext" -out "$1.pem"
	rm "$1.csr" "$1.ext"
}

new_key ca.key
quiet openssl req -x509 -new -key ca.key -days 3650 -sha256 -subj '/CN=A test authority' \
	-addext 'basicConstraints=critical,CA:TRUE' \
	-addext 'keyUsage=critical,keyCertSign,cRLSign' -out ca.pem
signed server localhost 'DNS:localhost,IP:127.0.0.1,IP:::1'
signed other other.example 'DNS:other.example'
rm -f openssl.log ca.srl
