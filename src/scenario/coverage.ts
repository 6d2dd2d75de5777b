/**
 * The coverage of a regulation by its scheme, in both directions: every clause has a treatment whose references
 * the scheme has, and every part of the scheme that decides anything is named by a clause.
 */
import { decisionRules } from "../award/decision-keys.ts";
import type { Amount, CoverageItem, Scheme } from "../award/scheme.ts";
import type { Fault } from "../fault.ts";
import { CLAUSE_KINDS, COMPUTABLE_KINDS, type Clause, type ClauseKind, type ClauseList, type Ref, type RefKind, type Treatment } from "./clauses-file.ts";
import { nearestName } from "./nearest.ts";

/** Clauses of one kind by what became of them. */
export type KindCount = { readonly kind: ClauseKind; readonly none: number; readonly all: number } & Readonly<Record<Treatment["kind"], number>>;

/** What `judgeCoverage` finds. */
export interface Coverage {
  readonly clauses: readonly Clause[];
  /** One entry per kind of clause, in the order of `CLAUSE_KINDS`, kinds without clauses included. */
  readonly counts: readonly KindCount[];
  /** What is missing, with its place in `clauses.yaml`. */
  readonly gaps: readonly Fault[];
  /** Ids of readings that no clause names: no gap, an ambiguity may belong to no single clause. */
  readonly readingsWithoutClause: readonly string[];
}

type Names = Readonly<Record<RefKind, ReadonlySet<string>>>;

/** Parts that decide nothing of themselves, or that a named part brings with it. */
const MAY_STAY_UNNAMED: ReadonlySet<RefKind> = new Set(["amount", "decision", "reading", "parameter", "register", "field"]);

/** The key of `scheme show --json` whose entries the scheme itself holds. */
const PROCEDURE_KEY = "procedure";

const idsOf = (parts: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(parts.map((part) => part.id));

const itemsOf = (amount: Amount): readonly CoverageItem[] => (amount.kind === "coverage" ? amount.items : []);

/** Names of all parts of a scheme. */
function namesOf(scheme: Scheme): Names {
  const levels = scheme.awards.flatMap((award) => award.levels.map((level) => ({ name: `${award.id}/${level.id}`, level })));
  const parameters = [...scheme.parameters.values()];
  const levelNames = new Set(levels.map(({ name }) => name));
  return {
    award: idsOf(scheme.awards),
    level: levelNames,
    amount: levelNames,
    item: new Set(levels.flatMap(({ name, level }) => itemsOf(level.amount).map((item) => `${name}/${item.item}`))),
    cap: new Set(levels.flatMap(({ level }) => (level.cap === undefined ? [] : [level.cap.id]))),
    rule: idsOf(scheme.rules),
    exclusion: idsOf(scheme.exclusions),
    stacking: idsOf(scheme.stacking),
    quota: idsOf(scheme.quotas),
    agreements: new Set(scheme.agreements === undefined ? [] : [""]),
    adjustable: idsOf(scheme.adjustable),
    population: new Set(scheme.populations.keys()),
    fund: idsOf(scheme.funds),
    renewal: idsOf(scheme.renewals.flatMap((renewal) => [renewal, ...renewal.grounds])),
    key: idsOf(scheme.keys),
    decision: new Set(decisionRules(scheme).map((decision) => decision.key)),
    reading: new Set(parameters.flatMap((parameter) => (parameter.reading === undefined ? [] : [parameter.reading.id]))),
    parameter: new Set(parameters.map((parameter) => parameter.name)),
    register: new Set(scheme.registers.map((register) => register.name)),
    field: new Set(scheme.fields.map((field) => field.name)),
  };
}

const refsOf = (clause: Clause): readonly Ref[] => (clause.treatment?.kind === "computed" || clause.treatment?.kind === "decided" ? clause.treatment.refs : []);

function refGaps(clause: Clause, names: Names): readonly Fault[] {
  return refsOf(clause)
    .filter(({ kind, name }) => !names[kind].has(name))
    .map(({ kind, name, place }) => ({ code: "coverage-ref", place, values: { id: clause.id, kind, name, near: nearestName(name, [...names[kind]]) } }));
}

/** A clause that could be computed is computed or asked for, or its author says why not. */
function isArguedFor({ kind, treatment, argued }: Clause): boolean {
  const isComputable = COMPUTABLE_KINDS.some((computable) => computable === kind);
  return !isComputable || treatment?.kind === "computed" || treatment?.kind === "decided" || argued !== undefined;
}

function clauseGaps(clause: Clause, scheme: Scheme, names: Names, shown: ReadonlySet<string>): readonly Fault[] {
  const { id, kind, awards, treatment, place } = clause;
  const gaps: Fault[] = [];
  const unknown = awards === "all" ? [] : awards.filter((award) => !names.award.has(award));
  for (const award of unknown) gaps.push({ code: "coverage-award", place, values: { id, award, near: nearestName(award, [...names.award]) } });
  if (treatment === undefined) gaps.push({ code: "coverage-none", place, values: { id } });
  else if (!isArguedFor(clause)) gaps.push({ code: "coverage-not-argued", place, values: { id, kind } });
  if (treatment?.kind === "procedure" && treatment.key === PROCEDURE_KEY && !shown.has(id))
    gaps.push({ code: "coverage-not-shown", place, values: { id, scheme: scheme.id } });
  return [...gaps, ...refGaps(clause, names)];
}

/** Names of one kind that the clauses give; an amount stands for its level, and a clause that is shown for the part with its id. */
function namedBy(clauses: readonly Clause[], kind: RefKind): ReadonlySet<string> {
  const refs = clauses.flatMap(refsOf);
  const shown = clauses.flatMap((clause) => (clause.treatment?.kind === "procedure" && clause.treatment.key === kind ? [clause.id] : []));
  return new Set([...shown, ...refs.filter((ref) => ref.kind === kind || (kind === "level" && ref.kind === "amount")).map((ref) => ref.name)]);
}

function unnamedParts(list: ClauseList, names: Names): readonly Fault[] {
  return Object.entries(names).flatMap(([kind, known]) => {
    const named = namedBy(list.clauses, kind as RefKind);
    if (MAY_STAY_UNNAMED.has(kind as RefKind)) return [];
    return [...known]
      .filter((name) => !named.has(name))
      .map((name) => ({ code: "coverage-unnamed", place: { file: list.place.file }, values: { kind, name } }));
  });
}

function countOf(kind: ClauseKind, clauses: readonly Clause[]): KindCount {
  const own = clauses.filter((clause) => clause.kind === kind);
  const count = (treatment: Treatment["kind"] | undefined) => own.filter((clause) => clause.treatment?.kind === treatment).length;
  return {
    kind,
    computed: count("computed"),
    decided: count("decided"),
    procedure: count("procedure"),
    notComputable: count("notComputable"),
    none: count(undefined),
    all: own.length,
  };
}

/** Holds a clause list against its scheme; a list of another scheme is a gap, too. */
export function judgeCoverage(list: ClauseList, scheme: Scheme): Coverage {
  const names = namesOf(scheme);
  const shown = idsOf(scheme.procedure);
  const other: readonly Fault[] =
    list.scheme === scheme.id ? [] : [{ code: "coverage-scheme", place: list.place, values: { found: list.scheme, expected: scheme.id } }];
  const readings = namedBy(list.clauses, "reading");
  return {
    clauses: list.clauses,
    counts: CLAUSE_KINDS.map((kind) => countOf(kind, list.clauses)),
    gaps: [...other, ...list.clauses.flatMap((clause) => clauseGaps(clause, scheme, names, shown)), ...unnamedParts(list, names)],
    readingsWithoutClause: [...names.reading].filter((reading) => !readings.has(reading)),
  };
}
