"""Small faults for C text: what a tired hand would write, one at a time.

The operators, each with the word by which a report calls it:

    boundary    < and <=, > and >= change places
    equality    == and != change places
    logic       && and || change places
    negation    a ! is dropped
    constant    a decimal number is one more (0 and 1 change places), but for the value with which
                a variable is declared: what a call fills later has one, too
    call        a call whose value nobody takes is dropped
    assignment  an assignment, an increment or a decrement is dropped
    return      return true and return false change places
    condition   the condition of an if is still asked, but the body always runs
    case        two neighbouring labels of a switch change places
    sql         in a statement: = and <>, < and <=, > and >=, AND and OR, IS NULL and IS NOT NULL
                change places, an order turns round, an AND term is dropped

What would be the same program is not made: what releases memory, assertions, the sizes of arrays
and of what is allocated. Comments, directives, declarations and tables are left alone. A mutant
keeps the number of its file's lines.
"""

import collections
import hashlib
import re

Mutant = collections.namedtuple("Mutant", "path line lines operator text removed added key")
Token = collections.namedtuple("Token", "kind text start end")
Edit = collections.namedtuple("Edit", "operator start end text")

TOKEN = re.compile(r"""
    (?P<blank>\s+|//[^\n]*|/\*.*?\*/|\#(?:[^\n]*\\\n)*[^\n]*)
    |(?P<string>"(?:\\.|[^"\\\n])*")
    |(?P<char>'(?:\\.|[^'\\\n])*')
    |(?P<name>[A-Za-z_]\w*)
    |(?P<number>\.?\d(?:[eEpP][+-]|[\w.])*)
    |(?P<sign><<=|>>=|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|.)
    """, re.VERBOSE | re.DOTALL)

SWAPS = {"<": ("boundary", "<="), "<=": ("boundary", "<"), ">": ("boundary", ">="),
         ">=": ("boundary", ">"), "==": ("equality", "!="), "!=": ("equality", "=="),
         "&&": ("logic", "||"), "||": ("logic", "&&")}
ASSIGNS = {"=", "+=", "-=", "*=", "/=", "%=", "|=", "&=", "^=", "<<=", ">>="}
SETS_NOTHING = re.compile(r"g_assert\w*|g_return\w*|g_debug|g_message|g_warning|_Static_assert"
                          r"|static_assert|G_\w+|G_DEFINE\w*")
RELEASES = re.compile(r"(?!json_)(\w+_)?(free|clear|unref|destroy|cleanup|finalize|close|fclose"
                      r"|munmap|decref|clear_pointer|clear_error|clear_object|clear_handle_id)"
                      r"|g_(slist|list)_free_full|sqlite3_finalize")
SIZES = re.compile(r"\b(g_new0?|g_malloc\w*|g_renew|g_realloc\w*|g_\w+_sized_new|sizeof|g_alloca"
                   r"|g_\w+_set_size|GPOINTER_TO_U?INT|GUINT_TO_POINTER|GINT_TO_POINTER)\b")
SQL = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH|REPLACE)\b")
CLAUSE = re.compile(r"\b(SET|WHERE|HAVING|ON|WHEN|VALUES|SELECT)\b")
COMPARED = r"[\w.]+ (?:(?:=|<>|<=?|>=?) [$\w.]+|IS (?:NOT )?NULL)"


def tokens(text):
    """The tokens of C text without blanks, comments and directives."""
    return [Token(match.lastgroup, match.group(0), match.start(), match.end())
            for match in TOKEN.finditer(text) if match.lastgroup != "blank"]


def statements(row):
    """Runs of tokens between ; { } and the colon of a label, with what ended each."""
    depth, begin = 0, 0
    for i, token in enumerate(row):
        if token.kind != "sign" or token.text not in "(){};:":
            continue
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        is_label = (token.text == ":" and row[begin].text in ("case", "default")
                    and not any(one.text == "?" for one in row[begin:i]))
        if (token.text in "{};" and depth == 0) or is_label:
            if i > begin:
                yield row[begin:i], token.text
            begin = i + 1


def closing(row, at):
    """The index of the parenthesis that closes the one at `at`."""
    depth = 0
    for i in range(at, len(row)):
        depth += {"(": 1, ")": -1}.get(row[i].text, 0)
        if depth == 0:
            return i
    return len(row)


def is_call(row):
    return (len(row) > 2 and row[0].kind == "name" and row[1].text == "("
            and closing(row, 1) == len(row) - 1
            and not SETS_NOTHING.fullmatch(row[0].text) and not RELEASES.fullmatch(row[0].text)
            and row[0].text not in ("if", "for", "while", "switch", "return", "g_autoptr"))


def is_assignment(row):
    """An lvalue alone before the sign: two names side by side would be a declaration."""
    at = next((i for i, token in enumerate(row) if token.text in ASSIGNS), None)
    if at is None:
        at = len(row) - 1
        if row[at].text not in ("++", "--"):
            return False
    lvalue = row[:at]
    return (not any(a.kind == b.kind == "name" for a, b in zip(lvalue, lvalue[1:]))
            and re.fullmatch(r"\*?(\(\*\w+\)|\w+)((->|\.)\w+|\[.*\])*",
                             "".join(token.text for token in lvalue)) is not None)


def is_declaration(row):
    """Two names side by side, or the number alone between braces."""
    return len(row) == 1 or (row[0].kind == row[1].kind == "name"
                             and row[0].text not in ("return", "else", "goto", "case"))


def whole(row, end):
    """Edits of the statement as such."""
    start, stop = row[0].start, row[-1].end
    words = [token.text for token in row]
    if words[0] == "if" and end == "{" and len(row) > 3:
        yield Edit("condition", row[1].end, row[1].end, "(")
    if end != ";":
        return
    if words in (["return", "true"], ["return", "false"]):
        yield Edit("return", row[1].start, row[1].end, {"true": "false", "false": "true"}[words[1]])
    if is_call(row):
        yield Edit("call", start, stop, "")
    elif is_assignment(row):
        yield Edit("assignment", start, stop, "")


def number_edit(row, i, is_size):
    """One more; 0 and 1 change places. Sizes, bits and fractions are left alone."""
    before, text = row[i - 1].text if i else "", row[i].text
    if is_size or len(row) == 1 or not re.fullmatch(r"\d+", text) or before in ("[", "<<", ">>"):
        return None
    return Edit("constant", row[i].start, row[i].end, "0" if text == "1" else str(int(text) + 1))


def inner(row):
    """Edits of single tokens of a statement."""
    if SETS_NOTHING.fullmatch(row[0].text):
        return
    is_first = is_declaration(row)
    is_size = SIZES.search(" ".join(token.text for token in row)) is not None
    for i, token in enumerate(row):
        edit = None
        if token.kind == "sign" and token.text in SWAPS:
            operator, other = SWAPS[token.text]
            edit = Edit(operator, token.start, token.end, other)
        elif token.text == "!":
            edit = Edit("negation", token.start, token.end, "")
        elif token.kind == "number":
            behind = row[i + 1].text if i + 1 < len(row) else ","
            is_initial = is_first and row[i - 1].text == "=" and behind == ","
            edit = number_edit(row, i, is_size or is_initial)
        if edit:
            yield edit


def sql_groups(row):
    """Strings that stand side by side and are one SQL statement."""
    group = []
    for token in [*row, Token("sign", "", 0, 0)]:
        if token.kind == "string":
            group.append(token)
            continue
        if group and SQL.match(group[0].text[1:-1]):
            yield group
        group = []


def sql_edits(group):
    """Edits inside the strings; what SET and VALUES say is left alone."""
    said = ""
    for token in group:
        for pattern, other in (
                (r" = ", " <> "), (r" <> ", " = "), (r" < ", " <= "), (r" <= ", " < "),
                (r" > ", " >= "), (r" >= ", " > "), (r" AND ", " OR "), (r" OR (?=[\w(])", " AND "),
                (r"IS NULL", "IS NOT NULL"), (r"IS NOT NULL", "IS NULL"), (r" DESC\b", ""),
                (r"(?<=ORDER BY )[\w.]+(?! DESC|[\w.(])", r"\g<0> DESC"),
                (rf" AND {COMPARED}(?=[ )\"])", "")):
            for match in re.finditer(pattern, token.text):
                clauses = CLAUSE.findall(said + token.text[:match.start()])
                word = match.group(0).strip()
                if word in ("=", "OR") and (clauses or ["SET"])[-1] in ("SET", "VALUES", "SELECT"):
                    continue
                yield Edit("sql", token.start + match.start(), token.start + match.end(),
                           match.expand(other))
        said += token.text


def label_edits(parts, text):
    """Neighbouring labels that lead to different places: (first, second) change places."""
    last, is_after_label = None, False
    for row, end in parts:
        if row[0].text == "switch":
            last = None
        is_label = row[0].text == "case" and end == ":"
        if is_label:
            here = (row[1].start, row[-1].end)
            if last and not is_after_label:
                middle = text[last[1]:here[0]]
                yield Edit("case", last[0], here[1],
                           text[slice(*here)] + middle + text[slice(*last)])
            last = here
        elif row[0].text == "default":
            last = None
        is_after_label = is_label


def edits(text):
    """Every edit, with the offset where its statement begins."""
    row = tokens(text)
    parts = list(statements(row))
    for part, end in parts:
        for edit in (*whole(part, end), *inner(part)):
            yield edit, part[0].start
        if SETS_NOTHING.fullmatch(part[0].text) is None:
            for group in sql_groups(part):
                for edit in sql_edits(group):
                    yield edit, part[0].start
    for edit in label_edits(parts, text):
        yield edit, edit.start


def changed(text, edit):
    """The text with the edit in it, of as many lines as before."""
    old, new = text[edit.start:edit.end], edit.text
    if edit.operator == "condition":
        close = edit.start
        depth = 1
        for token in tokens(text[edit.start:]):
            depth += {"(": 1, ")": -1}.get(token.text, 0)
            if depth == 0:
                close += token.start
                break
        return f"{text[:edit.start]}({text[edit.start:close]}) || true{text[close:]}"
    return text[:edit.start] + new + "\n" * (old.count("\n") - new.count("\n")) + text[edit.end:]


def mutants(path, text):
    """All mutants of a file, in the order of its text."""
    old = text.split("\n")
    seen = collections.Counter()
    for edit, begin in edits(text):
        new_text = changed(text, edit)
        new = new_text.split("\n")
        differ = [i for i, pair in enumerate(zip(old, new)) if pair[0] != pair[1]]
        if not differ:
            continue
        removed = "\n".join(old[differ[0]:differ[-1] + 1])
        added = "\n".join(new[differ[0]:differ[-1] + 1])
        line = text.count("\n", 0, edit.start) + 1
        first = text.count("\n", 0, begin) + 1
        # what stands before and behind tells one "return false" from the next
        around = "\n".join(old[max(differ[0] - 3, 0):differ[-1] + 3])
        what = "\0".join((path, edit.operator, around, removed, added))
        seen[what] += 1
        key = hashlib.sha256(f"{what}\0{seen[what]}".encode()).hexdigest()
        yield Mutant(path, line, (line, first), edit.operator, new_text, removed, added, key[:12])
