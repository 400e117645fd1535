"""How `status`, `list` and `export` grow with readers.

    readers.judge(REPORT)
"""

import os
import statistics
import subprocess
import tempfile

import harness
import scene

NOW = "2026-11-18T08:00:00Z"
FEW, MANY, MOST_TIMES = 1000, 4000, 4.6     # addresses in `to =`; how much longer status may take
TURNS = 7
LISTED_FEW, LISTED_MANY = 1000, 200_000     # readers that are listed
LIST_KIB_MAX = 4 * 1024                    # more for the many than for the few


def addresses(count):
    return (f"reader{number}@school{number % 97}.example" for number in range(count))


def run(folder, *argv):
    """(CPU seconds, peak KiB) of one run of the program, which must end well.

    The peak is never below this script's own, from which the program is started."""
    command = [harness.binary(), *argv, "--now", NOW]
    with subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(argv)}: exit {process.returncode}: {said.decode()}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def write_ini(folder, lines):
    text = scene.ini({"blog": ("feed", "file:blog.xml")}, "url = maildir:mail", to=())
    with open(os.path.join(folder, "aggregator.ini"), "w", encoding="utf-8") as file:
        file.write(text + "\n".join(lines) + "\n")
    with open(os.path.join(folder, "blog.xml"), "w", encoding="utf-8") as file:
        file.write("<rss><channel><title>The Staffroom</title></channel></rss>")


def judge_status(report, folder, form, lines_of):
    """status with few and many addresses, before and after they are in the database."""
    places = {}
    for count in (FEW, MANY):
        places[count] = os.path.join(folder, f"{form}-{count}")
        os.mkdir(places[count])
        write_ini(places[count], lines_of(addresses(count)))
    for when in ("before the first run", "after it"):
        times = {count: [] for count in places}
        for _ in range(TURNS):
            for count, place in places.items():
                times[count].append(run(place, "status")[0])
        few, many = (statistics.median(times[count]) for count in (FEW, MANY))
        report.figure(f"status, to = {form}, {when}: CPU seconds at {FEW} and {MANY}, times",
                      f"{few:.3f} {many:.3f} {many / few:.2f}")
        report.ok(many / few <= MOST_TIMES,
                  f"status with {MANY} addresses ({form}, {when}) takes at most {MOST_TIMES} times "
                  f"as long as with {FEW}")
        for place in places.values():
            run(place, "run")


def judge_lists(report, folder):
    """list and export hold one reader at a time."""
    peaks = {}
    for count in (LISTED_FEW, LISTED_MANY):
        place = os.path.join(folder, f"listed-{count}")
        os.mkdir(place)
        write_ini(place, [])
        with open(os.path.join(place, "list.csv"), "w", encoding="utf-8") as file:
            file.write("email\n")
            file.writelines(address + "\n" for address in addresses(count))
        run(place, "subscribers", "import", "list.csv", "--they-asked")
        for words in (("list",), ("list", "--json"), ("export",)):
            peaks[count, words] = run(place, "subscribers", *words)[1]
    for words in (("list",), ("list", "--json"), ("export",)):
        few, many = peaks[LISTED_FEW, words], peaks[LISTED_MANY, words]
        name = " ".join(words)
        report.figure(f"subscribers {name}: peak KiB for {LISTED_FEW} and {LISTED_MANY} readers",
                      f"{few} {many}")
        report.ok(many - few <= LIST_KIB_MAX, f"subscribers {name} does not grow with readers")


def judge(report):
    with tempfile.TemporaryDirectory(prefix="tagdigest-") as folder:
        judge_status(report, folder, "one line", lambda people: ["to = " + ", ".join(people)])
        judge_status(report, folder, "a line each", lambda people: [f"to = {one}"
                                                                    for one in people])
        judge_lists(report, folder)
