/** A student's letter: result, reasons, what the prices or a proof of her own say, what was used, and the block for the receipt. One file, no script. */
import { namedColumn } from "../award/titles.ts";
import type { Scheme } from "../award/scheme.ts";
import type { Explanation } from "../explain/explanation.ts";
import type { LetterAward } from "../explain/letter-facts.ts";
import type { OwnProof } from "../explain/own-proof.ts";
import type { PriceVerdict } from "../explain/receipt-prices.ts";
import { blockText, type RowBlock, type UsedRow } from "../explain/receipt-row.ts";
import { levelTitle, yuan } from "../explain/shown.ts";
import { letterTexts as words, saidToStudent } from "../words/letters.ts";
import { conditionText } from "./condition-text.ts";
import { type Html, NOTHING, page, table, wholePage } from "./html.ts";
import { grouped, periodList } from "./notice-html.ts";
import type { PublicPeriod } from "./public-period.ts";

/** A choice that would have been more, and what is shown of it. */
export interface LetterChoice {
  readonly title: string;
  readonly shown: { readonly kind: "prices" } | OwnProof;
}

/** Everything in a letter. */
export interface Letter {
  readonly title: string;
  readonly synthetic: boolean;
  readonly policy: "merit" | "rank";
  readonly scheme: Scheme;
  readonly period: PublicPeriod;
  readonly name: string;
  readonly code: string;
  readonly row: UsedRow;
  readonly block: RowBlock;
  readonly awards: readonly LetterAward[];
  readonly verdict: PriceVerdict;
  /** Where prices do not settle all: every choice that would have been more. */
  readonly choices: readonly LetterChoice[];
}

function said(scheme: Scheme, { code, values }: Explanation): string {
  const { condition } = values;
  return saidToStudent({ code, values: typeof condition === "string" ? { ...values, condition: conditionText(scheme, condition) } : values });
}

function list(scheme: Scheme, facts: readonly Explanation[]): Html {
  if (facts.length === 0) return NOTHING;
  return page`<ul>\n${facts.map((one) => page`<li>${said(scheme, one)}${list(scheme, one.parts)}</li>\n`)}</ul>\n`;
}

function resultRow(scheme: Scheme, { award, given, isWaiting }: LetterAward): readonly string[] {
  if (given === undefined) return [award.title, isWaiting ? words.waiting : words.notGiven, ""];
  return [award.title, words.given(levelTitle(scheme, award.id, given.level)), grouped(yuan(given.fen))];
}

function choiceItem({ title, shown }: LetterChoice): Html {
  switch (shown.kind) {
    case "prices":
      return page`<li>${words.byPrices(title)}</li>\n`;
    case "tied":
      return page`<li>${words.tied(title)}</li>\n`;
    case "open":
      return page`<li>${words.open(title)}</li>\n`;
    case "refuted": {
      const label = words.proofCaption(title);
      return page`<li>${words.refuted(title)}\n<pre tabindex="0" role="group" aria-label="${label}">${[...shown.rows, ...shown.certificate].join("\n")}</pre></li>\n`;
    }
  }
}

function proofSection({ policy, verdict, choices }: Letter): Html {
  if (policy === "rank") return page`<h2>${words.proof}</h2>\n<p>${words.rank}</p>\n`;
  const items = choices.length === 0 ? NOTHING : page`<ul>\n${choices.map(choiceItem)}</ul>\n`;
  return page`<h2>${words.proof}</h2>\n<p>${words.verdicts[verdict]}</p>\n${items}`;
}

function whoList({ name, row, code }: Letter): Html {
  return page`<dl>
<dt>${words.student}</dt><dd>${name === "" ? row.student : `${name} (${row.student})`}</dd>
${name === "" ? page`<dt>${words.code}</dt><dd><span class="code">${code}</span></dd>\n` : NOTHING}</dl>
`;
}

/** The page. */
export function letterHtml(letter: Letter): string {
  const { awards, scheme, row } = letter;
  const title = words.heading(letter.title);
  const results = table(
    words.resultCaption,
    words.resultColumns,
    awards.map((award) => resultRow(scheme, award)),
  );
  const reasons = awards.map(({ award, facts }) => page`<h3>${award.title}</h3>\n${list(scheme, facts)}`);
  // Values are told as they stand, not as numbers of a column.
  const cells = row.facts.map(([file, number, column, text]) => [file, page`${number}`, namedColumn(scheme, file, column), page`${text}`]);
  const body = page`<h1>${title}</h1>
${letter.synthetic ? page`<p class="box warn">${words.synthetic}</p>\n` : NOTHING}<p>${words.private}</p>
${whoList(letter)}<h2>${words.results}</h2>
${awards.length === 0 ? page`<p>${words.nothing}</p>\n` : results}<h2>${words.period}</h2>
<p>${words.objections}</p>
${periodList(letter.period, false)}${awards.length === 0 ? NOTHING : page`<h2>${words.reasons}</h2>\n${reasons}`}${proofSection(letter)}<h2>${words.used}</h2>
<p>${words.usedNote}</p>
${table(words.usedCaption, words.usedColumns, cells)}<h2>${words.block}</h2>
<p>${words.blockNote}</p>
<pre id="row" tabindex="0" role="group" aria-label="${words.block}">${blockText(letter.block)}</pre>
`;
  return wholePage({ language: words.language, title, body });
}
