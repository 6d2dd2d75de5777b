import { expect, test } from "vitest";
import { checkCertificate, LIMITS, type Verdict } from "../../src/certificate/check.ts";
import { startChoices } from "../../src/certificate/choices.ts";
import { END_LINE, maskOf, writeClaim, writeHeader, writeStep, writeTake } from "../../src/certificate/format.ts";
import { type Line, parseLine } from "../../src/certificate/parse.ts";
import { sweep, wholeFocus } from "../../src/certificate/sweep.ts";
import { addCounting, inequalityAt, startSystem } from "../../src/certificate/system.ts";
import { findGroups, programBuilder } from "../../src/program/build.ts";
import { linesOf } from "../../src/program/lines.ts";
import type { Program } from "../../src/program/program.ts";
import { runs } from "../support/runs.ts";
import { tinyProgram } from "../support/tiny-programs.ts";
import { randomFrom } from "../support/tiny-prover.ts";

const HASH = "0123456789abcdef".repeat(4);

/** Goal 3 a + 2 b + 2 c; group {a, b}; c alone; weight 2 a + 2 b + 2 c <= 3 (so at most one of them); `free` counts. */
const builder = programBuilder("small");
const [a, b, c] = [builder.addColumn("a"), builder.addColumn("b"), builder.addColumn("c")] as const;
builder.addGoal("goal|0", [
  [a, 3],
  [b, 2],
  [c, 2],
]);
builder.addGoal("goal|1", [[b, 1]]);
builder.addRow({
  name: "one",
  upper: 1,
  entries: [
    [a, 1],
    [b, 1],
  ],
  group: true,
});
builder.addRow({
  name: "weight",
  lower: 0,
  upper: 3,
  entries: [
    [a, 2],
    [b, 2],
    [c, 2],
  ],
});
builder.addRow({
  name: "free",
  entries: [
    [a, 1],
    [c, 1],
  ],
});
const small = builder.build();
/** Numbers: goals 0, 1; one 2; weight 3 and 4; free 5; then counting rows. */
const HEADER = writeHeader({ programSha256: HASH, columns: 3, rows: 3, goals: 2, groupRows: small.groupRows });
const BEST = "claim goal 0 3\nS 0 1 3 3\nclaim goal 1 0\nS 0 1 1 2 3 4\n";

function check(text: string, point: readonly number[] | "none" = [1, 0, 0], program: Program = small): Verdict {
  return checkCertificate(program, HASH, point === "none" ? undefined : Uint8Array.from(point), linesOf(text));
}

function refusal(body: string, point: readonly number[] = [1, 0, 0]): string {
  const verdict = check(HEADER + body, point);
  return verdict.ok ? "accepted" : `${verdict.line - 4} ${verdict.code}`;
}

test("sweeps alone prove both goals: the row is divided by 2 and its side rounded down to 1", () => {
  expect(check(`${HEADER}${BEST}end\n`)).toEqual({ ok: true, kind: "optimal", goals: [3n, 0n], claims: 2, steps: 2, maxDepth: 0 });
});

test("R splits a row's total, and the children's inequalities are the next numbers", () => {
  const body = "claim goal 0 3\nR 5 0\nS 0 1 6 3\nR 7 1\n";
  expect(inequalityAt(startSystem(small), 6)).toBeUndefined();
  const split = "claim goal 0 3\nR 5 0\nS 0 1 2 2 6 4\nS 3 1 6 1\nR 5 1\nS 0 1 3 3\nS 3 1 7 1\nclaim goal 1 0\nS 0 1 1 2 3 4\nend\n";
  expect(check(HEADER + split)).toMatchObject({ ok: true, maxDepth: 2 });
  expect(refusal(`${body}end\n`)).toContain("step-inequality");
});

test("B splits a group's choices, none included", () => {
  const proof = `B 0 ${maskOf([0])}\nS 0 1 3 3\nB 0 ${maskOf([2])}\nS 0 1\nS 0 1 3 3\n`;
  expect(check(`${HEADER}claim goal 0 3\n${proof}claim goal 1 0\nS 0 1 1 2 3 4\nend\n`)).toMatchObject({ ok: true, kind: "optimal", maxDepth: 2 });
  for (const mask of ["7", "8", "f", "10", "9"]) expect(refusal(`claim goal 0 3\nB 0 ${mask}\n${"S 0 1 3 3\n".repeat(2)}end\n`)).toBe("2 step-mask");
  expect(refusal("claim goal 0 3\nB 2 1\n")).toBe("2 step-group");
});

test("a counting row is split on and never priced", () => {
  const header = writeHeader({
    programSha256: HASH,
    columns: 3,
    rows: 3,
    goals: 2,
    groupRows: small.groupRows,
    counting: [{ number: 6, columns: [0, 2], coefficients: [2, 2] }],
  });
  expect(check(`${header}claim goal 0 3\nR 6 0\nS 0 1 2 2 7 4\nS 0 1 3 3\nclaim goal 1 0\nS 0 1 1 2 3 4\nend\n`)).toMatchObject({ ok: true, maxDepth: 1 });
  expect(check(`${header}claim goal 0 3\nS 6 1\n`)).toMatchObject({ ok: false, code: "step-inequality" });
  expect(check(`${HEADER}claim goal 0 3\nS 5 1\n`)).toMatchObject({ ok: false, code: "step-inequality" });
  expect(check(header.replace("N 6", "N 7"))).toMatchObject({ ok: false, code: "certificate-counting" });
  expect(check(header.replace("2 2\n", "3 2\n"))).toMatchObject({ ok: false, code: "certificate-counting" });
  expect(check(`${HEADER}${BEST}N 6 0 1\n`)).toMatchObject({ ok: false, code: "certificate-order" });
});

test("a cell counts the columns that meet every condition, in the units of the program", () => {
  const cell = (line: string) => {
    const verdict = check(`${HEADER}${line}\nclaim goal 0 3\nR 6 0\nS 0 1 3 3\nS 0 1 3 3\n${BEST.slice(BEST.indexOf("claim goal 1"))}end\n`);
    return verdict.ok ? "accepted" : verdict.code;
  };
  expect(cell("C 6 1 2 2")).toBe("accepted");
  expect(cell("C 6 3 1 1")).toBe("certificate-counting");
  expect(cell("C 7 1 2 2")).toBe("certificate-counting");
  const columnsOf = (line: string) => {
    const system = startSystem(small);
    const parsed = parseLine(line) as Parameters<typeof addCounting>[1];
    expect(addCounting(system, parsed)).toBe(true);
    return [...(inequalityAt(system, 6)?.form.columns ?? [])];
  };
  for (const [line, columns] of [
    ["C 6 1 2 2", [0, 1, 2]],
    ["C 6 1 1 1", []],
    ["C 6 0 1 1", [0, 1]],
    ["C 6 0 0 0", [2]],
    ["C 6 0 0 1", [0, 1, 2]],
    ["C 6 0 1 1 2 0 0", [1]],
    ["C 6 0 0 0 1 -5 2 2 1 9", [2]],
  ] as const)
    expect(columnsOf(line), line).toEqual(columns);
});

test("face, refuse and take settle what is left, relative to the decisions", () => {
  expect(check(`${HEADER}${BEST}claim face\nS 0 1 3 3\ntake 0\ntake none 1\nend\n`)).toMatchObject({ ok: true, kind: "optimal", claims: 3, steps: 3 });
  expect(check(`${HEADER}${BEST}claim refuse 1\nS 0 1 3 2\nclaim refuse 2\nS 0 1 3 3\nend\n`)).toMatchObject({ ok: true, claims: 4 });
  expect(refusal(`${BEST}claim face\nS 0 1 3 3\ntake 1\nend\n`)).toBe("7 take-choice");
  expect(refusal(`${BEST}claim face\nS 0 1 3 3\nclaim refuse 2\ntake 1\nend\n`)).toBe("8 take-choice");
  expect(refusal(`${BEST}take none 0\nend\n`)).toBe("6 point-choice");
  expect(refusal(`${BEST}claim refuse 0 2\n`)).toBe("5 claim-refuse-group");
  expect(refusal(`${BEST}claim refuse 7\n`)).toBe("5 claim-refuse-group");
  expect(refusal(`${BEST}take 3\n`)).toBe("5 take-choice");
  expect(refusal(`${BEST}take none 2\n`)).toBe("5 take-choice");
  expect(refusal(`${BEST}claim face\nR 3 0\n`)).toBe("6 certificate-order");
  expect(refusal(`${BEST}take 1\nclaim face\nS 0 1 3 3\n`)).toBe("7 claim-face-closed");
});

test("refusing columns that are all deleted needs no proof", () => {
  expect(check(`${HEADER}${BEST}claim face\nS 0 1 3 2\nclaim refuse 1\nend\n`)).toMatchObject({ ok: true });
});

test("no goal is proved relative to a decision, a face or a refusal", () => {
  expect(refusal("take 1\nclaim goal 0 2\n", [0, 1, 0])).toBe("1 claim-order");
  expect(refusal("claim goal 0 3\nS 0 1 3 3\ntake 0\n")).toBe("3 claim-order");
  expect(refusal("claim goal 0 3\nS 0 1 3 3\nclaim face\n")).toBe("3 claim-order");
  expect(refusal("claim goal 0 3\nS 0 1 3 3\nclaim refuse 1\n")).toBe("3 claim-order");
  expect(refusal("claim goal 1 3\n")).toBe("1 claim-order");
  expect(refusal(`${BEST}claim goal 1 0\n`)).toBe("5 claim-order");
  expect(refusal(`${BEST}claim goal 2 0\n`)).toBe("5 claim-order");
  expect(refusal(`${BEST}claim infeasible\n`)).toBe("5 claim-order");
});

test("without goals, a decision cannot make the program infeasible", () => {
  const free = programBuilder("free");
  free.addRow({ name: "x", lower: 1, entries: [[free.addColumn("x"), 1]] });
  const header = `bursar certificate 1\nprogram ${HASH}\nsize 1 1 0\ngroups\n`;
  expect(check(`${header}take none 0\nclaim infeasible\nS 0 1\nend\n`, "none", free.build())).toMatchObject({ ok: false, code: "claim-order" });
  expect(check(`${header}end\n`, [1], free.build())).toMatchObject({ ok: true, kind: "optimal", goals: [] });
  const never = programBuilder("never");
  never.addRow({ name: "x", lower: 2, entries: [[never.addColumn("x"), 1]] });
  expect(check(`${header}claim infeasible\nS 0 1\nend\n`, "none", never.build())).toMatchObject({ ok: true, kind: "infeasible" });
  expect(check(`${header}claim infeasible\nS 0 1\ntake none 0\nend\n`, "none", never.build())).toMatchObject({ ok: false, code: "claim-order" });
});

test("infeasible: by a sweep, or at once where a group has no choice; nothing follows, no point stands beside", () => {
  const never = programBuilder("never");
  const x = never.addColumn("x");
  never.addGoal("goal|0", [[x, 1]]);
  never.addRow({ name: "two", lower: 3, entries: [[x, 2]] });
  never.addRow({ name: "empty", lower: 1, upper: 1, entries: [], group: true });
  const head = (groups: string) => `bursar certificate 1\nprogram ${HASH}\nsize 1 2 1\ngroups${groups}\n`;
  expect(check(`${head("")}claim infeasible\nS 1 1\nend\n`, "none", never.build())).toMatchObject({ ok: true, kind: "infeasible", goals: [] });
  expect(check(`${head(" 1-1")}claim infeasible\nend\n`, "none", never.build())).toMatchObject({ ok: true, kind: "infeasible" });
  expect(check(`${head("")}claim infeasible\nS 1 1\nend\n`, [1], never.build())).toMatchObject({ ok: false, code: "point-unwanted" });
  for (const next of ["claim goal 0 0", "claim face", "claim infeasible", "take 0"])
    expect(check(`${head("")}claim infeasible\nS 1 1\n${next}\n`, "none", never.build())).toMatchObject({ ok: false, code: "claim-order" });
});

test("a bound gives a feasible answer, and ends the claims", () => {
  expect(check(`${HEADER}claim bound 0 4\nS 0 1\nend\n`, [0, 1, 0])).toMatchObject({ ok: false, code: "certificate-order" });
  expect(check(`${HEADER}claim bound 0 5\nS 0 1 2 3\nend\n`, [0, 1, 0])).toEqual({
    ok: true,
    kind: "feasible",
    goals: [2n, 1n],
    bound: 5n,
    claims: 1,
    steps: 1,
    maxDepth: 0,
  });
  expect(refusal("claim bound 0 5\nS 0 1 2 3\nclaim goal 1 1\n")).toBe("3 claim-order");
  expect(refusal("claim bound 0 5\nS 0 1 2 3\nclaim bound 0 5\n")).toBe("3 claim-order");
});

test("a point is needed, of the right size, with 0 and 1 only", () => {
  const verdict = (point: Uint8Array | undefined) => checkCertificate(small, HASH, point, linesOf(`${HEADER}${BEST}end\n`));
  expect(verdict(undefined)).toMatchObject({ ok: false, code: "point-missing" });
  expect(verdict(Uint8Array.of(1, 0))).toMatchObject({ ok: false, code: "point-shape" });
  expect(verdict(Uint8Array.of(1, 2, 0))).toMatchObject({ ok: false, code: "point-shape" });
  expect(verdict(Uint8Array.of(1, 0, 1))).toMatchObject({ ok: false, code: "point-row" });
  expect(refusal("end\n")).toBe("1 claims-missing");
});

test("the header is four lines in order, of this program", () => {
  const lines = HEADER.split("\n").slice(0, -1);
  expect(check("")).toMatchObject({ ok: false, line: 0, code: "certificate-unfinished" });
  lines.forEach((_, i) => {
    const code = ["certificate-version", "certificate-program", "certificate-size", "certificate-order"][i] as string;
    expect(check(`${lines.toSpliced(i, 1).join("\n")}\n${BEST}end\n`)).toMatchObject({ ok: false, line: i + 1, code });
  });
  for (const size of ["4 3 2", "3 2 2", "3 3 1"])
    expect(check(HEADER.replace("size 3 3 2", `size ${size}`))).toMatchObject({ ok: false, code: "certificate-size" });
  for (const groups of ["groups 1-1", "groups 0-1", "groups 2-2", "groups 3-3", "groups 0-9999999999"])
    expect(check(HEADER.replace("groups 0-0", groups))).toMatchObject({ ok: false, code: "certificate-groups" });
  expect(check(HEADER + HEADER)).toMatchObject({ ok: false, line: 5, code: "certificate-line" });
  expect(check(`${HEADER}groups 0-0\n`)).toMatchObject({ ok: false, line: 5, code: "certificate-order" });
});

test("depth and lines are limited", () => {
  expect(refusal(`claim goal 0 3\nS 0 ${"1".repeat(2 ** 24)}\n`)).toBe("2 certificate-line-too-long");
  expect(refusal(`claim goal 0 3\n${"R 5 5\n".repeat(LIMITS.splits + 1)}`)).toBe(`${LIMITS.splits + 2} certificate-too-deep`);
  expect(refusal(`claim goal 0 3\n${"R 5 5\n".repeat(LIMITS.splits)}`)).toBe(`${LIMITS.splits + 1} certificate-unfinished`);
  const text = `${HEADER}${BEST}end\n`;
  const count = text.split("\n").length - 1;
  expect(checkCertificate(small, HASH, Uint8Array.of(1, 0, 0), linesOf(text), { ...LIMITS, lines: count }).ok).toBe(true);
  expect(checkCertificate(small, HASH, Uint8Array.of(1, 0, 0), linesOf(text), { ...LIMITS, lines: count - 1 })).toMatchObject({
    ok: false,
    code: "certificate-too-long",
  });
});

test("lines read back as written, and nothing else is a line", () => {
  const lines: [string, Line][] = [
    [writeClaim({ kind: "infeasible" }), { kind: "infeasible" }],
    [writeClaim({ kind: "face" }), { kind: "face" }],
    [writeClaim({ kind: "goal", goal: 1, value: -5n }), { kind: "goal", goal: 1, value: -5n }],
    [writeClaim({ kind: "bound", goal: 0, value: 10n ** 30n }), { kind: "bound", goal: 0, value: 10n ** 30n }],
    [writeClaim({ kind: "refuse", columns: [4, 2] }), { kind: "refuse", columns: [4, 2] }],
    [writeTake({ kind: "take", column: 7 }), { kind: "take", column: 7 }],
    [writeTake({ kind: "take-none", group: 7 }), { kind: "take-none", group: 7 }],
    [writeStep({ kind: "sweep", inequalities: [0, 3], prices: [1n, 0n] }), { kind: "sweep", inequalities: [0, 3], prices: [1n, 0n] }],
    [writeStep({ kind: "split-row", inequality: 2, atMost: -1n }), { kind: "split-row", inequality: 2, atMost: -1n }],
    [writeStep({ kind: "split-group", group: 0, mask: "a0" }), { kind: "split-group", group: 0, mask: "a0" }],
    [END_LINE, { kind: "end" }],
    [
      "groups 0-2 4-4\n",
      {
        kind: "groups",
        ranges: [
          [0, 2],
          [4, 4],
        ],
      },
    ],
    ["N 9 0 -3 2 1\n", { kind: "counting", number: 9, columns: [0, 2], coefficients: [-3, 1] }],
    [
      "C 9 0 -3 2 4 1 1\n",
      {
        kind: "cell",
        number: 9,
        conditions: [
          { row: 0, from: -3, to: 2 },
          { row: 4, from: 1, to: 1 },
        ],
      },
    ],
  ];
  for (const [text, line] of lines) {
    expect(parseLine(text.trimEnd())).toEqual(line);
    for (const broken of [
      ` ${text.trimEnd()}`,
      `${text.trimEnd()} `,
      text,
      `${text.trimEnd()} x`,
      text.trimEnd().replace(" ", "  "),
      text.trimEnd().toUpperCase(),
    ]) {
      if (broken !== text.trimEnd()) expect(parseLine(broken), broken).toBeUndefined();
    }
  }
  const bad = [
    "S",
    "S 0",
    "S 1 1 0 1",
    "S 0 1 0 1",
    "S 0 -1",
    "S 0 1.5",
    "S 0 1e3",
    "S 0 +1",
    "S 0 01",
    "S 00 1",
    "S -1 1",
    "S 0 0x1",
    "S 0 １",
    "R 0",
    "R 0 -0",
    "R 0 1 2",
    "B 0",
    "B 0 0",
    "B 0 0a",
    "B 0 A",
    "B 0 -1",
    "claim",
    "claim goal 0",
    "claim refuse",
    "claim goal 0 1 1",
    "take",
    "take none",
    "take -1",
    "N",
    "N 0 1",
    "N 0 1 0",
    "N 0 1 1 1 1",
    "N 0 2 1 1 1",
    "N 0 1 9007199254740992",
    "N 0 1 -9007199254740992",
    "N 0 1:1",
    "N 0 -1 1",
    "C",
    "C 0",
    "C 0 1",
    "C 0 1 0",
    "C 0 1 2 1",
    "C 0 1 0 0 1 0 0",
    "C 0 2 0 0 1 0 0",
    "C 0 1 0 9007199254740992",
    "C 0 1 -9007199254740992 0",
    "C 0 -1 0 0",
    "C 0 1 0 0 2",
    "groups 1",
    "groups 2-1",
    "groups 0-1 1-2",
    "groups 3-3 0-1",
    "size 1 2",
    `S 0 1${"0".repeat(1234)}`,
    `S 0 ${"9".repeat(5000)}`,
    "END",
    "#",
    "",
  ];
  for (const text of bad) expect(parseLine(text), text).toBeUndefined();
  expect(parseLine(`S 0 ${"9".repeat(1234)}`)).toBeDefined();
});

test("masks: bit by bit", () => {
  const bits = [0, 3, 4, 64, 130];
  const mask = maskOf(bits);
  expect(mask).toBe("400000000000000010000000000000019");
});

test("a sweep in doubles and one in big integers delete and close alike", () => {
  const random = randomFrom(31);
  const count = { closed: 0, deleting: 0 };
  for (let run = 0; run < runs(1500); run++) {
    const program = tinyProgram(random);
    const system = startSystem(program);
    program.goals.forEach((_, g) => {
      system.goalAtLeast[g] = BigInt(random(12) - 3);
    });
    const priced = Array.from({ length: program.goals.length + system.sides.length }, (_, k) => inequalityAt(system, k)).filter(
      (inequality) => inequality?.bound !== undefined && random(2) === 0,
    ) as never[];
    const prices = priced.map(() => BigInt(random(5)));
    const [small, large] = [startChoices(findGroups(program)), startChoices(findGroups(program))];
    if (program.groupRows.some((r) => program.lower[r] === 1 && program.rowStart[r] === program.rowStart[r + 1])) continue;
    const closed = sweep(small, wholeFocus(small), priced, prices);
    expect(
      sweep(
        large,
        wholeFocus(large),
        priced,
        prices.map((price) => price << 70n),
      ),
    ).toBe(closed);
    expect(large.remains).toEqual(small.remains);
    if (closed) expect(small.trailLength).toBe(0);
    count.closed += closed ? 1 : 0;
    count.deleting += small.trailLength > 0 ? 1 : 0;
  }
  expect(count.closed).toBeGreaterThan(runs(50));
  expect(count.deleting).toBeGreaterThan(runs(50));
});

test("just below the limit of doubles, a difference of one still decides", () => {
  const large = programBuilder("large");
  const x = large.addColumn("x");
  const y = large.addColumn("y");
  large.addGoal("goal|0", [
    [x, 2 ** 51 - 1],
    [y, 2 ** 51 - 2],
  ]);
  const program = large.build();
  const header = `bursar certificate 1\nprogram ${HASH}\nsize 2 0 1\ngroups\n`;
  const best = 2n ** 52n - 3n;
  expect(check(`${header}claim goal 0 ${best}\nS 0 1\nclaim face\nS 0 1\nend\n`, [1, 1], program)).toMatchObject({ ok: true, goals: [best] });
  expect(check(`${header}claim goal 0 ${best - 1n}\nS 0 1\nend\n`, [1, 1], program)).toMatchObject({ ok: false, code: "certificate-order" });
});

test("above the limit of doubles, nothing is rounded", () => {
  const large = programBuilder("large");
  large.addGoal("goal|0", [
    [large.addColumn("x"), 2 ** 53 - 1],
    [large.addColumn("y"), 1],
  ]);
  const header = `bursar certificate 1\nprogram ${HASH}\nsize 2 0 1\ngroups\n`;
  expect(BigInt(Number(3n * (2n ** 53n - 1n)))).toBeLessThan(3n * (2n ** 53n - 1n));
  expect(check(`${header}claim goal 0 ${2n ** 53n - 1n}\nS 0 3\nend\n`, [1, 1], large.build())).toMatchObject({ ok: false, code: "certificate-order" });
  expect(check(`${header}claim goal 0 ${2n ** 53n}\nS 0 3\nend\n`, [1, 1], large.build())).toMatchObject({ ok: true, goals: [2n ** 53n] });
});
