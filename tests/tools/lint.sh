#!/bin/sh
# usage: lint.sh COMPILER-FLAG...
#
# Runs the linters that are here over the whole tree, and says which are not (a robot, CI=true, may
# miss none). Ends with 1 when one of them found something.
set -u
failed=0

# skip WHY: what a person may do without
skip() {
	echo "skipped: $1"
	test "${CI:-}" != true || failed=1
	return 1
}

# Whether a linter is here. Other versions of LLVM break other lines and know other mistakes.
here() {
	command -v "$1" >/dev/null ||
		{ skip "$1 is missing, install with make deps DEPS=lint" || return; }
	case $1 in
	clang-*)
		"$1" --version | grep -q 'version 14\.' ||
			{ skip "$1 is not of LLVM 14" || return; } ;;
	esac
	echo "== $1"
}

sources=$(find src cmd -name '*.c')
scripts=$(find .ci src tests feeds -type f ! -name '*.py' -exec grep -lE '^#!/bin/(ba)?sh' {} +)
# Tables (*.tab.h) have columns of their own.
formatted=$(find src include cmd tests bench -name '*.[ch]' ! -name '*.tab.h')
pages=$(find doc -name '*.[1-8]')
# Left out: what cannot see that g_autoptr frees, wants C11's Annex K, or doubles a warning of ours.
checks='-*,bugprone-*,cert-*,clang-analyzer-*,performance-*,-cert-err33-c'
checks="$checks,-bugprone-easily-swappable-parameters,-bugprone-narrowing-conversions"
checks="$checks,-bugprone-implicit-widening-of-multiplication-result,-clang-analyzer-unix.Malloc"
checks="$checks,-clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling"

# One file a process, since this version takes a va_list in its second file for an unset one. On
# stderr it counts what it does not show.
tidy() {
	# shellcheck disable=SC2016 # they are that shell's
	echo "$sources" | xargs -P "$(nproc 2>/dev/null || echo 1)" -I FILE sh -c '
		said=$(clang-tidy --quiet --warnings-as-errors="*" "$@" 2>/dev/null) ||
			{ echo "$said"; exit 1; }' tidy --checks="$checks" FILE -- "$@"
}

# shellcheck disable=SC2086 # lists of files
{
	here clang-format && { clang-format --dry-run --Werror $formatted || failed=1; }
	here shellcheck && { shellcheck -x $scripts || failed=1; }
	# varFuncNullUB: NULL is a pointer where POSIX is kept to. assertWithSideEffect: a test's
	# assertions are never compiled away.
	here cppcheck && { cppcheck --quiet --std=c11 --library=gtk,posix \
		-D'G_DEFINE_AUTOPTR_CLEANUP_FUNC(type,free)=' -D'G_GNUC_PRINTF(format,first)=' \
		--enable=warning,performance,portability --inline-suppr --suppress=missingInclude \
		--suppress=varFuncNullUB --suppress='assertWithSideEffect:tests/*' \
		--error-exitcode=1 -Iinclude -Isrc src cmd bench tests/unit tests/fuzz ||
		failed=1; }
	here mandoc && { mandoc -Tlint -Wwarning $pages || failed=1; }
	here clang-tidy && { tidy "$@" || failed=1; }
}
exit "$failed"
