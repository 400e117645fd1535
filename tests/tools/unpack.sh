#!/bin/sh
# usage: unpack.sh deb PACKAGE... | npm PACKAGE@VERSION...
#
# Unpacks packages under build/ for tests and benches that compare with them: nothing is installed,
# nothing of theirs is run. Debian's all go into one root, build/debian, npm's into build/npm. What
# is there is not fetched again. The last line says the folder, absolute.
set -eu
cd "$(dirname "$0")/../.."
kind=${1:?usage: unpack.sh deb|npm PACKAGE...}
shift

# unpack_deb PACKAGE: its files alone; whoever needs its dependencies names them too
unpack_deb() {
	test ! -e "build/debian/.unpacked/$1" || return 0
	kept=build/debian/.archives/$1
	rm -rf "$kept" && mkdir -p "$kept" build/debian/.unpacked
	(
		cd "$kept"
		apt-get download -q "$1" || { apt-get update -q && apt-get download -q "$1"; }
	) >&2
	dpkg-deb -x "$kept"/*.deb build/debian
	rm -rf "$kept" && touch "build/debian/.unpacked/$1"
}

# Scripts of the packages are not run; the lock file names no host.
unpack_npm() {
	test ! -e "build/npm/.unpacked/$1" || return 0
	mkdir -p "build/npm/.unpacked/$(dirname "$1")"
	test -e build/npm/package.json || echo '{"private": true}' >build/npm/package.json
	npm install --prefix build/npm --no-audit --no-fund --ignore-scripts \
		--omit-lockfile-registry-resolved=true "$1" >&2
	touch "build/npm/.unpacked/$1"
}

case $kind in
deb) folder=build/debian ;;
npm) folder=build/npm ;;
*) echo "usage: unpack.sh deb|npm PACKAGE..." >&2 && exit 64 ;;
esac
for package in "$@"; do
	"unpack_$kind" "$package"
done
echo "$PWD/$folder"
