#!/bin/sh
# usage: accept.sh NN | NN-M
#
# Runs the acceptance scripts of one issue, tests/accept/NN-*, in the order of their numbers, or the
# one row NN-M; shows what each says and ends with a table of rows. A row may have parts beside its
# own script: 8-5 and 8-5-imap are one row, which passes when all of them do. Ends with 1 when a row
# failed, or there was none. ACCEPT names another folder than tests/accept.
set -eu
number=${1:?usage: make accept NN=3 for all of an issue, NN=3-2 for one row}
folder=${ACCEPT:-tests/accept}
case $number in
*-*-*)
	echo "$number is a part of a row: make accept NN=${number%-"${number#*-*-}"}" >&2
	exit 1
	;;
*-*) pattern=$number ;;
*) pattern="$number-*" ;;
esac
scripts=$(find "$folder" \( -name "$pattern" -o -name "$pattern-*" \) -type f -perm -u+x \
	2>/dev/null | sed 's|.*/||' | sort -u -t- -k1,1n -k2,2n -k3)
test -n "$scripts" || { echo "no scripts $folder/$number" >&2 && exit 1; }

# The rows: what stands before the second hyphen.
table='' failed=0 count=0
for row in $(echo "$scripts" | cut -d- -f1,2 | uniq); do
	began=$(date +%s) verdict=pass wrong='' count=$((count + 1))
	test -x "$folder/$row" || verdict=FAIL wrong=" (there are parts and no $row)"
	for script in $(echo "$scripts" | grep -E "^$row(-|\$)"); do
		echo "== $folder/$script"
		"$folder/$script" || verdict=FAIL wrong="$wrong $script"
		echo
	done
	test "$verdict" = pass || failed=$((failed + 1))
	table="$table$(printf '%-6s%5s s  %s%s' "$verdict" "$(($(date +%s) - began))" "$row" \
		"${wrong:+:$wrong}")
"
done
printf '== acceptance of %s: %s of %s rows pass\n%s' "$number" "$((count - failed))" "$count" \
	"$table"
test "$failed" -eq 0
