/** The work of `adjust`, from files to plain data: runs in a worker thread, so that it can be stopped. */
import type { AllocateOptions } from "../allocate.ts";
import { checkProposal, type AdjustCheck, type NoAllocation } from "../explain/adjust-check.ts";
import { findFrontier, type AdjustFrontier } from "../explain/adjust-frontier.ts";
import { proposeAdjustment, type AdjustGoal, type AdjustProposal } from "../explain/adjust-propose.ts";
import type { Fault } from "../fault.ts";
import { runMipInWorker } from "../jobs/worker-host.ts";
import { loadCase } from "../load.ts";
import { checkJson, frontierJson, noAllocationJson, proposalJson } from "../report/adjust-json.ts";
import { checkText, frontierText, noAllocationText, proposalText } from "../report/adjust-text.ts";
import { readProposal, readQuestion, type AdjustQuestion, type AdjustWords } from "../scenario/adjust-question.ts";
import type { EngineName } from "../solve/lp.ts";
import { EXIT, type ExitCode } from "./exit.ts";

/** What the command line asks for. */
export interface AdjustRequest {
  readonly scenario: string;
  readonly words: AdjustWords;
  readonly engine: EngineName;
  readonly limitSeconds: number | undefined;
  readonly task:
    | { readonly kind: "check" }
    | { readonly kind: "propose"; readonly goal: AdjustGoal }
    | { readonly kind: "frontier"; readonly goals: readonly [AdjustGoal, AdjustGoal]; readonly maxPoints: number };
}

/** What comes back from the thread. */
export type AdjustReply =
  | { readonly kind: "faults"; readonly faults: readonly Fault[] }
  | { readonly kind: "done"; readonly exit: ExitCode; readonly text: string; readonly json: Readonly<Record<string, unknown>> };

/** Most searches while ties are settled. */
const MAX_PROBES = 10_000;

type Answer = AdjustCheck | AdjustProposal | AdjustFrontier | NoAllocation;

async function answer(
  question: AdjustQuestion,
  request: AdjustRequest,
  options: AllocateOptions,
  onNews: (points: number) => void,
): Promise<Answer | readonly Fault[]> {
  const { task } = request;
  switch (task.kind) {
    case "check": {
      const proposal = readProposal(question, request.words);
      return proposal.ok ? checkProposal(question, proposal.value, options) : proposal.faults;
    }
    case "propose":
      return proposeAdjustment(question, task.goal, options);
    case "frontier":
      return findFrontier(question, task.goals, task.maxPoints, options, onNews);
  }
}

function render(found: Answer): AdjustReply {
  switch (found.kind) {
    case "checked":
      return { kind: "done", exit: found.isNeutral ? EXIT.done : EXIT.refused, text: checkText(found), json: checkJson(found) };
    case "proposed":
      return { kind: "done", exit: EXIT.done, text: proposalText(found), json: proposalJson(found) };
    case "frontier":
      return { kind: "done", exit: found.isComplete ? EXIT.done : EXIT.limit, text: frontierText(found), json: frontierJson(found) };
    case "none": {
      if (found.result.kind === "refused") return { kind: "faults", faults: found.result.faults };
      const exit = found.result.kind === "infeasible" ? EXIT.refused : EXIT.limit;
      return { kind: "done", exit, text: noAllocationText(found), json: noAllocationJson(found) };
    }
  }
}

/** Loads, answers, and renders. Throws where an invariant is broken. */
export async function workOnAdjustment(request: AdjustRequest, onNews: (points: number) => void): Promise<AdjustReply> {
  const loaded = await loadCase(request.scenario);
  if (!loaded.ok) return { kind: "faults", faults: loaded.faults };
  const question = readQuestion(loaded.value.theCase, request.words);
  if (!question.ok) return { kind: "faults", faults: question.faults };
  const options: AllocateOptions = {
    engine: request.engine,
    limitSeconds: request.limitSeconds,
    maxProbes: MAX_PROBES,
    now: () => performance.now(),
    shouldStop: () => false,
    runElsewhere: runMipInWorker(request.engine),
  };
  const found = await answer(question.value, request, options, onNews);
  return "kind" in found ? render(found) : { kind: "faults", faults: found };
}
