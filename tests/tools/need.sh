# Sourced by tests: `need strace openssl` goes on when all are there. Else it ends the test: skipped
# for a person, failed where CI=true, because a robot that skips is a robot that lies.
# shellcheck shell=sh
need() {
	for part in "$@"; do
		command -v "$part" >/dev/null && continue
		reason="$part is missing, install with make deps DEPS=check"
		if [ "${CI:-}" = true ]; then
			echo "1..1"
			echo "not ok 1 - not skipped: $reason"
			exit 1
		fi
		echo "1..0 # SKIP $reason"
		exit 0
	done
}
