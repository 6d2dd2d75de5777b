"""A second checker of certificates, by src/certificate/FORMAT.md alone: Python's standard library, exact integers
everywhere, sets of remaining choices per group, one recursive descent over the lines. It shares no code and no data
structure with the first.

    python3 check.py program.mps certificate.txt [columns.txt]    columns.txt: the columns that are 1, one name a line
    python3 check.py --batch          JSON per line in: {mps, certificate, point}; out: {ok, kind} or {ok, why, line}
"""
import hashlib
import json
import re
import sys
import threading
from math import gcd

INDEX = r"(?:0|[1-9][0-9]{0,9})"
INTEGER = r"(?:0|-?[1-9][0-9]{0,1233})"
LINES = {
    "groups": f"groups(?: {INDEX}-{INDEX})*",
    "N": f"N {INDEX}(?: {INDEX} {INTEGER})*",
    "C": f"C {INDEX}(?: {INDEX} {INTEGER} {INTEGER})+",
    "claim": f"claim (?:infeasible|face|(?:goal|bound) {INDEX} {INTEGER}|refuse(?: {INDEX})+)",
    "take": f"take (?:none )?{INDEX}",
    "S": f"S(?: {INDEX} {INTEGER})+",
    "R": f"R {INDEX} {INTEGER}",
    "B": f"B {INDEX} [1-9a-f][0-9a-f]*",
    "end": "end",
}
SAFE = 2**53 - 1


class Refused(Exception):
    """The certificate, or the point, is not accepted."""


def need(condition, why):
    if not condition:
        raise Refused(why)


class Program:
    """Goals and rows as dictionaries from column number to coefficient."""

    def __init__(self, text):
        self.columns, self.goals, self.rows = {}, [], []
        names, fixed, section, maximise = {}, {}, "", False
        for line in text.split("\n"):
            words = line.split()
            if not words or line.startswith("*"):
                continue
            if not line[0].isspace():
                section = words[0]
                continue
            if section == "OBJSENSE":
                maximise = words[0].upper().startswith("MAX")
            elif section == "ROWS":
                kind, name = words
                is_goal = kind == "N" and (not self.goals or name.startswith("goal|"))
                row = {"kind": kind, "a": {}, "lower": None, "upper": None}
                if kind in "LE":
                    row["upper"] = 0
                if kind in "GE":
                    row["lower"] = 0
                names[name] = row
                (self.goals if is_goal else self.rows).append(row)
            elif section == "COLUMNS":
                c = self.columns.setdefault(words[0], len(self.columns))
                for name, value in zip(words[1::2], words[2::2]):
                    if int(value):
                        names[name]["a"][c] = int(value)
            elif section in ("RHS", "RANGES"):
                for name, value in zip(words[1::2], words[2::2]):
                    row, value = names[name], int(value)
                    if section == "RANGES":
                        if row["kind"] == "L":
                            row["lower"] = row["upper"] - abs(value)
                        elif row["kind"] == "G":
                            row["upper"] = row["lower"] + abs(value)
                        elif value >= 0:
                            row["upper"] = row["lower"] + value
                        else:
                            row["lower"] = row["upper"] + value
                        continue
                    row["upper"] = value if row["upper"] is not None else None
                    row["lower"] = value if row["lower"] is not None else None
            elif section == "BOUNDS" and words[0] == "FX":
                fixed[self.columns[words[2]]] = int(words[3])
        if not maximise:
            for goal in self.goals:
                goal["a"] = {c: -a for c, a in goal["a"].items()}
        for c, value in sorted(fixed.items()):
            self.rows.append({"kind": "E", "a": {c: 1}, "lower": value, "upper": value})


def ascending(numbers):
    return all(a < b for a, b in zip(numbers, numbers[1:]))


def read(line):
    """The words of a line below the first three; refused where it is none of the format."""
    words = line.split(" ")
    need(words[0] in LINES and re.fullmatch(LINES[words[0]], line), "line")
    if words[0] == "groups":
        need(all(a <= b for a, b in ranges(words)) and ascending([n for a, b in ranges(words) for n in sorted({a, b})]), "line")
    if words[0] == "N":
        need(ascending(numbers(words, 2, 2)) and all(v != 0 and abs(v) <= SAFE for v in numbers(words, 3, 2)), "line")
    if words[0] == "C":
        low, high = numbers(words, 3, 3), numbers(words, 4, 3)
        need(ascending(numbers(words, 2, 3)) and all(-SAFE <= a <= b <= SAFE for a, b in zip(low, high)), "line")
    if words[0] == "S":
        need(ascending(numbers(words, 1, 2)) and all(v >= 0 for v in numbers(words, 2, 2)), "line")
    return words


def numbers(words, start, step):
    return [int(word) for word in words[start::step]]


def ranges(words):
    return [tuple(map(int, word.split("-"))) for word in words[1:]]


def divided(a, b):
    """An inequality divided by the greatest common divisor of its coefficients."""
    g = gcd(*a.values()) if a else 0
    if g <= 1:
        return a, b
    return {c: v // g for c, v in a.items()}, (None if b is None else b // g)


def negated(a):
    return {c: -v for c, v in a.items()}


class Check:
    def __init__(self, program, lines):
        self.program, self.lines, self.at = program, lines, 0
        self.values = []  # of the proved goals
        self.bound = None
        self.infeasible = False
        self.claims = 0

    def next(self):
        need(self.at < len(self.lines), "unfinished")
        self.at += 1
        need(self.at <= 10_000_000, "too long")
        need(len(self.lines[self.at - 1]) <= 2**24, "line too long")
        return self.lines[self.at - 1]

    def words(self):
        return read(self.next())

    def header(self, sha256):
        program = self.program
        need(self.next() == "bursar certificate 1", "version")
        need(self.next() == "program " + sha256, "program")
        need(self.next() == f"size {len(program.columns)} {len(program.rows)} {len(program.goals)}", "size")
        words = self.words()
        need(words[0] == "groups", "order")
        self.group, self.choices = {}, []
        for first, end in ranges(words):
            need(end < len(program.rows), "groups")
            for row in program.rows[first : end + 1]:
                need(row["upper"] == 1 and (row["lower"] is None or row["lower"] <= 1), "groups")
                need(all(v == 1 for v in row["a"].values()) and not any(c in self.group for c in row["a"]), "groups")
                self.add_group(sorted(row["a"]), row["lower"] != 1)
        for c in range(len(program.columns)):
            if c not in self.group:
                self.add_group([c], True)
        self.remaining = [set(own if none else own[:-1]) for own, none in self.choices]
        self.system = [None] * len(program.goals)
        for row in program.rows:
            if row["upper"] is not None:
                self.system.append(divided(row["a"], row["upper"]))
            if row["lower"] is not None:
                self.system.append(divided(negated(row["a"]), -row["lower"]))
            if row["upper"] is None and row["lower"] is None:
                self.system.append(divided(row["a"], None))

    def add_group(self, columns, may_be_none):
        """Choices are (group, column), and (group, None) in the last place."""
        g = len(self.choices)
        for c in columns:
            self.group[c] = g
        self.choices.append(([(g, c) for c in columns] + [(g, None)], may_be_none))

    def run(self, sha256):
        self.header(sha256)
        while (words := self.words()) != ["end"]:
            need(words[0] in ("N", "C", "take", "claim"), "order")
            if words[0] in ("N", "C"):
                need(self.claims == 0, "order")
                need(int(words[1]) == len(self.system), "counting")
                self.system.append(divided(self.listed(words) if words[0] == "N" else self.cell(words), None))
            elif words[0] == "take":
                self.take(words)
            else:
                self.claim(words)
        if self.at < len(self.lines):
            self.next()
            raise Refused("after end")

    def listed(self, words):
        columns = numbers(words, 2, 2)
        need(all(c < len(self.program.columns) for c in columns), "counting")
        return dict(zip(columns, numbers(words, 3, 2)))

    def cell(self, words):
        chosen = range(len(self.program.columns))
        for r, low, high in zip(numbers(words, 2, 3), numbers(words, 3, 3), numbers(words, 4, 3)):
            need(r < len(self.program.rows), "counting")
            a = self.program.rows[r]["a"]
            chosen = [c for c in chosen if low <= a.get(c, 0) <= high]
        return {c: 1 for c in chosen}

    def on_face(self):
        return len(self.values) == len(self.program.goals) and not self.infeasible

    def take(self, words):
        need(self.on_face(), "claim order")
        number = int(words[-1])
        need(number < len(self.choices if words[1] == "none" else self.program.columns), "take")
        g = number if words[1] == "none" else self.group[number]
        choice = (g, None if words[1] == "none" else number)
        need(choice in self.remaining[g], "take")
        self.remaining[g] = {choice}
        self.claims += 1

    def claim(self, words):
        kind, is_empty = words[1], any(not left for left in self.remaining)
        if kind in ("goal", "bound"):
            g, z = int(words[2]), int(words[3])
            need(g == len(self.values) < len(self.program.goals) and not self.infeasible and self.bound is None, "claim order")
            self.assume(g, z + 1)
            self.begin(self.remaining, is_empty)
            if kind == "bound":
                self.bound = z
            else:
                self.assume(g, z)
                self.values.append(z)
        elif kind == "infeasible":
            need(self.claims == 0, "claim order")
            self.begin(self.remaining, is_empty)
            self.infeasible = True
        elif kind == "face":
            need(self.on_face(), "claim order")
            need(not is_empty, "face closed")
            self.claims += 1
            self.face()
        else:
            need(self.on_face(), "claim order")
            self.refuse(numbers(words, 2, 1), is_empty)

    def assume(self, g, value):
        a, b = divided(negated(self.program.goals[g]["a"]), -value)
        self.system[g] = (a, b)

    def begin(self, remaining, is_closed):
        self.claims += 1
        if not is_closed:
            self.prove(list(remaining), [], 0)

    def face(self):
        while self.at < len(self.lines) and self.lines[self.at].startswith("S "):
            need(not self.sweep(self.words(), self.remaining, []), "face closed")

    def refuse(self, columns, is_empty):
        need(all(c in self.group for c in columns), "refuse")
        g = self.group[columns[0]]
        need(all(self.group[c] == g for c in columns), "refuse")
        wanted = {(g, c) for c in columns}
        kept = self.remaining[g] & wanted
        need(self.remaining[g] - wanted, "refuse all")
        restricted = list(self.remaining)
        restricted[g] = kept
        self.begin(restricted, not kept or is_empty)
        self.remaining[g] = self.remaining[g] - wanted

    def inequality(self, k, path):
        found = self.system[k] if k < len(self.system) else path[k - len(self.system)] if k - len(self.system) < len(path) else None
        need(found is not None, "inequality")
        return found

    def prove(self, remaining, path, depth):
        """Reads the proof of one node."""
        while True:
            words = self.words()
            need(words[0] in ("S", "R", "B"), "order")
            if words[0] == "S":
                if self.sweep(words, remaining, path):
                    return
                continue
            need(depth < 10_000, "too deep")
            k = int(words[1])
            if words[0] == "R":
                t = int(words[2])
                a, _ = self.inequality(k, path)
                for child in ((a, t), (negated(a), -t - 1)):
                    path.append(child)
                    self.prove(list(remaining), path, depth + 1)
                    path.pop()
            else:
                need(k < len(self.choices), "group")
                own, mask = self.choices[k][0], int(words[2], 16)
                need(mask < 1 << len(own), "mask")
                kept = {choice for j, choice in enumerate(own) if mask >> j & 1} & remaining[k]
                others = remaining[k] - kept
                need(kept and others, "mask")
                for part in (kept, others):
                    child = list(remaining)
                    child[k] = part
                    self.prove(child, path, depth + 1)
            return

    def sweep(self, words, remaining, path):
        cost, slack = {}, 0
        for k, price in zip(numbers(words, 1, 2), numbers(words, 2, 2)):
            a, b = self.inequality(k, path)
            need(b is not None, "inequality")
            slack += price * b
            for c, v in a.items():
                cost[c] = cost.get(c, 0) + price * v
        low = [min(cost.get(c, 0) for _, c in left) for left in remaining]
        slack -= sum(low)
        if slack < 0:
            return True
        for g, left in enumerate(remaining):
            kept = {choice for choice in left if cost.get(choice[1], 0) <= low[g] + slack}
            if len(kept) < len(left):
                remaining[g] = kept
        return False

    def point(self, point):
        if self.infeasible:
            need(point is None, "unwanted")
            return "infeasible"
        goals = self.program.goals
        need(len(self.values) == len(goals) or self.bound is not None, "claims")
        need(point is not None, "missing")
        need(len(point) == len(self.program.columns) and all(x in (0, 1) for x in point), "shape")
        total = lambda a: sum(v * point[c] for c, v in a.items())
        for row in self.program.rows:
            need(row["upper"] is None or total(row["a"]) <= row["upper"], "row")
            need(row["lower"] is None or total(row["a"]) >= row["lower"], "row")
        for g, goal in enumerate(goals):
            if g < len(self.values):
                need(total(goal["a"]) == self.values[g], "goal")
            elif g == len(self.values):
                need(total(goal["a"]) <= self.bound, "goal")
        for g, (own, _) in enumerate(self.choices):
            taken = [choice for choice in own[:-1] if point[choice[1]]] or [own[-1]]
            need(taken[0] in self.remaining[g], "choice")
        return "optimal" if self.bound is None else "feasible"


def verdict(mps, certificate, point):
    lines = certificate.split("\n")
    if lines[-1] == "":
        lines.pop()
    check = Check(Program(mps), lines)
    try:
        check.run(hashlib.sha256(mps.encode()).hexdigest())
        return {"ok": True, "kind": check.point(point)}
    except Refused as refused:
        return {"ok": False, "why": str(refused), "line": check.at}


def main():
    if sys.argv[1:] == ["--batch"]:
        for text in sys.stdin:
            item = json.loads(text)
            print(json.dumps(verdict(item["mps"], item["certificate"], item["point"])))
        return
    mps, certificate = (open(name, encoding="utf-8", newline="\n").read() for name in sys.argv[1:3])
    taken = set(open(sys.argv[3], encoding="utf-8").read().split()) if len(sys.argv) > 3 else None
    point = None if taken is None else [int(name in taken) for name in Program(mps).columns]
    result = verdict(mps, certificate, point)
    print(json.dumps(result))
    sys.exit(0 if result["ok"] else 1)


sys.setrecursionlimit(60_000)
threading.stack_size(512 * 1024 * 1024)
thread = threading.Thread(target=main)
thread.start()
thread.join()
