#!/usr/bin/python3
"""The checks, checked: a small clean tree passes, and each planted mistake is found by name."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile

import checks

TOOLS = pathlib.Path(__file__).resolve().parent
ROOT = TOOLS.parent.parent

CLEAN = {
    "include/base/stone.h": '''/** A stone. */
#ifndef STONE_H
#define STONE_H

typedef struct Stone {
\tint weight;
} Stone;

/** Twice. */
#define TWICE(x) (2 * (x))

/** The weight of a stone. */
int stone_weight(const Stone *stone);

#endif
''',
    "src/base/stone.c": '''#include "base/stone.h"

static int count;

int
stone_weight(const Stone *stone)
{
\tcount++;
\tfor (int i = 0; i < 1; i++) {
\t\tif (stone == 0) {
\t\t\tswitch (i) {
\t\t\tcase 0:
\t\t\t\treturn count;
\t\t\tdefault:
\t\t\t\tbreak;
\t\t\t}
\t\t} else if (i == 1) {
\t\t\tconst int list[] = { 1, 2 };
\t\t\treturn list[i];
\t\t}
\t}
\treturn TWICE(stone->weight);
}
''',
    "src/base/flint.h": "/** A flint, of this folder alone. */\nint flint_spark(void);\n",
    "src/base/flint.c": '''#include "base/flint.h"
#include "base/stone.h"

int
flint_spark(void)
{
\tconst Stone flint = { 1 };

\treturn stone_weight(&flint);
}
''',
    "src/store/db.h": "/** The database, of this folder alone. */\nint db_step(void);\n",
    "src/store/db.c": '''#include "store/db.h"

int
db_step(void)
{
\treturn 0;
}
''',
    "include/text/wall.h": '''/** A wall. */
#include "base/stone.h"

/** The weight of a wall. */
int wall_weight(const Stone *stones);
''',
    "src/text/wall.c": '''#include "text/wall.h"
#include "text/wall.tab.h"

int
wall_weight(const Stone *stones)
{
\treturn wall_table[0](stones);
}
''',
    "src/text/wall.tab.h":
        "static int (*const wall_table[])(const Stone *) = { stone_weight };\n" + "\n" * 600,
    "cmd/door.h": "/** A door: verbs share headers that lie beside them. */\n",
    "cmd/main.c": '''#include "door.h"

#include "flow/house.h"

int
main(void)
{
\treturn 0;
}
''',
    "include/flow/house.h": '/** A house. */\n#include "text/wall.h"\n',
    "README.md": "See `src/base/stone.c`, `text/wall` and `build/x.c`; run `make all`.\n",
    "ARCHITECTURE.md": "`stone`, `flint`, `db` and `wall`.\n",
    "CONTRIBUTING.md": "See ARCHITECTURE.md.\n",
    "tests/README.md": "None yet.\n",
    "bench/README.md": "None yet.\n",
    "Makefile": "all: FORCE\ncheck check-x: all\n",
}

NEST = "\nvoid\nwall_deep(void)\n{\n\tif (a) {\n\t\twhile (b) {\n\t\t\tfor (;;) {\n"
UNNEST = "\t\t\t}\n\t\t}\n\t}\n}\n"

# name, check, file, its text (appended when it starts with +; None: no file), what the report must
# say
MISTAKES = [
    ("an upward include", "check-layers", "src/base/stone.c", '+#include "text/wall.h"\n',
     "base may not include text/wall.h"),
    ("an include beside", "check-layers", "src/dedup/a.c", '#include "filter/rule.h"\n',
     "dedup may not include filter/rule.h"),
    ("an include without its layer", "check-layers", "src/base/stone.c", '+#include "stone.h"\n',
     '"stone.h" does not name its layer'),
    ("an include beside no such file", "check-layers", "cmd/main.c", '+#include "gate.h"\n',
     '"gate.h" does not name its layer'),
    ("an include of a folder's own header", "check-layers", "src/text/wall.c",
     '+#include "base/flint.h"\n', "src/base/flint.h is base's own"),
    ("an include in a folder below", "check-layers", "src/render/templates/a.h",
     '#include "store/db.h"\n', "render may not include store/db.h"),
    ("an include of a folder's own header in angles", "check-layers", "src/text/wall.c",
     "+#include <base/flint.h>\n", "src/base/flint.h is base's own"),
    ("an include of the store's own in flow", "check-layers", "src/flow/house.c",
     '#include "store/db.h"\n', "src/store/db.h is store's own"),
    ("an include by way of another folder", "check-layers", "src/flow/house.c",
     '#include "flow/../store/db.h"\n', "flow/../store/db.h does not say where it lies"),
    ("a function of the store's own, declared by hand", "check-layers", "src/flow/house.c",
     "int db_step(void);\nint house_step(void);\nint house_step(void)\n{ return db_step(); }\n",
     "flow/house calls db_step, which no header in include/ announces"),
    ("a header that no other folder includes", "check-layers", "include/text/brick.h",
     "/** A brick. */\n", "include/text/brick.h: no other folder includes it"),
    ("an upward include in cmd", "check-layers", "cmd/main.c", '+#include "mail/compose.h"\n',
     "cmd may not include mail/compose.h"),
    ("a bench with a part of ours", "check-layers", "bench/x/bare.c", '#include "base/stone.h"\n',
     "the bench may not include base/stone.h"),
    ("a folder without a layer", "check-layers", "src/attic/a.c", "\n",
     "src/attic/a.c: no row in tests/layers.txt"),
    ("a table that points up", "check-layers", "tests/layers.txt", "+6 top: cmd\n1 low: top\n",
     "low -> top does not point down"),
    ("two headers of one noun", "check-layers", "include/model/stone.h", "/** Another. */\n",
     "has the same noun"),
    ("a refused call", "check-layers", "src/base/stone.c",
     "+int system(const char *);\nint stone_call(void);\nint stone_call(void)\n"
     '{ return system("true"); }\n', "base/stone calls system, which is refused everywhere"),
    ("a refused family of calls", "check-layers", "src/base/stone.c",
     "+void g_list_free(void *);\nvoid stone_call(void);\nvoid stone_call(void)\n"
     "{ g_list_free(0); }\n", "base/stone calls g_list_free"),
    ("a library outside its folder", "check-layers", "src/base/stone.c",
     "+void sqlite3_free(void *);\nvoid stone_call(void);\nvoid stone_call(void)\n"
     "{ sqlite3_free(0); }\n", "base/stone calls sqlite3_free, which only store may"),
    ("a library outside its file", "check-layers", "src/mail/compose.c",
     "void smtp_destroy(void);\nvoid compose_call(void);\nvoid compose_call(void)\n"
     "{ smtp_destroy(); }\n", "mail/compose calls smtp_destroy, which only mail/relay_session "
     "mail/relay_session_words may"),
    ("a variable", "check-layers", "src/text/wall.c", "+int wall_count = 3;\n",
     "text/wall: wall_count can be written to"),
    ("a variable inside a function", "check-layers", "src/text/wall.c",
     "+int wall_next(void);\nint wall_next(void)\n{ static int next; return next++; }\n",
     "text/wall: next"),
    ("a table that lost a const", "check-layers", "src/text/wall.c",
     '+const char *wall_names[] = { "a" };\n', "text/wall: wall_names can be written to"),

    ("two files that call each other", "check-cycles", "src/base/stone.c",
     "+int flint_spark(void);\nint stone_spark(void);\nint stone_spark(void)\n"
     "{ return flint_spark(); }\n",
     "base/flint -> base/stone (stone_weight) -> base/flint (flint_spark)"),
    ("a cycle over three files", "check-cycles", "src/base/stone.c",
     "+int wall_weight(const Stone *);\nint stone_wall(void);\nint stone_wall(void)\n"
     "{ return wall_weight(0); }\n",
     "base/stone -> text/wall (wall_weight) -> base/stone (stone_weight)"),
    ("a cycle by way of a table", "check-cycles", "src/base/stone.c",
     "+int flint_spark(void);\nextern int (*const stone_table[])(void);\n"
     "int (*const stone_table[])(void) = { flint_spark };\n",
     "base/stone (stone_weight) -> base/flint (flint_spark)"),

    ("a long function", "check-size", "src/text/wall.c",
     "+\nstatic void\nwall_long(void)\n{\n" + "\tx();\n" * 78 + "}\n", "wall_long: 81 lines"),
    ("a function of many arguments", "check-size", "src/text/wall.c",
     "+\nstatic void\nwall_wide(int a, int (*b)(int, int), int c,\n\tint d, int e, int f)\n"
     "{\n}\n", "wall_wide: 6 arguments"),
    ("a long file", "check-size", "src/text/long.c", "\n" * 501, "501 lines (at most 500)"),
    ("a long test", "check-size", "tests/unit/test_x.c", "\n" * 801, "801 lines (at most 800)"),
    ("a wide line", "check-size", "src/text/wall.c", "+/*" + "\t" * 11 + " wide wide wide */\n",
     "columns (at most 100)"),
    ("braces in a call of GLib", "check-size", "src/text/wall.c",
     "+\nstatic void\nwall_say(void)\n{\n\tg_string_append(a, (char[2]){ 'b', 0 });\n}\n",
     "braces in a call of g_string_append"),
    ("a prefix that is measured", "check-size", "src/text/wall.c",
     "+\nstatic bool\nwall_begins(const char *a)\n{\n\treturn g_str_has_prefix(a, \"b\");\n}\n",
     "g_str_has_prefix() (take prefix_stands_at())"),
    ("a wide line in the bench", "check-size", "bench/x/row.py", "#" * 101, "101 columns"),
    ("a long function in the bench", "check-size", "bench/x/bare.c",
     "static void\nbare_long(void)\n{\n" + "\tx();\n" * 78 + "}\n", "bare_long: 81 lines"),
    ("a wide line in a tool", "check-size", "tests/tools/tool", "#" * 101, "101 columns"),
    ("deep nesting", "check-size", "src/text/wall.c",
     f"+{NEST}\t\t\t\tif (c) {{\n\t\t\t\t}}\n{UNNEST}",
     "wall_deep: 4 deep"),
    ("deep nesting without braces", "check-size", "src/text/wall.c",
     f"+{NEST}\t\t\t\tif (c)\n\t\t\t\t\td();\n{UNNEST}",
     "wall_deep: 4 deep"),
    ("deep nesting in a macro's loop", "check-size", "src/text/wall.c",
     f"+{NEST}\t\t\t\teach (x, y) {{\n\t\t\t\t}}\n{UNNEST}",
     "wall_deep: 4 deep"),
    ("a limit by another word", "check-size", "src/text/wall.c",
     "+\n#define STONES_MOST 3\n", "STONES_MOST (a limit is called ..._MAX or ..._MIN)"),
    ("a limit before its noun", "check-size", "include/text/wall.h",
     "+\n#define MAX_STONES 3\n", "MAX_STONES (a limit is called"),
    ("a limit among constants", "check-size", "src/text/wall.c",
     "+\nenum {\n\tSTONES_CAP = 3,\n};\n", "STONES_CAP (a limit is called"),
    ("a limit in a field", "check-size", "src/text/wall.c",
     "+\ntypedef struct Walls {\n\tint cap_bytes;\n} Walls;\n", "cap_bytes (a limit is called"),
    ("a name beside its type", "check-size", "src/text/wall.c",
     "+\nstatic void wall_flat(void)\n{\n}\n", "no function name in column 0"),
    ("a brace beside its name", "check-size", "src/text/wall.c",
     "+\nstatic void\nwall_flat(void) {\n}\n", "the opening brace needs its own line"),

    ("a silent header", "check-docs", "include/text/mute.h", "#define A 1\n",
     "include/text/mute.h:1: a header opens with a comment"),
    ("a silent prototype", "check-docs", "include/text/wall.h", "+int wall_mute(\n\tint a);\n",
     "wall_mute has no comment"),
    ("a prototype in another's shadow", "check-docs", "include/text/wall.h",
     "+/** One. */\nint wall_one(void);\nchar *wall_mute(void) G_GNUC_MALLOC;\n",
     "wall_mute has no comment"),
    ("a silent macro", "check-docs", "include/text/wall.h", "+\n#define WALL_MUTE(x) x\n",
     "WALL_MUTE has no comment"),
    ("a silent inline function", "check-docs", "include/text/wall.h",
     "+\nstatic inline int\nwall_mute(void)\n{\n\treturn 1;\n}\n", "wall_mute has no comment"),
    ("a lost path", "check-docs", "README.md", "+And `src/base/lost.c`.\n",
     "src/base/lost.c does not exist"),
    ("a lost module", "check-docs", "README.md", "+And `text/lost`.\n", "text/lost does not exist"),
    ("a noun without a home", "check-docs", "ARCHITECTURE.md", "The `fence` stands here.\n",
     "ARCHITECTURE.md does not say what it is"),
    ("a paper that is gone", "check-docs", "CONTRIBUTING.md", None, "there is no CONTRIBUTING.md"),
    ("a lost function", "check-docs", "README.md", "+And `wall_lost`.\n",
     "wall_lost is nowhere in the code"),
    ("a lost paper", "check-docs", "README.md", "+And `LOST.md`.\n", "LOST.md does not exist"),
    ("a lost target", "check-docs", "README.md", "+    make lost\n", "make lost is no target"),
]


def write_tree(root):
    for name, text in CLEAN.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    for name in ("layers.txt", "fence.txt"):
        shutil.copy(ROOT / "tests" / name, root / "tests")


def compile_tree(root):
    """The objects of what compiles: a planted include often does not, and need not."""
    for path in checks.files(root, ("src", "cmd"), (".c",)):
        made = root / "objects" / path.relative_to(root).with_suffix(".o")
        made.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["gcc", "-fPIE", f"-I{root}/include", f"-I{root}/src", "-c", path,
                        "-o", made], check=False, stderr=subprocess.DEVNULL)


def report_of(check, root):
    command = [str(TOOLS / check), "--root", str(root)]
    if check in ("check-layers", "check-cycles"):
        compile_tree(root)
        command += ["--objects", str(root / "objects")]
    environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="1")
    result = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    return result.returncode, result.stdout + result.stderr


def plant(root, name, text):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if text is None:
        path.unlink()
        return
    if text.startswith("+"):
        text = path.read_text() + text[1:]
    path.write_text(text)


def problems_of_clean(check):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        write_tree(root)
        status, report = report_of(check, root)
        return [] if status == 0 else report.splitlines()


def problems_of_nothing(check):
    """In the wrong folder, or of a tree whose files moved, a check has seen nothing."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name in ("include", "src", "tests"):
            (root / name).mkdir()
        (root / "Makefile").write_text(CLEAN["Makefile"])
        for name in ("layers.txt", "fence.txt"):
            shutil.copy(ROOT / "tests" / name, root / "tests")
        status, report = report_of(check, root)
        is_seen = status == 1 and re.search(r"^not ok \d+ - there are ", report, re.MULTILINE)
        return [] if is_seen else report.splitlines()


def problems_of_mistake(check, name, text, want):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        write_tree(root)
        plant(root, name, text)
        status, report = report_of(check, root)
        if status == 1 and want in report:
            return []
        return [f"wanted: {want}", f"got: status {status}", *report.splitlines()]


EMBEDDED = {
    "b.txt": b'"quotes" \\ ??/ %s\ttab\r\nno end of line',
    "a/bytes": bytes(range(256)) * 2,
    "empty": b"",
}

PRINT_TABLE = '''
#include "base/embedded.h"
#include <stdio.h>
int main(void)
{
\tfor (const EmbeddedFile *f = template_files; f->name != NULL; f++) {
\t\tprintf("%s %zu %d ", f->name, (size_t)f->length, f->text[f->length]);
\t\tfor (gsize i = 0; i < f->length; i++)
\t\t\tprintf("%02x", (unsigned char)f->text[i]);
\t\tprintf("\\n");
\t}
}
'''


def problems_of_embedding():
    """What src/embed.sh writes compiles without a warning and holds the bytes, sorted by name."""
    flags = subprocess.run(["pkg-config", "--cflags", "glib-2.0"], capture_output=True, text=True,
                           check=True).stdout.split()
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, content in EMBEDDED.items():
            (root / "in" / name).parent.mkdir(parents=True, exist_ok=True)
            (root / "in" / name).write_bytes(content)
        table = subprocess.run(
            [ROOT / "src/embed.sh", "template_files", root / "in",
             *(root / "in" / name for name in EMBEDDED)], capture_output=True, check=True).stdout
        (root / "table.c").write_bytes(table)
        (root / "main.c").write_text(PRINT_TABLE)
        built = subprocess.run(
            ["gcc", "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror",
             f"-I{ROOT}/include", *flags, "-o", root / "table", root / "table.c", root / "main.c"],
            capture_output=True, text=True, check=False)
        if built.returncode != 0:
            return built.stderr.splitlines()[:5]
        got = subprocess.run([root / "table"], capture_output=True, text=True, check=True).stdout
    want = "".join(f"{name} {len(content)} 0 {content.hex()}\n"
                   for name, content in sorted(EMBEDDED.items()))
    return [] if got == want else [f"want: {want}", f"got: {got}"]


# Linters that find nothing, those of LLVM of another version than the tree is formatted by.
LINTERS = """
left=$(mktemp -d)
trap 'rm -r "$left"' EXIT
for linter in clang-format clang-tidy shellcheck cppcheck mandoc; do
	printf '#!/bin/sh\\necho version 99.0\\n' >"$left/$linter"
	chmod +x "$left/$linter"
done
PATH=$left:$PATH tests/tools/lint.sh
"""

# Rows of an issue whose scripts say their names, one of which fails; judged says which ran, and
# the table without its seconds.
ROWS = r"""
ACCEPT=$(mktemp -d) && export ACCEPT && trap 'rm -r "$ACCEPT"' EXIT
for one in 8-5 8-5-imap 8-5-programs 8-6 8-10 18-5; do
	printf '#!/bin/sh\necho "ran ${0##*/}"\n' >"$ACCEPT/$one" && chmod +x "$ACCEPT/$one"
done
echo 'exit 1' >>"$ACCEPT/8-6"
judged() {
	status=0
	said=$(tests/tools/accept.sh "$1" 2>&1) || status=1
	echo "$said" | sed -n 's/^ran //p'
	echo --
	echo "$said" | sed -nE 's/^(pass|FAIL) +[0-9]+ s +/\1 /p'
	echo "$said" | sed -nE 's/^== acceptance of .*: (.* of [0-9]+) rows pass$/\1/p'
	echo "$said" | grep 'part of a row' || true
	return $status
}
"""


def fails(script):
    return f"echo 'exit 1' >>$ACCEPT/{script}\n"


# name, shell text, CI, status wanted, what its output must say
SCRIPTS = [
    ("need goes on when all is there", ". tests/tools/need.sh; need sh; echo here", "", 0, "here"),
    ("need skips what is missing", ". tests/tools/need.sh; need no-such; echo here", "", 0,
     "1..0 # SKIP no-such is missing"),
    ("need fails a robot", ". tests/tools/need.sh; need no-such; echo here", "true", 1,
     "not ok 1 - not skipped: no-such is missing"),
    ("need.py skips what is missing",
     "cd tests/tools && python3 -c 'import need; need.module(\"no_such\")'", "", 0,
     "1..0 # SKIP the Python module no_such is missing"),
    ("need.py fails a robot",
     "cd tests/tools && python3 -c 'import need; need.program(\"no-such\")'", "true", 1,
     "not ok 1 - not skipped: no-such is missing"),
    ("lint.sh leaves out what would judge otherwise", LINTERS, "", 0,
     "skipped: clang-format is not of LLVM 14"),
    ("lint.sh fails a robot that leaves something out", LINTERS, "true", 1,
     "skipped: clang-format is not of LLVM 14"),
    ("accept.sh does not pass what is not there", "tests/tools/accept.sh 99 2>&1", "", 1,
     "no scripts tests/accept/99"),
    ("accept.sh runs each part of a row once, and counts rows", ROWS + "judged 8", "", 1,
     "8-5\n8-5-imap\n8-5-programs\n8-6\n8-10\n--\npass 8-5\nFAIL 8-6: 8-6\npass 8-10"),
    ("accept.sh runs the parts of the one row that is asked for", ROWS + "judged 8-5", "", 0,
     "8-5\n8-5-imap\n8-5-programs\n--\npass 8-5\n1 of 1"),
    ("accept.sh fails a row when a part of it fails", ROWS + fails("8-5-imap") + "judged 8-5", "",
     1, "--\nFAIL 8-5: 8-5-imap\n0 of 1"),
    ("accept.sh takes no part for a row", ROWS + "judged 8-5-imap", "", 1,
     "8-5-imap is a part of a row: make accept NN=8-5"),
    ("accept.sh does not take parts for all of a row", ROWS + "rm $ACCEPT/8-5; judged 8-5", "", 1,
     "FAIL 8-5: (there are parts and no 8-5)"),
    ("tap.sh keeps a test from ending the others",
     "tests/tools/tap.sh sh -c 'echo Bail out! no; exit 3'", "", 3, "# Bail out! no"),
]


def problems_of_script(text, robot, want_status, want):
    result = subprocess.run(["sh", "-c", text], cwd=ROOT, capture_output=True, text=True,
                            env=dict(os.environ, CI=robot), check=False)
    if result.returncode == want_status and want in result.stdout:
        return []
    return [f"wanted: status {want_status}, {want}", f"got: status {result.returncode}",
            *result.stdout.splitlines(), *result.stderr.splitlines()]


def main():
    tap = checks.Tap()
    for check in ("check-layers", "check-cycles", "check-size", "check-docs"):
        tap.rule(f"{check}: a clean tree passes", problems_of_clean(check))
        tap.rule(f"{check}: a tree without files does not", problems_of_nothing(check))
    for name, check, path, text, want in MISTAKES:
        tap.rule(f"{check}: {name}", problems_of_mistake(check, path, text, want))
    for name, text, robot, want_status, want in SCRIPTS:
        tap.rule(name, problems_of_script(text, robot, want_status, want))
    tap.rule("embed.sh keeps every byte", problems_of_embedding())
    tap.end()


if __name__ == "__main__":
    main()
