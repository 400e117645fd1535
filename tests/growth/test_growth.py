#!/usr/bin/python3
"""Work grows with what there is, and not with its square.

Instructions of each case of tests/growth/growth.c on none, a quarter and all of GROWTH_THINGS
things (1,000), counted by callgrind: four times as many may cost 4.4 times as much at most, the
work on none taken off both. A square that is small beside the rest shows on many things only, which
take long: make check-long has 2,000.
"""

import concurrent.futures
import glob
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, "tests/tools")
import need  # noqa: E402

RATIO_MAX = 4.4
THINGS = int(os.environ.get("GROWTH_THINGS", "1000"))
FEW = THINGS // 4
EACH_MIN = 20       # instructions for one thing; fewer, and the case did not do its work
PROGRAM = os.path.join(os.environ.get("BUILD", "build/plain-gcc"), "tests/growth/growth")


def totals(folder):
    """Instructions of each dump, in the order in which they were made: its totals; its summary has
    the dump before it taken off."""
    def number(path):
        return int(path.rsplit(".", 1)[1])
    for path in sorted(glob.glob(os.path.join(folder, "out.*")), key=number):
        with open(path, encoding="utf-8") as file:
            yield int(re.search(r"^totals: (\d+)", file.read(), re.MULTILINE)[1])


def environment():
    """Without the C library's own scribbling: it fills a whole free chunk of which a part is taken,
    which is no work of ours and grows with all that was ever freed. And without `rep movsb`, which
    is one instruction and is counted a time a byte: whether a copy takes it depends on where its
    ends happen to lie."""
    kept = {name: value for name, value in os.environ.items() if name != "MALLOC_PERTURB_"}
    return {**kept, "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-ERMS,-FSRM"}


def count(name):
    """(instructions on none, on a quarter, on all), or what went wrong."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            ["valgrind", "-q", "--tool=callgrind", "--instr-atstart=no",
             f"--callgrind-out-file={folder}/out", PROGRAM, name, str(THINGS)],
            capture_output=True, text=True, check=False, env=environment())
        counts = list(totals(folder))
    return counts[:3] if done.returncode == 0 and len(counts) >= 3 else done.stderr


def judge(number, name, counts):
    if isinstance(counts, str):
        print(f"not ok {number} - {name}: could not be counted")
        print("".join(f"# {line}\n" for line in counts.splitlines()), end="")
        return
    nothing, few, many = counts
    ratio = (many - nothing) / max(few - nothing, 1)
    is_counted = few - nothing >= FEW * EACH_MIN
    print(f"{'ok' if is_counted and ratio <= RATIO_MAX else 'not ok'} {number} - {name}")
    if not is_counted:
        print("# next to nothing was counted: the case did not do its work")
    print(f"# {ratio:.2f} times as much (at most {RATIO_MAX}): "
          f"{(few - nothing) / 1e6:.1f} and {(many - nothing) / 1e6:.1f} million instructions")


def main():
    if not os.path.basename(os.environ.get("BUILD", "plain-gcc")).startswith("plain-"):
        print("1..0 # SKIP what sanitizers add is not counted")
        return
    need.program("valgrind")
    listed = subprocess.run([PROGRAM, "--list"], capture_output=True, text=True, check=True)
    names = [name for name in listed.stdout.splitlines()
             if len(sys.argv) < 2 or sys.argv[1] in name]
    if not names:
        sys.exit("there is no such case to count")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for number, (name, counts) in enumerate(zip(names, pool.map(count, names)), 1):
            judge(number, name, counts)
            sys.stdout.flush()
    print(f"1..{len(names)}")


if __name__ == "__main__":
    main()
