/** The lower envelope of many lines, asked for one by one, against going through all lines for every change. */
import { expect, test } from "vitest";
import { Envelope } from "../../src/solve/price/envelope.ts";
import { dice } from "../support/dice.ts";
import { runLaw } from "../support/law.ts";
import { runs } from "../support/runs.ts";

interface Lines {
  readonly cost: Float64Array;
  readonly slope: Float64Array;
  readonly alive: Uint8Array;
}

/** The least value of any line at a time. */
function leastAt({ cost, slope, alive }: Lines, time: number, key: number): number {
  let least = Number.POSITIVE_INFINITY;
  cost.forEach((own, o) => {
    if (alive[o] === 1 || o === key) least = Math.min(least, own + time * (slope[o] ?? 0));
  });
  return least;
}

/** Every change after the key, with its time. */
function changes({ cost, slope, alive }: Lines, key: number, cap: number): readonly { readonly option: number; readonly time: number }[] {
  const envelope = new Envelope(cost, slope, 0);
  envelope.begin(key, 0, cost.length, alive, cap);
  const found: { option: number; time: number }[] = [];
  for (let at = envelope.next(key); at >= 0; at = envelope.next(at)) found.push({ option: at, time: envelope.time });
  return found;
}

const EXACT = 1e-9;

/** Lines at random, many of them equal in something, and the key: the least at time 0, the flattest of equals, as in a search. */
function drawn(number: number): Lines & { readonly key: number } {
  const die = dice(number);
  const count = die.between(2, 60);
  const draw = (most: number) => Float64Array.from({ length: count }, () => die.between(0, most));
  const lines = { cost: draw(400), slope: draw(60).map((slope) => slope - 30), alive: Uint8Array.from({ length: count }, () => Number(die.chance(0.8))) };
  const isBefore = (a: number, b: number) => {
    const [own, other] = [lines.cost[a] ?? 0, lines.cost[b] ?? 0];
    return own < other || (own === other && (lines.slope[a] ?? 0) < (lines.slope[b] ?? 0));
  };
  let key = 0;
  for (let o = 1; o < count; o += 1) if (isBefore(o, key)) key = o;
  return { ...lines, key };
}

/** The line at hand is the least from its time to the next one's. */
function isLeast(lines: Lines, key: number, held: number, from: number, to: number): boolean {
  return [from, (from + to) / 2, to].every((moment) => {
    const value = (lines.cost[held] ?? 0) + moment * (lines.slope[held] ?? 0);
    return Math.abs(value - leastAt(lines, moment, key)) < EXACT * (1 + Math.abs(value));
  });
}

test("between two changes the line at hand is the least; the last one stays the least", async () => {
  await runLaw({
    name: "envelope",
    seed: 11,
    cases: runs(2000),
    floors: { several: 0.15 },
    holds: async (number) => {
      const { key, ...lines } = drawn(number);
      const found = changes(lines, key, Number.POSITIVE_INFINITY);
      let [at, held] = [0, key];
      for (const { option, time } of [...found, { option: -1, time: 1e5 }]) {
        expect(time).toBeGreaterThanOrEqual(at);
        expect(isLeast(lines, key, held, at, time)).toBe(true);
        if (option >= 0) expect(lines.slope[option]).toBeLessThan(lines.slope[held] ?? 0);
        [at, held] = [time, option];
      }
      // A little beyond the first change, where no change lies.
      const cap = (found[0]?.time ?? 0) + 1e-5;
      const timesBy = (all: typeof found) => [
        ...new Set(
          all
            .map(({ time }) => time)
            .filter((time) => time <= cap)
            .map((time) => time.toFixed(9)),
        ),
      ];
      expect(timesBy(changes(lines, key, cap))).toEqual(timesBy(found));
      return Promise.resolve([found.length > 2 ? "several" : "few"]);
    },
  });
});
