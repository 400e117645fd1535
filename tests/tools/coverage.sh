#!/bin/sh
# usage: coverage.sh BUILD-FOLDER
#
# Prints the share of lines that the tests reached, file by file and in all, worst first. The folder
# holds objects built with --coverage, and what the tests left beside them.
set -eu
cd "$1"
root=$(cd ../.. && pwd)
find src cmd -name '*.gcno' -exec gcov -n -r -s "$root" {} + 2>/dev/null | awk -F "[':% ]+" '
	/^File / { file = $2; next }
	/^Lines executed/ && file != "" {
		percent = $3
		lines = $NF
		if (lines > seen[file]) {
			seen[file] = lines
			share[file] = percent
		}
		file = ""
	}
	END {
		for (file in seen) {
			total += seen[file]
			reached += seen[file] * share[file] / 100
			printf "%6.1f%% of %5d  %s\n", share[file], seen[file], file | "sort -n"
		}
		close("sort -n")
		printf "%6.1f%% of %5d  in all\n", total ? 100 * reached / total : 0, total
	}'
