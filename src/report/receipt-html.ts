/** The receipt: one page with root, prices and its script inside, which works from a file and without a network. */
import { labelledText } from "../words/lists.ts";
import type { Scheme } from "../award/scheme.ts";
import { FULL_BP } from "../decimal.ts";
import type { PublishedPrices } from "../explain/receipt-prices.ts";
import { levelTitle } from "../explain/shown.ts";
import { receiptAnswers, receiptTexts as words } from "../words/receipt.ts";
import { NOTHING, page, wholePage } from "./html.ts";
import type { ReceiptData } from "./receipt-data.ts";

/** What the page speaks of; `script` is the text of `receipt-page.js`. */
export interface ReceiptPage {
  readonly title: string;
  readonly synthetic: boolean;
  readonly students: number;
  readonly root: string;
  readonly prices: PublishedPrices;
  readonly scheme: Scheme;
  /** Whether the first goal is merit. */
  readonly isMerit: boolean;
  readonly script: string;
}

function titlesOf(scheme: Scheme): Readonly<Record<string, string>> {
  const titles = scheme.awards.flatMap((award): readonly (readonly [string, string])[] => [
    [award.id, award.title],
    ...award.levels.map((level) => [`${award.id}|${level.id}`, levelTitle(scheme, award.id, level.id)] as const),
  ]);
  return Object.fromEntries(titles);
}

/** Units of a sweep per point: the price of the divided goal times the units of the goal in a point, over its divisor. */
function pointsOf({ inequalities, sweeps }: PublishedPrices, { merit }: Scheme, isMerit: boolean): ReceiptData["points"] {
  const unitsPerPoint = BigInt(FULL_BP) * 10n ** BigInt(merit.digits);
  const divisor = inequalities.find(({ inequality }) => inequality === "0")?.divisor ?? "1";
  return sweeps.map(({ prices }) => {
    const price = prices.find(([inequality]) => inequality === "0")?.[1];
    return isMerit && price !== undefined && price !== "0" ? [String(BigInt(price) * unitsPerPoint), divisor] : null;
  });
}

/** The data that the page holds. */
export function receiptData({ root, prices, scheme, isMerit }: ReceiptPage): ReceiptData {
  return { root, prices, points: pointsOf(prices, scheme, isMerit), titles: titlesOf(scheme), words: receiptAnswers };
}

/** The page. */
export function receiptHtml(all: ReceiptPage): string {
  const title = words.heading(all.title);
  const body = page`<h1>${title}</h1>
<p>${words.lead}</p>
${all.synthetic ? page`<p class="box warn">${words.synthetic}</p>\n` : NOTHING}<noscript><p class="box warn">${words.noScript}</p></noscript>
<label for="file">${words.file}</label>
<input type="file" id="file" accept=".html,.txt">
<label for="text">${words.text}</label>
<textarea id="text" spellcheck="false" autocomplete="off"></textarea>
<button type="button" id="check">${words.button}</button>
<h2>${words.answer}</h2>
<div id="answer" class="box" role="status" aria-live="polite"><p>${words.waiting}</p></div>
<div id="details"></div>
<h2>${words.published}</h2>
<p>${labelledText(words.root, "")}<code>${all.root}</code></p>
<p>${words.students(all.students)}</p>
<h2>${words.how}</h2>
<p>${words.howRow}</p>
<p>${words.howPrices}</p>
`;
  return wholePage({ language: words.language, title, body, script: { data: receiptData(all), text: all.script } });
}
