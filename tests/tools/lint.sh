#!/bin/sh
# usage: lint.sh COMPILER-FLAG...
#
# Runs the linters that are here over the whole tree; says which are not. Ends with 1 when one of
# them found something.
set -u
failed=0

lint() {
	if ! command -v "$1" >/dev/null; then
		echo "skipped: $1 is missing, install with make deps DEPS=long"
		return
	fi
	echo "== $1"
	"$@" || failed=1
}

sources=$(find src cmd -name '*.c')
scripts=$(find .ci src tests feeds -type f ! -name '*.py' -exec grep -lE '^#!/bin/(ba)?sh' {} +)
formatted=$(find src include cmd tests bench -name '*.[ch]' ! -name '*.tab.h')
pages=$(find doc -name '*.[1-8]')
# Left out: what cannot see that g_autoptr frees, wants C11's Annex K, or doubles a warning of ours.
checks='-*,bugprone-*,cert-*,clang-analyzer-*,performance-*,-cert-err33-c'
checks="$checks,-bugprone-easily-swappable-parameters,-bugprone-narrowing-conversions"
checks="$checks,-bugprone-implicit-widening-of-multiplication-result,-clang-analyzer-unix.Malloc"
checks="$checks,-clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling"
# shellcheck disable=SC2086 # lists of files
{
	# Tables (*.tab.h) have columns of their own. Other versions break other lines.
	if clang-format --version 2>/dev/null | grep -q ' version 14\.'; then
		lint clang-format --dry-run --Werror $formatted
	else
		echo "skipped: clang-format 14 is missing, install with make deps DEPS=long"
	fi
	lint shellcheck $scripts
	lint cppcheck --quiet --std=c11 --library=gtk \
		-D'G_DEFINE_AUTOPTR_CLEANUP_FUNC(type,free)=' -D'G_GNUC_PRINTF(format,first)=' \
		--enable=warning,performance,portability --inline-suppr --suppress=missingInclude \
		--error-exitcode=1 -Iinclude -Isrc src cmd
	test -z "$pages" || lint mandoc -Tlint -Wwarning $pages
	lint clang-tidy --quiet --checks="$checks" --warnings-as-errors='*' $sources -- "$@"
}
exit "$failed"
