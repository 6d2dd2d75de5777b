/** Small cases with an award that is paid in two semesters and re-evaluated after the first. */
import type { Case } from "../../src/award/case.ts";
import { reevaluate, type Reevaluation } from "../../src/award/renewal.ts";
import type { Result } from "../../src/fault.ts";
import { award, smallCase, type Row, type SmallCase } from "./small-case.ts";

/** A student; `held` is her row of the history (of the running cycle unless it says otherwise). */
export interface Holder {
  readonly row: Row;
  readonly held?: readonly Row[];
}

/** What a test changes. */
export interface RenewalParts {
  readonly students: readonly Holder[];
  /** Keys of scheme.yaml. */
  readonly scheme?: Readonly<Record<string, unknown>>;
  /** Keys of the award. */
  readonly award?: Readonly<Record<string, unknown>>;
  readonly scenario?: Readonly<Record<string, unknown>>;
  readonly released?: string;
  readonly agreements?: SmallCase["agreements"];
}

const FIELDS = {
  tuition: { type: "money", document: "tuition schedule" },
  first: { type: "money", document: "tuition ledger" },
  score: { type: "decimal", digits: 2, min: 0, max: 100, document: "ranking list" },
  applied: { type: "boolean", document: "application form" },
  fit: { type: "boolean", document: "health certificate" },
  school: { type: "code", document: "registration record" },
  failed: { type: "boolean", document: "transcript" },
  hours: { type: "integer", min: 0, max: 1000, document: "attendance record" },
  awardsHeld: {
    type: "list",
    table: "history",
    document: "award register",
    records: { award: { type: "code" }, level: { type: "code" }, cycle: { type: "code" }, amount: { type: "money" } },
  },
};

const PAID = { semesters: ["autumn", "spring"], first: "known(first) ? first : tuition / 2", of: "tuition" };

/** The scheme: award `grant`, levels a (60 %) and b (40 %), lost by a failed exam or 20 hours of absence. */
export function renewalScheme({
  scheme,
  award: more,
  released,
}: Omit<RenewalParts, "students" | "scenario" | "agreements">): Readonly<Record<string, unknown>> {
  const levels = [
    { id: "a", amount: { share: "60 %", of: "tuition" }, weight: "60 %", cap: { places: 2 } },
    { id: "b", amount: { share: "40 %", of: "tuition" }, weight: "40 %", cap: { places: 2 } },
  ];
  return {
    fields: FIELDS,
    awards: [award("grant", levels, { candidate: "applied", paid: PAID, ...more })],
    rules: [{ id: "fit", article: "2", awards: ["grant"], require: "fit" }],
    renewals: [
      {
        id: "again",
        article: "7",
        award: "grant",
        holds: 'award == "grant" and cycle == "now"',
        grounds: [
          { id: "failed", article: "7 a", lost: "failed" },
          { id: "absent", article: "7 b", lost: "hours >= 20" },
        ],
        released: released ?? "fund",
      },
    ],
    ...scheme,
  };
}

/** A student who has applied, is fit and has a clean record. */
export function student(id: string, row: Row = {}, held?: Row): Holder {
  return {
    row: { id, tuition: 10_000, score: 80, applied: "yes", fit: "yes", school: "east", failed: "no", hours: 0, ...row },
    ...(held === undefined ? {} : { held: [{ award: "grant", cycle: "now", ...held }] }),
  };
}

/** Reads the case. */
export function renewalCase(parts: RenewalParts): Case {
  const held = parts.students.flatMap(({ row, held: rows }) => (rows ?? []).map((one) => ({ id: row["id"], ...one })));
  return smallCase({
    scheme: renewalScheme(parts),
    students: parts.students.map(({ row }) => row),
    lists: { awardsHeld: held },
    scenario: { goals: ["merit", "heads"], ...parts.scenario },
    ...(parts.agreements === undefined ? {} : { agreements: parts.agreements }),
  });
}

/** Re-evaluates by the only renewal of a case. */
export function reevaluated(theCase: Case): Result<Reevaluation> {
  const [renewal] = theCase.scheme.renewals;
  if (renewal === undefined) throw new Error("the scheme re-evaluates nothing");
  return reevaluate(theCase, renewal);
}

/** The re-evaluation of a case without faults. */
export function evaluation(theCase: Case): Reevaluation {
  const found = reevaluated(theCase);
  if (!found.ok) throw new Error(JSON.stringify(found.faults));
  return found.value;
}
