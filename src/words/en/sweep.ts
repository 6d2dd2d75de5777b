/** English texts of `bursar sweep`: the command, its table and drawing, and the faults in its words. */
import type { Sentence } from "../sentence.ts";

const UNITS: Readonly<Record<string, string>> = { percent: "%", yuan: "yuan", number: "", "percent-of-stated": "% of the stated" };

/** Words of the command and its report. */
export const sweepTexts = {
  scenario: "a scenario: a folder, or the name of a shipped one",
  vary: "what is varied, PATH=FROM..TO:STEP; once or twice",
  engine: "auto, price-and-branch, highs or javascript-lp-solver",
  timeLimit: "seconds that one point may take",
  threads: "most points at a time (default: one per processor)",
  out: "write sweep.json, sweep.csv and sweep.svg to this new folder",
  replace: "move a folder that is there aside",
  json: "print one JSON object",
  examples: `
Solves the scenario at every point and proves the first goal of each; later goals and ties are left alone, so the places and
the money of a point are those of one allocation that reaches its best value. A path is written as in a scenario that
extends another (models/README.md); scheme. leads into the regulation. Money can be varied in yuan or in percent of what is
stated. At most 10,000 points. Ctrl-C leaves nothing behind.

Examples:
  bursar sweep zust-autumn --vary budgets.fund.limit=60%..120%:5%
  bursar sweep zust-autumn --vary scheme.awards.excellent-degree.levels.3.cap.share=1%..7%:1% --out ./curve
  bursar sweep zust-autumn --vary budgets.fund.limit=80%..120%:10% --vary scheme.awards.excellent-freshman.levels.1.cap.share=1%..5%:1%

Exit codes: 0 all points proved, 1 some have no allocation, 2 faults in files or words, 3 some were stopped by a limit.`,
  progress: (done: number, of: number) => `sweep: ${done} of ${of} points`,
  heading: (title: string, points: number, goal: string) => `${title}: ${points} points, the best ${goal} of each proved.`,
  synthetic: "The students are invented; any likeness is chance.",
  axis: (path: string, unit: string) => {
    const shown = UNITS[unit] ?? "";
    return shown === "" ? path : `${path} (${shown})`;
  },
  stated: (path: string, stated: string) => `${path} is ${stated} as the case stands.`,
  headers: ["Awards", "Money (yuan)"],
  states: { feasible: "not proved", infeasible: "no allocation", unsettled: "not solved in time" } as Readonly<Record<string, string>>,
  note: "Awards and money are those of one allocation that reaches the value.",
  written: (folder: string, movedTo: string) =>
    `Written to ${folder}: sweep.json, sweep.csv, sweep.svg.${movedTo === "" ? "" : ` The old folder is now ${movedTo}.`}`,
  none: "-",
} as const;

/** Sentences of faults in the words of the command. */
export const sweepSentences: Readonly<Record<string, Sentence>> = {
  "sweep-axes": (v) => ({ says: `a sweep varies one or two values, not ${v.count}`, hint: "--vary PATH=FROM..TO:STEP" }),
  "sweep-word": (v) => ({ says: `"${v.word}" is not understood`, hint: "PATH=FROM..TO:STEP, such as budgets.fund.limit=60%..120%:5%" }),
  "sweep-path": (v) => ({ says: `no number, share or amount of money stands at "${v.path}"`, hint: `the nearest known ones: ${v.near}` }),
  "sweep-unit": (v) => ({
    says: `the units of "${v.word}" do not fit ${v.path}, which is ${v.stated}`,
    hint: "shares in %, money in yuan or in % of the stated, numbers alone",
  }),
  "sweep-range": (v) => ({ says: `"${v.word}" has no values`, hint: "FROM is at most TO, STEP is above 0; percentages have at most four decimals, yuan two" }),
  "sweep-twice": (v) => ({ says: `${v.path} is varied twice` }),
  "sweep-many": (v) => ({ says: `a sweep of ${v.count} points is too large: at most ${v.limit}`, hint: "take a larger step" }),
};
