"""A second checker of certificates, by src/certificate/FORMAT.md alone: Python's standard library, exact integers
everywhere, sets of remaining choices per group, one recursive descent over the lines. It shares no code and no data
structure with the first.

    python3 check.py program.mps certificate.txt [columns.txt]    columns.txt: the columns that are 1, one name a line
    python3 check.py --batch          JSON per line in: {mps, certificate, point}, under the policy rank also {order, choices, cutOffs}; out: {ok, kind} or {ok, why, line}
"""
import hashlib
import itertools
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
    "claim": f"claim (?:infeasible|face|(?:goal|bound|total) {INDEX} {INTEGER}|refuse(?: {INDEX})+)",
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
                row = {"name": name, "kind": kind, "a": {}, "lower": None, "upper": None}
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
            self.rows.append({"name": "fixed", "kind": "E", "a": {c: 1}, "lower": value, "upper": value})


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
        self.claims = self.counting_rows = self.counting_columns = 0

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
                need(self.counting_rows < 100_000, "too many counting rows")
                need(int(words[1]) == len(self.system), "counting")
                a = self.listed(words) if words[0] == "N" else self.cell(words)
                self.counting_rows += 1
                self.counting_columns += len(a)
                need(self.counting_columns <= 50_000_000, "too many counting columns")
                self.system.append(divided(a, None))
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
        elif kind == "total":
            need(not self.infeasible and self.bound is None, "claim order")
            k, t = int(words[2]), int(words[3])
            need(len(self.system) - self.counting_rows <= k < len(self.system), "total")
            a, _ = self.system[k]
            self.begin(self.remaining, is_empty, [(negated(a), -t - 1)])
            self.system[k] = (a, t)
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

    def begin(self, remaining, is_closed, path=()):
        self.claims += 1
        if not is_closed:
            self.prove(list(remaining), list(path), 0, 0)

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

    def prove(self, remaining, path, depth, masked):
        """Reads the proof of one node; masked: the remaining choices in the masks above it."""
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
                    self.prove(list(remaining), path, depth + 1, masked)
                    path.pop()
            else:
                need(k < len(self.choices), "group")
                own, mask = self.choices[k][0], int(words[2], 16)
                need(mask < 1 << len(own), "mask")
                kept = {choice for j, choice in enumerate(own) if mask >> j & 1} & remaining[k]
                others = remaining[k] - kept
                need(kept and others, "mask")
                need(masked + len(kept) <= 50_000_000, "too wide")
                for part in (kept, others):
                    child = list(remaining)
                    child[k] = part
                    self.prove(child, path, depth + 1, masked + len(kept))
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


class CutOffs:
    """The program over cut-offs that follows from order.txt, and the people whom its points reach."""

    def __init__(self, program, mps_sha256, text):
        self.program, self.lists, self.groups = program, [], {}
        lines = text.split("\n")
        need(lines[-2:] == ["end", ""] and lines[:2] == ["bursar order 1", "program " + mps_sha256], "order line")
        words = read(lines[2])
        need(words[0] == "groups", "order line")
        self.group_rows = [r for a, b in ranges(words) for r in range(a, b + 1)]
        self.columns_of = {}
        for r in self.group_rows:
            for c in program.rows[r]["a"]:
                self.groups[c] = r
            self.columns_of[r] = sorted(program.rows[r]["a"])
        self.names = list(program.columns)
        self.used = set()
        for line in lines[3:-2]:
            self.list(line) if line.startswith("list ") else self.person(line)
        self.covered()
        self.derive()

    def list(self, line):
        _, award, part, after, *levels = line.split(" ")
        pairs = [level.split(":") for level in levels]
        self.lists.append({"award": award, "part": part, "after": after.split(","), "levels": [p[0] for p in pairs], "weights": [int(p[1]) for p in pairs], "people": []})

    def person(self, line):
        need(self.lists and re.fullmatch(r"-?\d+ (-|-?\d+(,-?\d+)*) (-|[0-9a-f]+)( (-|\d+[!~]?))+", line), "order line")
        own = self.lists[-1]
        merit, keys, ticket, *cells = line.split(" ")
        need(len(cells) == len(own["levels"]), "order line")
        rank = ([-int(merit)] + [-int(k) for k in keys.split(",") if k != "-"], "" if ticket == "-" else ticket)
        columns = [None if cell == "-" else int(cell.rstrip("!~")) for cell in cells]
        linked, floors = [c.endswith("~") for c in cells if c != "-"], [l for l, c in enumerate(cells) if c.endswith("!")]
        need(linked and all(linked) == any(linked), "order line")
        first = next(c for c in columns if c is not None)
        need(first < len(self.names) and first in self.groups, "order line")
        group = self.groups[first]
        mark = (group, own["award"]) if linked[0] else (group, None)
        need(mark not in self.used and (group, None) not in self.used, "order line")
        need(linked[0] or not any(g == group for g, _ in self.used), "order line")
        need(self.program.rows[group]["lower"] in (None, 0), "order line")
        self.used.add(mark)
        goal = next((g["a"] for g in self.program.goals if g["name"] == "goal|merit"), None)
        student = self.names[first].split("|")[0]
        for level, c in enumerate(columns):
            if c is None:
                continue
            need(self.groups.get(c) == group, "order line")
            alone = self.names[c] == f"{student}|{own['award']}|{own['levels'][level]}"
            need(alone or linked[0], "order line")
            need(not alone or goal is None or goal.get(c, 0) == own["weights"][level] * int(merit), "order line")
        need(len(floors) < 2 and (not floors or all(c is None for c in columns[floors[0] + 1 :])), "order line")
        one = {"columns": columns, "floor": floors[0] if floors else None, "rank": rank, "text": f"{merit} {keys} {ticket}", "link": None}
        if linked[0]:
            held = {c: self.held(c) for c in self.columns_of[group]}
            at = [[c for c in held if held[c].get(own["award"]) == name] for name in own["levels"]]
            need(all(c is None or at[l][:1] == [c] for l, c in enumerate(columns)), "order line")
            before = [c for c in held if own["award"] not in held[c] and any(a in held[c] for a in own["after"])]
            one["link"] = ([at[l] if c is not None else [] for l, c in enumerate(columns)], before)
        people = own["people"]
        need(not people or people[-1]["rank"] <= rank, "order line")
        one["class"] = 1 if not people else people[-1]["class"] + (people[-1]["rank"] != rank)
        people.append(one)

    def held(self, c):
        parts = self.names[c].split("|")
        return {parts[1]: parts[2]} if len(parts) == 3 else dict(pick.split(":") for pick in parts[1].split("+"))

    def covered(self):
        listed = {c for own in self.lists for one in own["people"] if one["link"] is None for c in one["columns"]}
        declared = {self.groups.get(c) for row in self.program.rows if re.match(r"(owed|lock)\|", row["name"]) for c in row["a"]}
        for c in range(len(self.names)):
            group = self.groups.get(c)
            linked = all((group, award) in self.used for award in self.held(c))
            need(c in listed or linked or group in declared, "order missing")

    def orders(self, own):
        size, people = len(own["levels"]), own["people"]
        is_open = lambda one, l: one["columns"][l] is not None and one["floor"] != l
        within = lambda a, b: all(is_open(one, b) for one in people if is_open(one, a))
        after = {l: [b for b in range(l) if within(l, b)] for l in range(size)}
        seen = [(a, b) for a in range(size) for b in range(size) if any(one["link"] is None and is_open(one, a) and is_open(one, b) for one in people)]
        found, told = [], set()
        for order in itertools.permutations(range(size)):
            if any(order.index(b) > order.index(l) for l in range(size) for b in after[l]):
                continue
            key = tuple(order.index(a) < order.index(b) for a, b in seen)
            if key not in told:
                told.add(key)
                found.append(order)
        need(size <= 6 and len(found) <= 24, "order size")
        return found

    def derive(self):
        program = self.program
        listed = {self.groups[c] for own in self.lists for one in own["people"] if one["link"] is None for c in one["columns"] if c is not None}
        self.free = [c for c in range(len(self.names)) if self.groups.get(c) not in listed]
        self.number = {c: i for i, c in enumerate(self.free)}
        self.count, self.meaning = len(self.free), {}
        keep = [row for r, row in enumerate(program.rows) if r not in self.columns_of]
        forms = program.goals + keep
        self.sums = [{self.number[c]: v for c, v in form["a"].items() if c in self.number} for form in forms]
        groups = [(sorted(self.number[c] for c in self.columns_of[r] if c in self.number), program.rows[r]["lower"]) for r in self.group_rows]
        groups = [(columns, lower) for columns, lower in groups if columns]
        floors = [one["columns"][one["floor"]] for own in self.lists for one in own["people"] if one["floor"] is not None]
        if floors:
            for form, out in zip(forms, self.sums):
                out[self.count] = sum(form["a"].get(c, 0) for c in floors)
            groups.append(([self.count], 1))
            self.count += 1
        more = []
        for i, own in enumerate(self.lists):
            orders, start = self.orders(own), self.count
            if len(orders) > 1:
                groups.append((list(range(start, start + len(orders))), None))
                self.count += len(orders)
            for o, order in enumerate(orders):
                cuts, pairs = self.order(i, own, order, forms)
                groups += [(columns, None) for columns in cuts if columns]
                more += pairs
                if len(orders) > 1:
                    more += [{**{c: 1 for c in columns}, start + o: -1} for columns in cuts if columns]
            for one in own["people"]:
                more += self.link(i, one)
        rows = [{"name": "", "a": {c: 1 for c in columns}, "lower": lower, "upper": 1} for columns, lower in groups]
        rows += [{**row, "a": a} for row, a in zip(keep, self.sums[len(program.goals) :])]
        rows += [{"name": "", "a": a, "lower": None, "upper": 0} for a in more]
        self.result = Program("")
        self.result.columns = {c: c for c in range(self.count)}
        self.result.goals = [{"name": goal["name"], "a": a} for goal, a in zip(program.goals, self.sums)]
        self.result.rows = [{**row, "a": {c: v for c, v in row["a"].items() if v}} for row in rows]

    def order(self, i, own, order, forms):
        size = len(order)
        total = [[0] * len(forms) for _ in order]
        columns, asked = [[] for _ in order], {}
        for inside, people in itertools.groupby(own["people"], lambda one: one["class"]):
            written = set()
            for one in people:
                cells, record = one["columns"], None
                if one["link"] is not None:
                    written |= {l for l in range(size) if cells[l] is not None}
                    continue
                for l in range(size):
                    if cells[l] is None:
                        continue
                    if l == one["floor"]:
                        if record is not None:
                            total[record] = [t - form["a"].get(cells[l], 0) for t, form in zip(total[record], forms)]
                        continue
                    if record is not None and order.index(l) < order.index(record):
                        asked.setdefault((l, record), []).append(inside)
                        continue
                    if record is not None:
                        asked.setdefault((record, l), []).append(inside)
                        total[record] = [t - form["a"].get(cells[l], 0) for t, form in zip(total[record], forms)]
                    total[l] = [t + form["a"].get(cells[l], 0) for t, form in zip(total[l], forms)]
                    written.add(l)
                    record = l
            for l in sorted(written):
                for out, value in zip(self.sums, total[l]):
                    out[self.count] = value
                columns[l].append(self.count)
                self.meaning[self.count] = (i, l, inside)
                self.count += 1
        reached = lambda c, classes: sum(1 for k in classes if k <= self.meaning[c][2])
        rows = [{**{c: reached(c, classes) for c in columns[a]}, **{c: -reached(c, classes) for c in columns[b]}} for (a, b), classes in asked.items()]
        return columns, rows

    def link(self, i, one):
        if one["link"] is None:
            return []
        levels, before = one["link"]
        rows, better = [], list(before)
        for l, holding in enumerate(levels):
            if not holding:
                continue
            better += holding
            cuts = [c for c, (j, level, inside) in self.meaning.items() if j == i and level == l and inside >= one["class"]]
            rows.append({**{self.number[c]: -1 for c in better}, **{c: 1 for c in cuts}})
            rows.append({**{self.number[c]: 1 for c in holding}, **{c: -1 for c in cuts}})
        return rows

    def point(self, people, choices, stated):
        if people is None:
            return None
        need(isinstance(choices, list) and all(len(self.free) <= c < self.count for c in choices), "order choices")
        point = [people[c] for c in self.free] + [0] * (self.count - len(self.free))
        reach = [[0] * len(own["levels"]) for own in self.lists]
        for c in choices:
            point[c] = 1
            if c in self.meaning:
                i, level, inside = self.meaning[c]
                reach[i][level] = inside
        reached = [0] * len(people)
        for c in self.free:
            reached[c] = people[c]
        for own, last in zip(self.lists, reach):
            for one in own["people"]:
                if one["link"] is None:
                    got = [c for l, c in enumerate(one["columns"]) if c is not None and (one["class"] <= last[l] or l == one["floor"])]
                    for c in got[:1]:
                        reached[c] = 1
        need(reached == people, "order people")
        for row in self.program.rows:
            value = sum(v * people[c] for c, v in row["a"].items())
            need((row["upper"] is None or value <= row["upper"]) and (row["lower"] is None or value >= row["lower"]), "row")
        expected = []
        for own, last in zip(self.lists, reach):
            text = {one["class"]: one["text"] for one in own["people"]}
            expected += [{"award": own["award"], "part": own["part"], "level": name, "last": text.get(last[l])} for l, name in enumerate(own["levels"])]
        need(stated == expected, "order stated")
        return point


def verdict(mps, certificate, point, order=None, choices=None, cut_offs=None):
    lines = certificate.split("\n")
    if lines[-1] == "":
        lines.pop()
    program, sha256 = Program(mps), hashlib.sha256(mps.encode()).hexdigest()
    check = Check(program, lines)
    try:
        if order is not None:
            derived = CutOffs(program, sha256, order)
            sha256, point = hashlib.sha256(order.encode()).hexdigest(), derived.point(point, choices, cut_offs)
            check.program = derived.result
        check.run(sha256)
        return {"ok": True, "kind": check.point(point)}
    except Refused as refused:
        return {"ok": False, "why": str(refused), "line": check.at}


def main():
    if sys.argv[1:] == ["--batch"]:
        for text in sys.stdin:
            item = json.loads(text)
            extra = [item.get(name) for name in ("order", "choices", "cutOffs")]
            print(json.dumps(verdict(item["mps"], item["certificate"], item["point"], *extra)))
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
