/** The worked examples of the grants-in-aid (clauses, section 4), computed by the shipped scheme. */
import { describe, expect, test } from "vitest";
import type { Case } from "../../src/award/case.ts";
import { assess, ELIGIBLE, NOT_ELIGIBLE } from "../../src/award/eligibility.ts";
import { findEntitlements } from "../../src/award/entitlement.ts";
import { awardOf } from "../../src/award/scheme.ts";
import { judgeCandidate } from "../../src/award/verdict.ts";
import { oracleCase, readOracle, zust, type Cell } from "./case.ts";

const scheme = zust();
const AWARDS: Readonly<Record<string, string>> = { "admin-regular": "grant-admin", "admin-special": "grant-admin", ta: "grant-ta", ra: "grant-ra" };
const MONTHS = ["2024-09", "2024-10", "2024-11", "2024-12", "2025-01"];

interface Assistant {
  readonly kind: string;
  readonly stage?: string;
  readonly level?: string;
  readonly excellent?: boolean;
  readonly devotion?: boolean;
  readonly difficulty?: boolean;
  readonly monthly?: number;
  readonly hours?: number;
  readonly classHours?: number;
  readonly agreementHours?: number;
  /** Months appraised as qualified. */
  readonly qualified?: number;
  readonly recruited?: boolean;
  readonly authorised?: boolean;
  readonly waiver?: string;
}

/** One assistant on one post for the months of the semester, with no rule but those of the example. */
function grantCase(clauses: readonly string[], row: Assistant): Case {
  const isByAgreement = row.kind === "ra" || row.kind === "admin-special";
  const post: Readonly<Record<string, Cell>> = {
    post: "P1",
    kind: row.kind,
    semester: "2024-autumn",
    monthlyAmount: isByAgreement ? undefined : row.monthly,
    agreementAmount: isByAgreement ? row.monthly : undefined,
    hoursPerMonth: row.hours,
    classHoursPerWeek: row.classHours,
    agreementHours: row.agreementHours,
    duty: "other",
    setUpBy: "SOIE",
  };
  const service = MONTHS.map((month, i) => ({
    post: "P1",
    month,
    recruited: row.recruited ?? true,
    hours: row.hours,
    classHours: row.classHours,
    qualified: i < (row.qualified ?? MONTHS.length),
  }));
  const award = AWARDS[row.kind] ?? "";
  const rule = row.kind === "ta" ? "VII-III-ii-target" : "VII-III-iii-target";
  return oracleCase(scheme, {
    clauses,
    registers: { posts: [post] },
    students: [
      {
        facts: {
          stage: row.stage,
          degreeLevel: row.level,
          "appraisals.excellentMaster": row.excellent,
          "appraisals.devotion": row.devotion,
          "appraisals.financialDifficulty": row.difficulty,
        },
        lists: { applications: [{ award, level: null, semester: "2024-autumn", submittedAt: "2024-09-01" }], postService: service },
      },
    ],
    decisions: row.authorised === true ? [["authorised", award, "S1", "yes", "SOIE", "recruited"]] : [],
    waivers: row.waiver === undefined ? [] : [{ student: "S1", rule }],
  });
}

/** The first rule that refuses, or what is asked for, or that all is well. */
function verdict(theCase: Case, kind: string): { readonly status: number; readonly rule: string; readonly soft: boolean; readonly asks: readonly string[] } {
  const { rules } = judgeCandidate(theCase, awardOf(theCase.scheme, AWARDS[kind] ?? ""), 0);
  const decisive = rules.filter((rule) => rule.status === Math.max(...rules.map((one) => one.status)));
  const [first] = decisive;
  if (first === undefined || first.status === ELIGIBLE) return { status: ELIGIBLE, rule: "", soft: false, asks: [] };
  const soft = theCase.scheme.rules.find((rule) => rule.id === first.rule.id)?.soft.kind === "parameter";
  return { status: first.status, rule: first.rule.id, soft, asks: decisive.flatMap((rule) => rule.asks) };
}

describe("grants-in-aid", () => {
  test("O22 amounts, hours and months", () => {
    const { clauses, input, expected } = readOracle<{ cases: Record<string, Assistant> }, Record<string, number | string | number[]>>("O22");
    const found = Object.entries(input.cases).map(([name, row]): [string, number | string] => {
      const theCase = grantCase(clauses, row);
      const { status, rule, soft } = verdict(theCase, row.kind);
      if (status === ELIGIBLE) return [name, findEntitlements(theCase, assess(theCase)).due.reduce((yuan, entry) => yuan + entry.fen / 100, 0)];
      if (rule.startsWith("VI-amount")) return [name, "amount outside 450–600"];
      if (rule === "VI-hours-ta") return [name, "duty below 6 class hours per week"];
      return [name, soft ? `needs waiver (${rule}, in principle)` : `not eligible (${rule})`];
    });
    const { yuanPerHour, ...cases } = expected;
    expect(Object.fromEntries(found)).toEqual(cases);
    expect([450 / 30, 600 / 40]).toEqual(yuanPerHour);
  });

  test("O44 need, targets, amounts from outside the source", () => {
    const { clauses, input, expected } = readOracle<{ rows: Assistant[] }, string[]>("O44");
    const found = input.rows.map((row) => {
      const { status, soft, asks } = verdict(grantCase(clauses, row), row.kind);
      if (status === ELIGIBLE) return row.waiver === undefined ? "ok" : "ok (waived)";
      if (status === NOT_ELIGIBLE) return soft ? "needs waiver" : "not eligible";
      return `unknown → ${asks.join(", ")}`;
    });
    expect(found).toEqual(expected);
  });
});
