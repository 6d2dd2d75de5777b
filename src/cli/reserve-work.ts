/** The work of `reserve`, from a folder or a scenario to plain data: runs in a worker thread, so that it can be stopped. */
import { reserveLists } from "../explain/reserve.ts";
import type { Standing } from "../explain/standing.ts";
import { reservesJson, reservesText } from "../report/reserve-text.ts";
import { awardNamed } from "../scenario/ask-student.ts";
import { standingTexts } from "../words/explain-command.ts";
import type { Reply } from "./answers.ts";
import { EXIT } from "./exit.ts";
import { replyNone, standingAt } from "./standing-at.ts";

/** What the command line asks for. */
export interface ReserveRequest {
  readonly path: string;
  readonly award: string | undefined;
}

/** Answers from an allocation that stands. */
export function reserveStanding(standing: Standing, request: ReserveRequest): Reply {
  const { theCase } = standing.basis;
  const award = awardNamed(theCase, request.award);
  if (!award.ok) return { kind: "faults", faults: award.faults };
  const lists = reserveLists(standing, award.value);
  const note = theCase.synthetic ? `\n${standingTexts.synthetic}\n` : "";
  return { kind: "done", exit: EXIT.done, text: reservesText(lists, theCase.scheme) + note, json: { status: "done", ...reservesJson(lists, theCase.scheme) } };
}

/** Loads, ranks and renders. Throws where an invariant is broken. */
export async function workOnReserves(request: ReserveRequest): Promise<Reply> {
  const found = await standingAt(request.path);
  return found.kind === "standing" ? reserveStanding(found.standing, request) : replyNone(found);
}
