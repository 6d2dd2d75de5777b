/** Scenarios side by side, as text for a terminal and as one JSON object. */
import { caseTitle } from "../award/titles.ts";
import { formatDecimal } from "../decimal.ts";
import type { ChangeReason, Comparison, PersonChange } from "../scenario/compare.ts";
import type { AllocatedSide, Held, Side } from "../scenario/side.ts";
import { compareTexts as words } from "../words/compare.ts";
import { inWords } from "../words/in-words.ts";
import { goalNames, keyGoalName } from "../words/report.ts";
import { yuan } from "./summary-text.ts";
import { textTable } from "./text-table.ts";

/** Everything that was compared: the comparisons are those of every further side with the first, undefined where one has no allocation. */
export interface Compared {
  readonly sides: readonly Side[];
  readonly comparisons: readonly (Comparison | undefined)[];
}

/** The letter that stands for a side. */
export function letterOf(index: number): string {
  return index < 26 ? String.fromCodePoint(65 + index) : String(index + 1);
}

function signed(fen: number): string {
  return `${fen > 0 ? "+" : ""}${yuan(fen)}`;
}

/** A table with one column per side; a side without an allocation has empty cells. */
function sideTable(
  headers: readonly string[],
  sides: readonly Side[],
  rows: readonly (readonly [readonly string[], (side: AllocatedSide) => string])[],
): string {
  const cells = rows.map(([names, cell]) => [...names, ...sides.map((side) => (side.kind === "allocated" ? cell(side) : ""))]);
  const all = [...headers, ...sides.map((_, i) => letterOf(i))];
  return textTable(
    all,
    cells,
    all.map((_, i) => (i < headers.length ? "left" : "right")),
  );
}

/** The values that some sides have, each once, in the order in which they come up. */
function union<T>(sides: readonly Side[], of: (side: AllocatedSide) => readonly T[], key: (value: T) => string): readonly T[] {
  const found = new Map<string, T>();
  for (const side of sides) if (side.kind === "allocated") for (const value of of(side)) if (!found.has(key(value))) found.set(key(value), value);
  return [...found.values()];
}

const totalFen = (side: AllocatedSide) => side.levels.reduce((sum, row) => sum + row.fen, 0);

/** One row of a table: its names, and its cell of a side. */
export type SideRow = readonly [readonly string[], (side: AllocatedSide) => string];

/** A row of one text of each side; a side that has no such item has a dash. */
function itemRow<T>(name: string, rowsOf: (side: AllocatedSide) => readonly T[], test: (row: T) => boolean, shown: (row: T) => string): SideRow {
  const cell = (side: AllocatedSide) => rowsOf(side).filter(test).map(shown)[0] ?? words.none;
  return [[name], cell];
}

const goalsIn = (side: AllocatedSide) => side.goals;
const budgetsIn = (side: AllocatedSide) => side.budgets;
const sponsorsIn = (side: AllocatedSide) => side.sponsors;

/** Goals, awards, money, funds and sponsors. */
export function totalsRows(sides: readonly Side[]): readonly SideRow[] {
  const goals = union(sides, goalsIn, (goal) => goal.name).map(({ name }) => {
    const title = goalNames[name] ?? keyGoalName(name.replace("goal|key-", ""));
    const isIt = (goal: { readonly name: string }) => goal.name === name;
    return itemRow(title, goalsIn, isIt, (goal) => goal.shown);
  });
  const budgets = union(sides, budgetsIn, (budget) => budget.id).flatMap(({ id, title }) => {
    const isIt = (budget: { readonly id: string }) => budget.id === id;
    const limit = itemRow(words.budgetOf(title), budgetsIn, isIt, (budget) => yuan(budget.limitFen));
    return [limit, itemRow(words.budgetLeft(title), budgetsIn, isIt, (budget) => yuan(budget.leftFen))];
  });
  const paying = union(sides, sponsorsIn, (row) => row.sponsor);
  const sponsors = (paying.length < 2 ? [] : paying).map(({ sponsor }) => {
    const isIt = (row: { readonly sponsor: string }) => row.sponsor === sponsor;
    return itemRow(words.sponsorOf(sponsor), sponsorsIn, isIt, (row) => yuan(row.fen));
  });
  const awards: SideRow = [[words.awards], (side) => String(side.levels.reduce((sum, row) => sum + row.awarded, 0))];
  const money: SideRow = [[words.money], (side) => yuan(totalFen(side))];
  return [...goals, awards, money, ...budgets, ...sponsors];
}

function levelCell(side: AllocatedSide, award: string, level: string): string {
  const row = side.levels.find((one) => one.award === award && one.level === level);
  if (row === undefined) return words.none;
  const cutOff = row.cutOff === undefined ? "" : formatDecimal(row.cutOff, side.meritDigits);
  return words.cell(row.awarded, row.places === undefined ? "" : String(row.places), cutOff);
}

/** Levels that somebody is given, or that compete, on some side. */
export function levelRows(sides: readonly Side[]): readonly SideRow[] {
  const rows = union(
    sides,
    (side) => side.levels.filter((row) => row.awarded > 0 || side.awards[row.award]?.optimised === true),
    (row) => `${row.award} ${row.level}`,
  );
  return rows.map((row): SideRow => [[row.title, row.levelTitle], (side) => levelCell(side, row.award, row.level)]);
}

/** The same with the name of an award only at its first level. */
function withoutRepeats(rows: readonly SideRow[]): readonly SideRow[] {
  return rows.map(([[award = "", level = ""], cell], i): SideRow => [[rows[i - 1]?.[0][0] === award ? "" : award, level], cell]);
}

/** Titles of awards and levels, of whichever side has them. */
export function optionTitle(sides: readonly Side[], award: string, level: string): string {
  for (const side of sides) {
    if (side.kind !== "allocated") continue;
    const found = side.awards[award]?.levels.find((one) => one.id === level);
    if (found !== undefined) return found.title === side.awards[award]?.title ? found.title : `${side.awards[award]?.title ?? award}, ${found.title}`;
  }
  return `${award} ${level}`;
}

/** The facts behind a student's change, each with its award. */
export function changeReasons(sides: readonly Side[], person: PersonChange, letters: ReadonlyMap<string, string>): readonly string[] {
  return changedOptions(sides, person, letters).map(([option, says]) => `${option}: ${says}`);
}

function changedOptions(sides: readonly Side[], { reasons }: PersonChange, letters: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return reasons.map(({ code, values, award, level }) => [optionTitle(sides, award, level), inWords({ code, values: lettered(values, letters) }).says]);
}

function personLines(sides: readonly Side[], person: PersonChange, letters: ReadonlyMap<string, string>): readonly string[] {
  const heldText = (held: readonly Held[]) => (held.length === 0 ? words.nothing : held.map((one) => `${one.award} ${one.level}`).join(" + "));
  const reasons = changedOptions(sides, person, letters).map(([option, says]) => words.reason(option, says));
  return [words.person(person.id, heldText(person.from), heldText(person.to), signed(person.moreFen)), ...reasons];
}

/** Values of a reason with the letters of the scenarios in place of their names. */
function lettered(values: ChangeReason["values"], letters: ReadonlyMap<string, string>): ChangeReason["values"] {
  const named = (["scenario", "other"] as const).flatMap((key) => {
    const letter = letters.get(String(values[key]));
    return letter === undefined ? [] : [[key, letter] as const];
  });
  return { ...values, ...Object.fromEntries(named) };
}

function comparisonLines(sides: readonly Side[], comparison: Comparison | undefined, index: number): readonly string[] {
  const [from, to] = [letterOf(0), letterOf(index)];
  if (comparison === undefined) return [words.notCompared(from, to)];
  const { people } = comparison;
  if (people.length === 0) return [words.nobody(from, to)];
  const count = (kind: PersonChange["kind"]) => people.filter((person) => person.kind === kind).length;
  const heading = words.against(from, to, count("gains"), count("loses"), count("moves"), count("amount"), signed(comparison.moreFen));
  const letters = new Map([
    [comparison.from, from],
    [comparison.to, to],
  ]);
  return [heading, ...people.flatMap((person) => personLines(sides, person, letters))];
}

/** The report for people, ending with a line break. */
export function compareText({ sides, comparisons }: Compared): string {
  const state = (side: Side) => words.states[side.kind === "allocated" ? side.status : side.kind] ?? "";
  const asks = sides.flatMap((side, i) =>
    side.kind === "allocated" && side.questions.length > 0 ? [words.questions(letterOf(i), side.questions.length)] : [],
  );
  const lines = [
    words.heading(sides.length, sides[0]?.seed ?? ""),
    ...sides.map((side, i) => words.scenarioLine(letterOf(i), side.name, caseTitle(side), state(side))),
    ...(sides.some((side) => side.synthetic) ? [words.synthetic] : []),
    "",
    sideTable([words.totals], sides, totalsRows(sides)),
    "",
    sideTable(words.levelHeaders, sides, withoutRepeats(levelRows(sides))),
    words.levelNote,
    ...asks,
    ...comparisons.flatMap((comparison, i) => ["", ...comparisonLines(sides, comparison, i + 1)]),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function sideObject(side: Side): unknown {
  const { name, title, scheme, synthetic } = side;
  if (side.kind !== "allocated") return { name, title, scheme, synthetic, status: side.kind };
  const { status, meritDigits, goals, budgets, sponsors, questions } = side;
  const levels = side.levels.map((row) => ({ ...row, places: row.places ?? null, cutOff: row.cutOff ?? null }));
  return { name, title, scheme, synthetic, status, meritDigits, goals, totalFen: totalFen(side), levels, budgets, sponsors, questions };
}

/**
 * One object: `{seed, scenarios: [{name, title, scheme, status, goals, totalFen, levels, budgets, sponsors, questions}],
 * comparisons: [{from, to, moreFen, people: [{id, kind, from, to, moreFen, reasons: [{award, level, code, values, says}]}]}]}`;
 * a comparison is null where one of the two has no allocation.
 */
export function compareObject({ sides, comparisons }: Compared): unknown {
  const people = (comparison: Comparison) =>
    comparison.people.map((person) => ({ ...person, reasons: person.reasons.map((reason) => ({ ...reason, says: inWords(reason).says })) }));
  return {
    seed: sides[0]?.seed ?? "",
    scenarios: sides.map(sideObject),
    comparisons: comparisons.map((comparison) => (comparison === undefined ? null : { ...comparison, people: people(comparison) })),
  };
}
