/**
 * The reserve list: who would be given a place that a student gives up, every other published award kept as it is. For a place of award A, level L
 * that holder h gives up, the candidates are the students s without A to whom L is open beside what they keep, with
 *
 *     lower <= sums of the allocation - what h's place used + what s's place uses <= upper    in every row
 *
 * ranked by the goals in order, equal ones by ticket. Holders whose places use the same of every row have the same reserves. One place is
 * released at a time, so going through all candidates finds the best.
 *
 * Under the policy `rank` the place goes to the next on a list, who may hold a lower level and then moves up; a list ends where its next does
 * not fit, because whoever came after her would be envied.
 */
import { isOptimised, type Award, type Level } from "../award/scheme.ts";
import { columnsHolding } from "../formulation/edited.ts";
import { entriesOf } from "../program/program.ts";
import { compareGoals } from "./choices.ts";
import { holdersOf, meritIn } from "./level-facts.ts";
import type { Standing } from "./standing.ts";

/** One student on a list. */
export interface Reserve {
  readonly id: string;
  /** Scaled; NaN where she has none. */
  readonly merit: number;
  /** Equal to the one before her in every goal: the ticket ranked them. */
  readonly isTied: boolean;
  /** The lower level that she holds and would give up; undefined: none. */
  readonly from: string | undefined;
}

/** Holders whose place would go to the same list. */
export interface Release {
  readonly holders: readonly string[];
  /** The first few, the best first; none: nobody fits. */
  readonly reserves: readonly Reserve[];
}

/** The lists of one level. */
export interface LevelReserves {
  readonly award: Award;
  readonly level: Level;
  readonly releases: readonly Release[];
}

/** Most students on one list. */
const MOST_RESERVES = 5;

/** What a column adds to rows that have a limit, by row; and to each goal. */
interface Use {
  readonly rows: ReadonlyMap<number, number>;
  readonly goals: readonly bigint[];
}

/** The program by columns, and the sums of the allocation. */
interface Ledger {
  readonly standing: Standing;
  readonly sums: Float64Array;
  useOf(column: number | undefined): Use;
  /** The choice of each group, by group. */
  readonly chosen: ReadonlyMap<number, number>;
}

function ledgerOf(standing: Standing): Ledger {
  const { program, groups, firstColumn } = standing.formulation;
  const byColumn = Array.from({ length: program.columnNames.length }, () => new Map<number, number>());
  const sums = new Float64Array(program.rowNames.length);
  for (let row = groups.students.length; row < program.rowNames.length; row += 1) {
    if (program.lower[row] === Number.NEGATIVE_INFINITY && program.upper[row] === Number.POSITIVE_INFINITY) continue;
    const { columns, coefficients } = entriesOf(program, row);
    columns.forEach((column, e) => {
      byColumn[column]?.set(row, coefficients[e] ?? 0);
      if (standing.point[column] === 1) sums[row] = (sums[row] ?? 0) + (coefficients[e] ?? 0);
    });
  }
  const chosen = new Map<number, number>();
  groups.students.forEach((_, g) => {
    for (let column = firstColumn[g] ?? 0; column < (firstColumn[g + 1] ?? 0); column += 1) if (standing.point[column] === 1) chosen.set(g, column);
  });
  const none: Use = { rows: new Map(), goals: program.goals.map(() => 0n) };
  const useOf = (column: number | undefined): Use =>
    column === undefined ? none : { rows: byColumn[column] ?? none.rows, goals: program.goals.map((goal) => BigInt(goal.coefficients[column] ?? 0)) };
  return { standing, sums, chosen, useOf };
}

/** What changes when a group's choice changes. */
function difference(to: Use, from: Use): Use {
  const rows = new Map(to.rows);
  for (const [row, a] of from.rows) rows.set(row, (rows.get(row) ?? 0) - a);
  return { rows: new Map([...rows].filter(([, a]) => a !== 0)), goals: to.goals.map((value, g) => value - (from.goals[g] ?? 0n)) };
}

function picksKey({ bundles }: Standing["formulation"], column: number | undefined, without: string): string {
  const picks = column === undefined ? [] : (bundles.combinations[bundles.combinationOf[column] ?? -1] ?? []);
  return picks
    .filter((pick) => pick.award !== without)
    .map((pick) => `${pick.award}:${pick.level}`)
    .join("+");
}

/** What is released where a holder gives up an award: her choice becomes the rest of it. */
function released({ standing, chosen, useOf }: Ledger, holder: number, award: string): Use {
  const { formulation } = standing;
  const { groups, firstColumn, bundles } = formulation;
  const g = groups.students.findIndex(
    (student, i) => student === holder && picksKey(formulation, chosen.get(i), "") !== picksKey(formulation, chosen.get(i), award),
  );
  const rest = picksKey(formulation, chosen.get(g), award);
  const columns = Array.from({ length: (firstColumn[g + 1] ?? 0) - (firstColumn[g] ?? 0) }, (_, i) => (firstColumn[g] ?? 0) + i);
  const column = rest === "" ? undefined : columns.find((one) => picksKey(formulation, one, "") === rest);
  if (rest !== "" && column === undefined) throw new Error(`${bundles.count} bundles, and none is ${rest}`);
  return difference(useOf(column), useOf(chosen.get(g)));
}

/** A student to whom the level is open beside everything that she keeps, and what it adds. */
interface Candidate {
  readonly student: number;
  readonly use: Use;
}

function candidatesFor({ standing, chosen, useOf }: Ledger, award: Award, level: string): readonly Candidate[] {
  const { formulation, paid } = standing;
  const { groups, firstColumn } = formulation;
  const isRanked = standing.basis.theCase.policy === "rank";
  const ids = award.levels.map((one) => one.id);
  const found: Candidate[] = [];
  groups.students.forEach((student, g) => {
    const held = paid.get(student)?.find((pick) => pick.award === award.id)?.level;
    const isBelow = isRanked && ids.indexOf(held ?? "") > ids.indexOf(level);
    if (held !== undefined && !isBelow) return;
    const kept = picksKey(formulation, chosen.get(g), award.id);
    const column = columnsHolding(formulation, student, award.id, level).find(
      (one) => one >= (firstColumn[g] ?? 0) && one < (firstColumn[g + 1] ?? 0) && picksKey(formulation, one, award.id) === kept,
    );
    if (column !== undefined) found.push({ student, use: difference(useOf(column), useOf(chosen.get(g))) });
  });
  return found;
}

/** Whether every row that either change touches keeps its sides; what was promised to the holder herself is given up with the place. */
function fits({ standing, sums }: Ledger, free: Use, taken: Use): boolean {
  const { program } = standing.formulation;
  return [...new Set([...free.rows.keys(), ...taken.rows.keys()])].every((row) => {
    const sum = (sums[row] ?? 0) + (free.rows.get(row) ?? 0) + (taken.rows.get(row) ?? 0);
    const isPromise = /^(lock|owed)\|/.test(program.rowNames.at(row) ?? "") && free.rows.has(row);
    return isPromise || (sum >= (program.lower[row] ?? 0) && sum <= (program.upper[row] ?? 0));
  });
}

/** Who fits, the best first: by the goals, equal ones by ticket. */
function rankedByGoals(ledger: Ledger, free: Use, candidates: readonly Candidate[]): readonly Candidate[] {
  const { standing } = ledger;
  const place = new Map([...standing.lot.order].map((g, i) => [standing.formulation.groups.students[g] ?? -1, i] as const));
  const none = free.goals.map(() => 0n);
  const fitting = candidates.filter(({ use }) => compareGoals(use.goals, none) > 0 && fits(ledger, free, use));
  return [...fitting].sort((a, b) => compareGoals(b.use.goals, a.use.goals) || (place.get(a.student) ?? 0) - (place.get(b.student) ?? 0));
}

/** The next of every list as long as they fit; of the heads of several lists the better one by the goals first. */
function rankedByLists(ledger: Ledger, free: Use, candidates: readonly Candidate[], award: string): readonly Candidate[] {
  const byStudent = new Map(candidates.map((one) => [one.student, one]));
  const lists = (ledger.standing.basis.ranking ?? [])
    .filter((list) => list.award.id === award)
    .map(({ people }) => people.flatMap((one) => byStudent.get(one.student) ?? []))
    .map((people) =>
      people.slice(
        0,
        [...people, undefined].findIndex((one) => one === undefined || !fits(ledger, free, one.use)),
      ),
    );
  const found: Candidate[] = [];
  for (;;) {
    const heads = lists.filter((people) => people.length > 0).sort((a, b) => compareGoals(b[0]?.use.goals ?? [], a[0]?.use.goals ?? []));
    const next = heads[0]?.shift();
    if (next === undefined) return found;
    found.push(next);
  }
}

function reservesOf(ledger: Ledger, free: Use, candidates: readonly Candidate[], award: string): readonly Reserve[] {
  const { standing } = ledger;
  const { ids, policy } = standing.basis.theCase;
  const ranked = policy === "rank" ? rankedByLists(ledger, free, candidates, award) : rankedByGoals(ledger, free, candidates);
  return ranked.slice(0, MOST_RESERVES).map(({ student, use }, i) => {
    const before = ranked[i - 1];
    const isTied = policy === "merit" && before !== undefined && compareGoals(before.use.goals, use.goals) === 0;
    return {
      id: ids[student] ?? "",
      merit: meritIn(standing, student, award),
      isTied,
      from: standing.paid.get(student)?.find((pick) => pick.award === award)?.level,
    };
  });
}

function levelReserves(ledger: Ledger, award: Award, level: Level): LevelReserves {
  const { ids } = ledger.standing.basis.theCase;
  const candidates = candidatesFor(ledger, award, level.id);
  const kinds = new Map<string, { readonly holders: string[]; readonly free: Use }>();
  for (const holder of [...holdersOf(ledger.standing, award.id, level.id)].sort((a, b) => a - b)) {
    const free = released(ledger, holder, award.id);
    // A lock or a promise is one holder's own and changes nobody's chances.
    const shared = [...free.rows].filter(([row]) => !/^(lock|owed)\|/.test(ledger.standing.formulation.program.rowNames.at(row) ?? ""));
    const key = shared
      .map((entry) => entry.join(":"))
      .sort()
      .join(" ");
    const kind = kinds.get(key) ?? { holders: [], free };
    kind.holders.push(ids[holder] ?? "");
    kinds.set(key, kind);
  }
  const lists = new Map<string, { readonly holders: string[]; readonly reserves: readonly Reserve[] }>();
  for (const { holders, free } of kinds.values()) {
    const reserves = reservesOf(ledger, free, candidates, award.id);
    const key = reserves.map(({ id }) => id).join(" ");
    const list = lists.get(key) ?? { holders: [], reserves };
    list.holders.push(...holders);
    lists.set(key, list);
  }
  return { award, level, releases: [...lists.values()].map(({ holders, reserves }) => ({ holders: [...holders].sort(), reserves })) };
}

/** The reserve lists of all levels that somebody holds by competition; `award`: only of this one. */
export function reserveLists(standing: Standing, award: Award | undefined): readonly LevelReserves[] {
  const ledger = ledgerOf(standing);
  const awards = standing.basis.theCase.scheme.awards.filter((one) => isOptimised(one) && (award === undefined || one.id === award.id));
  return awards.flatMap((one) => one.levels.map((level) => levelReserves(ledger, one, level))).filter(({ releases }) => releases.length > 0);
}
