/** Published wrong answers of javascript-lp-solver, rebuilt. */
import { type BugModel, built, type Whole } from "./bug-draft.ts";

const JS = "https://github.com/JWally/jsLPSolver/issues/";

/** The reports. */
export const JAVASCRIPT_MODELS: readonly BugModel[] = [
  {
    report: `${JS}4`,
    symptom: "cheapest packs for a dose of at least 200: 299.83 was returned, it is 114.33",
    faithful: true,
    expected: -11_433n,
    program: built((draft) => {
      const packs = [
        [3811, 75],
        [29_983, 750],
        [16_758, 300],
        [22_749, 450],
        [41_243, 900],
        [45_470, 1050],
      ] as const;
      const counts = packs.map(() => draft.whole(0, 3));
      draft.row(
        packs.map(([, dose], i) => [dose, counts[i] as Whole] as const),
        { lower: 200 },
      );
      return packs.map(([price], i) => [price, counts[i] as Whole] as const);
    }),
  },
  {
    report: `${JS}75`,
    symptom: "four whole variables, one row: 120 was returned, it is 90; prices of the report, portions guessed",
    faithful: false,
    expected: -90n,
    program: built((draft) => {
      const dishes = [
        [75, 21],
        [90, 25],
        [105, 24],
        [120, 26],
      ] as const;
      const counts = dishes.map(() => draft.whole(0, 3));
      draft.row(
        dishes.map(([, portion], i) => [portion, counts[i] as Whole] as const),
        { lower: 25 },
      );
      return dishes.map(([price], i) => [price, counts[i] as Whole] as const);
    }),
  },
  {
    report: `${JS}130`,
    symptom: "|a - b| >= 220 by a binary and a big M: called infeasible; positions in steps of 20 here",
    faithful: true,
    expected: -1n,
    program: built((draft) => {
      const [a, b, side] = [draft.whole(0, 30), draft.whole(0, 30), draft.binary()];
      const off = [draft.whole(0, 30), draft.whole(0, 30)] as const;
      draft.row(
        [
          [1, b],
          [-1, a],
          [60, side],
        ],
        { lower: 11 },
      );
      draft.row(
        [
          [1, b],
          [-1, a],
          [60, side],
        ],
        { upper: 49 },
      );
      for (const [value, target, distance] of [
        [a, 10, off[0]],
        [b, 20, off[1]],
      ] as const) {
        draft.row(
          [
            [1, value],
            [-1, distance],
          ],
          { upper: target },
        );
        draft.row(
          [
            [1, value],
            [1, distance],
          ],
          { lower: target },
        );
      }
      return off.map((distance) => [1, distance] as const);
    }),
  },
  {
    report: `${JS}23`,
    symptom: "a roster of equations x2 + x3 + x4 = 7: NaN was returned for many inputs",
    faithful: false,
    expected: -35n,
    program: built((draft) => {
      const x = Array.from({ length: 6 }, () => draft.whole(0, 7));
      [
        [0, 1, 2],
        [1, 2, 3],
        [2, 3, 4],
        [3, 4, 5],
      ].forEach((shift) =>
        draft.row(
          shift.map((i) => [1, x[i] as Whole] as const),
          { lower: 7, upper: 7 },
        ),
      );
      draft.row(
        [
          [1, x[0] as Whole],
          [1, x[5] as Whole],
        ],
        { lower: 5 },
      );
      return x.map((value, i) => [i + 1, value] as const);
    }),
  },
  {
    report: `${JS}44`,
    symptom: "six whole variables, four resources, limits above 35,000: it never ended; a hundredth of the limits here",
    faithful: false,
    expected: 1050n,
    program: built((draft) => {
      const kinds = [
        [95, 75, 40, 40, 210],
        [145, 70, 85, 40, 300],
        [130, 120, 170, 70, 420],
        [370, 270, 290, 75, 930],
        [450, 515, 480, 80, 1445],
        [1000, 300, 350, 70, 1650],
      ] as const;
      const counts = kinds.map(() => draft.whole(0, 7));
      [395, 370, 382, 664].forEach((limit, k) =>
        draft.row(
          kinds.map((kind, i) => [kind[k] as number, counts[i] as Whole] as const),
          { upper: limit },
        ),
      );
      return kinds.map((kind, i) => [-kind[4], counts[i] as Whole] as const);
    }),
  },
  {
    report: "measurements of this project: negative bounds",
    symptom: "javascript-lp-solver called a feasible model with negative limits infeasible",
    faithful: false,
    expected: 3n,
    program: built((draft) => {
      const x = Array.from({ length: 5 }, () => draft.binary());
      draft.row(
        [
          [2, x[0] as Whole],
          [-5, x[1] as Whole],
        ],
        { lower: -3, upper: -3 },
      );
      draft.row(
        [
          [-4, x[2] as Whole],
          [-3, x[3] as Whole],
          [-2, x[4] as Whole],
        ],
        { lower: -6, upper: -2 },
      );
      return [
        [-1, x[0] as Whole],
        [1, x[2] as Whole],
        [-1, x[3] as Whole],
        [-1, x[4] as Whole],
      ];
    }),
  },
];
