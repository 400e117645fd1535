"""clang's libFuzzer over the targets of tests/fuzz, two at a time, with what it did as a table."""

import concurrent.futures
import os
import re
import subprocess

import accept

AT_A_TIME = 2
SANITIZE = "fuzzer,address,undefined"
BUILD = os.path.join("build", "fuzzer-address-undefined-clang")
STATS = re.compile(r"^#(\d+)\s+(INITED|DONE)\s+cov: (\d+) ft: (\d+) corp: (\d+)/", re.MULTILINE)


def build(report, left, targets):
    log = os.path.join(left, "build.log")
    programs = [f"{BUILD}/tests/fuzz/fuzz_{name}" for name in targets]
    report.ok(accept.make("-s", f"-j{os.cpu_count()}", "CC=clang", f"SANITIZE={SANITIZE}",
                          *programs, log=log), "clang builds the targets", accept.tail(log, 20))


def fuzz(left, name, seconds):
    """How it ended, and what it printed."""
    grown = os.path.join(left, name)
    os.makedirs(grown)
    argv = [os.path.join(accept.ROOT, BUILD, "tests", "fuzz", f"fuzz_{name}"),
            f"-max_total_time={seconds}", f"-artifact_prefix={grown}-", "-timeout=20",
            "-rss_limit_mb=2048", "-max_len=8192", "-print_final_stats=1", grown,
            os.path.join("tests", "fuzz", "corpus", name)]
    log = os.path.join(left, f"{name}.log")
    environment = {**os.environ, "TZ": "UTC", "LC_ALL": "C.UTF-8", "TMPDIR": left,
                   "UBSAN_OPTIONS": "halt_on_error=1:print_stacktrace=1"}
    with open(log, "w", encoding="utf-8") as file:
        code = subprocess.run(argv, cwd=accept.ROOT, env=environment, check=False,
                              stdin=subprocess.DEVNULL, stdout=file,
                              stderr=subprocess.STDOUT).returncode
    with open(log, encoding="utf-8", errors="replace") as file:
        return code, file.read(), log


def show(report, name, ended, seconds):
    code, said, log = ended
    stats = {row[1]: row for row in STATS.findall(said)}
    seen, done = stats.get("INITED"), stats.get("DONE")
    report.ok(code == 0 and seen and done, f"{name}: nothing is found", accept.tail(log, 30))
    if not (seen and done):
        return (name, "-", "-", "-", "-", "-")
    number = int(done[0])
    report.ok(number > 1000, f"{name}: it was tried", f"{number} executions")
    return (name, number, f"{number / seconds:.0f}", f"{seen[2]} -> {done[2]}",
            f"{seen[3]} -> {done[3]}", f"{seen[4]} -> {done[4]}")


def play(report, left, targets, seconds):
    """Build them, try each for so many seconds, and say what was found."""
    build(report, left, targets)
    with concurrent.futures.ThreadPoolExecutor(AT_A_TIME) as pool:
        ended = list(pool.map(lambda name: fuzz(left, name, seconds), targets))
    rows = [show(report, name, one, seconds) for name, one in zip(targets, ended)]
    report.table(("target", "executions", "a second", "coverage", "features", "inputs"), rows)
