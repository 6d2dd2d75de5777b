/** The receipt's own computing, as its page runs it: rows under a root, changed rows, and what prices show. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ownProof } from "../../src/explain/own-proof.ts";
import { priceBookOf } from "../../src/explain/published-prices.ts";
import { letterText, receiptAnswer } from "../../src/explain/receipt-answer.ts";
import { judgeRow, type PricedRow } from "../../src/explain/receipt-prices.ts";
import { blockIn, blockText, leafOf, liesUnder, treeOf, type RowGroup } from "../../src/explain/receipt-row.ts";
import type { Standing } from "../../src/explain/standing.ts";
import { dice } from "../support/dice.ts";
import { drawn, keeping, OPTIONS } from "../support/explain-draws.ts";
import { bestWays, type Way } from "../support/explain-by-hand.ts";
import { runLaw } from "../support/law.ts";
import { runs } from "../support/runs.ts";

const sha256 = (...parts: readonly (string | number)[]) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(typeof part === "number" ? Buffer.from([part]) : Buffer.from(part, "hex"));
  return hash.digest("hex");
};

describe("the tree of rows", () => {
  test("a leaf and a tree of three, by hand", () => {
    const salt = "ab".repeat(32);
    expect(leafOf(salt, "{}")).toBe(sha256(0, salt, Buffer.from("{}").toString("hex")));
    const [a = "", b = "", c = ""] = ["1", "2", "3"].map((digit) => digit.repeat(64));
    const { root, paths } = treeOf([c, a, b]);
    const left = sha256(1, a, b);
    expect(root).toBe(sha256(1, left, c));
    expect(paths).toEqual([[`l${left}`], [`r${b}`, `r${c}`], [`l${a}`, `r${c}`]]);
  });

  test("every row lies under the root of any number of rows, whatever their order, and no other text does", () => {
    for (let count = 1; count <= 40; count += 1) {
      const salts = Array.from({ length: count }, (_, i) => sha256(count, i));
      const leaves = salts.map((salt, i) => leafOf(salt, `row ${i}`));
      const { root, paths } = treeOf(leaves);
      expect(treeOf([...leaves].reverse()).root).toBe(root);
      for (const [i, path] of paths.entries()) {
        const block = { salt: salts[i] ?? "", path, row: `row ${i}` };
        expect(liesUnder(block, root)).toBe(true);
        expect(liesUnder({ ...block, row: `row ${i + 1}` }, root)).toBe(false);
        expect(liesUnder({ ...block, path: path.slice(1) }, root)).toBe(count === 1);
      }
    }
  });
});

describe("blocks", () => {
  const block = { salt: "0a".repeat(32), path: [`l${"1b".repeat(32)}`], row: '{"a":"<b>&\'\\"","c":["1"]}' };
  const text = blockText(block);

  test("are found in any text, and in the markup of a letter", () => {
    expect(blockIn(`before\n${text}\nafter`)).toEqual(block);
    expect(blockIn(text.replaceAll("\n", "\r\n"))).toEqual(block);
    const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");
    expect(blockIn(letterText(`<p>x</p><pre id="row" tabindex="0">${escaped}</pre>`))).toEqual(block);
  });

  test.each([
    ["none", ""],
    ["two", `${text}\n${text}`],
    ["a key twice", text.replace('"c":', '"a":"x","c":')],
    ["another way to write the same", text.replace('"c":["1"]', '"c": ["1"]')],
    ["an escape that is not needed", text.replace('["1"]', '["\\u0031"]')],
    ["no JSON", text.replace('["1"]', '["1"')],
    ["a short salt", text.replace("0a0a", "0a")],
  ])("are refused: %s", (name, changed) => {
    const found = blockIn(changed);
    // A key that is written twice is read once, so that the text is not the one that JSON.stringify writes.
    expect([name, found]).toEqual([name, undefined]);
  });
});

/** Whether a way gives a student exactly this of the awards that a group is about. */
function takesChoice(way: Way, student: number, group: PricedRow["groups"][number], gives: RowGroup["choices"][number]["gives"]): boolean {
  const awards = group.flatMap(({ choice }) => choice.gives.map(([award]) => award));
  const own = (way.choices.get(student) ?? []).filter((pick) => awards.includes(pick.award));
  return own.length === gives.length && gives.every(([award, level]) => own.some((pick) => pick.award === award && pick.level === level));
}

function judged({ formulation }: Standing, book: ReturnType<typeof priceBookOf>, student: number): PricedRow {
  expect(formulation.groups.students.includes(student)).toBe(book.groupsOf(student).length > 0);
  return judgeRow({ student: "", facts: [], groups: book.groupsOf(student), given: [] }, book.published);
}

test("what prices exclude is in no best allocation, and what they leave is refuted or tied, as going through all allocations finds", async () => {
  await runLaw({
    name: "published prices",
    seed: 20_261_140,
    cases: runs(150),
    floors: { excluded: 0.3, settled: 0.2, "not-settled": 0.1, "best-held": 0.2, refuted: 0.05, tied: 0.05 },
    async holds(number) {
      const { standing, ways, message } = await drawn(number);
      const book = priceBookOf(standing);
      const best = bestWays(keeping(ways));
      const traits: string[] = [];
      for (const student of standing.basis.theCase.ids.keys()) {
        const { groups, verdict } = judged(standing, book, student);
        traits.push(verdict);
        const first = standing.formulation.groups.students.indexOf(student);
        for (const [g, choices] of groups.entries())
          for (const [c, { choice, isHeld, isMore, shown }] of choices.entries()) {
            const isPossible = best.some((way) => takesChoice(way, student, groups[g] ?? [], choice.gives));
            if (isHeld) expect([isMore, shown, isPossible], message).toEqual([false, undefined, true]);
            if (shown !== undefined) {
              expect(isPossible, message).toBe(false);
              traits.push("excluded");
            }
            if (!isMore || shown !== undefined || traits.includes("refuted")) continue;
            const column = (standing.formulation.firstColumn[first + g] ?? 0) + c;
            const proof = await ownProof(standing, [column], OPTIONS);
            expect(proof.kind, message).toBe(isPossible ? "tied" : "refuted");
            traits.push(proof.kind);
          }
      }
      return traits;
    },
  });
}, 1_200_000);

test("1,000 rows with one field changed are all refused, the true rows are accepted", async () => {
  const die = dice(20_261_141);
  let [accepted, refused] = [0, 0];
  for (let seed = 0; refused < runs(1000); seed += 1) {
    const { standing } = await drawn(50_000 + 100 * seed);
    const book = priceBookOf(standing);
    const rows = standing.students.map(({ student, id }) => ({
      student: id,
      facts: [["students", "1", "note", `fact ${id}`] as const],
      groups: book.groupsOf(student),
      given: [],
    }));
    const salts = rows.map((_, i) => sha256(seed % 256, i));
    const texts = rows.map((row) => JSON.stringify(row));
    const { root, paths } = treeOf(texts.map((text, i) => leafOf(salts[i] ?? "", text)));
    for (const [i, row] of texts.entries()) {
      const block = { salt: salts[i] ?? "", path: paths[i] ?? [], row };
      const answer = receiptAnswer(blockText(block), root, book.published);
      expect(answer).toMatchObject({ kind: "accepted", row: rows[i] });
      accepted += 1;
      for (let turn = 0; turn < 5; turn += 1) {
        const changed = changedField(row, die.below(1_000_000));
        expect(changed).not.toBe(row);
        expect(receiptAnswer(blockText({ ...block, row: changed }), root, book.published), changed).toEqual({ kind: "refused" });
        refused += 1;
      }
    }
  }
  console.log(`rows accepted ${accepted}, changed rows refused ${refused}`);
  expect(refused).toBeGreaterThanOrEqual(runs(1000));
}, 300_000);

/** A row with one of its texts changed, keys not among them. */
function changedField(row: string, number: number): string {
  const count = textsIn(row);
  let at = 0;
  return JSON.stringify(JSON.parse(row, (_, value: unknown) => (typeof value === "string" && at++ === number % count ? `${value}0` : value)));
}

function textsIn(row: string): number {
  let count = 0;
  JSON.parse(row, (_, value: unknown) => {
    if (typeof value === "string") count += 1;
    return value;
  });
  return count;
}
