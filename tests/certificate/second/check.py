"""A second checker of certificates, by src/certificate/FORMAT.md alone: Python's standard library, exact integers
everywhere, sets of remaining choices per group, one recursive descent over the lines. It shares no code and no data
structure with the first.

    python3 check.py program.mps certificate.txt [columns.txt]    columns.txt: the columns that are 1, one name a line
    python3 check.py --batch                                      JSON per line in: {mps, certificate, point}; out: {ok, kind}
"""
import hashlib
import json
import re
import sys
import threading
from math import gcd

INDEX = r"(?:0|[1-9][0-9]{0,9})"
INTEGER = r"(?:0|-?[1-9][0-9]{0,1233})"
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


def divided(a, b):
    """An inequality divided by the greatest common divisor of its coefficients."""
    g = gcd(*a.values()) if a else 0
    if g <= 1:
        return a, b
    return {c: v // g for c, v in a.items()}, (None if b is None else b // g)


def negated(a):
    return {c: -v for c, v in a.items()}


class Check:
    def __init__(self, program, sha256, lines):
        self.program, self.lines, self.at = program, lines, 0
        self.header(sha256)
        self.values = []  # of the proved goals
        self.bound = None
        self.infeasible = False
        self.claims = 0

    def next(self):
        need(self.at < len(self.lines), "unfinished")
        need(self.at < 10_000_000, "too long")
        need(len(self.lines[self.at]) <= 2**24, "line too long")
        self.at += 1
        return self.lines[self.at - 1]

    def header(self, sha256):
        program = self.program
        need(self.next() == "bursar certificate 1", "version")
        need(self.next() == "program " + sha256, "program")
        need(self.next() == f"size {len(program.columns)} {len(program.rows)} {len(program.goals)}", "size")
        line = self.next()
        need(re.fullmatch(f"groups(?: {INDEX}-{INDEX})*", line), "groups")
        self.group, self.choices, last = {}, [], -1
        for word in line.split(" ")[1:]:
            first, end = map(int, word.split("-"))
            need(last < first <= end < len(program.rows), "groups")
            last = end
            for row in program.rows[first : end + 1]:
                need(row["upper"] == 1 and (row["lower"] is None or row["lower"] <= 1), "group row")
                need(all(v == 1 for v in row["a"].values()) and not any(c in self.group for c in row["a"]), "group row")
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

    def integer(self, text):
        need(re.fullmatch(INTEGER, text), "integer")
        return int(text)

    def index(self, text):
        need(re.fullmatch(INDEX, text), "index")
        return int(text)

    def run(self):
        while True:
            line = self.next()
            words = line.split(" ")
            if line == "end":
                break
            if words[0] == "N":
                self.counting(words)
            elif words[0] == "C":
                self.cell(words)
            elif words[0] == "take":
                self.take(words)
            else:
                need(words[0] == "claim" and len(words) > 1, "order")
                self.claim(words)
        need(self.at == len(self.lines), "after end")

    def counting(self, words):
        need(self.claims == 0 and len(words) > 1 and len(words) % 2 == 0 and self.index(words[1]) == len(self.system), "counting")
        a, last = {}, -1
        for i in range(2, len(words), 2):
            c, v = self.index(words[i]), self.integer(words[i + 1])
            need(last < c < len(self.program.columns) and v != 0 and abs(v) <= SAFE, "counting")
            a[c], last = v, c
        self.system.append(divided(a, None))

    def cell(self, words):
        need(self.claims == 0 and len(words) > 4 and len(words) % 3 == 2 and self.index(words[1]) == len(self.system), "counting")
        chosen, last = range(len(self.program.columns)), -1
        for i in range(2, len(words), 3):
            r, low, high = self.index(words[i]), self.integer(words[i + 1]), self.integer(words[i + 2])
            need(last < r < len(self.program.rows) and -SAFE <= low <= high <= SAFE, "counting")
            a, last = self.program.rows[r]["a"], r
            chosen = [c for c in chosen if low <= a.get(c, 0) <= high]
        self.system.append(({c: 1 for c in chosen}, None))

    def on_face(self):
        return len(self.values) == len(self.program.goals) and not self.infeasible

    def take(self, words):
        need(self.on_face(), "take")
        if len(words) == 3 and words[1] == "none":
            g = self.index(words[2])
            need(g < len(self.choices), "take")
            choice = (g, None)
        else:
            need(len(words) == 2, "take")
            c = self.index(words[1])
            need(c in self.group, "take")
            g = self.group[c]
            choice = (g, c)
        need(choice in self.remaining[g], "take")
        self.remaining[g] = {choice}
        self.claims += 1

    def claim(self, words):
        kind, is_empty = words[1], any(not left for left in self.remaining)
        if kind in ("goal", "bound"):
            need(len(words) == 4, "claim")
            g, z = self.index(words[2]), self.integer(words[3])
            need(g == len(self.values) < len(self.program.goals) and not self.infeasible and self.bound is None, "order")
            self.assume(g, z + 1)
            self.begin(self.remaining, is_empty)
            if kind == "bound":
                self.bound = z
            else:
                self.assume(g, z)
                self.values.append(z)
        elif kind == "infeasible":
            need(len(words) == 2 and self.claims == 0, "order")
            self.begin(self.remaining, is_empty)
            self.infeasible = True
        elif kind == "face":
            need(len(words) == 2 and self.on_face() and not is_empty, "order")
            self.claims += 1
            self.face()
        else:
            need(kind == "refuse" and len(words) > 2 and self.on_face(), "order")
            self.refuse([self.index(word) for word in words[2:]], is_empty)

    def assume(self, g, value):
        a, b = divided(negated(self.program.goals[g]["a"]), -value)
        self.system[g] = (a, b)

    def begin(self, remaining, is_closed):
        self.claims += 1
        if not is_closed:
            self.prove(list(remaining), [], 0)

    def face(self):
        while self.at < len(self.lines) and self.lines[self.at].startswith("S "):
            need(not self.sweep(self.next().split(" "), self.remaining, []), "face closed")

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
            words = self.next().split(" ")
            if words[0] == "S":
                if self.sweep(words, remaining, path):
                    return
                continue
            need(depth < 10_000 and len(words) == 3, "split")
            k = self.index(words[1])
            if words[0] == "R":
                t = self.integer(words[2])
                a, _ = self.inequality(k, path)
                self.prove(list(remaining), [*path, (a, t)], depth + 1)
                self.prove(list(remaining), [*path, (negated(a), -t - 1)], depth + 1)
            else:
                need(words[0] == "B" and k < len(self.choices) and re.fullmatch("[1-9a-f][0-9a-f]*", words[2]), "split")
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
        need(len(words) > 2 and len(words) % 2 == 1, "sweep")
        cost, slack, last = {}, 0, -1
        for i in range(1, len(words), 2):
            k, price = self.index(words[i]), self.integer(words[i + 1])
            need(k > last and price >= 0, "sweep")
            last = k
            a, b = self.inequality(k, path)
            need(b is not None, "no side")
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
            need(point is None, "point")
            return "infeasible"
        goals = self.program.goals
        need(len(self.values) == len(goals) or self.bound is not None, "claims")
        need(point is not None and len(point) == len(self.program.columns) and all(x in (0, 1) for x in point), "point")
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
    check = None
    try:
        check = Check(Program(mps), hashlib.sha256(mps.encode()).hexdigest(), lines)
        check.run()
        return {"ok": True, "kind": check.point(point)}
    except Refused as refused:
        return {"ok": False, "why": str(refused), "line": check.at if check else 0}


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
