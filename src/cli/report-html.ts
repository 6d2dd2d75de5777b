/** `bursar report DIR --format html`: the report to the committee, one page that prints. */
import { basename, resolve } from "node:path";
import type { AllocateOptions } from "../allocate.ts";
import { findFrontier } from "../explain/adjust-frontier.ts";
import { fairnessOf } from "../explain/fairness.ts";
import { limitUses } from "../explain/limit-uses.ts";
import { meritsAgainstCosts } from "../explain/merit-cost.ts";
import { rowPrices } from "../explain/row-prices.ts";
import { failure, success, type Fault, type Result } from "../fault.ts";
import { committeeHtml } from "../report/committee/committee-html.ts";
import type { CommitteeSource, Frontiers } from "../report/committee/source.ts";
import type { Compared } from "../report/compare-text.ts";
import { goalShown } from "../report/summary-text.ts";
import { readQuestion } from "../scenario/adjust-question.ts";
import { compareSides } from "../scenario/compare.ts";
import { sideOf, type AllocatedSide } from "../scenario/side.ts";
import { hallOptions } from "./answers.ts";
import { bookSource } from "./report-xlsx.ts";
import type { ReportFiles, ReportNews, ReportRequest } from "./report-request.ts";
import { reportSource, type ReportSource } from "./report-source.ts";

/** Most adjustments of one award: each is proved, and takes a part of a second. */
const MOST_POINTS = 40;

function sideNamed(name: string, { standing, status, goals, students, summary }: ReportSource): AllocatedSide {
  const { basis } = standing;
  const { theCase } = basis;
  const facts = { kind: "allocated" as const, theCase, basis, status, goals, students, summary };
  const side = sideOf(name, facts, (goal, value) => goalShown({ theCase }, goal, value));
  if (side.kind !== "allocated") throw new Error("a folder's side has an allocation");
  return side;
}

/** A name for each folder: its own, or its path where two are the same. */
function namesOf(paths: readonly string[]): readonly string[] {
  const names = paths.map((path) => basename(resolve(path)));
  return new Set(names).size === names.length ? names : paths;
}

/** The other folders beside this one. Faults: those of a folder, one that is refused, and one of another regulation. */
async function comparedWith(source: ReportSource, others: readonly string[]): Promise<Result<Compared>> {
  const [name = "", ...names] = namesOf([source.path, ...others]);
  const first = sideNamed(name, source);
  const [sides, faults]: [AllocatedSide[], Fault[]] = [[], []];
  for (const [i, path] of others.entries()) {
    const found = await reportSource(path);
    const place = { file: path };
    if (found.kind === "faults") faults.push(...found.faults);
    else if (found.kind === "refused") faults.push({ code: "committee-refused", place, values: { says: found.says } });
    else {
      const side = sideNamed(names[i] ?? path, found.source);
      if (side.scheme === first.scheme) sides.push(side);
      else faults.push({ code: "committee-scheme", place, values: { found: side.scheme, expected: first.scheme } });
    }
  }
  return faults.length > 0 ? failure(faults) : success({ sides: [first, ...sides], comparisons: sides.map((side) => compareSides(first, side)) });
}

/** The frontiers between merit and awards of all awards whose levels may move. */
async function frontiersOf({ folder }: ReportSource, options: AllocateOptions, news: ReportNews): Promise<Frontiers> {
  const { theCase } = folder.loaded;
  const found: Frontiers[number][] = [];
  for (const { award } of theCase.scheme.adjustable) {
    const question = readQuestion(theCase, { award });
    const frontier = question.ok ? await findFrontier(question.value, ["merit", "heads"], MOST_POINTS, options, news) : undefined;
    found.push({ award, frontier: frontier?.kind === "frontier" ? frontier : undefined });
  }
  return found;
}

function committeeSource(source: ReportSource): Omit<CommitteeSource, "compared" | "frontiers"> {
  const { standing, students } = source;
  const { basis, formulation, certificate } = standing;
  const { program } = formulation;
  const prices = program.goals[0]?.name === "goal|merit" ? rowPrices(program, certificate) : undefined;
  const none = { over: 0n, under: 1n };
  const limits = limitUses(standing).map((limit) => ({ ...limit, worth: prices && (prices.get(program.rowNames.at(limit.row) ?? "") ?? none) }));
  return {
    book: bookSource(source),
    fairness: fairnessOf({ basis, formulation, students }),
    limits,
    hasPrices: prices !== undefined,
    merits: meritsAgainstCosts(standing),
  };
}

/** Makes the page. Faults: those of folders that are to be compared. */
export async function makeReport(source: ReportSource, request: ReportRequest, news: ReportNews): Promise<Result<ReportFiles>> {
  const { compare = [], frontier = false } = request;
  const compared = compare.length === 0 ? undefined : await comparedWith(source, compare);
  if (compared?.ok === false) return compared;
  const options = hallOptions({ engine: "auto", limitSeconds: undefined });
  const frontiers = frontier ? await frontiersOf(source, options, news) : undefined;
  const page = committeeHtml({ ...committeeSource(source), compared: compared?.value, frontiers });
  return success(new Map([["", page]]));
}
