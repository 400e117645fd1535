#!/bin/sh
# A row of the option table whose type is not that of its field does not compile; the table as it
# stands does.
. tests/tools/need.sh
need "${CC:-gcc}"
left=build/test/option_rows
rm -rf "$left"
mkdir -p "$left"
flags="-std=c11 -D_GNU_SOURCE -Iinclude -Isrc $(pkg-config --cflags glib-2.0 jansson)"
for_its_type='_Generic|generic association|negative|invalid operands'
count=0

# The table in one piece: the keys of a section stand beside its spec.
flatten() {
	while read -r word file rest; do
		case $word in
		'#include') flatten <"include/$(echo "$file" | tr -d '"')" ;;
		*) echo "$word $file $rest" ;;
		esac
	done
}
flatten <src/config/options.tab.h >"$left/table.tab.h"

# compiles FILE-OF-ROWS
compiles() {
	sed "s|config/options.tab.h|$1|" src/config/options.c >"$left/options.c"
	# shellcheck disable=SC2086 # flags are words
	LC_ALL=C "${CC:-gcc}" $flags -I. -fsyntax-only "$left/options.c" 2>"$left/said"
}

# refused FROM TO: rows in which one thing is changed
refused() {
	count=$((count + 1))
	sed "s|$1|$2|" "$left/table.tab.h" >"$left/rows.tab.h"
	if cmp -s "$left/rows.tab.h" "$left/table.tab.h"; then
		echo "not ok $count - $1: there is no such row any more"
	elif compiles "$left/rows.tab.h"; then
		echo "not ok $count - $2 compiles"
	elif ! grep -qE "error: .*($for_its_type)" "$left/said"; then
		echo "not ok $count - $2 does not compile, but not for its type"
		sed -n '/error:/s/^/# /p' "$left/said"
	else
		echo "ok $count - $2 does not compile"
	fi
}

count=1
if compiles "$left/table.tab.h"; then
	echo "ok 1 - the table compiles"
else
	echo "not ok 1 - the table compiles"
	sed 's/^/# /' "$left/said"
fi
refused 'TEXT(title)' 'TEXT(min_posts)'
refused 'INTEGER(min_posts,' 'INTEGER(reach_s,'
refused 'DURATION(reach_s,' 'DURATION(max_posts,'
refused 'BOOL(is_enabled)' 'BOOL(max_requests)'
refused 'CHOICE(tls, RelayTls,' 'CHOICE(resend, RelayTls,'
refused 'TAGS(aliases)' 'TAGS(display)'
refused 'ADDRESS(contact)' 'ADDRESS(allow_private)'
refused 'CHOICE(tls, RelayTls,' 'CHOICE(tls, RelayResend,'
refused 'CHOICE(tls, RelayTls,' 'CHOICE(helo, char *,'
refused 'CHOICE(tls, RelayTls,' 'CHOICE(timeout_s, int64_t,'
refused 'NAME(kind)' 'CHOICE(kind, RelayTls, "a")'
refused 'URL(urls)' 'URL(kind)'
refused 'ADDRESSES(to)' 'ADDRESS(to)'
refused 'SCHEDULE(monthly)' 'TEXT(schedule)'
refused '"url", RELAY,' '"url", URL(tls),'
refused 'ADDRESS(contact)' 'RELAY'
echo "1..$count"
