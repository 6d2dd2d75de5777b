/** The JSON object that `allocate --json` prints: documented in README.md, exact integers as texts where they may pass 2^53. */
import type { AllocationResult } from "../allocate.ts";
import { sponsorTotals } from "../award/allocation.ts";
import type { Fairness } from "../explain/fairness.ts";
import type { LotReport } from "../explain/lot-report.ts";
import { readingsInUse } from "../award/readings.ts";
import { fairnessJson } from "./fairness-text.ts";

/** A JSON value as plain data; `lot` and `fairness`: their numbers, where they were worked out. */
export function resultJson(
  result: Exclude<AllocationResult, { readonly kind: "refused" }>,
  lot?: LotReport,
  fairness?: Fairness,
): Readonly<Record<string, unknown>> {
  const { theCase, facts } = result;
  const common = {
    scheme: theCase.scheme.id,
    title: theCase.title,
    synthetic: theCase.synthetic,
    asOf: theCase.asOfText,
    round: theCase.round,
    seed: theCase.seed,
    engine: facts.engine,
    ...(facts.settledByEngine === undefined ? {} : { prover: facts.prover, settledByEngine: facts.settledByEngine }),
    nodes: facts.nodes,
    passes: facts.passes,
    seconds: (facts.searchMilliseconds + facts.proofMilliseconds) / 1000,
    ...(facts.refusedClaim === undefined ? {} : { refusedClaim: facts.refusedClaim }),
  };
  switch (result.kind) {
    case "unsettled":
      return { status: "unsettled", limit: result.limit, ...common };
    case "infeasible":
      return { status: "infeasible", ...common, proof: result.proof };
    case "allocated":
      return {
        status: result.status,
        ...(result.limit === undefined ? {} : { limit: result.limit }),
        ...common,
        goals: result.goals.map((goal) => ({ name: goal.name, value: goal.value.toString(), bound: goal.bound.toString() })),
        students: result.summary.students,
        funnel: result.summary.funnel,
        levels: result.summary.levels.map((row) => ({ ...row, places: row.places ?? null, cutOff: row.cutOff ?? null })),
        policy: theCase.policy,
        ...(result.summary.cutOffs === undefined ? {} : { cutOffs: result.summary.cutOffs.map((row) => ({ ...row, last: row.last ?? null })) }),
        meritDigits: theCase.scheme.merit.digits,
        quotas: result.summary.quotas.map((row) => ({ ...row, atMost: row.atMost ?? null, atLeast: row.atLeast ?? null })),
        budgets: result.summary.budgets,
        sponsors: sponsorTotals(result.students),
        readings: readingsInUse(theCase).map((parameter) => ({
          id: parameter.reading.id,
          parameter: parameter.name,
          value: theCase.parameters.get(parameter.name) ?? null,
          default: parameter.fallback ?? null,
        })),
        ties: result.summary.ties,
        keyTies: result.summary.keyTies,
        ...(lot === undefined ? {} : { optimalAllocations: lot.allocations, ...(lot.chances === undefined ? {} : { chances: lot.chances }) }),
        ...(fairness === undefined ? {} : { fairness: fairnessJson(fairness) }),
        questions: result.summary.questions,
        flags: result.students.flatMap((student) => student.flags.map((flag) => ({ id: student.id, ...flag }))),
        awards: result.students.flatMap((student) => student.given.map((given) => ({ id: student.id, ...given }))),
        proof: result.proof,
      };
  }
}
