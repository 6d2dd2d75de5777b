/**
 * The numbers of a lot on tiny tied cases: the count of optimal allocations is that of going through all allocations, and
 * every chance is the share of all orders of the students under which the rule, played by hand, gives that choice.
 */
import { expect, test } from "vitest";
import { lotReport, type LotReport, type TiedStudents } from "../../src/explain/lot-report.ts";
import { choosable, drawInOrder, enumerate, type Allocation, type Choosable } from "../support/enumerate.ts";
import { answered } from "../support/hall.ts";
import { runs } from "../support/runs.ts";
import { buildCase, draftText, drawCase, TINY_MORE } from "../support/tiny-case.ts";

const WANTED = runs(60);
const MOST_ALLOCATIONS = 4096;
const MOST_STUDENTS = 6;

function ordersOf(count: number): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  return ordersOf(count - 1).flatMap((order) => Array.from({ length: count }, (_, at) => [...order.slice(0, at), count - 1, ...order.slice(at)]));
}

/** What an allocation gives a student of some awards. */
function got(allocation: Allocation, student: number, awards: ReadonlySet<string>): string {
  const picks = (allocation.paid.get(student) ?? []).filter((pick) => awards.has(pick.award));
  return picks
    .map((pick) => `${pick.award} ${pick.level}`)
    .sort()
    .join("+");
}

function judgeTied({ ids, outcomes }: TiedStudents, { basis }: Choosable, drawn: readonly Allocation[], message: string): void {
  const awards = new Set(outcomes.flatMap((outcome) => outcome.gets.map((text) => text.split(" ")[0] ?? "")));
  for (const id of ids) {
    const student = basis.theCase.ids.indexOf(id);
    for (const { gets, chance } of outcomes) {
      if (chance.kind !== "exact") throw new Error("an estimate where the orders are few");
      const wanted = [...gets].sort().join("+");
      const share = drawn.filter((allocation) => got(allocation, student, awards) === wanted).length;
      expect(chance.numerator * drawn.length, `${message}: ${id} gets ${wanted}`).toBe(share * chance.denominator);
    }
  }
}

/** Where every optimal allocation has as many of a place, the chances of those who may get it add up to the places drawn. */
function judgeSums(chances: NonNullable<LotReport["chances"]>, best: readonly Allocation[], message: string): number {
  const places = new Set(chances.flatMap((tied) => tied.outcomes.flatMap((outcome) => outcome.gets)));
  let constant = 0;
  for (const place of places) {
    const counts = new Set(best.map(({ paid }) => [...paid.values()].flat().filter((pick) => `${pick.award} ${pick.level}` === place).length));
    if (counts.size > 1) continue;
    let [sum, drawn] = [0, 0];
    for (const { ids, outcomes } of chances) {
      for (const outcome of outcomes.filter(({ gets }) => gets.includes(place))) {
        if (outcome.chance.kind === "exact") sum += (ids.length * outcome.chance.numerator) / outcome.chance.denominator;
        drawn += outcome.drawn;
      }
    }
    expect(sum, `${message}: ${place}`).toBeCloseTo(drawn, 9);
    constant += 1;
  }
  return constant;
}

test("counts and chances are those of going through everything", { timeout: 600_000 }, async () => {
  const counts = { tied: 0, places: 0, several: 0, estimates: 0, most: 0 };
  for (let seed = 0; counts.tied < WANTED && seed < WANTED * 100; seed += 1) {
    const draft = drawCase(seed + 40_000, TINY_MORE);
    const theCase = buildCase(draft);
    const choices = choosable(theCase);
    if (choices.size > MOST_ALLOCATIONS || theCase.ids.length > MOST_STUDENTS) continue;
    const { best } = enumerate(choices);
    if (best.length < 2) continue;
    const result = await answered(theCase, { engine: "auto" });
    if (result.kind !== "allocated") continue;
    const message = `seed ${seed}\n${draftText(draft)}`;
    const report = lotReport(result);
    expect(report?.allocations, message).toEqual({ count: best.length, isExact: true });
    const drawn = ordersOf(theCase.ids.length).map((order) => drawInOrder(choices.basis, best, order));
    const chances = report?.chances ?? [];
    for (const tied of chances) judgeTied(tied, choices, drawn, message);
    const named = new Set(chances.flatMap((tied) => tied.ids));
    theCase.ids.forEach((id, student) => {
      const all = new Set(theCase.scheme.awards.map((award) => award.id));
      expect(named.has(id), `${message}: ${id}`).toBe(new Set(best.map((allocation) => got(allocation, student, all))).size > 1);
    });
    counts.tied += 1;
    counts.places += judgeSums(chances, best, message);
    counts.several += Number(chances.length > 1);
    counts.most = Math.max(counts.most, best.length);
    counts.estimates += judgeEstimates(lotReport(result, { sequences: 0, draws: 400 })?.chances ?? [], chances);
  }
  console.log(JSON.stringify(counts));
  expect(counts.tied).toBe(WANTED);
  expect(counts.places).toBeGreaterThan(WANTED / 4);
  expect(counts.several).toBeGreaterThan(WANTED / 10);
  expect(counts.estimates).toBeGreaterThan(0);
});

/** Estimates say so, and are near the exact chances. */
function judgeEstimates(estimates: readonly TiedStudents[], exact: readonly TiedStudents[]): number {
  let count = 0;
  expect(estimates.map((tied) => tied.ids)).toEqual(exact.map((tied) => tied.ids));
  estimates.forEach(({ outcomes }, i) => {
    outcomes.forEach(({ chance }, p) => {
      const known = exact[i]?.outcomes[p]?.chance;
      if (chance.kind !== "estimate" || known?.kind !== "exact") return;
      expect(chance.draws).toBe(400);
      expect(Math.abs(chance.value - known.numerator / known.denominator)).toBeLessThanOrEqual(5 * chance.standardError + 1e-9);
      count += 1;
    });
  });
  return count;
}
