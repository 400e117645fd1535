#!/usr/bin/python3
"""The mutants, tried on lines whose faults are known: which are made, and which are not."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.dont_write_bytecode = True
sys.path[:0] = [str(ROOT / "tests" / "tools"), str(ROOT / "tests" / "servers")]
import harness  # noqa: E402
import mutants  # noqa: E402
import mutate  # noqa: E402

TAP = harness.Tap()

MADE = (
    ("if (a < b) {", {"if (a <= b) {", "if ((a < b) || true) {"}),
    ("x = a == b && !c;", {"x = a != b && !c;", "x = a == b || !c;", "x = a == b && c;", ";"}),
    ("return true;", {"return false;"}),
    ("say(a, 1);", {";", "say(a, 0);"}),
    ("*at[i].x += 41;", {";", "*at[i].x += 42;"}),
    ("case A:\n\t\ta();\n\tcase B:\n\t\treturn;",
     {"case B:\n\t\ta();\n\tcase A:\n\t\treturn;", "case A:\n\t\t;\n\tcase B:\n\t\treturn;"}),
    ('q = "SELECT a FROM t WHERE a = $a AND b < 3 ORDER BY a";',
     {f'q = "SELECT a FROM t WHERE a {rest}";'
      for rest in ("<> $a AND b < 3 ORDER BY a", "= $a OR b < 3 ORDER BY a",
                   "= $a AND b <= 3 ORDER BY a", "= $a ORDER BY a",
                   "= $a AND b < 3 ORDER BY a DESC")} | {";"}),
    ('x("UPDATE t SET a = 1");', {";"}),
    ("n = 1 << 3;", {"n = 0 << 3;", ";"}),
)
LEFT_ALONE = (
    "int x = y;", "Thing *x = y->z;", "g_assert(a == b);", "thing_free(a);", "rows_clear(&a);",
    "/* a < b */",
    "char name[64];", "return thing;", "a->b;", "g_autofree char *x = NULL;",
    "#define LEAST (a < 3)", "Thing *row = g_new0(Thing, 1);",
)


def bodies(body):
    """The bodies of all mutants of a function with this one."""
    head, tail = "void\nf(void)\n{\n\t", "\n}\n"
    return {one.text[len(head):-len(tail)].strip("\n")
            for one in mutate.mutants("src/flow/f.c", head + body + tail)}


def test_operators():
    for body, made in MADE:
        TAP.equal(bodies(body), made, f"mutants of {body!r}")
    for body in LEFT_ALONE:
        TAP.equal(bodies(body), set(), f"none of {body!r}")


def test_keys():
    text = "void\nf(void)\n{\n\tsay(\n\t\tone);\n}\n"
    one, = mutate.mutants("src/flow/f.c", text)
    later, = mutate.mutants("src/flow/f.c", "\n\n" + text)
    other, = mutate.mutants("src/flow/g.c", text)
    TAP.equal(one.text.count("\n"), text.count("\n"), "a mutant is as long as its file")
    TAP.equal((one.line, later.line, one.key == later.key, one.key == other.key),
              (4, 6, True, False), "a key is of what is said where, not of a line's number")


def test_tree():
    """Whatever stands in the tree is read to its end."""
    found = {}
    for folder in mutants.FOLDERS:
        for path in sorted((ROOT / "src" / folder).glob("*.c")):
            for one in mutate.mutants(str(path.relative_to(ROOT)), path.read_text()):
                found.setdefault(one.operator, []).append(one.key)
    TAP.equal(sorted(found), ["assignment", "boundary", "call", "case", "condition", "constant",
                              "equality", "logic", "negation", "return", "sql"],
              "the tree gives mutants of every kind")
    TAP.equal([key for key in mutants.judged() if not re.fullmatch("[0-9a-f]{12}", key)], [],
              "the judgements are each of one mutant")


def test_hang():
    endless = ["cat", "/dev/zero"]
    TAP.equal((mutants.run(["true"]), mutants.run(["false"]), mutants.run(endless, .1)),
              (0, 1, None), "what hangs is ended and told from what fails")


if __name__ == "__main__":
    test_operators()
    test_keys()
    test_tree()
    test_hang()
    TAP.done()
