/** The ideal candidates of the ANSO call of 2024, what its cases have in common, and short words for writing them. */
import type { OracleStudent } from "../oracles/case.ts";
import { STUDENT, type DecisionRow, type Expectation, type RegulationCase, type RegulationCases, type Row } from "./cases.ts";

const FACTS: Row = {
  homeCountry: "PK",
  citizenships: "PK",
  passportExpiry: "2028-01-01",
  gender: "M",
  birthDate: "1996-05-05",
  proficientIn: "en",
  institution: "UCAS",
  ansoHosts: "UCAS",
  ansoChosen: true,
  twasBox: false,
  submittedAt: "2024-01-10T09:00+08:00",
  meetsAdmissionCriteria: true,
  "scores.anso": "88.5",
  currentStudyInChina: null,
  onSiteInChina: false,
  onSiteInWindow: false,
  onSiteAtSelection: false,
};
/** A referee's letter in time. */
export const IN_TIME = { value: "2024-01-20T12:00+08:00" };
const LISTS = { refereesSubmittedAt: [IN_TIME, IN_TIME], lawViolations: [], otherAssignments: [] };
const IDEALS: Readonly<Record<string, OracleStudent>> = {
  master: { facts: { ...FACTS, ansoProgramme: "master", tuitionYear: "30000" }, lists: LISTS },
  phd: { facts: { ...FACTS, ansoProgramme: "phd", tuitionYear: "40000" }, lists: LISTS },
  "phd-twas": { facts: { ...FACTS, ansoProgramme: "phd", tuitionYear: "40000", twasBox: true }, lists: LISTS },
};

/** A status of the only level, and more. */
export const is = (status: NonNullable<Expectation["status"]>[string], more: Expectation = {}): Expectation => ({ status: { "1": status }, ...more });
/** Every rule is met. */
export const ELIGIBLE = is("eligible");
/** A rule is not met. */
export const OUT = is("not-eligible");
/** A violation. */
export const DISQUALIFIED = is("disqualified");
/** Not accepted. */
export const LATE = is("not-accepted");
/** Something is missing: exactly these documents. */
export const waiting = (...asks: string[]): Expectation => is("waiting", { asks });
/** Yuan of the only level. */
export const amount = (yuan: string): Expectation => ({ amount: { "1": yuan } });
/** Eligible, and flagged with exactly these. */
export const flags = (...ids: string[]): Expectation => is("eligible", { flags: ids });

/** In what a case differs from its ideal. */
export type Parts = Partial<Omit<RegulationCase, "name" | "award" | "ideal" | "expect">>;
const of = (award: string) => (name: string, parts: Parts, expect: Expectation) => ({ name, award, ideal: award, ...parts, expect });
/** A case of the Master award. */
export const master = of("master");
/** A case of the PhD award. */
export const phd = of("phd");
/** A case of the sub-category. */
export const twas = of("phd-twas");
/** The same for each of the three awards. */
export const everyone = (name: string, parts: Parts, expect: Expectation) => [master, phd, twas].map((one) => one(name, parts, expect));

/** A decision of UCAS about the student. */
export const decided = (key: string, value: string): DecisionRow => ({ key, subject: STUDENT, value, authority: "UCAS" });

/** All cases of one file. */
export function ansoFile(cases: readonly RegulationCase[]): RegulationCases {
  return {
    scheme: "anso",
    scenario: {
      asOf: "2024-03-15",
      round: "2024",
      censusDate: "2024-03-01",
      parameters: {
        "international.notForeign": ["HK", "MO", "TW"],
        "referees.required": 2,
        start: "2024-09-01",
        insurancePerYear: "800 yuan",
        applicationFee: "600 yuan",
        "travel.CAS": "7500 yuan",
        "travel.TWAS": "9000 yuan",
        "visa.CAS": "800 yuan",
        "visa.TWAS": "900 yuan",
      },
    },
    registers: {
      "lists/countries": [
        { country: "PK", ldc: false, developing: true },
        { country: "NP", ldc: true, developing: true },
        { country: "JP", ldc: false, developing: false },
        { country: "KR", ldc: false },
      ],
    },
    ideals: IDEALS,
    cases,
  };
}
