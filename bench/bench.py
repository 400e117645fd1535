#!/usr/bin/python3
"""The bench: commands measured in turns, ratios of what was measured, and RESULTS.md made of them.

A row is a folder bench/NAME with a row.py in it, whose measure(row) does it all:

    (its docstring says what is done and beside whom, and what each side does and leaves out)

    NOT_COMPARED = ("listmonk: it wants PostgreSQL and a web server",)

    def measure(row):
        feeds = row.once("feeds", generate)                 # a folder, made once
        took = row.alternate({
            "tagdigest": [row.tagdigest, "parse", "--kept", "-c", ini, feeds],
            "libxml2 SAX": [row.program("sax"), feeds],
        })
        row.ratio("feed bytes to matched posts", took["libxml2 SAX"].user / took["tagdigest"].user,
                  bare="a SAX pass", behind="It reads the posts as well.")

`make bench ROW=NAME` runs it, keeps bench/measured/NAME.json, and makes RESULTS.md of all that is
kept; a script of tests/accept does

    row = accept.bench("NAME")
    row.judge(report, "feed bytes to matched posts, beside a SAX pass", at_least=.30)

so that the bar stands in the script, and the figures come from one place.
"""

import contextlib
import datetime
import importlib.util
import json
import os
import shlex
import signal
import statistics
import subprocess
import sys
import time

import results

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
MEASURED = os.path.join(HERE, "measured")
RESULTS = os.path.join(HERE, "RESULTS.md")
TIMES = 7


class Series(list):
    """One figure for each round; arithmetic is done round by round."""

    def _each(self, other, operation):
        others = other if isinstance(other, Series) else [other] * len(self)
        return Series(operation(one, two) for one, two in zip(self, others, strict=True))

    def __add__(self, other):
        return self._each(other, lambda one, two: one + two)

    def __sub__(self, other):
        return self._each(other, lambda one, two: one - two)

    def __mul__(self, other):
        return self._each(other, lambda one, two: one * two)

    def __radd__(self, other):
        return self._each(other, lambda one, two: two + one)

    def __truediv__(self, other):
        return self._each(other, lambda one, two: one / two)

    @property
    def median(self):
        return statistics.median(self)

    def words(self, form="{:.2f}"):
        """Least, median and most, in words."""
        return tuple(form.format(value) for value in (min(self), self.median, max(self)))


class Times:
    """What the rounds of one command took: a Series for each of measure.c's figures."""

    NAMES = ("wall", "user", "system", "peak_kb", "waits", "switches")

    def __init__(self):
        for name in self.NAMES:
            setattr(self, name, Series())

    def take(self, result):
        for name in self.NAMES:
            getattr(self, name).append(result[name])

    @property
    def cpu(self):
        """User and system together."""
        return self.user + self.system


class Row:
    """One row of the bench: where it works, what it measured, and its section."""

    def __init__(self, name, folder=None):
        self.name = name
        self.folder = folder or os.path.join(ROOT, "build", "bench", name)
        self.built = os.path.join(ROOT, os.environ.get("BUILD", "build/plain-gcc"))
        self.tagdigest = os.path.join(self.built, "tagdigest")
        self.ratios = {}
        self.about, self.not_compared = "", ()
        self._compared, self._times, self._commands, self._texts = [], [], {}, []
        self._began = time.monotonic()
        os.makedirs(self.folder, exist_ok=True)

    # ---- what there is ----

    def path(self, *parts):
        """A path below build/bench/NAME."""
        return os.path.join(self.folder, *parts)

    def program(self, name, row=None):
        """What was made of bench/NAME/name.c, or of another row's."""
        return os.path.join(self.built, "bench", row or self.name, name)

    def once(self, name, make):
        """The folder build/bench/ROW/name, which make(folder) fills when it is not there yet."""
        path, half = self.path(name), self.path(name + ".half")
        if not os.path.exists(path):
            subprocess.run(["rm", "-rf", half], check=True)
            os.makedirs(half)
            make(half)
            os.rename(half, path)
        return path

    @staticmethod
    def unpack(kind, *packages):
        """Packages of Debian ("deb") or of npm ("npm"), unpacked under build/; their folder."""
        tool = os.path.join(ROOT, "tests", "tools", "unpack.sh")
        return subprocess.run([tool, kind, *packages], check=True, cwd=ROOT, text=True,
                              stdout=subprocess.PIPE).stdout.splitlines()[-1]

    # ---- measuring ----

    def alternate(self, commands, times=TIMES, cpus="0", before=None, **options):
        """Run the commands {name: argv} in turns, pinned; {name: Times}.

        One round before is not counted, unless there is only one. before(name) is called before
        each, unmeasured; options go to subprocess.run (stdin is a path). A command that fails ends
        the row.
        """
        took = {name: Times() for name in commands}
        names = list(commands)
        for turn in range(1 if times == 1 else 0, times + 1):
            for name in names[turn % len(names):] + names[:turn % len(names)]:
                if before is not None:
                    before(name)
                result = self._measure(commands[name], cpus, dict(options))
                if turn > 0:
                    took[name].take(result)
        for name in names:
            self._note_command(name, commands[name], cpus)
            self._times.append((name, times, took[name]))
        return took

    def _measure(self, argv, cpus, options):
        result, log = self.path("measured.json"), self.path("command.log")
        measure = os.path.join(self.built, "bench", "measure")
        with open(options.pop("stdin", os.devnull), "rb") as stdin, open(log, "wb") as output:
            options = {"stdout": subprocess.DEVNULL, "stderr": output, "cwd": ROOT} | options
            status = subprocess.run([measure, result, cpus, *argv], check=False, stdin=stdin,
                                    **options).returncode
        if status != 0:
            with open(log, encoding="utf-8", errors="replace") as file:
                raise SystemExit(f"{shlex.join(argv)}: ended with {status}\n{file.read()[-4000:]}")
        with open(result, encoding="utf-8") as file:
            return json.load(file)

    @contextlib.contextmanager
    def server(self, argv, cpus="1", ready=None, **options):
        """A server beside what is measured; it is ready when it has printed a line with `ready`."""
        with open(self.path("server.log"), "ab") as log:
            options = {"stdin": subprocess.DEVNULL, "stderr": log, "cwd": ROOT,
                       "stdout": log if ready is None else subprocess.PIPE} | options
            with subprocess.Popen(["taskset", "-c", cpus, *argv], **options) as process:
                try:
                    while ready is not None and ready.encode() not in process.stdout.readline():
                        if process.poll() is not None:
                            raise SystemExit(f"{shlex.join(argv)}: the server ended")
                    self._note_command("server", argv, cpus)
                    yield process
                finally:
                    process.send_signal(signal.SIGTERM)

    def _note_command(self, name, argv, cpus):
        words = shlex.join(argv).replace(ROOT + "/", "")
        words = words if len(words) <= 400 else words[:400] + " …"
        where = "" if cpus == "-" else f"taskset -c {cpus} "
        self._commands.setdefault(name, where + words)

    # ---- what it comes to ----

    def ratio(self, name, series, peer=None, bare=None, behind=None):
        """A ratio under the name by which judge() finds it.

        One with a peer, or with a bare loop that no program can be faster than, is how many times
        as fast we are (below 1, they are ahead), and stands in the summary; `behind` says why they
        are ahead and what was tried, and is shown when they are.
        """
        beside = peer or bare
        if beside is not None:
            self._compared.append({"what": name, "beside": beside, "is_bare": peer is None,
                                   "speed": list(series), "behind": behind})
            name = f"{name}, beside {beside}"
        self.ratios[name] = series
        print(f"{name}: {series.median:.3f} ({min(series):.3f} to {max(series):.3f})", flush=True)

    def figure(self, name, value):
        """One figure or fact, in words."""
        self._texts.append(f"- {name}: {value}")
        print(f"{name}: {value}", flush=True)

    def text(self, markdown):
        """More words for the section: a profile, a remark."""
        self._texts.append("\n" + markdown.strip() + "\n")

    def judge(self, report, name, at_least=None, at_most=None):
        """A TAP line: the median of a ratio against its bar, and by how much it misses it."""
        series = self.ratios[name]
        low, middle, high = series.words("{:.3f}")
        bar, good = (f"at least {at_least}", series.median >= at_least) if at_most is None else \
            (f"at most {at_most}", series.median <= at_most)
        asked = at_least if at_most is None else at_most
        report.ok(good, f"{name}: {middle} ({low} to {high}, {len(series)} rounds), {bar}",
                  f"{series.median / asked:.2f} times what is asked")

    # ---- what is kept ----

    def measured(self):
        """All that it came to, as it is kept."""
        return {"name": self.name, "about": self.about, "not_compared": list(self.not_compared),
                "compared": self._compared,
                "ratios": [[name, list(series)] for name, series in self.ratios.items()],
                "times": [[name, rounds, vars(times)] for name, rounds, times in self._times],
                "texts": self._texts, "commands": self._commands, "machine": machine(),
                "seconds": round(time.monotonic() - self._began)}

    def write(self, folder=MEASURED, path=RESULTS):
        """Keep what was measured, in place of an older one, and make RESULTS.md of all."""
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, self.name + ".json"), "w", encoding="utf-8") as file:
            json.dump(self.measured(), file, indent=1, ensure_ascii=False)
            file.write("\n")
        with open(path, "w", encoding="utf-8") as file:
            file.write(results.paper(kept(folder)))


def kept(folder=MEASURED):
    """What was measured of each row, by name."""
    rows = []
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            rows.append(json.load(file))
    return rows


def machine():
    """The machine, the commit and the day."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        models = [line.split(":")[1].strip() for line in file if line.startswith("model name")]
    with open("/proc/meminfo", encoding="utf-8") as file:
        memory = int(file.readline().split()[1]) / 1024 / 1024
    commit = subprocess.run(["git", "-C", ROOT, "describe", "--always", "--dirty"], check=False,
                            capture_output=True, text=True).stdout.strip()
    return (f"{models[0] if models else os.uname().machine}, {os.cpu_count()} cores, "
            f"{memory:.0f} GB, Linux {os.uname().release.split('-')[0]}; commit {commit or '?'}, "
            f"{datetime.date.today()}.")


def names():
    return sorted(name for name in os.listdir(HERE)
                  if os.path.exists(os.path.join(HERE, name, "row.py")))


def build():
    """Build the program and what is measured beside it; False when that failed."""
    environment = {name: value for name, value in os.environ.items()
                   if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
    return subprocess.run(["make", "-s", "-C", ROOT, "bench-programs"], check=False,
                          env=environment).returncode == 0


def run(name, **options):
    """Build, measure one row and return it; options go to its measure()."""
    if not build():
        raise SystemExit("the bench could not be built")
    place = os.path.join(HERE, name, "row.py")
    spec = importlib.util.spec_from_file_location(f"bench_{name}", place)
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, os.path.dirname(place))
    spec.loader.exec_module(module)
    row = Row(name)
    row.about, row.not_compared = module.__doc__, getattr(module, "NOT_COMPARED", ())
    module.measure(row, **options)
    return row


def measure_one(name):
    """Measure a row and keep what it came to; False when somebody is ahead and nothing says why."""
    print(f"== bench/{name}", flush=True)
    row = run(name)
    row.write()
    silent = results.unexplained(row.measured())
    for line in silent:
        print(f"ahead of us, and nothing says why: {line}", flush=True)
    return not silent


def measure_each(wanted):
    """Each row in a process of its own, which shares no module and no setting with others."""
    return [name for name in wanted
            if subprocess.run([sys.executable, __file__, name], check=False).returncode != 0]


def main():
    """usage: bench.py [ROW...]: measure these rows, or all, and write RESULTS.md

    Ends with 1 when a row fails, or somebody is ahead of us and no sentence says why.
    """
    wanted = [word for arg in sys.argv[1:] for word in arg.split()] or names()
    unknown = set(wanted) - set(names())
    if unknown:
        raise SystemExit(f"no row {', '.join(sorted(unknown))} (there are: {', '.join(names())})")
    if len(wanted) > 1:
        failed = measure_each(wanted)
    else:
        failed = [] if measure_one(wanted[0]) else wanted
    if failed:
        raise SystemExit(f"not in order: {', '.join(failed)}")


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sys.modules["bench"] = sys.modules["__main__"]
    main()
