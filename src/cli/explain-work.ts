/** The work of `explain`, from a folder or a scenario to plain data: runs in a worker thread, so that it can be stopped. */
import { explain } from "../explain/explain.ts";
import { withoutShared } from "../explain/explanation.ts";
import type { Standing } from "../explain/standing.ts";
import { versus } from "../explain/versus.ts";
import { failure, success, type Result } from "../fault.ts";
import { explanationJson, explanationText } from "../report/explain-text.ts";
import { awardNamed, levelNamed, studentNamed } from "../scenario/ask-student.ts";
import type { Award } from "../award/scheme.ts";
import { standingTexts } from "../words/explain-command.ts";
import { hallOptions, type Reply } from "./answers.ts";
import { EXIT } from "./exit.ts";
import { replyNone, standingAt } from "./standing-at.ts";

/** What the command line asks for. */
export interface ExplainRequest {
  readonly path: string;
  readonly student: string;
  readonly award: string | undefined;
  readonly level: string | undefined;
  readonly versus: string | undefined;
  readonly wantsJson: boolean;
}

interface Asked {
  readonly student: number;
  readonly award: Award | undefined;
  readonly level: string | undefined;
  readonly other: number | undefined;
}

/** The words understood, or every fault of them. */
function understood({ basis }: Standing, request: ExplainRequest): Result<Asked> {
  const { theCase } = basis;
  const student = studentNamed(theCase, "STUDENT", request.student);
  const other = request.versus === undefined ? success(undefined) : studentNamed(theCase, "--versus", request.versus);
  const award = awardNamed(theCase, request.award);
  const level = award.ok ? levelNamed(award.value, request.level) : success(undefined);
  const faults = [student, other, award, level].flatMap((part) => (part.ok ? [] : part.faults));
  if (!student.ok || !other.ok || !award.ok || !level.ok) return failure(faults);
  return success({ student: student.value, other: other.value, award: award.value, level: level.value });
}

/** What the explanation of one student says and that of the other does not. */
async function differences(standing: Standing, asked: Asked, other: number): Promise<Readonly<Record<string, unknown>>> {
  const options = hallOptions({ engine: "auto", limitSeconds: undefined });
  const { scheme } = standing.basis.theCase;
  const [own, theirs] = [await explain(standing, asked, options), await explain(standing, { ...asked, student: other }, options)];
  const only = (a: typeof own, b: typeof own) => withoutShared(a.parts, b.parts).map((one) => explanationJson(scheme, one));
  return { onlyOfStudent: only(own, theirs), onlyOfOther: only(theirs, own) };
}

/** Answers from an allocation that stands. */
export async function explainStanding(standing: Standing, request: ExplainRequest): Promise<Reply> {
  const asked = understood(standing, request);
  if (!asked.ok) return { kind: "faults", faults: asked.faults };
  const { scheme, synthetic } = standing.basis.theCase;
  const options = hallOptions({ engine: "auto", limitSeconds: undefined });
  const note = synthetic ? `\n${standingTexts.synthetic}\n` : "";
  const { student, other, award } = asked.value;
  const told = other === undefined ? await explain(standing, asked.value, options) : await versus(standing, student, other, award, options);
  const more = other === undefined || !request.wantsJson ? {} : await differences(standing, asked.value, other);
  return { kind: "done", exit: EXIT.done, text: explanationText(scheme, told) + note, json: { status: "done", ...explanationJson(scheme, told), ...more } };
}

/** Loads, explains and renders. Throws where an invariant is broken. */
export async function workOnExplanation(request: ExplainRequest): Promise<Reply> {
  const found = await standingAt(request.path);
  return found.kind === "standing" ? explainStanding(found.standing, request) : replyNone(found);
}
