/** The work of `adjust`, from files to plain data: runs in a worker thread, so that it can be stopped. */
import type { AllocateOptions } from "../allocate.ts";
import { checkProposal, type AdjustCheck, type NoAllocation } from "../explain/adjust-check.ts";
import { findFrontier, type AdjustFrontier } from "../explain/adjust-frontier.ts";
import { marginalsAt, type Marginals } from "../explain/adjust-marginal.ts";
import { MOST_LEVELS, proposeNearest } from "../explain/adjust-nearest.ts";
import { GOAL_NAMES, proposeAdjustment, type AdjustGoal, type AdjustProposal, type ProposeGoal } from "../explain/adjust-propose.ts";
import type { Fault } from "../fault.ts";
import { loadCase } from "../load.ts";
import { checkJson, frontierJson, noAllocationJson, proposalJson } from "../report/adjust-json.ts";
import { checkText, frontierText, noAllocationText, proposalText } from "../report/adjust-text.ts";
import { marginalJson, marginalText } from "../report/adjust-marginal.ts";
import { readProposal, readQuestion, type AdjustQuestion, type AdjustWords } from "../scenario/adjust-question.ts";
import type { EngineName } from "../solve/lp.ts";
import { hallOptions, type Reply } from "./answers.ts";
import { EXIT } from "./exit.ts";

/** What the command line asks for. */
export interface AdjustRequest {
  readonly scenario: string;
  readonly words: AdjustWords;
  readonly engine: EngineName;
  readonly limitSeconds: number | undefined;
  /** Whether to find what one more place and more money bring. */
  readonly marginal: boolean;
  readonly task:
    | { readonly kind: "check" }
    | { readonly kind: "propose"; readonly goal: ProposeGoal }
    | { readonly kind: "frontier"; readonly goals: readonly [AdjustGoal, AdjustGoal]; readonly maxPoints: number };
}

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
      return task.goal === "nearest" ? nearest(question, options) : proposeAdjustment(question, task.goal, options);
    case "frontier":
      return findFrontier(question, task.goals, task.maxPoints, options, onNews);
  }
}

async function nearest(question: AdjustQuestion, options: AllocateOptions): Promise<Answer | readonly Fault[]> {
  const { id, levels } = question.funding.award;
  if (levels.length <= MOST_LEVELS) return proposeNearest(question, options);
  return [{ code: "adjust-nearest-levels", place: { file: "--goal" }, values: { award: id, levels: levels.length, most: MOST_LEVELS } }];
}

/** Marginal values at the places of an answer, for its first goal: that asked for, else the case's own. */
async function marginalsOf(found: Answer, options: AllocateOptions): Promise<Marginals | undefined> {
  if (found.kind === "checked") return marginalsAt(found.question, found.nominal, found.proposal.places, found.question.theCase.goals[0] ?? "merit", options);
  if (found.kind !== "proposed") return undefined;
  return marginalsAt(found.question, found.nominal, found.places, GOAL_NAMES[found.goal === "nearest" ? "merit" : found.goal], options);
}

function render(found: Answer, marginals: Marginals | undefined): Reply {
  switch (found.kind) {
    case "checked":
      return {
        kind: "done",
        exit: found.isNeutral ? EXIT.done : EXIT.refused,
        text: checkText(found) + marginalText(found.question, marginals),
        json: { ...checkJson(found), ...marginalJson(marginals) },
      };
    case "proposed":
      return {
        kind: "done",
        exit: EXIT.done,
        text: proposalText(found) + marginalText(found.question, marginals),
        json: { ...proposalJson(found), ...marginalJson(marginals) },
      };
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
export async function workOnAdjustment(request: AdjustRequest, onNews: (points: number) => void): Promise<Reply> {
  const loaded = await loadCase(request.scenario);
  if (!loaded.ok) return { kind: "faults", faults: loaded.faults };
  const question = readQuestion(loaded.value.theCase, request.words);
  if (!question.ok) return { kind: "faults", faults: question.faults };
  const options = hallOptions(request);
  const found = await answer(question.value, request, options, onNews);
  if (!("kind" in found)) return { kind: "faults", faults: found };
  return render(found, request.marginal ? await marginalsOf(found, options) : undefined);
}
