#!/bin/sh
# usage: accept.sh NN | NN-M
#
# Runs the acceptance scripts of one issue, tests/accept/NN-*, in the order of their numbers, or the
# one row NN-M; shows what each says and ends with a table. Ends with 1 when one failed, or there
# was none.
set -eu
number=${1:?usage: make accept NN=3 for all of an issue, NN=3-2 for one row}
case $number in
*-*) row=$number ;;
*) row='' ;;
esac
# a row may have parts: 8-5 and 8-5-imap
scripts=$(find tests/accept \( -name "${row:-$number-*}" -o -name "$number-*" \) -type f \
	-perm -u+x 2>/dev/null | sort -t- -k2n)
test -n "$scripts" || { echo "no scripts tests/accept/$number" >&2 && exit 1; }

table='' failed=0
for script in $scripts; do
	echo "== $script"
	began=$(date +%s)
	if "$script"; then
		verdict=pass
	else
		verdict=FAIL failed=1
	fi
	table="$table$(printf '%-6s%5s s  %s' "$verdict" "$(($(date +%s) - began))" "$script")
"
	echo
done
printf '== acceptance of %s\n%s' "$number" "$table"
exit "$failed"
