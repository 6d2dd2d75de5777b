/**
 * Two sides of a comparison against each other: who gains, who loses, who moves, and which facts stand
 * behind it. A reason is a fact that both proved allocations show, never a guess at a cause; it is found
 * the same way whichever side comes first, so that a comparison turned round is its mirror.
 */
import { ELIGIBLE, WAITING } from "../award/eligibility.ts";
import { formatDecimal } from "../decimal.ts";
import type { AllocatedSide, Held, Person } from "./side.ts";

/** A fact about one option that a student has on one side and not on the other. */
export interface ChangeReason {
  readonly award: string;
  readonly level: string;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** One student whose awards or amounts differ. `moves`: some gained and some lost; `amount`: the same awards, other money. */
export interface PersonChange {
  readonly id: string;
  readonly kind: "gains" | "loses" | "moves" | "amount";
  readonly from: readonly Held[];
  readonly to: readonly Held[];
  readonly moreFen: number;
  readonly reasons: readonly ChangeReason[];
}

/** All differences of two sides. */
export interface Comparison {
  readonly from: string;
  readonly to: string;
  readonly moreFen: number;
  readonly people: readonly PersonChange[];
}

/** An option, the side on which the student has it and the side on which she does not. */
interface Option {
  readonly id: string;
  readonly award: string;
  readonly level: string;
  readonly has: AllocatedSide;
  readonly lacks: AllocatedSide;
}

type Fact = Pick<ChangeReason, "code" | "values">;

const SHOWN_STUDENTS = 5;

function some(ids: readonly string[]): string {
  return ids.length <= SHOWN_STUDENTS ? ids.join(", ") : `${ids.slice(0, SHOWN_STUDENTS).join(", ")}, ...`;
}

/** Facts by which one side never gives the option: she, or it, is not there, or she does not qualify. */
function barred({ id, award, level, lacks }: Option): readonly Fact[] {
  const scenario = lacks.name;
  const person = lacks.people[id];
  if (person === undefined) return [{ code: "why-no-student", values: { scenario } }];
  if (lacks.awards[award]?.levels.some((one) => one.id === level) !== true) return [{ code: "why-no-award", values: { scenario } }];
  const standing = person.standings[award];
  if (standing === undefined) return [{ code: "why-no-candidate", values: { scenario } }];
  const status = standing.status[level] ?? ELIGIBLE;
  if (status === ELIGIBLE) return [];
  const decisive = standing.failed.filter((rule) => rule.status === status && (rule.levels === undefined || rule.levels.includes(level)));
  const clauses = decisive.map(({ rule, article }) => `${rule} (${article})`).join(", ");
  return [{ code: status === WAITING ? "why-waiting" : "why-not-eligible", values: { scenario, clauses } }];
}

function lockFacts({ id, award, level, has, lacks }: Option): readonly Fact[] {
  const concerns = (lock: AllocatedSide["locks"][number]) => lock.student === id && lock.award === award;
  const isNew = (side: AllocatedSide) => (lock: AllocatedSide["locks"][number]) => !side.locks.some((other) => JSON.stringify(other) === JSON.stringify(lock));
  const fact = (code: string, side: AllocatedSide) => (lock: AllocatedSide["locks"][number]) => ({
    code,
    values: { scenario: side.name, author: lock.author, reason: lock.reason },
  });
  const against = lacks.locks.filter((lock) => concerns(lock) && lock.kind === "must-not" && (lock.level === undefined || lock.level === level));
  const inFavour = has.locks.filter((lock) => concerns(lock) && lock.kind !== "must-not");
  return [...against.filter(isNew(has)).map(fact("why-lock-against", lacks)), ...inFavour.filter(isNew(lacks)).map(fact("why-lock-for", has))];
}

/** She holds something else there that excludes it, or an agreement owes it to her on one side only. */
function otherAwards({ id, award, has, lacks }: Option): readonly Fact[] {
  const agreement = has.people[id]?.held.find((held) => held.award === award)?.agreement;
  const owed = agreement === undefined ? [] : [{ code: "why-agreement", values: { scenario: has.name, agreement } }];
  const excluding = (lacks.people[id]?.held ?? []).flatMap((held) => {
    const clause = lacks.exclusions.find((one) => held.award !== award && one.awards.includes(award) && one.awards.includes(held.award));
    const instead = lacks.awards[held.award]?.title ?? held.award;
    return clause === undefined ? [] : [{ code: "why-other-award", values: { scenario: lacks.name, instead, article: clause.article } }];
  });
  return [...owed, ...excluding];
}

function lotFacts({ id, award, level, has, lacks }: Option): readonly Fact[] {
  const option = `${award} ${level}`;
  return [has, lacks].flatMap((side) =>
    side.ties
      .filter((tie) => tie.students.some((student) => student.id === id && student.got.includes(option) === (side === has)) && tie.atStake.includes(option))
      .map((tie) => ({ code: side === has ? "why-lot-for" : "why-lot-against", values: { scenario: side.name, count: tie.students.length } })),
  );
}

const levelOf = (side: AllocatedSide, award: string, level: string) => side.levels.find((row) => row.award === award && row.level === level);

/** Her own score, and the lowest score that was given the level. */
function meritFacts({ id, award, level, has, lacks }: Option): readonly Fact[] {
  const [mine, theirs] = [has, lacks].map((side) => side.people[id]?.standings[award]?.merit);
  if (mine === undefined || theirs === undefined) return [];
  const [before, after] = [formatDecimal(mine, has.meritDigits), formatDecimal(theirs, lacks.meritDigits)];
  const moved = before === after ? [] : [{ code: "why-merit", values: { scenario: lacks.name, merit: after, other: has.name, before } }];
  const row = levelOf(lacks, award, level);
  if (row === undefined || row.awarded === 0) return [...moved, { code: "why-nobody", values: { scenario: lacks.name } }];
  if (row.cutOff === undefined || row.cutOff <= theirs) return moved;
  return [...moved, { code: "why-cut-off", values: { scenario: lacks.name, cutOff: formatDecimal(row.cutOff, lacks.meritDigits), merit: after } }];
}

/** Places and money that the side with the option has more of. */
function limitFacts({ award, level, has, lacks }: Option): readonly Fact[] {
  const [more, fewer] = [levelOf(has, award, level)?.places ?? Infinity, levelOf(lacks, award, level)?.places ?? Infinity];
  const places = (value: number) => (value === Infinity ? "" : value);
  const caps = more > fewer ? [{ code: "why-places", values: { scenario: lacks.name, places: places(fewer), other: has.name, before: places(more) } }] : [];
  const budgets = lacks.budgets
    .filter((budget) => budget.awards.includes(award))
    .flatMap((budget) => {
      const other = has.budgets.find((one) => one.id === budget.id);
      const before = other?.limitFen ?? Infinity;
      if (before <= budget.limitFen) return [];
      const values = {
        scenario: lacks.name,
        budget: budget.title,
        limit: formatDecimal(budget.limitFen, 2),
        other: has.name,
        before: before === Infinity ? "" : formatDecimal(before, 2),
      };
      return [{ code: "why-budget", values }];
    });
  return [...caps, ...budgets];
}

/** Who has the option there and not here, where its places are all taken. */
function displacedBy({ id, award, level, has, lacks }: Option): readonly Fact[] {
  const row = levelOf(lacks, award, level);
  if (row?.places === undefined || row.awarded < row.places) return [];
  const holds = (person: Person | undefined) => person?.held.some((held) => held.award === award && held.level === level) === true;
  const others = Object.keys(lacks.people).filter((other) => other !== id && holds(lacks.people[other]) && !holds(has.people[other]));
  return others.length === 0 ? [] : [{ code: "why-displaced", values: { scenario: lacks.name, other: has.name, students: some(others) } }];
}

/** The facts behind an option that one side gives and the other does not: what bars it, else everything that differs around it. */
function reasonsFor(option: Option): readonly ChangeReason[] {
  const { award, level, has, lacks } = option;
  const locks = lockFacts(option);
  const bars = [...barred(option), ...locks.filter((fact) => fact.code === "why-lock-against")];
  const competes = has.awards[award]?.optimised === true;
  const competition = () => [...lotFacts(option), ...meritFacts(option), ...limitFacts(option), ...displacedBy(option)];
  const facts = bars.length > 0 ? bars : [...locks, ...otherAwards(option), ...(competes ? competition() : [])];
  const said = facts.length > 0 ? facts : [{ code: competes ? "why-total" : "why-due", values: { scenario: lacks.name } }];
  return said.map((fact) => ({ award, level, ...fact }));
}

/** Whether `from` is the better of two levels of an award, each as its own side ranks it. */
function isBetter(first: AllocatedSide, other: AllocatedSide, from: Held, to: Held): boolean {
  const rank = (side: AllocatedSide, held: Held) => side.awards[held.award]?.levels.findIndex((level) => level.id === held.level) ?? -1;
  const [before, after] = [rank(first, from), rank(other, to)];
  return before === after ? from.level < to.level : before < after;
}

/** What differs in one award: a level lost, a level gained, or one in place of another. */
type Step = { readonly kind: "lost" | "gained"; readonly held: Held } | { readonly kind: "moved"; readonly before: Held; readonly after: Held };

function stepsOf(from: readonly Held[], to: readonly Held[]): readonly Step[] {
  const awards = [...new Set([...from, ...to].map((held) => held.award))].sort();
  return awards.flatMap((award): readonly Step[] => {
    const [before, after] = [from, to].map((side) => side.filter((held) => held.award === award)) as [Held[], Held[]];
    const lost = before.filter((held) => !after.some((other) => other.level === held.level));
    const gained = after.filter((held) => !before.some((other) => other.level === held.level));
    const [only, instead] = [lost[0], gained[0]];
    if (before.length === 1 && after.length === 1 && only !== undefined && instead !== undefined) return [{ kind: "moved", before: only, after: instead }];
    return [...lost.map((held): Step => ({ kind: "lost", held })), ...gained.map((held): Step => ({ kind: "gained", held }))];
  });
}

function stepReasons(first: AllocatedSide, other: AllocatedSide, id: string, step: Step): readonly ChangeReason[] {
  const isLoss = step.kind === "moved" ? isBetter(first, other, step.before, step.after) : step.kind === "lost";
  const held = step.kind !== "moved" ? step.held : isLoss ? step.before : step.after;
  const [has, lacks] = isLoss ? [first, other] : [other, first];
  return reasonsFor({ id, award: held.award, level: held.level, has, lacks });
}

/** What becomes of a student from one set of awards to another; undefined where nothing does. */
export function changeKind(from: readonly Held[], to: readonly Held[]): PersonChange["kind"] | undefined {
  const steps = stepsOf(from, to);
  if (steps.length > 0) return kindOf(steps);
  return from.every((held, i) => held.fen === to[i]?.fen) ? undefined : "amount";
}

function kindOf(steps: readonly Step[]): PersonChange["kind"] {
  const kinds = new Set(steps.map((step) => step.kind));
  if (kinds.size !== 1 || kinds.has("moved")) return "moves";
  return kinds.has("gained") ? "gains" : "loses";
}

const fenOf = (held: readonly Held[]) => held.reduce((sum, one) => sum + one.fen, 0);

/** The same awards and levels with other amounts. */
function amountReasons(from: readonly Held[], to: readonly Held[]): readonly ChangeReason[] {
  return from.flatMap((before, i) => {
    const after = to[i];
    if (after === undefined || after.fen === before.fen) return [];
    return [
      { award: before.award, level: before.level, code: "why-amount", values: { before: formatDecimal(before.fen, 2), after: formatDecimal(after.fen, 2) } },
    ];
  });
}

function changeOf(first: AllocatedSide, other: AllocatedSide, id: string): PersonChange | undefined {
  const from = first.people[id]?.held ?? [];
  const to = other.people[id]?.held ?? [];
  const moreFen = fenOf(to) - fenOf(from);
  const steps = stepsOf(from, to);
  if (steps.length > 0) return { id, kind: kindOf(steps), from, to, moreFen, reasons: steps.flatMap((step) => stepReasons(first, other, id, step)) };
  const reasons = amountReasons(from, to);
  return reasons.length === 0 ? undefined : { id, kind: "amount", from, to, moreFen, reasons };
}

/** Every student who differs, in the order of ids. */
export function compareSides(first: AllocatedSide, other: AllocatedSide): Comparison {
  const ids = [...new Set([...Object.keys(first.people), ...Object.keys(other.people)])].sort();
  const people = ids.flatMap((id) => changeOf(first, other, id) ?? []);
  return { from: first.name, to: other.name, moreFen: people.reduce((sum, person) => sum + person.moreFen, 0), people };
}
