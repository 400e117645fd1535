#!/bin/sh
# Bytes in, posts out: `parse` of each document in tests/golden/feeds against the .jsonl beside it.
# UPDATE=1 writes those anew; read the difference before you keep it.
set -u
program=${TAGDIGEST:-build/tagdigest}
folder=tests/golden/feeds
got=$(mktemp)
difference=$(mktemp)
trap 'rm -f "$got" "$difference"' EXIT
count=0

for document in "$folder"/*.xml "$folder"/*.atom "$folder"/*.json; do
	name=$(basename "$document")
	want=${document%.*}.jsonl
	count=$((count + 1))
	"$program" parse --base-url "https://feeds.example.org/$name" "$document" >"$got"
	status=$?
	if [ "${UPDATE:-0}" = 1 ] && [ "$status" = 0 ]; then
		cp "$got" "$want"
	fi
	if [ "$status" = 0 ] && diff -u "$want" "$got" >"$difference"; then
		echo "ok $count - $name"
	else
		echo "not ok $count - $name"
		echo "# exit code $status"
		sed 's/^/# /' "$difference"
	fi
done
echo "1..$count"
