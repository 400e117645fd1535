#!/bin/sh
# The papers say what the program says: the example ini, and the verbs in the manual.
set -u
program=${TAGDIGEST:-build/tagdigest}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
count=0

# same NAME GOT-FILE WANT-FILE
same() {
	count=$((count + 1))
	if diff -u "$3" "$2" >"$folder/diff" 2>&1; then
		echo "ok $count - $1"
	else
		echo "not ok $count - $1"
		sed 's/^/# /' "$folder/diff"
	fi
}

"$program" init --example >"$folder/example"
same "init --example is aggregator.ini.example" "$folder/example" aggregator.ini.example

"$program" --manual >"$folder/manual.1"
same "--manual is doc/tagdigest.1" "$folder/manual.1" doc/tagdigest.1

# In the help a verb stands behind two blanks, in the manual in a list.
"$program" -h | sed -n 's/^  \([a-z][a-z-]*\) .*/\1/p' | sort >"$folder/help"
awk '/^\.Sh / { verbs = /COMMANDS|VERBS/ }
	verbs && /^\.It (Cm|Ic) / { print $3 }' doc/tagdigest.1 | sort -u >"$folder/manual"
same "the manual names the verbs of -h" "$folder/manual" "$folder/help"

count=$((count + 1))
if test -s "$folder/help"; then
	echo "ok $count - -h names $(wc -l <"$folder/help") verbs"
else
	echo "not ok $count - -h names no verb"
fi
# Each kind of source, in C or described in ini, has its part in tagdigest-sources(7).
{
	words=$(sed -n 's/.*NAME(kind), .choices = "\([^"]*\)".*/\1/p' \
		include/model/source_spec.tab.h)
	echo "$words" | tr ' ' '\n'
	find feeds/kinds -name '*.ini' 2>/dev/null | sed 's|.*/||; s|\.ini$||'
} | sort >"$folder/kinds"
sed -n 's/^\.Ss //p' doc/tagdigest-sources.7 | sed 's/ , /\n/g' | sort >"$folder/sources"
comm -13 "$folder/sources" "$folder/kinds" >"$folder/missing"
same "tagdigest-sources(7) has every kind" "$folder/missing" /dev/null

# What tagdigest-mail(7) says to write is understood: its parts of an ini, each in one of its own.
{
	echo '[tagdigest]'
	echo 'contact = organiser@example.org'
	echo '[source s]'
	echo 'type = mastodon'
	echo 'url = https://a.example'
	echo '[digest d]'
	echo 'tags = JoyFE'
} >"$folder/rest"
mkdir "$folder/parts"
awk -v folder="$folder/parts" '/^\.Ed/ { into = "" }
	into != "" { print >into }
	/^\.Bd -literal/ { into = folder "/" (++part) ".ini" }' doc/tagdigest-mail.7
for part in "$folder"/parts/*.ini; do
	grep -q '^\[smtp\]' "$part" || continue
	sed -n 's/^[a-z_]*_file = //p' "$part" | while read -r secret; do
		(umask 077 && echo word >"$folder/parts/$secret")
	done
	sed 's/TENANT/common/' "$part" >>"$part.whole"
	cat "$folder/rest" "$part.whole" >"$part"
	"$program" check -c "$part" 2>&1 | grep '\.ini:[0-9]'
	echo "${part##*/}" >>"$folder/shown"
done >"$folder/faults"
same "what tagdigest-mail(7) says to write is right" "$folder/faults" /dev/null
count=$((count + 1))
if test "$(wc -l <"$folder/shown")" -ge 5; then
	echo "ok $count - it shows $(wc -l <"$folder/shown") inis"
else
	echo "not ok $count - it shows none"
fi
echo "1..$count"
