#!/bin/sh
# Posts in, a recap out: each tests/golden/recap/NAME.jsonl against NAME.json, NAME.txt and NAME.md.
# The hosts of NAME stand in NAME.hosts, one a line, where they are named.
# UPDATE=1 writes those anew; read the difference before you keep it.
set -u
program=${TAGDIGEST:-build/tagdigest}
folder=tests/golden/recap
got=$(mktemp)
difference=$(mktemp)
trap 'rm -f "$got" "$difference"' EXIT
count=0

for posts in "$folder"/*.jsonl; do
	set --
	if [ -f "${posts%.*}.hosts" ]; then
		while read -r host; do
			set -- "$@" --host "$host"
		done <"${posts%.*}.hosts"
	fi
	for format in json text markdown; do
		case $format in
		json) want=${posts%.*}.json ;;
		text) want=${posts%.*}.txt ;;
		markdown) want=${posts%.*}.md ;;
		esac
		count=$((count + 1))
		"$program" recap --file "$posts" --format "$format" "$@" >"$got"
		status=$?
		if [ "${UPDATE:-0}" = 1 ] && [ "$status" = 0 ]; then
			cp "$got" "$want"
		fi
		if [ "$status" = 0 ] && diff -u "$want" "$got" >"$difference"; then
			echo "ok $count - $(basename "$want")"
		else
			echo "not ok $count - $(basename "$want")"
			echo "# exit code $status"
			sed 's/^/# /' "$difference"
		fi
	done
done
echo "1..$count"
