/** The work of `reserve`, from a folder or a scenario to plain data: runs in a worker thread, so that it can be stopped. */
import { reserveLists } from "../explain/reserve.ts";
import { reservesJson, reservesText } from "../report/reserve-text.ts";
import { awardNamed } from "../scenario/ask-student.ts";
import { standingTexts } from "../words/en/explain-command.ts";
import type { Reply } from "./answers.ts";
import { EXIT } from "./exit.ts";
import { standingAt } from "./standing-at.ts";

/** What the command line asks for. */
export interface ReserveRequest {
  readonly path: string;
  readonly award: string | undefined;
}

/** Loads, ranks and renders. Throws where an invariant is broken. */
export async function workOnReserves(request: ReserveRequest): Promise<Reply> {
  const found = await standingAt(request.path);
  if (found.kind === "faults") return found;
  if (found.kind === "none") return { kind: "done", exit: found.exit, text: `${found.says}\n`, json: { status: "none", says: found.says } };
  const { theCase } = found.standing.basis;
  const award = awardNamed(theCase, request.award);
  if (!award.ok) return { kind: "faults", faults: award.faults };
  const lists = reserveLists(found.standing, award.value);
  const note = found.synthetic ? `\n${standingTexts.synthetic}\n` : "";
  return { kind: "done", exit: EXIT.done, text: reservesText(lists, theCase.scheme) + note, json: { status: "done", ...reservesJson(lists, theCase.scheme) } };
}
