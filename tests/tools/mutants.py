#!/usr/bin/python3
"""usage: mutants.py

Are the tests worth their time? Sixty small faults (tests/tools/mutate.py lists the kinds) are put
into src/flow, src/store, src/mail and src/source, one at a time, each on a line that tests reach;
how many do the tests catch?

Which ones is decided by the hash of the commit, and by nothing else: all mutants are put in the
order of a hash over that and their own text, one for each line. Out fall those that do not compile
and those of which the compiler makes the same object. Each of the others is linked into the unit
tests that reach its line, the nearest first, until one fails; what is left goes through the flow
tests that reach it. A test that crashes or hangs has caught it.

Who reaches which line is asked of gcov, each test by itself. Everything is made under
build/mutants, beside the objects of build/mutants-gcc and build/mutants-coverage-gcc.

What survives is shown with its difference and the reason that tests/tools/mutants.judged gives:
lines of "KEY reason", the key being made of the file, the kind and the lines that changed, not of
their numbers. A mutant that was judged is a survivor all the same.
"""

import concurrent.futures
import gzip
import hashlib
import json
import os
import pathlib
import shlex
import signal
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "tools"))
import mutate  # noqa: E402

FOLDERS = ("flow", "store", "mail", "source")
SAMPLE = 60
CAUGHT_LEAST = .85
WORKERS = 2
PATIENCE_S = 20         # and four times what the test took to be measured
WORK = ROOT / "build" / "mutants"
PLAIN = "mutants-gcc"
COVERAGE = "mutants-coverage-gcc"
JUDGED = ROOT / "tests" / "tools" / "mutants.judged"


class Outcome:
    """What became of a mutant: the test that caught it, or how many let it pass."""

    def __init__(self, mutant, caught_by, tried):
        self.mutant = mutant
        self.caught_by = caught_by
        self.tried = tried


def run(argv, seconds=None, **more):
    """The code that a command ends with; None when it hangs. With it end those it started."""
    with subprocess.Popen(argv, cwd=ROOT, stdin=subprocess.DEVNULL, start_new_session=True,
                          **{"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **more}
                          ) as process:
        try:
            return process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None
        finally:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass


def environment(flavour, **more):
    """As the Makefile's TEST_ENVIRONMENT."""
    kept = {name: value for name, value in os.environ.items()
            if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "SANITIZE")}
    return {**kept, "TAGDIGEST": str(ROOT / "build" / flavour / "tagdigest"),
            "BUILD": f"build/{flavour}", "PYTHONDONTWRITEBYTECODE": "1", "TZ": "UTC",
            "LC_ALL": "C.UTF-8", "G_SLICE": "always-malloc", "MALLOC_PERTURB_": "165", **more}


def unit_tests():
    return sorted(str(path.relative_to(ROOT).with_suffix(""))
                  for path in (ROOT / "tests" / "unit").rglob("test_*.c"))


def flow_tests():
    return sorted(str(path.relative_to(ROOT))
                  for path in (ROOT / "tests" / "flow").glob("test_*.py"))


def build(flavour, flags):
    """The program and the unit tests, in a folder of their own."""
    targets = [f"build/{flavour}/{name}" for name in ("tagdigest", *unit_tests())]
    log = WORK / f"{flavour}.log"
    with open(log, "wb") as file:
        code = run(["make", "-s", f"-j{WORKERS}", "CC=gcc", f"FLAVOUR={flavour}",
                    f"CFLAGS={flags}", *targets], env=environment(flavour), stdout=file,
                   stderr=subprocess.STDOUT)
    if code != 0:
        sys.exit(f"make does not build {flavour}; {log.relative_to(ROOT)} says why")


# ---- which test reaches which line ------------------------------------------------------------

def tree_hash():
    """Of everything that the map of lines depends on."""
    sum_ = hashlib.sha256()
    for folder in ("src", "include", "cmd", "tests/unit", "tests/flow", "tests/servers"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                sum_.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return sum_.hexdigest()


def reached_lines(prefix):
    """{path: lines} from what one test left below the prefix."""
    at = pathlib.Path(f"{prefix}{ROOT}") / "build" / COVERAGE / "src"
    left = [path for folder in FOLDERS for path in sorted((at / folder).glob("*.gcda"))]
    for path in left:
        note = path.with_suffix(".gcno")
        if not note.exists():
            note.symlink_to(ROOT / "build" / COVERAGE / note.relative_to(at.parent))
    if not left:
        return {}
    out = subprocess.run(["gcov", "-j", "-t", *map(str, left)], cwd=prefix, check=True,
                         capture_output=True).stdout
    if out[:2] == b"\x1f\x8b":
        out = gzip.decompress(out)
    found = {}
    for document in out.decode().splitlines():
        for file in json.loads(document)["files"]:
            lines = [row["line_number"] for row in file["lines"] if row["count"]]
            if file["file"].startswith("src/") and lines:
                found.setdefault(file["file"], set()).update(lines)
    return {path: sorted(lines) for path, lines in found.items()}


def cover(test):
    """(seconds, {path: lines}) of one test, run alone; it must pass."""
    prefix = WORK / "coverage" / test.replace("/", "-")
    subprocess.run(["rm", "-rf", prefix], check=True)
    prefix.mkdir(parents=True)
    argv = [ROOT / test] if test.endswith(".py") else [ROOT / "build" / COVERAGE / test]
    began = time.monotonic()
    with open(prefix / "log", "wb") as log:
        code = run(argv, 600, stdout=log, stderr=subprocess.STDOUT,
                   env=environment(COVERAGE, GCOV_PREFIX=str(prefix)))
    took = time.monotonic() - began
    if code != 0:
        sys.exit(f"{test} fails without any mutant; {(prefix / 'log').relative_to(ROOT)} says why")
    return took, reached_lines(prefix)


def coverage(pool):
    """{test: (seconds, {path: lines})}, kept for a tree that is the same."""
    kept = WORK / "coverage.json"
    name = tree_hash()
    if kept.exists():
        known = json.loads(kept.read_text())
        if known["tree"] == name:
            return known["tests"]
    build(COVERAGE, "-O0 -g --coverage")
    tests = flow_tests() + unit_tests()
    found = dict(zip(tests, pool.map(cover, tests)))
    if not any(files for _, files in found.values()):
        sys.exit(f"gcov finds no line that a test reaches; is build/{COVERAGE} of this folder?")
    kept.write_text(json.dumps({"tree": name, "tests": found}))
    return found


# ---- the mutants ------------------------------------------------------------------------------

class Field:
    """The tree as it was built, what reaches its lines, and where its mutants are compiled."""

    def __init__(self, pool):
        self._pool = pool
        subprocess.run(["rm", "-rf", WORK / "tried"], check=True)
        (WORK / "tried").mkdir(parents=True)
        build(PLAIN, "-O2")
        covered = coverage(pool)
        self._seconds = {test: took for test, (took, _) in covered.items()}
        self._lines = {}        # (path, line) -> tests
        for test, (_, files) in covered.items():
            for path, lines in files.items():
                for line in lines:
                    self._lines.setdefault((path, line), []).append(test)
        flags = (ROOT / "build" / PLAIN / "flags").read_text()
        self._gcc = [*shlex.split(flags), "-w"]
        self._originals = {}
        self.texts = {str(path.relative_to(ROOT)): path.read_text()
                      for folder in FOLDERS for path in sorted((ROOT / "src" / folder).glob("*.c"))}

    def tests_of(self, mutant):
        """Unit tests, the nearest and quickest first; then flow tests, the quickest first."""
        for line in mutant.lines:
            tests = self._lines.get((mutant.path, line))
            if tests:
                break
        else:
            return []
        where = pathlib.PurePath(mutant.path)

        def rank(test):
            path = pathlib.PurePath(test)
            common = os.path.commonprefix([f"test_{where.stem}", path.stem])
            return (path.suffix == ".py", path.parent.name != where.parent.name, -len(common),
                    self._seconds[test])
        return sorted(tests, key=rank)

    def _object(self, text, name):
        """The object of a C text, left under build/mutants; None when it does not compile. No
        object knows the name of its file."""
        target = self.object_of(name)
        done = subprocess.run([*self._gcc[:1], "-c", "-x", "c", "-", "-o", str(target),
                               *self._gcc[1:]], cwd=ROOT, check=False, input=text.encode(),
                              capture_output=True)
        return target.read_bytes() if done.returncode == 0 else None

    @staticmethod
    def object_of(name):
        return WORK / "tried" / f"{name}.o"

    def is_fit(self, mutant):
        """It compiles, into something else than the original."""
        path = mutant.path
        if path not in self._originals:
            name = hashlib.sha256(mutant.key.encode()).hexdigest()
            self._originals[path] = self._object(self.texts[path], name)
        made = self._object(mutant.text, mutant.key)
        return made is not None and made != self._originals[path]

    def draw(self, seed, count):
        """The first `count` fit mutants, one for each line, in the order that the seed gives."""
        every = [mutant for path, text in self.texts.items()
                 for mutant in mutate.mutants(path, text) if self.tests_of(mutant)]
        every.sort(key=lambda one: hashlib.sha256(f"{seed} {one.key}".encode()).digest())
        seen, order, drawn = set(), [], []
        for one in every:
            if (one.path, one.line) not in seen:
                seen.add((one.path, one.line))
                order.append(one)
        while order and len(drawn) < count:
            some, order = order[:count], order[count:]
            drawn += [one for one, fit in zip(some, self._pool.map(self.is_fit, some)) if fit]
        return drawn[:count]

    def _link(self, objects, target):
        base = ROOT / "build" / PLAIN
        subprocess.run([*self._gcc[:1], *map(str, objects), str(base / "libtagdigest.a"),
                        *self._gcc[1:], "-o", str(target)], cwd=ROOT, check=True,
                       capture_output=True)

    def outcome(self, mutant):
        """Links and runs tests until one fails."""
        folder = WORK / "tried" / mutant.key
        folder.mkdir()
        tried, caught_by = [], None
        made = self.object_of(mutant.key)
        program = folder / "tagdigest"
        base = ROOT / "build" / PLAIN
        for test in self.tests_of(mutant):
            if test.endswith(".py"):
                argv = [ROOT / test]
                if not program.exists():
                    self._link([*sorted((base / "cmd").glob("*.o")), made], program)
            else:
                argv = [folder / "test"]
                self._link([base / f"{test}.o", made], argv[0])
            tried.append(test)
            if run(argv, PATIENCE_S + 4 * self._seconds[test],
                   env=environment(PLAIN, TAGDIGEST=str(program))) != 0:
                caught_by = test
                break
        subprocess.run(["rm", "-rf", folder], check=True)
        return Outcome(mutant, caught_by, tried)


# ---- the report -------------------------------------------------------------------------------

def judged():
    """{key: reason}."""
    if not JUDGED.exists():
        return {}
    rows = (line.split(None, 1) for line in JUDGED.read_text().splitlines()
            if line.strip() and not line.startswith("#"))
    return {key: reason.strip() for key, reason in rows}


def show(outcome, reasons):
    """A survivor: where, which kind, the difference, and why."""
    mutant = outcome.mutant
    print(f"# survived: {mutant.key} {mutant.path}:{mutant.line} {mutant.operator},"
          f" past {len(outcome.tried)} tests")
    for sign, text in (("-", mutant.removed), ("+", mutant.added)):
        for line in text.split("\n"):
            print(f"#   {sign}{line.expandtabs(8)}")
    print(f"#   why: {reasons.get(mutant.key, 'not judged yet')}", flush=True)


def measure(seed, count):
    """All outcomes of a sample, survivors shown as they are found."""
    reasons, outcomes = judged(), []
    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        field = Field(pool)
        drawn = field.draw(seed, count)
        if len(drawn) < count:
            sys.exit(f"only {len(drawn)} of {count} mutants compile")
        for outcome in pool.map(field.outcome, drawn):
            outcomes.append(outcome)
            if outcome.caught_by is None:
                show(outcome, reasons)
    return outcomes


def head():
    """The hash of the commit, of which the tree must be."""
    git = ["git", "-C", str(ROOT)]
    changed = subprocess.run([*git, "status", "--porcelain", "--", "src", "include", "cmd", "tests",
                              "Makefile"], check=True, capture_output=True, text=True).stdout
    if changed:
        sys.exit(f"the tree is not that of the commit, whose hash chooses:\n{changed}")
    return subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True,
                          text=True).stdout.strip()


def main():
    began = time.monotonic()
    seed = head()
    outcomes = measure(seed, SAMPLE)
    caught = [one for one in outcomes if one.caught_by]
    by_unit = sum(not one.caught_by.endswith(".py") for one in caught)
    is_enough = len(outcomes) == SAMPLE and len(caught) >= CAUGHT_LEAST * SAMPLE
    print(f"# seed: {seed}\n# caught by unit tests: {by_unit}\n"
          f"# caught by flow tests: {len(caught) - by_unit}\n"
          f"# survived: {len(outcomes) - len(caught)}\n# seconds: {time.monotonic() - began:.0f}")
    print(f"{'ok' if is_enough else 'not ok'} 1 - of {len(outcomes)} mutants {len(caught)} are"
          f" caught, at least {CAUGHT_LEAST * SAMPLE:.0f} of {SAMPLE}\n1..1")
    sys.exit(0 if is_enough else 1)


if __name__ == "__main__":
    main()
