#!/bin/sh
# usage: tap.sh TEST
#
# Runs one test for prove. GLib's tests say "Bail out!" when an assertion fails, which would stop
# all other tests as well: here it fails that test alone. What a failed test printed is shown whole.
# A test that hangs is ended after ten minutes.
set -u
output=$(mktemp)
trap 'rm -f "$output"' EXIT
timeout --foreground -k 5 600 "$@" >"$output"
status=$?
sed 's/^Bail out!/# Bail out!/' "$output"
if [ "$status" != 0 ] || grep -q '^not ok' "$output"; then
	{
		echo "---- $* ended with $status and printed"
		grep -vE '^(ok|# (Start|End) of) ' "$output"
		echo "----"
	} >&2
fi
exit "$status"
