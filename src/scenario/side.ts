/**
 * One side of a comparison: what the hall made of a scenario, as plain data that a thread can post:
 * totals, levels, money, and for every student what she holds and how she stands.
 */
import type { AllocationResult, Summary } from "../allocate.ts";
import { sponsorTotals } from "../award/allocation.ts";
import type { Lock } from "../award/case.ts";
import { ELIGIBLE, ruleStatus, ruleValue, type AwardEligibility } from "../award/eligibility.ts";
import type { RecountBasis } from "../award/recount.ts";
import { isOptimised, type Exclusion } from "../award/scheme.ts";

/** One award held. */
export interface Held {
  readonly award: string;
  readonly level: string;
  readonly fen: number;
  readonly agreement?: string;
}

/** A rule that a candidate does not meet (or of which it is not known), and what it makes of her; `levels` undefined: of all. */
export interface FailedRule {
  readonly rule: string;
  readonly article: string;
  readonly status: number;
  readonly levels: readonly string[] | undefined;
}

/** How a candidate of one award stands before any competition. */
export interface Standing {
  /** Scaled by the scheme's digits; undefined where unknown or not ranked. */
  readonly merit: number | undefined;
  /** By level. */
  readonly status: Readonly<Record<string, number>>;
  readonly failed: readonly FailedRule[];
}

/** One student. */
export interface Person {
  readonly held: readonly Held[];
  /** By award; none where she is no candidate. */
  readonly standings: Readonly<Record<string, Standing>>;
}

/** What an award is called, and its levels, best first. */
export interface AwardNames {
  readonly title: string;
  /** True where places are won in competition. */
  readonly optimised: boolean;
  readonly levels: readonly { readonly id: string; readonly title: string }[];
}

/** A goal: exact, and as people read it. */
export interface GoalShown {
  readonly name: string;
  readonly value: string;
  readonly bound: string;
  readonly shown: string;
}

/** What every side has, whatever became of it. */
export interface SideHead {
  /** The scenario as it was asked for. */
  readonly name: string;
  readonly title: string;
  readonly titleZh?: string | undefined;
  readonly scheme: string;
  readonly synthetic: boolean;
  readonly seed: string;
}

/** A side with an allocation. */
export interface AllocatedSide extends SideHead {
  readonly kind: "allocated";
  readonly status: "optimal" | "feasible";
  readonly meritDigits: number;
  readonly goals: readonly GoalShown[];
  readonly levels: Summary["levels"];
  readonly budgets: readonly (Summary["budgets"][number] & { readonly awards: readonly string[] })[];
  readonly sponsors: ReturnType<typeof sponsorTotals>;
  readonly questions: Summary["questions"];
  readonly ties: Summary["ties"];
  readonly awards: Readonly<Record<string, AwardNames>>;
  readonly exclusions: readonly Exclusion[];
  readonly locks: readonly Lock[];
  readonly people: Readonly<Record<string, Person>>;
}

/** One side. */
export type Side = AllocatedSide | (SideHead & { readonly kind: "infeasible" | "unsettled" });

function failedRules({ theCase }: RecountBasis, entry: AwardEligibility, student: number): readonly FailedRule[] {
  return theCase.scheme.rules.flatMap((rule) => {
    if (!rule.awards.includes(entry.award.id)) return [];
    const status = ruleStatus(theCase, rule, entry.award.id, student, ruleValue(theCase, rule, student));
    return status === ELIGIBLE ? [] : [{ rule: rule.id, article: rule.article, status, levels: rule.levels }];
  });
}

function standingsOf(basis: RecountBasis, student: number): Person["standings"] {
  const found: Record<string, Standing> = {};
  for (const entry of basis.eligibility) {
    const position = entry.positionOf[student] ?? -1;
    if (position < 0) continue;
    const status = Object.fromEntries(entry.award.levels.map((level, i) => [level.id, entry.status[i]?.[position] ?? ELIGIBLE]));
    const merit = entry.merit[position] ?? Number.NaN;
    const isClear = Object.values(status).every((one) => one === ELIGIBLE);
    found[entry.award.id] = { merit: Number.isNaN(merit) ? undefined : merit, status, failed: isClear ? [] : failedRules(basis, entry, student) };
  }
  return found;
}

/** What the hall, or a folder that was checked, says of an allocation. */
type AllocatedFacts = Pick<Extract<AllocationResult, { readonly kind: "allocated" }>, "kind" | "theCase" | "basis" | "status" | "goals" | "students"> & {
  readonly summary: Omit<Summary, "cutOffs">;
};

function peopleOf(result: Pick<AllocatedFacts, "basis" | "students">): AllocatedSide["people"] {
  return Object.fromEntries(
    result.students.map(({ id, student, given }) => {
      const held = given.map(({ award, level, fen, agreement }) => ({ award, level, fen, ...(agreement === undefined ? {} : { agreement }) }));
      return [id, { held, standings: standingsOf(result.basis, student) }];
    }),
  );
}

/** The side that a result makes; `show` writes a goal's value for people. */
export function sideOf(
  name: string,
  result: AllocatedFacts | Extract<AllocationResult, { readonly kind: "infeasible" | "unsettled" }>,
  show: (goal: string, value: bigint) => string,
): Side {
  const { theCase } = result;
  const { scheme } = theCase;
  const head: SideHead = { name, title: theCase.title, titleZh: theCase.titleZh, scheme: scheme.id, synthetic: theCase.synthetic, seed: theCase.seed };
  if (result.kind !== "allocated") return { ...head, kind: result.kind };
  const { levels, budgets, questions, ties } = result.summary;
  return {
    ...head,
    kind: "allocated",
    status: result.status,
    meritDigits: scheme.merit.digits,
    goals: result.goals.map((goal) => ({ name: goal.name, value: goal.value.toString(), bound: goal.bound.toString(), shown: show(goal.name, goal.value) })),
    levels,
    budgets: budgets.map((row, i) => ({ ...row, awards: theCase.budgets[i]?.awards ?? [] })),
    sponsors: sponsorTotals(result.students),
    questions,
    ties,
    awards: Object.fromEntries(
      scheme.awards.map((award) => [
        award.id,
        { title: award.title, optimised: isOptimised(award), levels: award.levels.map(({ id, title }) => ({ id, title })) },
      ]),
    ),
    exclusions: scheme.exclusions,
    locks: theCase.locks,
    people: peopleOf(result),
  };
}
