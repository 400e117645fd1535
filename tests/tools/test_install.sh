#!/bin/sh
# install puts every file where it belongs, and uninstall leaves none behind.
set -u
export LC_ALL=C
unset MAKEFLAGS MAKELEVEL
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
program=${TAGDIGEST:-build/tagdigest} count=0

check() {
	count=$((count + 1))
	if test "$2" = "$3"; then
		echo "ok $count - $1"
	else
		printf 'not ok %s - %s\n# got:  %s\n# want: %s\n' "$count" "$1" "$2" "$3"
	fi
}

run_make() {
	make "$1" "PROGRAM=$program" "DESTDIR=$place" PREFIX=/usr 2>&1 | sed 's/^/# /'
}

files() {
	(cd "$place" && find . -type f | sort | tr '\n' ' ')
}

run_make install
feeds=$(find feeds/*.ini feeds/*.md feeds/kinds -name '*.ini' -o -name '*.md' 2>/dev/null | sort |
	while read -r feed; do
	printf './usr/share/tagdigest/%s ' "$feed"
done)
check "install puts every file" "$(files)" "./usr/bin/tagdigest \
./usr/share/doc/tagdigest/LICENSE \
./usr/share/doc/tagdigest/README.md \
./usr/share/doc/tagdigest/aggregator.ini.example \
./usr/share/man/man1/tagdigest.1 \
$(for page in doc/*.7; do printf './usr/share/man/man7/%s ' "${page#doc/}"; done)\
$feeds"
check "what is installed runs" "$("$place/usr/bin/tagdigest" --version 2>&1 | tr -dc '0-9.')" \
	"$(sed -n 's/^VERSION := //p' Makefile)"
run_make uninstall
check "uninstall leaves no file" "$(files)" ""
echo "1..$count"
