/** Files made to exhaust the checker are refused by its limits, each by its own, and only beyond it. */
import { expect, test } from "vitest";
import { checkCertificate, LIMITS } from "../../src/certificate/check.ts";
import { maskOf } from "../../src/certificate/format.ts";
import { programBuilder } from "../../src/program/build.ts";
import { linesOf } from "../../src/program/lines.ts";

const HASH = "0".repeat(64);
const COLUMNS = 100;

/** One group of all columns, and a goal of 1 on each. Its numbers: goal 0; the group 1; counting rows from 2. */
function wide() {
  const builder = programBuilder("wide");
  const entries = Array.from({ length: COLUMNS }, (_, c) => [builder.addColumn(`c${c}`), 1] as const);
  builder.addGoal("goal|all", entries);
  builder.addRow({ name: "g", upper: 1, entries, group: true });
  return builder.build();
}

const program = wide();
const HEADER = `bursar certificate 1\nprogram ${HASH}\nsize ${COLUMNS} 1 1\ngroups 0-0\n`;

function outcome(text: string, limits = LIMITS): string {
  const verdict = checkCertificate(program, HASH, undefined, linesOf(HEADER + text), limits);
  return verdict.ok ? "accepted" : `${verdict.line} ${verdict.code}`;
}

test("counting rows: their number, and their columns as they are selected", () => {
  const rows = (count: number, line: (number: number) => string) => Array.from({ length: count }, (_, i) => `${line(2 + i)}\n`).join("");
  const listed = (count: number) => rows(count, (number) => `N ${number} 7 1`);
  expect(outcome(listed(LIMITS.countingRows))).toBe(`${LIMITS.countingRows + 4} certificate-unfinished`);
  expect(outcome(listed(LIMITS.countingRows + 1))).toBe(`${LIMITS.countingRows + 5} certificate-counting-rows`);
  const cells = (count: number) => rows(count, (number) => `C ${number} 0 1 1`);
  const limits = { ...LIMITS, countingColumns: 3 * COLUMNS };
  expect(outcome(cells(3), limits)).toBe("7 certificate-unfinished");
  expect(outcome(cells(4), limits)).toBe("8 certificate-counting-columns");
  expect(outcome(`${cells(3)}N 5 0 1\n`, limits)).toBe("8 certificate-counting-columns");
  expect(outcome(`${cells(3)}C 5 0 2 2\n`, limits)).toBe("8 certificate-unfinished");
});

test("masks: what they keep adds up from the root to the node, and what is closed counts no more", () => {
  const half = maskOf(Array.from({ length: COLUMNS / 2 }, (_, c) => c));
  const quarter = maskOf(Array.from({ length: COLUMNS / 4 }, (_, c) => c));
  const open = `claim goal 0 1\nB 0 ${half}\nB 0 ${quarter}\n`;
  const most = (choices: number) => ({ ...LIMITS, choices });
  expect(outcome(open, most(75))).toBe("7 certificate-unfinished");
  expect(outcome(open, most(74))).toBe("7 certificate-too-wide");
  expect(outcome(open, most(49))).toBe("6 certificate-too-wide");
  // Goal 0 >= 2 against the group: the sweep closes every node.
  const close = "S 0 1 1 1\n";
  expect(outcome(`${open}${close}${close}B 0 ${maskOf([60])}\n`, most(75))).toBe("10 certificate-unfinished");
  expect(outcome(`${open}${close}B 0 ${maskOf([30])}\n`, most(75))).toBe("9 certificate-too-wide");
});

test("the limits of the format", () => {
  const { lines, characters, splits, choices, countingRows, countingColumns } = LIMITS;
  expect([lines, characters, splits, choices, countingRows, countingColumns]).toEqual([10_000_000, 16_777_216, 10_000, 50_000_000, 100_000, 50_000_000]);
  const price = (digits: number) => `claim goal 0 1\nS 0 1 1 1${"0".repeat(digits - 1)}\n`;
  expect(outcome(price(1234))).toBe("6 certificate-unfinished");
  expect(outcome(price(1235))).toBe("6 certificate-line");
});
