#!/bin/sh
# usage: embed.sh SYMBOL FOLDER [FILE...]
#
# Writes to standard output the C source of the table SYMBOL (include/base/embedded.h) that holds
# every FILE, named by its path below FOLDER and sorted by it. The bytes are written as numbers:
# a string literal of any length would be beyond what C11 promises.
set -eu
export LC_ALL=C
symbol=$1 folder=${2%/}
shift 2

bytes_of() {
	od -An -v -tu1 "$1" | awk '{ gsub(/ +/, ","); sub(/^,/, ""); print "\t" $0 "," }'
}

echo '/* Made by src/embed.sh: change the files, not this. */'
echo '#include "base/embedded.h"'
rows='' count=0
for file in $(printf '%s\n' "$@" | sort); do
	printf '\nstatic const unsigned char text_%d[] = { /* %s */\n' "$count" "$file"
	bytes_of "$file"
	printf '\t0,\n};\n'
	name=${file#"$folder"/}
	rows="$rows	{ \"$name\", (const char *)text_$count, sizeof text_$count - 1 },
"
	count=$((count + 1))
done
printf '\nconst EmbeddedFile %s[] = {\n%s\t{ NULL, NULL, 0 },\n};\n' "$symbol" "$rows"
