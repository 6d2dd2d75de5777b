/** What a dean reads in one minute: students, places, money, what was proved, what is left to decide. */
import { isOptimised, awardOf } from "../../award/scheme.ts";
import { goalNames, keyGoalName } from "../../words/report.ts";
import { committeeTexts as words } from "../../words/committee.ts";
import { page } from "../html.ts";
import { grouped } from "../notice-html.ts";
import { goalShown } from "../summary-text.ts";
import { money, section, type Section } from "./parts.ts";
import type { CommitteeSource } from "./source.ts";

/** The title of a goal. */
export function goalTitle(name: string): string {
  return goalNames[name] ?? keyGoalName(name.replace("goal|key-", ""));
}

/** What is proved of the first goal. */
export function resultText({ book }: CommitteeSource): string {
  const { theCase } = book.standing.basis;
  const [goal] = book.goals;
  if (goal === undefined) return "";
  const shown = (value: bigint) => grouped(goalShown({ theCase }, goal.name, value));
  const [title, value] = [goalTitle(goal.name), shown(goal.value)];
  if (book.status === "optimal") return theCase.policy === "rank" ? words.provedRank(title, value) : words.proved(title, value);
  return words.notProved(title, value, book.proof.bound === undefined ? "" : shown(book.proof.bound - goal.value));
}

/** Places of levels in competition that have a number of places. */
function placesText({ book }: CommitteeSource): string {
  const { scheme } = book.standing.basis.theCase;
  const rows = book.summary.levels.filter((row) => isOptimised(awardOf(scheme, row.award)));
  const given = rows.reduce((sum, row) => sum + row.awarded, 0);
  if (rows.some((row) => row.places === undefined)) return words.placesOpen(given);
  return words.placesValue(
    given,
    rows.reduce((sum, row) => sum + (row.places ?? 0) + row.excess, 0),
  );
}

function moneyTexts({ book }: CommitteeSource): readonly string[] {
  const given = book.students.flatMap((student) => student.given).reduce((sum, one) => sum + BigInt(one.fen), 0n);
  const { budgets } = book.summary;
  const funds = budgets.map((row) => words.fundValue(row.title, money(row.limitFen), money(row.leftFen)));
  return [words.moneyValue(money(given)), ...(budgets.length === 0 ? [words.noFund] : funds)];
}

function tiesText({ book }: CommitteeSource): string {
  if (book.standing.basis.theCase.ties === "report") return words.tiesOpen;
  return words.tiesValue(book.summary.keyTies.length, book.summary.ties.length);
}

function enviousText({ fairness }: CommitteeSource): string {
  return words.envyValue(fairness.envy.reduce((sum, row) => sum + row.pairs, 0));
}

/** The section. */
export function summarySection(source: CommitteeSource): Section {
  const { book } = source;
  const { students, eligible, waiting } = book.summary.students;
  const awards = book.students.reduce((sum, { given }) => sum + given.length, 0);
  const holders = book.students.filter(({ given }) => given.length > 0).length;
  const flags = book.students.reduce((sum, student) => sum + student.flags.length, 0);
  const lines: readonly (readonly [string, readonly string[]])[] = [
    [words.result, [resultText(source)]],
    [words.students, [words.studentsValue(students, eligible, waiting)]],
    [words.awards, [words.awardsValue(awards, holders)]],
    [words.places, [placesText(source)]],
    [words.money, moneyTexts(source)],
    [words.ties, [tiesText(source)]],
    [words.envy, [enviousText(source)]],
    [words.toDecide, [words.toDecideValue(book.summary.questions.length, flags)]],
  ];
  const items = lines.map(([name, texts]) => page`<dt>${name}</dt>${texts.map((text) => page`<dd>${text}</dd>`)}\n`);
  return section("summary", words.summary, page`<dl class="box ${book.status === "optimal" ? "good" : "warn"}">\n${items}</dl>\n`);
}
