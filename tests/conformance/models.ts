/**
 * The conformance models: one list that every engine runs. Each states its mathematics, its answer, the bound of
 * its first goal's linear relaxation (over the rows as they stand, in the goal's units; undefined where the relaxation is
 * infeasible), and why an engine may find it hard. A model may need a capability that an engine lacks.
 */
import type { Program } from "../../src/program/program.ts";
import { cohort, programOf, type RowDraft } from "../solve/instances.ts";
import { type Expected, groupRows, type Model, row } from "./model.ts";

const optimal = (goals: readonly (number | bigint)[], lpBound: number): Expected => ({ kind: "optimal", goals: goals.map(BigInt), lpBound });
const infeasible = (lpBound?: number): Expected => ({ kind: "infeasible", lpBound });
const ones = (count: number): number[] => Array.from({ length: count }, () => 1);

/** Merits and costs under one budget: the tables of `trust.md` 3.1. */
function knapsack(merits: readonly number[], costs: readonly number[], budget: number, more: readonly RowDraft[] = []): Program {
  return programOf([merits], [row("budget", costs, { upper: budget }), ...more]);
}

const FEN = [533_333, 299_900, 799_999, 125_701, 416_667, 250_001];
const NEAR = [999_983, 999_979, 999_961, 999_959, 999_953, 999_931, 999_917];
const BIG = [100_000_007, 99_999_989, 100_000_037, 99_999_971, 100_000_039, 99_999_959];
const cycle = (n: number): number[][] => Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, c) => (c === i || c === (i + 1) % n ? 1 : 0)));

/** Khan et al. 2002, I01: five groups of five [profit, five weights], capacities 25; optimum 173. */
const KHAN_I01 = [
  ["7 1 3 1 1 6", "17 1 4 9 9 3", "25 4 3 9 8 2", "35 4 5 8 0 6", "36 6 8 3 0 7"],
  ["9 0 0 4 4 2", "10 0 0 1 8 7", "10 1 1 6 0 6", "39 9 1 2 2 4", "44 8 7 0 8 2"],
  ["15 2 0 5 5 5", "19 2 3 2 6 2", "20 3 1 6 4 7", "44 6 7 5 6 9", "50 9 5 9 2 2"],
  ["5 0 1 3 8 0", "25 2 2 7 0 8", "32 5 5 6 1 9", "37 6 3 6 9 1", "37 7 9 7 2 3"],
  ["24 4 0 7 0 2", "30 4 8 9 0 0", "32 5 2 7 2 0", "43 5 5 9 5 2", "44 9 2 2 2 3"],
].map((group) => group.map((option) => option.split(" ").map(Number)));

function khan(): Program {
  const options = KHAN_I01.flat();
  const capacity = (k: number): RowDraft =>
    row(
      `capacity${k}`,
      options.map((option) => option[k] as number),
      { upper: 25 },
    );
  return programOf(
    [options.map((option) => option[0] as number)],
    [
      ...groupRows(
        KHAN_I01.map((group) => group.length),
        true,
      ),
      ...[1, 2, 3, 4, 5].map(capacity),
    ],
  );
}

/** The models, by family. */
export const MODELS: readonly Model[] = [
  {
    name: "caps only",
    mathematics: "max sum merit x; six students, two levels each, at most one level per student, 1 first and 2 second places",
    hard: "not hard: a transportation problem, every vertex of the relaxation is whole",
    expected: optimal([228], 228),
    program: programOf(
      [[90, 72, 88, 70, 85, 68, 80, 64, 79, 63, 60, 48]],
      [
        ...groupRows([2, 2, 2, 2, 2, 2]),
        row("first", [1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0], { upper: 1 }),
        row("second", [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1], { upper: 2 }),
      ],
    ),
  },
  {
    name: "laminar caps, equal amounts",
    mathematics: "max sum score x over independent sets of a laminar matroid: classes {0,1,2} and {3,4,5} with 2 each, 3 in all",
    hard: "not hard: the greedy list is optimal, the polytope is whole",
    expected: optimal([271], 271),
    program: programOf(
      [[95, 90, 88, 86, 70, 60]],
      [row("class0", [1, 1, 1, 0, 0, 0], { upper: 2 }), row("class1", [0, 0, 0, 1, 1, 1], { upper: 2 }), row("all", ones(6), { upper: 3 })],
    ),
  },
  {
    name: "crossing caps",
    mathematics: "scores (1,22,23,5), classes {0,1} {2,3} and genders {1,2} {0,3}, one place in each",
    hard: "going down the list takes 2, then 0: 24; the optimum leaves out the best student",
    expected: optimal([27], 27),
    program: programOf(
      [[1, 22, 23, 5]],
      [
        row("c0", [1, 1, 0, 0], { upper: 1 }),
        row("c1", [0, 0, 1, 1], { upper: 1 }),
        row("w", [0, 1, 1, 0], { upper: 1 }),
        row("m", [1, 0, 0, 1], { upper: 1 }),
      ],
    ),
  },
  {
    name: "justified envy",
    mathematics: "costs (8,5,5), scores (90,80,75), budget 10",
    hard: "the best student gets nothing: two cheaper ones are worth more",
    expected: optimal([155], 155),
    program: knapsack([90, 80, 75], [8, 5, 5], 10),
  },
  {
    name: "budget 6 for costs 6, 5, 5",
    mathematics: "scores (10,9,9), budget 6",
    hard: "the smaller budget of the pair that breaks budget monotonicity: A wins",
    expected: optimal([10], 10.8),
    program: knapsack([10, 9, 9], [6, 5, 5], 6),
  },
  {
    name: "budget 10 for costs 6, 5, 5",
    mathematics: "scores (10,9,9), budget 10",
    hard: "more money makes A lose to B and C",
    expected: optimal([18], 18),
    program: knapsack([10, 9, 9], [6, 5, 5], 10),
  },
  {
    name: "a reserve that hurts",
    mathematics: "costs (6,5,5,4), scores (10,9,9,9), budget 10, at least 2 of {0,1,2}",
    hard: "the quota crosses the budget: without it {0,3} is worth 19",
    expected: optimal([18], 18),
    program: knapsack([10, 9, 9, 9], [6, 5, 5, 4], 10, [row("reserve", [1, 1, 1, 0], { lower: 2 })]),
  },
  {
    name: "awards handed out top-down",
    mathematics: "student 0: award 1 (10) or award 2 (8); student 1: award 1 (20); one award each, one place per award",
    hard: "award 1 to its first applicant strands award 2: 10; jointly 28",
    expected: optimal([28], 28),
    program: programOf([[10, 8, 20]], [...groupRows([2, 1]), row("award1", [1, 0, 1], { upper: 1 }), row("award2", [0, 1, 0], { upper: 1 })]),
  },
  {
    name: "lumpy budget",
    mathematics: "five costs of 400,000 fen, budget 1,000,001 fen",
    hard: "the relaxation takes two and a half; division by the common unit closes the gap",
    expected: optimal([175], 215.0002),
    program: knapsack([90, 85, 80, 70, 60], [400_000, 400_000, 400_000, 400_000, 400_000], 1_000_001),
  },
  {
    name: "parity",
    mathematics: "max -y, 2 (x1 + ... + x15) + y = 15 (Jeroslow)",
    hard: "branching on single columns visits exponentially many nodes; a split on the count needs one",
    expected: optimal([-1], 0),
    program: programOf([[...ones(15).map(() => 0), -1]], [row("odd", [...ones(15).map(() => 2), 1], { lower: 15, upper: 15 })]),
  },
  {
    name: "odd fen",
    mathematics: "six awards of odd fen, budget 1,250,000 fen",
    hard: "no two sums of costs are alike; the last fen decide",
    expected: optimal([303], 325.02563126601956),
    program: knapsack([88, 79, 93, 61, 84, 75], FEN, 1_250_000),
  },
  {
    name: "near-equal amounts",
    mathematics: "seven primes below 10^6 as costs and as merits, budget 23 less than the three dearest",
    hard: "all subsets of three differ by less than 10^-4 of their worth: a default gap accepts any of them",
    expected: optimal([2_999_899], 2_999_900),
    program: knapsack(NEAR, NEAR, 2_999_900),
  },
  {
    name: "10^8 scales",
    mathematics: "six merits and costs near 10^8, budget for three",
    hard: "a feasibility tolerance of 10^-6 of a column is a hundred units of the goal",
    expected: optimal([300_000_024], 300_000_032.000001),
    program: knapsack(
      BIG.map((a, i) => a + i),
      BIG,
      300_000_020,
    ),
  },
  {
    name: "exactly one of each group",
    mathematics: "Khan et al. 2002, I01: multidimensional multiple-choice knapsack, five groups of five, five capacities of 25",
    hard: "every capacity binds somewhere; the root gap is several units",
    expected: optimal([173], 182.7145085803432),
    program: khan(),
  },
  {
    name: "floors",
    mathematics: "at most 3 heads by cost, at least 2 of the weak group {3,4,5}",
    hard: "the floor works against the goal",
    expected: optimal([155], 163),
    program: programOf([[90, 85, 80, 40, 35, 30]], [row("floor", [0, 0, 0, 1, 1, 1], { lower: 2 }), row("budget", [5, 5, 4, 3, 2, 2], { upper: 9 })]),
  },
  {
    name: "equality rows",
    mathematics: "exactly 3 of 6, exactly 1 of {0,1,2}",
    hard: "equalities leave no slack to round with",
    expected: optimal([20], 20),
    program: programOf([[9, 8, 7, 6, 5, 4]], [row("three", ones(6), { lower: 3, upper: 3 }), row("one", [1, 1, 1, 0, 0, 0], { lower: 1, upper: 1 })]),
  },
  {
    name: "two budgets",
    mathematics: "eight candidates, one level each, two sponsors pay different parts",
    hard: "two lumpy rows at once: a vertex has two fractional columns",
    expected: optimal([193], 199.39776951672866),
    program: programOf(
      [[61, 58, 55, 51, 47, 44, 40, 37]],
      [row("city", [31, 27, 29, 23, 19, 21, 17, 13], { upper: 90 }), row("state", [11, 23, 13, 19, 27, 17, 29, 31], { upper: 80 })],
    ),
  },
  {
    name: "two-sided rows",
    mathematics: "2 to 3 heads, cost 10 to 12, merits of both signs",
    hard: "both sides of one row can bind",
    expected: optimal([11], 11),
    program: programOf([[-3, 4, 5, -1, 2]], [row("heads", ones(5), { lower: 2, upper: 3 }), row("cost", [7, 3, 2, 5, 6], { lower: 10, upper: 12 })]),
  },
  {
    name: "infeasible by the relaxation",
    mathematics: "at least 3 of 4, at most 2 of 4",
    hard: "not hard: one price closes it",
    expected: infeasible(),
    program: programOf([ones(4)], [row("floor", ones(4), { lower: 3 }), row("cap", ones(4), { upper: 2 })]),
  },
  {
    name: "infeasible for integers only: odd triangle",
    mathematics: "x + y = 1, y + z = 1, x + z = 1",
    hard: "the relaxation has the point (1/2, 1/2, 1/2); some solvers have called it optimal",
    expected: infeasible(1.5),
    program: programOf(
      [ones(3)],
      [row("a", [1, 1, 0], { lower: 1, upper: 1 }), row("b", [0, 1, 1], { lower: 1, upper: 1 }), row("c", [1, 0, 1], { lower: 1, upper: 1 })],
    ),
  },
  {
    name: "infeasible for integers only: no sum fits",
    mathematics: "31 a + 37 b + 41 c + 43 d + 47 e + 53 f in 60..66, at most one of each pair",
    hard: "no divisor, no single price: it must be split",
    expected: infeasible(1.853658536585366),
    program: programOf([ones(6)], [...groupRows([2, 2, 2]), row("window", [31, 37, 41, 43, 47, 53], { lower: 60, upper: 66 })]),
  },
  {
    name: "infeasible for integers only: market split",
    mathematics: "two equations over eight columns, each half of its sum (Cornuejols and Dawande)",
    hard: "the relaxation is (1/2, ..., 1/2); branching on columns learns nothing",
    expected: infeasible(0),
    program: programOf(
      [ones(8).map(() => 0)],
      [row("a", [57, 83, 34, 91, 12, 68, 45, 26], { lower: 208, upper: 208 }), row("b", [73, 19, 88, 41, 64, 37, 95, 52], { lower: 235, upper: 235 })],
    ),
  },
  {
    name: "an empty row that is true",
    mathematics: "0 <= 5 beside a cap",
    hard: "a model writer may drop it, rightly here",
    expected: optimal([9], 9),
    program: programOf([[9, 8]], [row("empty", [0, 0], { lower: -1, upper: 5 }), row("cap", [1, 1], { upper: 1 })]),
  },
  {
    name: "an empty row that is false",
    mathematics: "0 >= 1: a floor that nobody can fill",
    hard: "a model writer that drops it makes every solver agree on a wrong answer",
    expected: infeasible(),
    program: programOf([[9, 8]], [row("empty", [0, 0], { lower: 1 }), row("cap", [1, 1], { upper: 1 })]),
  },
  {
    name: "no columns",
    mathematics: "max 0 over the empty set",
    hard: "degenerate input",
    expected: optimal([0], 0),
    program: programOf([[]], []),
  },
  {
    name: "one column",
    mathematics: "max 7 x, 3 x <= 2",
    hard: "the relaxation takes two thirds of it",
    expected: optimal([0], 14 / 3),
    program: programOf([[7]], [row("limit", [3], { upper: 2 })]),
  },
  {
    name: "ties everywhere",
    mathematics: "12 equal students in pairs, 3 places",
    hard: "220 optimal points: symmetry, and every basis is degenerate",
    expected: optimal([30], 30),
    program: programOf([ones(12).map(() => 10)], [...groupRows([2, 2, 2, 2, 2, 2]), row("places", ones(12), { upper: 3 })]),
  },
  {
    name: "odd cycle cover",
    mathematics: "max -sum x, x_i + x_(i+1) >= 1 on a cycle of 7",
    hard: "negative goal coefficients; the relaxation is 3.5 and no row divides",
    expected: optimal([-4], -3.5),
    program: programOf(
      [ones(7).map(() => -1)],
      cycle(7).map((edge, i) => row(`e${i}`, edge, { lower: 1 })),
    ),
  },
  {
    name: "odd cycle packing",
    mathematics: "max sum x, x_i + x_(i+1) <= 1 on a cycle of 9",
    hard: "overlapping rows of which at most some can be groups",
    expected: optimal([4], 4.5),
    program: programOf(
      [ones(9)],
      cycle(9).map((edge, i) => row(`e${i}`, edge, { upper: 1 })),
    ),
  },
  {
    name: "goals of all zeros",
    mathematics: "max 0, then max 0, at least 1 of 3",
    hard: "no direction: every point is optimal",
    expected: optimal([0, 0], 0),
    program: programOf(
      [
        [0, 0, 0],
        [0, 0, 0],
      ],
      [row("some", ones(3), { lower: 1 })],
    ),
  },
  {
    name: "two goals in order",
    mathematics: "first 10 each for two of four, then costs: the cheaper pair",
    hard: "the second goal lives on the face of the first, one equality deep",
    expected: optimal([20, -5], 20),
    program: programOf(
      [
        [10, 10, 10, 10],
        [-3, -2, -4, -3],
      ],
      [row("places", ones(4), { upper: 2 })],
    ),
  },
  {
    name: "three goals in order",
    mathematics: "merit, then heads, then money under one budget",
    hard: "each stage is infeasible by one unit in the next: a packed goal would need 10^9",
    expected: optimal([105, 3, -17], 105),
    program: programOf(
      [[50, 30, 20, 50, 25, 25], ones(6), [-9, -5, -4, -8, -5, -4]],
      [row("budget", [9, 5, 4, 8, 5, 4], { upper: 17 }), row("caps", [1, 0, 0, 1, 0, 0], { upper: 1 })],
    ),
  },
  {
    name: "coefficients at the gate's limit",
    mathematics: "max (2^52 - 1) x + (2^52) y, x + y <= 1",
    hard: "the sum is 2^53 - 1: doubles tell the two apart by one unit in the last place, a tolerance does not",
    expected: optimal([2n ** 52n], 2 ** 52),
    program: programOf([[2 ** 52 - 1, 2 ** 52]], [row("one", [1, 1], { upper: 1 })]),
  },
  {
    name: "beyond the limit but for a divisor",
    mathematics: "max 2^52 (x + y + z), at most two",
    hard: "the sum passes 2^53; divided by its common divisor it is 3",
    expected: optimal([2n ** 53n], 2 ** 53),
    program: programOf([[2 ** 52, 2 ** 52, 2 ** 52]], [row("two", ones(3), { upper: 2 })]),
  },
  {
    name: "sixty students, four awards, two budgets, odd fen",
    mathematics: "the tests' cohort generator: seed 3, weights times merit, caps per level, two sponsors",
    hard: "hundreds of columns under two budgets in odd fen",
    expected: optimal([1_020_390, 17], 1_029_795.6322183462),
    program: cohort({ seed: 3, students: 60, amounts: "fen", awards: 4, budgetShare: 0.7, budgets: 2, eligible: 0.4 }),
    needs: ["scale"],
  },
  {
    name: "refused: no goal",
    mathematics: "rows without a goal",
    hard: "nothing is to be maximised",
    expected: { kind: "refused", code: "gate-no-goal" },
    program: programOf([], []),
  },
  {
    name: "refused: a sum beyond 2^53",
    mathematics: "max (2^53 - 1) x + 3 y",
    hard: "no double holds the sum",
    expected: { kind: "refused", code: "gate-sum" },
    program: programOf([[2 ** 53 - 1, 3]], []),
  },
  {
    name: "refused: overlapping groups",
    mathematics: "two group rows share a column",
    hard: "one choice per group has no meaning then",
    expected: { kind: "refused", code: "gate-group" },
    program: programOf([[1, 1]], [row("g", [1, 1], { upper: 1, group: true }), row("h", [0, 1], { upper: 1, group: true })]),
  },
  {
    name: "refused: half a coefficient",
    mathematics: "x / 2 <= 1",
    hard: "exact arithmetic is in integers",
    expected: { kind: "refused", code: "gate-number" },
    program: programOf([[1]], [row("half", [0.5], { upper: 1 })]),
  },
  {
    name: "refused: half a limit",
    mathematics: "x <= 1.5",
    hard: "exact arithmetic is in integers",
    expected: { kind: "refused", code: "gate-bound" },
    program: programOf([[1]], [row("limit", [1], { upper: 1.5 })]),
  },
];
