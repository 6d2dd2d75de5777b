/** The work of `reevaluate`, from files to plain data: runs in a worker thread, so that it can be stopped. */
import type { AllocateOptions } from "../allocate.ts";
import type { Case } from "../award/case.ts";
import { isOpen, reevaluate } from "../award/renewal.ts";
import { releasedAnswers, type ReleasedAnswer } from "../explain/released.ts";
import { failure, success, type Fault, type Result } from "../fault.ts";
import { loadCase } from "../load.ts";
import { reevaluationJson, type AnsweredReevaluation } from "../report/renewal-json.ts";
import { renewalText } from "../report/renewal-text.ts";
import { renewalTexts } from "../words/renewal.ts";
import { hallOptions, type Reply } from "./answers.ts";
import { EXIT, type ExitCode } from "./exit.ts";

/** What the command line asks for. */
export interface ReevaluateRequest {
  readonly scenario: string;
}

const ENGINE = "highs";
/** Every renewal of the scheme; the faults of all of them at once. */
async function evaluateAll(theCase: Case, options: AllocateOptions): Promise<Result<readonly AnsweredReevaluation[]>> {
  const faults: Fault[] = [];
  const found: AnsweredReevaluation[] = [];
  for (const renewal of theCase.scheme.renewals) {
    const evaluation = reevaluate(theCase, renewal);
    const answers = evaluation.ok ? await releasedAnswers(theCase, evaluation.value, options) : evaluation;
    if (evaluation.ok && answers.ok) found.push({ evaluation: evaluation.value, answers: answers.value });
    else if (!answers.ok) faults.push(...answers.faults);
  }
  return faults.length > 0 ? failure(faults) : success(found);
}

function isStopped({ use }: ReleasedAnswer): boolean {
  return use.kind === "unsettled" || (use.kind === "places" && use.answer.status === "feasible");
}

/** True where the stated reading leaves something to decide. */
function asks({ isStated, use }: ReleasedAnswer): boolean {
  return isStated && use.kind === "places" && use.answer.summary.questions.length > 0;
}

const STATUS: ReadonlyMap<ExitCode, string> = new Map([
  [EXIT.done, "done"],
  [EXIT.limit, "unsettled"],
  [EXIT.undecided, "open"],
]);

function exitOf(found: readonly AnsweredReevaluation[]): ExitCode {
  const answers = found.flatMap((one) => one.answers);
  if (answers.some(isStopped)) return EXIT.limit;
  return found.some((one) => isOpen(one.evaluation)) || answers.some(asks) ? EXIT.undecided : EXIT.done;
}

/** Loads, re-evaluates, allocates what is released, and renders. Throws where an invariant is broken. */
export async function workOnReevaluation(request: ReevaluateRequest, onNews: (stage: string) => void): Promise<Reply> {
  onNews("reading");
  const loaded = await loadCase(request.scenario);
  if (!loaded.ok) return { kind: "faults", faults: loaded.faults };
  const { theCase } = loaded.value;
  const options: AllocateOptions = {
    ...hallOptions({ engine: ENGINE, limitSeconds: undefined }),
    progress: (event) => onNews(event.kind === "phase" ? event.phase : event.kind),
  };
  const found = await evaluateAll(theCase, options);
  if (!found.ok) return { kind: "faults", faults: found.faults };
  const exit = exitOf(found.value);
  const texts = found.value.map((one) => renewalText(theCase, one.evaluation, one.answers));
  return {
    kind: "done",
    exit,
    text: texts.length === 0 ? `${renewalTexts.noRenewal}\n` : texts.join("\n"),
    json: reevaluationJson(theCase, STATUS.get(exit) ?? "", found.value),
  };
}
