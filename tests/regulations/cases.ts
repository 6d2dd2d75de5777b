/**
 * Cases of a regulation: each is one student, one award, and what must come out for her.
 *
 * A case is an ideal candidate, who meets every rule of the award, and the facts in which she differs. So a case shows what
 * one clause does alone.
 */
import type { Cell, OracleStudent } from "../oracles/case.ts";

/** The id of the one student of every case. */
export const STUDENT = "S1";

/** One row of a table, by the names of its columns; a column that is left out is empty. */
export type Row = Readonly<Record<string, Cell>>;

/** Statuses as cases write them, in the order of their numbers in eligibility.ts. */
export const STATUSES = ["eligible", "waiting", "not-eligible", "not-accepted", "disqualified"] as const;
/** A status of a level; `no-candidate`: the award does not look at the student at all. */
export type Status = (typeof STATUSES)[number] | "no-candidate";

/** A row of decisions.csv; what is left out is filled in: every award, nobody, a date and a reason. */
export interface DecisionRow {
  readonly key: string;
  readonly value: string;
  readonly award?: string;
  readonly subject?: string;
  readonly authority?: string;
  readonly date?: string;
  readonly reason?: string;
}

/** A row of census.csv on the scenario's census date; `round` defaults to the scenario's, `part` to the whole. */
export interface CensusEntry {
  readonly population: string;
  readonly count: number;
  readonly round?: string;
  readonly part?: string;
}

/** Values of parameters or readings as scenario.yaml states them. */
export type Settings = Readonly<Record<string, unknown>>;

/** What must come out for the student and the award of a case; what is left out is not looked at. */
export interface Expectation {
  /** By level. */
  readonly status?: Readonly<Record<string, Status>>;
  /** By level: yuan that are due without competition (entitled, decided, post). Levels that are not named are not due. */
  readonly due?: Readonly<Record<string, string>>;
  /** By level: yuan that may become due and are set aside (0: nothing is), or "unknown". Levels that are not named have none. */
  readonly open?: Readonly<Record<string, string>>;
  /** By level that is due: whether it can be paid now. */
  readonly payable?: Readonly<Record<string, boolean>>;
  /** By level: yuan before stacking, or "unknown". */
  readonly amount?: Readonly<Record<string, string>>;
  /** The merit, or "unknown". */
  readonly merit?: string;
  /** By the id of a cap or a quota (in the student's part of it): places. */
  readonly places?: Readonly<Record<string, number>>;
  /** By the id of a tie key that is in force: its value, or "unknown". */
  readonly keys?: Readonly<Record<string, string>>;
  /** Rules and keys of which the student is flagged, exactly these. */
  readonly flags?: readonly string[];
  /** Codes of the faults when the case is read or judged, exactly these. */
  readonly faults?: readonly string[];
  /** Documents that a waiting application needs, exactly these. */
  readonly asks?: readonly string[];
  /**
   * By level, what she is paid when she gets it: yuan by the words that say which payments, item, sponsor, period (a month or a term) or
   * several of them (`stipend CAS 2024-09`), `held` after the amount where all of it waits. Payments that no entry names are not looked at.
   */
  readonly payments?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What happens when she gets several awards together. */
  readonly together?: Together;
  /** What the re-evaluation of the award she holds finds. */
  readonly renewal?: ExpectedRenewal;
}

/** A re-evaluation; amounts in yuan, "unknown" where the amount of the award is. */
export interface ExpectedRenewal {
  /** `not-held`: there is none to evaluate; `unclear`: unknown whether there is. */
  readonly verdict: "kept" | "lost" | "unknown" | "not-held" | "unclear";
  /** Ids of the grounds that are met (lost) or may be (unknown), exactly these. */
  readonly grounds?: readonly string[];
  readonly kept?: string;
  readonly released?: string;
  readonly held?: string;
}

/** Picks `award/level` of the optimised awards, given to the student together. */
export interface Together {
  readonly picks: readonly string[];
  /** By award: yuan after stacking. */
  readonly pays?: Readonly<Record<string, string>>;
  /** Codes of the clauses that are broken (recount.ts), exactly these. */
  readonly breaks?: readonly string[];
}

/** One case. */
export interface RegulationCase {
  /** What happens, in words with the article. */
  readonly name: string;
  readonly award: string;
  readonly ideal: string;
  /** Facts that differ from the ideal: undefined removes (unknown), null is `none`. */
  readonly facts?: Row;
  /** Lists that differ, whole: undefined is unknown, an empty one is `none`. */
  readonly lists?: Readonly<Record<string, readonly Row[] | undefined>>;
  /** Beside those of the file. */
  readonly parameters?: Settings;
  /** Beside those of the file; a case with exactly one entry is a fixture of that reading. */
  readonly readings?: Settings;
  readonly decisions?: readonly DecisionRow[];
  readonly asOf?: string;
  /** In place of the file's rows of the same populations. */
  readonly census?: readonly CensusEntry[];
  /** In place of the file's. */
  readonly agreements?: readonly Row[];
  /** Tables of registers, in place of the file's of the same name. */
  readonly registers?: Readonly<Record<string, readonly Row[]>>;
  /** As scenario.yaml writes them. */
  readonly budgets?: readonly Settings[];
  readonly expect: Expectation;
}

/** The cases of one part of a regulation. */
export interface RegulationCases {
  readonly scheme: "zust" | "anso";
  /** Shared by all cases of the file. Parameters that only another file of the scheme states are taken from there. */
  readonly scenario: {
    readonly asOf: string;
    readonly round: string;
    readonly censusDate: string;
    readonly parameters: Settings;
    readonly readings?: Settings;
  };
  /** Populations without a row count 100. */
  readonly census?: readonly CensusEntry[];
  readonly agreements?: readonly Row[];
  readonly registers?: Readonly<Record<string, readonly Row[]>>;
  /** Ideal candidates by name: every rule of their award is met. */
  readonly ideals: Readonly<Record<string, OracleStudent>>;
  readonly cases: readonly RegulationCase[];
}

/** A recorded waiver of a soft rule for the student. */
export function waiver(rule: string, authority = "Committee"): DecisionRow {
  return { key: "waiver", subject: STUDENT, value: rule, authority };
}
