/** A sweep as a table for a terminal, as one JSON object, and as CSV. */
import { saidIn } from "../words/language.ts";
import { caseTitle } from "../award/titles.ts";
import { formatDecimal } from "../decimal.ts";
import { valuesAt, type PointAnswer, type Sweep } from "../scenario/sweep.ts";
import { goalNames, keyGoalName } from "../words/report.ts";
import { sweepTexts as words } from "../words/sweep.ts";
import { goalValueShown, yuan } from "./summary-text.ts";
import { textTable } from "./text-table.ts";

/** Writes rows as CSV: handed in, because tables are another room's work. */
type WriteText = (headers: readonly string[], rows: readonly (readonly (string | number)[])[]) => string;

/** What the first goal is called. */
export function goalTitle({ goal }: Pick<Sweep, "goal">): string {
  return goalNames[goal] ?? keyGoalName(goal.replace("goal|key-", ""));
}

type Solved = Extract<PointAnswer, { readonly kind: "allocated" }>;

const awardsOf = (answer: Solved) => answer.levels.reduce((sum, level) => sum + level.awarded, 0);
const fenOf = (answer: Solved) => answer.levels.reduce((sum, level) => sum + level.fen, 0);

/** The goal of a point for people. */
export function pointShown(sweep: Pick<Sweep, "goal" | "meritDigits">, answer: Solved): string {
  return goalValueShown(sweep.goal, BigInt(answer.goal), sweep.meritDigits);
}

/** Optimal, feasible, infeasible, unsettled, refused. */
export function statusOf(answer: PointAnswer): string {
  return answer.kind === "allocated" ? answer.status : answer.kind;
}

function pointCells(sweep: Sweep, answer: PointAnswer): readonly string[] {
  if (answer.kind !== "allocated") return [words.states[answer.kind] ?? answer.kind, words.none, words.none];
  const state = words.states[answer.status];
  return [`${pointShown(sweep, answer)}${state === undefined ? "" : ` (${state})`}`, String(awardsOf(answer)), yuan(fenOf(answer))];
}

/** The report for people, ending with a line break. */
export function sweepText(sweep: Sweep): string {
  const headers = [...sweep.axes.map((axis) => words.axis(axis.path, axis.unit)), goalTitle(sweep), ...words.headers];
  const rows = sweep.points.map(({ at, answer }) => [...at.map((index, i) => sweep.axes[i]?.values[index]?.at ?? ""), ...pointCells(sweep, answer)]);
  const lines = [
    words.heading(caseTitle(sweep), sweep.points.length, goalTitle(sweep)),
    ...(sweep.synthetic ? [words.synthetic] : []),
    ...sweep.axes.map((axis) => words.stated(axis.path, axis.stated)),
    "",
    textTable(
      headers,
      rows,
      headers.map(() => "right"),
    ),
    words.note,
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function answerObject(sweep: Sweep, answer: PointAnswer): Readonly<Record<string, unknown>> {
  if (answer.kind !== "allocated") return { status: answer.kind };
  const { status, goal, bound } = answer;
  const levels = answer.levels.map((level) => ({ ...level, places: level.places ?? null, cutOff: level.cutOff ?? null }));
  return { status, goal, bound, shown: pointShown(sweep, answer), awarded: awardsOf(answer), fen: fenOf(answer), levels };
}

/**
 * One object: `{scenario, title, synthetic, scheme, goal, meritDigits, axes: [{path, unit, stated, values: [{set, at}]}],
 * points: [{at: [index per axis], set: {path: value}, status, goal, bound, shown, awarded, fen, levels}]}`; goal and bound are exact integers as texts.
 */
export function sweepObject(sweep: Sweep): unknown {
  const points = sweep.points.map(({ at, answer }) => ({ at, set: valuesAt(sweep.axes, at), ...answerObject(sweep, answer) }));
  const { titleZh: _, ...data } = sweep;
  return { ...data, points };
}

/** One row per point: its values, what was set, status, goal and bound (exact integers), awards, yuan, then the awards of every level. */
export function sweepCsv(sweep: Sweep, write: WriteText): string {
  return saidIn("en", () => csvOf(sweep, write));
}

function csvOf(sweep: Sweep, write: WriteText): string {
  const levels = new Map(
    sweep.points.flatMap(({ answer }) =>
      answer.kind === "allocated" ? answer.levels.map(({ award, level }) => [`${award} ${level}`, { award, level }] as const) : [],
    ),
  );
  const paths = sweep.axes.map((axis) => axis.path);
  const rows = sweep.points.map(({ at, answer }) => {
    const set = valuesAt(sweep.axes, at);
    const head = [...at.map((index, i) => sweep.axes[i]?.values[index]?.at ?? ""), ...paths.map((path) => String(set[path] ?? "")), statusOf(answer)];
    if (answer.kind !== "allocated") return [...head, ...Array.from({ length: 5 + levels.size }, () => "")];
    const places = [...levels.values()].map(({ award, level }) => answer.levels.find((one) => one.award === award && one.level === level)?.awarded ?? "");
    return [...head, answer.goal, answer.bound, pointShown(sweep, answer), awardsOf(answer), formatDecimal(fenOf(answer), 2), ...places];
  });
  const units = sweep.axes.map((axis) => words.axis(axis.path, axis.unit));
  return write([...units, ...paths.map((path) => `set ${path}`), "status", "goal", "bound", "shown", "awarded", "yuan", ...levels.keys()], rows);
}
