#!/bin/sh
# usage: deps.sh build|check|lint|long
#
# Looks for what building and running (build), the tests (check), the linters (lint) and the long
# tests (long) need, each more than the one before, and says nothing when all is there. What is
# missing is installed by apt-get for root, and for anybody with CI=true; anybody else gets the line
# to copy, and the names elsewhere. Ends with 1 when something is still missing without which
# nothing goes; a test skips what it alone would need.
set -eu
PATH=$PATH:/usr/sbin:/sbin
level=${1:-build}
case $level in
build | check | lint | long) ;;
*) echo "usage: deps.sh build|check|lint|long" >&2 && exit 64 ;;
esac

# shellcheck disable=SC2034 # the rows below name them
certificates=/etc/ssl/certs/ca-certificates.crt fonts=/usr/share/fonts
debian='' fedora='' alpine='' vital=no
while IFS='|' read -r needed_by seen_by on_debian on_fedora on_alpine; do
	needed_by=${needed_by% }
	case $level/$needed_by in
	*/'' | build/[!b]* | check/l* | lint/long) continue ;;
	esac
	if (eval "$seen_by") >/dev/null 2>&1; then
		continue
	fi
	case $needed_by/$on_debian in
	build/* | check/' perl ') vital=yes ;;
	esac
	debian="$debian${on_debian% }" fedora="$fedora${on_fedora% }" alpine="$alpine$on_alpine"
done <<'EOF'
build | gcc -E -include stdlib.h -xc /dev/null | gcc libc6-dev | gcc | gcc musl-dev
build | command -v pkg-config | pkg-config | pkgconf-pkg-config | pkgconf
build | pkg-config --exists glib-2.0 | libglib2.0-dev | glib2-devel | glib-dev
build | pkg-config --exists gmime-3.0 | libgmime-3.0-dev | gmime30-devel | gmime-dev
build | pkg-config --exists sqlite3 | libsqlite3-dev | sqlite-devel | sqlite-dev
build | pkg-config --exists libcurl | libcurl4-openssl-dev | libcurl-devel | curl-dev
build | pkg-config --exists jansson | libjansson-dev | jansson-devel | jansson-dev
build | pkg-config --exists libpcre2-8 | libpcre2-dev | pcre2-devel | pcre2-dev
build | pkg-config --exists libcmark | libcmark-dev | cmark-devel | cmark-dev
build | pkg-config --exists libical | libical-dev | libical-devel | libical-dev
build | pkg-config --exists libarchive | libarchive-dev | libarchive-devel | libarchive-dev
build | pkg-config --exists libcbor | libcbor-dev | libcbor-devel | libcbor-dev
build | pkg-config --exists libxml-2.0 | libxml2-dev | libxml2-devel | libxml2-dev
build | test -e /usr/include/libesmtp.h | libesmtp-dev | libesmtp-devel | libesmtp-dev
build | test -x /usr/bin/python3 | python3 | python3 | python3
build | test -s $certificates | ca-certificates | ca-certificates | ca-certificates
build | test -e /usr/share/zoneinfo/Europe/London | tzdata | tzdata | tzdata
check | command -v prove | perl | perl-Test-Harness | perl-utils
check | /usr/bin/python3 -c "import aiosmtpd" | python3-aiosmtpd | python3-aiosmtpd | py3-aiosmtpd
check | command -v openssl | openssl | openssl | openssl
check | command -v strace | strace | strace | strace
check | command -v valgrind | valgrind libc6-dbg | valgrind | valgrind
long | /usr/bin/python3 -c "import icalendar" | python3-icalendar | python3-icalendar |
long | /usr/bin/python3 -c "import recurring_ical_events" | python3-recurring-ical-events | |
long | command -v clang | clang | clang compiler-rt | clang compiler-rt
lint | command -v clang-format | clang-format | clang-tools-extra | clang-extra-tools
lint | command -v clang-tidy | clang-tidy | clang-tools-extra | clang-extra-tools
lint | command -v cppcheck | cppcheck | cppcheck | cppcheck
lint | command -v shellcheck | shellcheck | ShellCheck | shellcheck
lint | command -v mandoc | mandoc | mandoc | mandoc
long | command -v chromium | chromium | chromium | chromium
long | test -d $fonts/truetype/open-sans | fonts-open-sans | open-sans-fonts | font-opensans
long | test -d $fonts/opentype/urw-base35 | fonts-urw-base35 | urw-base35-fonts | font-urw-base35
long | command -v debootstrap | debootstrap | debootstrap | debootstrap
long | command -v node | nodejs | nodejs | nodejs
long | command -v npm | npm | npm | npm
long | command -v newuidmap | uidmap | shadow-utils | shadow-uidmap
long | command -v java | default-jre-headless | java-21-openjdk-headless | openjdk17-jre
EOF
test -n "$debian" || exit 0

# shellcheck disable=SC2086 # $sudo and $debian are lists of words
install_packages() {
	apt_get="$sudo env DEBIAN_FRONTEND=noninteractive apt-get"
	apt-cache show $debian >/dev/null 2>&1 || $apt_get update
	# Lists older than the mirror name files that are gone from it: then they are fetched anew.
	$apt_get install -y --no-install-recommends $debian || {
		$apt_get update
		$apt_get install -y --no-install-recommends $debian
	}
}

sudo=''
test "$(id -u)" = 0 || sudo=sudo
if command -v apt-get >/dev/null && { [ "$sudo" = '' ] || [ "${CI:-}" = true ]; }; then
	install_packages
	exit
fi
cat >&2 <<EOF
Some packages are missing. On Debian and Ubuntu, copy this line:
  sudo apt-get install -y --no-install-recommends$debian
On Fedora:
  sudo dnf install$fedora
On Alpine:
  sudo apk add$alpine
EOF
test "$vital" = no
