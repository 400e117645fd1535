#!/bin/sh
# usage: roots.sh ROW yes|no SUITE[:ARCHITECTURE]...
#
# Bare Debians, made by debootstrap with make, git and ca-certificates and nothing else: in each a
# clone of the last commit is put, `make demo` ends with 0 and leaves a digest, `make check` ends
# with 0, and the compiler warned of nothing; with yes also where warnings are errors, with gcc and
# clang. A root has a mount and a process namespace of its own, so that nothing of it stays behind
# but what is left to be read under build/accept/ROW/SUITE/.
# shellcheck disable=SC2317 # step calls what inside names
set -eu
self=$(realpath "$0")
cd "$(dirname "$self")/../../.."
PATH=$PATH:/usr/sbin:/sbin
suite='' arch='' label='' left='' root='' mirror='' is_ours=no
count=0 failed=0

ok() {
	count=$((count + 1))
	echo "ok $count - $1"
}

# not_ok WHAT [LOG]: and the end of the log
not_ok() {
	count=$((count + 1)) failed=1
	echo "not ok $count - $1"
	test -z "${2:-}" || tail -n 40 "$2" | sed 's/^/# /'
}

end() {
	echo "# seconds: $(($(date +%s) - began))"
	echo "1..$count"
	exit "$failed"
}

# What the inside says of itself: how each step ended, in a file of its name.
step() {
	name=$1
	shift
	from=$(date +%s)
	if "$@" >"$left/$name.log" 2>&1; then
		status=0
	else
		status=$?
	fi
	echo "$status $(($(date +%s) - from))" >"$left/$name.end"
	return "$status"
}

# Where this machine gets its packages, when it is of the same suite, and how, and whom it trusts.
copy_apt() {
	test "$is_ours" = no || sources="/etc/apt/sources.list /etc/apt/sources.list.d"
	for path in ${sources:-} /etc/apt/apt.conf /etc/apt/apt.conf.d /etc/apt/auth.conf \
		/etc/apt/auth.conf.d /etc/apt/keyrings /etc/apt/preferences.d \
		/etc/apt/trusted.gpg /etc/apt/trusted.gpg.d /usr/share/keyrings \
		/usr/local/share/ca-certificates /etc/resolv.conf /etc/hosts; do
		test -e "$path" || continue
		mkdir -p "$root${path%/*}"
		cp -RL "$path" "$root${path%/*}/"
	done
	chroot "$root" update-ca-certificates
}

mount_in() {
	mount -t proc proc "$root/proc" &&
		mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
}

# in_root COMMAND...: as somebody would who has just logged in, and with this machine's proxies
in_root() {
	chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
		${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
		${no_proxy:+no_proxy="$no_proxy"} "$@"
}

inside() {
	step debootstrap debootstrap ${arch:+--arch="$arch"} --variant=minbase \
		--include=make,git,ca-certificates "$suite" "$root" "$mirror" || return 0
	step apt copy_apt || return 0
	step mount mount_in || return 0
	step clone git clone -q --no-hardlinks "$PWD" "$root/root/tagdigest" || return 0
	step deps in_root make -C /root/tagdigest deps DEPS=check || return 0
	step demo in_root make -C /root/tagdigest demo || true
	step check in_root make -C /root/tagdigest check || true
	test "$compilers" = yes || return 0
	step gcc in_root make -C /root/tagdigest DEVELOPER=1 FLAVOUR=developer-gcc || true
	step install-clang in_root env DEBIAN_FRONTEND=noninteractive apt-get install -y \
		--no-install-recommends clang || return 0
	step clang in_root make -C /root/tagdigest CC=clang DEVELOPER=1 || true
}

# judge NAME WHAT: by what the step left
judge() {
	if [ ! -e "$left/$1.end" ]; then
		not_ok "$2 (it was not come to)"
		return
	fi
	read -r status seconds <"$left/$1.end"
	if [ "$status" = 0 ]; then
		ok "$2 ($seconds s)"
	else
		not_ok "$2 (ended with $status)" "$left/$1.log"
	fi
}

# exists WHAT FILE...
exists() {
	what=$1
	shift
	if test -e "$1"; then
		ok "$what"
	else
		not_ok "$what: there is no ${1#"$root"}"
	fi
}

# find_mirror: of the suite, or of Debian's archive, where every suite is
find_mirror() {
	apt-get indextargets --format "\$(SITE) \$(RELEASE) \$(ORIGIN) \$(LABEL)" |
		awk -v suite="$suite" '
			$2 == suite { ours = $1 }
			$3 == "Debian" && $4 == "Debian" { any = $1 }
			END { print ours ? ours " yes" : any " no" }'
}

# could_not_install: what the packages of a suite in motion want on some days; nothing of ours
could_not_install() {
	test "$suite" = sid || return 1
	for name in debootstrap apt deps; do
		if [ ! -e "$left/$name.end" ] || ! grep -q '^0 ' "$left/$name.end"; then
			echo "# $label: skipped: its packages cannot be installed today ($name):"
			grep -hE '^(E:|W:| .*(Depends|Conflicts|Breaks))' "$left"/*.log |
				head -n 20 | sed 's/^/#   /'
			return 0
		fi
	done
	return 1
}

# try_suite SUITE[:ARCHITECTURE]
try_suite() {
	label=$1 suite=${1%%:*} left=$PWD/build/accept/$row/$(echo "$1" | tr : -)
	arch=${1#"$suite"} arch=${arch#:}
	root=$left/root
	read -r mirror is_ours <<-EOF
		$(find_mirror)
	EOF
	test "${mirror:-no}" != no ||
		{ not_ok "$label: this machine's apt knows a mirror" && return; }
	rm -rf "$left"
	mkdir -p "$left"
	unshare --mount --pid --fork --kill-child "$self" inside "$suite" "$left" "$mirror" \
		"$is_ours" "$compilers" "$arch"
	if could_not_install; then
		rm -rf --one-file-system "$root"
		return
	fi

	judge debootstrap "$label: a bare Debian"
	judge apt "$label: how this machine gets its packages, in it"
	judge mount "$label: its own /proc and /dev/pts"
	judge clone "$label: a clone of $(git log -1 --format=%h)"
	judge deps "$label: make deps"
	judge demo "$label: make demo"
	exists "$label: it leaves a digest" "$root/root/tagdigest/build/demo/digest.html"
	exists "$label: and mails" "$root"/root/tagdigest/build/demo/Maildir/new/*
	judge check "$label: make check"
	if [ -e "$left/check.log" ]; then
		no_warning "$label: the compiler warned of nothing"
		grep -E '^(Files=|Result:)' "$left/check.log" | sed "s/^/# $label: /" || true
		echo "# $label: skipped: $(grep -c ' skipped: ' "$left/check.log" || true)"
	fi
	if [ "$compilers" = yes ]; then
		judge gcc "$label: make DEVELOPER=1, gcc"
		judge clang "$label: make DEVELOPER=1, clang"
		for compiler in gcc clang; do
			echo "# $label: $(chroot "$root" "$compiler" --version 2>&1 | head -n 1)"
		done
	fi
	cp "$root/root/tagdigest/build/demo/digest.html" "$left/" 2>/dev/null || true
	# the mounts are gone with the namespace, long before this
	rm -rf --one-file-system "$root"
}

# no_warning WHAT
no_warning() {
	grep -h -A3 'warning:' "$left/demo.log" "$left/check.log" >"$left/warnings.log" || true
	if [ -s "$left/warnings.log" ]; then
		not_ok "$1" "$left/warnings.log"
	else
		ok "$1"
	fi
}

if [ "${1:-}" = inside ]; then
	suite=$2 left=$3 root=$3/root mirror=$4 is_ours=$5 compilers=$6 arch=$7
	inside
	exit
fi
began=$(date +%s)
for program in debootstrap unshare chroot git apt-get; do
	command -v "$program" >/dev/null ||
		{ not_ok "debootstrap can run: $program is missing" && end; }
done
test "$(id -u)" = 0 || { not_ok "debootstrap can run: it must be run as root" && end; }
git rev-parse -q --verify HEAD >/dev/null || { not_ok "there is a commit to clone" && end; }
test -z "$(git status --porcelain)" ||
	echo "# the last commit is tried, without what is not committed"
trap 'test -z "$root" || rm -rf --one-file-system "$root"' EXIT
trap 'exit 1' HUP INT TERM
row=$1 compilers=$2
shift 2
for wanted in "$@"; do
	try_suite "$wanted"
done
end
