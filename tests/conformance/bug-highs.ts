/** Published wrong answers of HiGHS, rebuilt. */
import type { Program } from "../../src/program/program.ts";
import { integer, programOf, random } from "../solve/instances.ts";
import { type BugModel, built, type Whole } from "./bug-draft.ts";
import { row } from "./model.ts";

/** Two rows of ten coefficients up to 9 * 10^12 around a planted point; `equal` says which are equations. */
function planted(seed: number): Program {
  const next = random(seed);
  const draw = (most: number): number[] => Array.from({ length: 10 }, () => integer(next, 1, most));
  const [first, goal] = [draw(9e12), draw(2e11)];
  const point = first.map(() => (next() < 0.5 ? 1 : 0));
  const at = (coefficients: readonly number[]): number => coefficients.reduce((sum, a, c) => sum + a * (point[c] as number), 0);
  const second = draw(9e12);
  const equal = (isEqual: boolean, limit: number) => (isEqual ? { lower: limit, upper: limit } : { upper: limit });
  return programOf([goal], [row("a", first, equal(seed % 2 === 1, at(first))), row("b", second, equal(seed % 3 === 0, at(second)))]);
}

/** Rows of the parity check of HiGHS.jl 267: the columns of each. */
const CHECKS = ["1 2 6 7", "3 4 8 9", "5 6 10 11", "7 8 12 13", "11 12 16 17", "13 14 18 19", "15 16 20 21", "17 18 22 23", "0 1", "21 22", "2 3", "23 24"];
const SYNDROME = [1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1];

function parity(): Program {
  return built((draft) => {
    const errors = Array.from({ length: 25 }, () => draft.binary());
    CHECKS.forEach((check, i) => {
      const pairs = [draft.binary(), draft.binary()];
      const s = SYNDROME[i] as number;
      draft.row([...check.split(" ").map((c) => [1, errors[Number(c)] as Whole] as const), ...pairs.map((k) => [-2, k] as const)], { lower: s, upper: s });
    });
    return errors.map((error) => [1, error] as const);
  });
}

/** Amounts near 250,000 with a tie-break packed into the merits: a relative 10^-9 of the goal decides. */
function packed(seed: number): Program {
  const next = random(seed);
  const merits = Array.from({ length: 8 }, () => 1_000_000_000 + integer(next, 0, 9) * 1000 + integer(next, 0, 9));
  const costs = merits.map(() => 250_000_000 + integer(next, 0, 999));
  return programOf([merits], [row("budget", costs, { upper: 750_001_500 })]);
}

const HIGHS = "https://github.com/ERGO-Code/HiGHS/issues/";
const HIGHS_JL = "https://github.com/jump-dev/HiGHS.jl/issues/";

/** The reports, and models in which this project met the same. */
export const HIGHS_MODELS: readonly BugModel[] = [
  {
    report: "https://github.com/PyPSA/linopy/issues/648 (HiGHS 1.14, family of 2957)",
    symptom: "min 2 x + y, 2 x + y >= 10, y >= 9: x = 1 was called optimal",
    faithful: true,
    expected: -1n,
    program: built((draft) => {
      const [x, y] = [draft.binary(), draft.whole(9, 24)];
      draft.row(
        [
          [2, x],
          [1, y],
        ],
        { lower: 10 },
      );
      return [
        [2, x],
        [1, y],
      ];
    }),
  },
  {
    report: `${HIGHS}3043`,
    symptom: "min 2 x + 3 z, x + z >= 4.5 (one row): optimal was said of 15, it is 9; x in halves here",
    faithful: true,
    expected: -9n,
    program: built((draft) => {
      const [halves, z] = [draft.whole(0, 20), draft.whole(0, 10)];
      draft.row(
        [
          [1, halves],
          [2, z],
        ],
        { lower: 9 },
      );
      return [
        [1, halves],
        [3, z],
      ];
    }),
  },
  {
    report: `${HIGHS}3073`,
    symptom: "min 100 gap + 0.01 t, gap + x = 3, |x| <= t: 200.01 was called optimal, it is 0.03",
    faithful: true,
    expected: -3n,
    program: built((draft) => {
      const [gap, x, t] = [draft.whole(0, 3), draft.whole(0, 3), draft.whole(0, 3)];
      draft.row(
        [
          [1, gap],
          [1, x],
        ],
        { lower: 3, upper: 3 },
      );
      draft.row(
        [
          [1, x],
          [-1, t],
        ],
        { upper: 0 },
      );
      draft.row([[1, x]], { lower: 1 });
      return [
        [10_000, gap],
        [1, t],
      ];
    }),
  },
  {
    report: `${HIGHS}3094`,
    symptom: "two big-M links and one exclusion: 10,000 was called optimal, it is 8,000",
    faithful: true,
    expected: -8000n,
    program: built((draft) => {
      const slots = [0, 1].map(() => ({ x: draft.binary(), z: draft.whole(0, 1000), d: draft.whole(0, 1000) }));
      for (const { x, z, d } of slots) {
        draft.row(
          [
            [1, z],
            [-1000, x],
          ],
          { upper: 0 },
        );
        draft.row(
          [
            [1, z],
            [1, d],
          ],
          { lower: 1000, upper: 1000 },
        );
      }
      draft.row(
        slots.map(({ x }) => [1, x] as const),
        { upper: 1 },
      );
      return slots.map(({ d }, i) => [i === 0 ? 10 : 8, d] as const);
    }),
  },
  {
    report: `${HIGHS}771`,
    symptom: "y = 1, y <= 1,000,000 x: x = 0 was called optimal, or the model infeasible",
    faithful: true,
    expected: -1n,
    program: built((draft) => {
      const [x, y] = [draft.binary(), draft.binary()];
      draft.row([[1, y]], { lower: 1, upper: 1 });
      draft.row(
        [
          [1, y],
          [-1_000_000, x],
        ],
        { upper: 0 },
      );
      return [[1, x]];
    }),
  },
  {
    report: `${HIGHS}1527`,
    symptom: "-x + 10^-8 b <= 0 was broken within the tolerance: b = 1 with x = 0; times 10^8 here",
    faithful: true,
    expected: 1n,
    program: built((draft) => {
      const [x, b] = [draft.binary(), draft.binary()];
      draft.row(
        [
          [-100_000_000, x],
          [1, b],
        ],
        { upper: 0 },
      );
      return [
        [2, x],
        [-3, b],
      ];
    }),
  },
  {
    report: `${HIGHS}522`,
    symptom: "max 2 x, x <= 1.5, x whole: 1.5 was returned",
    faithful: true,
    expected: 2n,
    program: built((draft) => {
      const x = draft.whole(0, 3);
      draft.row([[2, x]], { upper: 3 });
      return [[-2, x]];
    }),
  },
  {
    report: `${HIGHS_JL}287`,
    symptom: "x = 1/2 for a binary x: infeasible, with a primal point marked feasible",
    faithful: true,
    expected: "infeasible",
    program: built((draft) => {
      const x = draft.binary();
      draft.row([[2, x]], { lower: 1, upper: 1 });
      return [[1, x]];
    }),
  },
  {
    report: `${HIGHS}2204 (${HIGHS_JL}267)`,
    symptom: "twelve parity checks over 25 errors, a feasible model: called infeasible by presolve",
    faithful: true,
    expected: -6n,
    program: parity(),
  },
  {
    report: `${HIGHS}2402 and 1710`,
    symptom: "an infeasible model with all coefficients 1 was called optimal at a point of halves: a cycle of five equations",
    faithful: false,
    expected: "infeasible",
    program: built((draft) => {
      const x = Array.from({ length: 5 }, () => draft.binary());
      x.forEach((value, i) =>
        draft.row(
          [
            [1, value],
            [1, x[(i + 1) % 5] as Whole],
          ],
          { lower: 1, upper: 1 },
        ),
      );
      return x.map((value) => [-1, value] as const);
    }),
  },
  {
    report: `${HIGHS}2432`,
    symptom: "three rows, three bounded variables: called infeasible by presolve; the continuous one in tenths here",
    faithful: true,
    expected: 88_775n,
    program: built((draft) => {
      const [v0, w, v2] = [draft.whole(-100, 120), draft.whole(-1000, 100), draft.whole(-100, 0)];
      draft.row(
        [
          [-8900, v0],
          [-407, w],
          [-1200, v2],
        ],
        { lower: 399_450 },
      );
      draft.row(
        [
          [-10, v0],
          [772, w],
          [-2370, v2],
        ],
        { lower: -487_830 },
      );
      draft.row(
        [
          [-860, v0],
          [-65, w],
          [7278, v2],
        ],
        { lower: -493_000 },
      );
      return [
        [-930, v0],
        [25, w],
        [170, v2],
      ];
    }),
  },
  {
    report: `${HIGHS}3090`,
    symptom: "96 binaries, coefficients 1 to 100, small and well-conditioned: called infeasible; a planted point here",
    faithful: false,
    expected: 3571n,
    program: ninetySix(),
  },
  ...[
    [1, 408_650_314_392n],
    [2, 653_952_412_124n],
    [15, 746_483_441_774n],
    [27, 684_228_113_669n],
    [34, 659_475_640_257n],
    [57, 653_307_776_669n],
  ].map(([seed, expected]) => ({
    report: `measurements of this project, seed ${seed}`,
    symptom: "right-hand sides of 10^13: called infeasible, unbounded, or optimal at less, in doubles",
    faithful: false,
    expected: expected as bigint,
    program: planted(Number(seed)),
  })),
  ...[
    [3, 3_000_021_016n],
    [4, 3_000_023_014n],
  ].map(([seed, expected]) => ({
    report: `measurements of this project, packed tie-break ${seed}`,
    symptom: "10^-6 of a column hidden behind the integrality tolerance is worth a thousand units: an objective above the true maximum",
    faithful: false,
    expected: expected as bigint,
    program: packed(Number(seed)),
  })),
];

/** 96 binaries in four rows of 24, coefficients 1 to 100, each row's window of width 6 around a planted point. */
function ninetySix(): Program {
  const next = random(97);
  const point = Array.from({ length: 96 }, () => (next() < 0.4 ? 1 : 0));
  const goal = point.map(() => integer(next, 1, 100));
  const rows = Array.from({ length: 4 }, (_, r) => {
    const coefficients = point.map((_, c) => (c >= 24 * r && c < 24 * r + 24 ? integer(next, 1, 100) : 0));
    const activity = coefficients.reduce((sum, a, c) => sum + a * (point[c] as number), 0);
    return row(`r${r}`, coefficients, { lower: activity - 3, upper: activity + 3 });
  });
  return programOf([goal], rows);
}
