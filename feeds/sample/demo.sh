#!/bin/sh
# usage: demo.sh BINARY DIR
#
# Makes in DIR what a first week with tagdigest makes: aggregator.ini, tagdigest.db, the digest as a
# page (digest.html) and as mails (Maildir/). Reads the invented world beside this script through a
# small server on this machine; nothing leaves it.
set -eu

now=2026-11-16T08:00:00Z # a Monday, half an hour after a week is over
here=$(dirname "$0")
binary=${1:?usage: demo.sh BINARY DIR}
shown=${2:?usage: demo.sh BINARY DIR}

fail() {
	echo "demo: $*" >&2
	exit 1
}

# the folder afresh; one that this script did not make is left alone
if [ -d "$shown" ] && [ -n "$(ls -A "$shown")" ]; then
	[ -e "$shown/.demo" ] || fail "$shown holds something else; choose another folder"
	rm -rf "$shown"
fi
mkdir -p "$shown"
: >"$shown/.demo"
dir=$(cd "$shown" && pwd)

server=
stop_server() {
	[ -z "$server" ] || kill "$server" 2>/dev/null || true
}
trap stop_server EXIT
trap 'exit 1' HUP INT TERM

# the server says on the pipe which port it got; the pipe ends if it cannot start
mkfifo "$dir/ready"
printf %s "$now" >"$dir/clock"
PYTHONDONTWRITEBYTECODE=1 "$here/serve.py" --clock "$dir/clock" --log "$dir/server.log" \
	>"$dir/ready" &
server=$!
read -r line <"$dir/ready" || fail "the sample server did not start"
rm "$dir/ready"
port=${line##*\"port\": }
port=${port%%[!0-9]*}

path=$(printf '%s\n' "$dir" | sed 's/[&|\\]/\\&/g')
exports=$(cd "$here" && pwd | sed 's/[&|\\]/\\&/g')
sed -e "s|@PORT@|$port|g" -e "s|@DIR@|$path|g" -e "s|@HERE@|$exports|g" \
	"$here/aggregator.ini.in" "$here/exports.ini.in" >"$dir/aggregator.ini"
chmod 600 "$dir/aggregator.ini"

tagdigest() {
	"$binary" -c "$dir/aggregator.ini" --now "$now" "$@"
}
tagdigest poll
tagdigest preview --last --format html --output "$dir/digest.html"
tagdigest send --last
[ -n "$(ls -A "$dir/Maildir/new" 2>/dev/null)" ] || fail "no mail arrived in $shown/Maildir"

echo
tagdigest status
cat <<EOF

Six weeks of four invented communities were read from thirteen sources (one is quiet, one out of order,
on purpose; two are what colleagues exported, one is a calendar), and a digest of the last of them was mailed to two readers. In $shown:

  digest.html       the digest; open it in a browser
  Maildir/          the two mails, as they would leave, each with its calendar: mutt -f $shown/Maildir
  aggregator.ini    what was asked for, with comments
  tagdigest.db      what was kept, and why the rest was not

Your own digest is three steps away:

  build/tagdigest init     writes a first aggregator.ini, for you to fill in
  build/tagdigest check    names every mistake in it
  build/tagdigest run      does whatever is due: the one line for cron
EOF
