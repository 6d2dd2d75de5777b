/** A re-evaluation as text for a terminal: who keeps, who loses, what is missing, where the money goes. */
import { caseTitle } from "../award/titles.ts";
import type { Case } from "../award/case.ts";
import type { ReevaluatedAward, Reevaluation, RenewalLevel } from "../award/renewal.ts";
import { formatDecimal } from "../decimal.ts";
import { releasedReading, type ReleasedAnswer, type ReleasedPlace, type ReleasedUse } from "../explain/released.ts";
import { inWords } from "../words/in-words.ts";
import { unsettledLine } from "../words/report.ts";
import * as words from "../words/renewal.ts";
import { proofLines, yuan } from "./summary-text.ts";
import { textTable } from "./text-table.ts";
import { wrapped } from "./wrap.ts";

const { renewalTexts } = words;
const WIDTH = 110;

/** A table whose columns from `rightFrom` to `rightTo` are numbers. */
function numbersTable(headers: readonly string[], rows: readonly (readonly string[])[], rightFrom: number, rightTo: number): readonly string[] {
  const alignments = headers.map((_, i) => (i >= rightFrom && i <= rightTo ? ("right" as const) : ("left" as const)));
  return textTable(headers, rows, alignments)
    .split("\n")
    .map((line) => line.trimEnd());
}

function levelName(award: ReevaluatedAward): string {
  return award.level?.title ?? renewalTexts.unknownLevel;
}

function money(award: ReevaluatedAward, part: "keptFen" | "releasedFen" | "heldFen"): string {
  return award.money === undefined ? renewalTexts.none : yuan(award.money[part]);
}

function levelRow(name: string, row: Omit<RenewalLevel, "level">): readonly string[] {
  const counts = [row.kept + row.lost + row.unknown, row.kept, row.lost, row.unknown].map(String);
  return [name, ...counts, ...[row.amountFen, row.keptFen, row.releasedFen, row.heldFen].map(yuan)];
}

function levelLines({ levels, total }: Reevaluation): readonly string[] {
  const rows = levels.map((row) => levelRow(row.level?.title ?? renewalTexts.unknownLevel, row));
  return numbersTable(renewalTexts.levelHeaders, [...rows, levelRow(renewalTexts.total, total)], 1, 8);
}

function lostLines({ awards }: Reevaluation): readonly string[] {
  const lost = awards.filter((award) => award.verdict === "lost");
  if (lost.length === 0) return [];
  const rows = lost.map((award) => [
    award.id,
    levelName(award),
    money(award, "keptFen"),
    money(award, "releasedFen"),
    award.grounds.map((ground) => `${ground.id} [${ground.article}]`).join(", "),
  ]);
  return [renewalTexts.lost, ...numbersTable(renewalTexts.lostHeaders, rows, 2, 3), ""];
}

/** Awards for which something is missing: a ground, the level or the amount. */
function unknownLines({ awards }: Reevaluation): readonly string[] {
  const open = awards.filter((award) => award.missing.length > 0);
  if (open.length === 0) return [];
  const rows = open.map((award) => [
    award.id,
    levelName(award),
    money(award, "keptFen"),
    money(award, "heldFen"),
    award.verdict === "unknown" ? award.grounds.map((ground) => ground.id).join(", ") : award.verdict,
    award.missing.join(", "),
  ]);
  return [renewalTexts.unknown, ...numbersTable(renewalTexts.unknownHeaders, rows, 2, 3), ""];
}

function unclearLines({ unclear }: Reevaluation): readonly string[] {
  if (unclear.length === 0) return [];
  return [renewalTexts.unclear, ...unclear.map((student) => `  ${words.unclearLine(student.id, student.missing.join(", "))}`), ""];
}

function keptLines({ awards }: Reevaluation): readonly string[] {
  const ids = awards.filter((award) => award.verdict === "kept").map((award) => award.id);
  return ids.length === 0 ? [] : [wrapped(words.keptLine(ids.join(", ")), WIDTH, 0, 2)];
}

function placeRow(theCase: Case, titles: ReadonlyMap<string, string>, place: ReleasedPlace): readonly string[] {
  const title = (level: string | undefined) => (level === undefined ? renewalTexts.none : (titles.get(level) ?? level));
  const merit = Number.isNaN(place.merit) ? renewalTexts.none : formatDecimal(place.merit, theCase.scheme.merit.digits);
  return [place.id, title(place.from), title(place.to), merit, yuan(place.fen)];
}

function placesLines(theCase: Case, evaluation: Reevaluation, use: Extract<ReleasedUse, { readonly kind: "places" }>): readonly string[] {
  const titles = new Map(evaluation.award.levels.map((level) => [level.id, level.title]));
  const rows = use.places.map((place) => placeRow(theCase, titles, place));
  const { summary } = use.answer;
  const tied = summary.ties.flatMap((tie) => tie.students.map((student) => student.id));
  return [
    words.competingLine(use.candidates, use.waiting),
    ...(rows.length === 0 ? [words.nobodyPlaced()] : numbersTable(renewalTexts.placeHeaders, rows, 3, 4)),
    ...use.levels.map((row) => words.levelLine(titles.get(row.level) ?? row.level, row.filled, row.places, yuan(row.fen))),
    words.spentLine(yuan(use.spentFen), yuan(evaluation.total.releasedFen), yuan(use.leftFen)),
    ...(summary.ties.length === 0 ? [] : [words.lotLine(summary.ties.length, theCase.seed, tied.join(", "))]),
    ...summary.questions.map((question) => inWords(question).says),
    ...proofLines(use.answer),
  ];
}

function useLines(theCase: Case, evaluation: Reevaluation, use: ReleasedUse): readonly string[] {
  switch (use.kind) {
    case "sum":
      return [words.sumLine(yuan(use.fen))];
    case "nobody":
      return [words.nobodyLine(use.why, use.waiting)];
    case "unsettled":
      return [unsettledLine(use.limit)];
    case "places":
      return placesLines(theCase, evaluation, use);
  }
}

function answersLines(theCase: Case, evaluation: Reevaluation, answers: readonly ReleasedAnswer[]): readonly string[] {
  const reading = releasedReading(theCase, evaluation);
  const shown = reading === undefined ? "" : `${reading.id}, ${reading.parameter}`;
  return [
    words.releasedHead(yuan(evaluation.total.releasedFen), shown),
    ...answers.flatMap(({ reading: name, isStated, use }) => [
      "",
      `${isStated ? "*" : " "} ${words.readingHead(name, isStated)}`,
      ...useLines(theCase, evaluation, use).map((line) => `    ${line}`),
    ]),
  ];
}

/** Everything about one re-evaluation. */
export function renewalText(theCase: Case, evaluation: Reevaluation, answers: readonly ReleasedAnswer[]): string {
  const { renewal, award, total } = evaluation;
  const open = evaluation.awards.filter((held) => held.missing.length > 0).length + evaluation.unclear.length;
  const lines = [
    words.renewalHead(award.title, renewal.article, caseTitle(theCase), theCase.asOfText),
    ...(theCase.synthetic ? [renewalTexts.synthetic] : []),
    "",
    words.renewalCounts({ held: evaluation.awards.length, ...total }),
    ...(total.withoutAmount === 0 ? [] : [words.withoutAmountLine(total.withoutAmount)]),
    "",
    ...levelLines(evaluation),
    "",
    ...lostLines(evaluation),
    ...unknownLines(evaluation),
    ...unclearLines(evaluation),
    ...keptLines(evaluation),
    ...answersLines(theCase, evaluation, answers),
    ...(open === 0 ? [] : ["", words.openLine(open)]),
  ];
  return lines.map((line) => `${line}\n`).join("");
}
