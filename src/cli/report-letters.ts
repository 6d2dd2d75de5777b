/** `bursar report DIR --format letters`: one file for each student, a list of which file is whose, and the secret of the salts. */
import { caseTitle } from "../award/titles.ts";
import { letterAwards } from "../explain/letter-facts.ts";
import { ownProof } from "../explain/own-proof.ts";
import { judgeRow, type PricedRow } from "../explain/receipt-prices.ts";
import { placeTitle } from "../explain/shown.ts";
import type { Standing } from "../explain/standing.ts";
import { success, type Result } from "../fault.ts";
import { type LetterChoice, letterHtml } from "../report/letter-html.ts";
import { writeTable } from "../tables/csv.ts";
import type { TrialOptions } from "../trials.ts";
import { partsOfSource, type PublicParts } from "./report-public.ts";
import { saltText } from "./report-publish.ts";
import type { Publication, ReportFiles, ReportRequest } from "./report-request.ts";
import type { ReportSource } from "./report-source.ts";

/** Nodes after which the search for one student's proof is given up. */
const MOST_NODES = 1000;

/** Every choice that would have been more for a student, and what shows that it is in no best allocation, or that she was tied. */
async function choicesOf(standing: Standing, student: number, { groups }: PricedRow, options: TrialOptions): Promise<readonly LetterChoice[]> {
  const { formulation, basis } = standing;
  const first = formulation.groups.students.indexOf(student);
  const found: LetterChoice[] = [];
  for (const [g, choices] of groups.entries())
    for (const [c, { choice, isMore, shown }] of choices.entries()) {
      if (!isMore) continue;
      const title = choice.gives.map(([award, level]) => placeTitle(basis.theCase.scheme, award, level)).join(" + ");
      const column = (formulation.firstColumn[first + g] ?? 0) + c;
      found.push({ title, shown: shown === undefined ? await ownProof(standing, [column], options) : { kind: "prices" } });
    }
  return found;
}

/** The letters of all students by the names of their files. */
export async function lettersOf(standing: Standing, parts: PublicParts, now: () => number): Promise<ReadonlyMap<string, string>> {
  const { theCase } = standing.basis;
  const { synthetic, policy, scheme, ids } = theCase;
  const options: TrialOptions = { engine: "price-and-branch", limitSeconds: undefined, nodeLimit: MOST_NODES, now, shouldStop: () => false };
  const letters = new Map<string, string>();
  for (const student of ids.keys()) {
    const [row, block, marks, person] = [parts.rows[student], parts.blocks[student], parts.marks[student], parts.people[student]];
    if (row === undefined || block === undefined || marks === undefined || person === undefined) throw new Error("a student has a row");
    const priced = judgeRow(row, parts.book.published);
    const { verdict } = priced;
    const choices = verdict === "not-settled" && policy === "merit" ? await choicesOf(standing, student, priced, options) : [];
    const awards = letterAwards(standing, student);
    const { period } = parts;
    letters.set(
      marks.file,
      letterHtml({ title: caseTitle(theCase), synthetic, policy, scheme, period, name: person.name, code: marks.code, row, block, awards, verdict, choices }),
    );
  }
  return letters;
}

/** Everything in the folder of letters: `letters.csv` says which file is whose, and the folder is for the office alone. */
function folderOf(ids: readonly string[], { marks }: PublicParts, letters: ReadonlyMap<string, string>, { secret, keepsSecret }: Publication): ReportFiles {
  const list = writeTable(
    ["id", "file", "code"],
    ids.map((id, i) => [id, marks[i]?.file ?? "", marks[i]?.code ?? ""]),
  );
  const salt: readonly (readonly [string, string])[] = keepsSecret ? [["salt.txt", saltText(secret)]] : [];
  return new Map([...letters, ["letters.csv", list], ...salt]);
}

/** Makes the files. Faults: an allocation that is not proved the best, texts that may not be published. */
export async function makeReport(source: ReportSource, { publication }: ReportRequest): Promise<Result<ReportFiles>> {
  const parts = partsOfSource(source, publication);
  if (!parts.ok || publication === undefined) return parts.ok ? success(new Map()) : parts;
  const letters = await lettersOf(source.standing, parts.value, () => performance.now());
  return success(folderOf(source.standing.basis.theCase.ids, parts.value, letters, publication));
}
