/** The public notice as a page and as a table, from `PublicNotice` alone. */
import type { PublicLimit, PublicNotice, PublicRow } from "../explain/public-notice.ts";
import type { PublishedPrices } from "../explain/receipt-prices.ts";
import { pointsOf, yuan } from "../explain/shown.ts";
import type { Scheme } from "../award/scheme.ts";
import { noticeTexts as words } from "../words/notice.ts";
import { type Html, NOTHING, page, table, wholePage } from "./html.ts";
import { periodTexts, type PublicPeriod } from "./public-period.ts";

/** Hashes that bind a notice to what lies behind it, in hexadecimal. */
export interface Fingerprints {
  readonly inputs: string;
  readonly program: string;
  readonly certificate: string;
  readonly allocation: string;
  readonly root: string;
}

/** Everything on the page. */
export interface NoticePage {
  readonly notice: PublicNotice;
  readonly period: PublicPeriod;
  readonly prints: Fingerprints;
  readonly prices: PublishedPrices;
  /** For the digits of points. */
  readonly scheme: Scheme;
  readonly policy: "merit" | "rank";
}

const PART_NAMES = ["code", "name", "school", "programme", "grade", "level"] as const;

/** Thousands separated by commas. */
export function grouped(number: string | number): string {
  return String(number).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ",");
}

/** The period, readable for people and for programs; with the day on which the notice comes down. */
export function periodList(period: PublicPeriod, withTakeDown: boolean): Html {
  const { zone, firstDay, lastDay, takeDownDay, start, end } = periodTexts(period);
  return page`<dl>
<dt>${words.start}</dt><dd><time datetime="${start}">${words.startDay(firstDay, zone)}</time></dd>
<dt>${words.end}</dt><dd><time datetime="${end}">${words.endDay(lastDay, zone)}</time></dd>
${withTakeDown ? page`<dt>${words.takeDown}</dt><dd><time datetime="${takeDownDay}">${words.takeDownDay(takeDownDay)}</time></dd>\n` : NOTHING}</dl>
`;
}

function awardTables(rows: readonly PublicRow[]): readonly Html[] {
  const awards = [...new Set(rows.map((row) => row.award))];
  const headers = PART_NAMES.map((part) => words.columns[part]);
  return awards.map((award) => {
    const own = rows.filter((row) => row.award === award);
    const cells = own.map((row) => PART_NAMES.map((part) => (part === "code" && row.code !== "" ? page`<span class="code">${row.code}</span>` : row[part])));
    return table(words.awardCaption(award, own.length), headers, cells);
  });
}

function limitTitle({ kind, title, part, article }: PublicLimit): string {
  if (kind === "fund") return words.fund(title);
  return kind === "cap" ? words.places(title, part, article) : words.group(title, part, article);
}

/** Fen of a price: 1,000 yuan. */
const PRICED_FEN = 100_000n;

function limitRow(limit: PublicLimit, scheme: NoticePage["scheme"]): readonly string[] {
  const { kind, most, used, worth } = limit;
  const shown = (value: number) => grouped(kind === "fund" ? yuan(value) : value);
  const unit = kind === "fund" ? PRICED_FEN : 1n;
  const price = worth === undefined ? "" : grouped(pointsOf({ over: worth.over * unit, under: worth.under }, scheme));
  return [limitTitle(limit), shown(most), ...(used === undefined ? [words.few, words.few] : [shown(used), shown(most - used)]), price];
}

function numbers({ notice, prices, scheme, policy }: NoticePage): Html {
  const isRank = policy === "rank";
  const none = isRank ? words.noPricesRank : words.noPrices;
  const funnel = notice.awards.map((one) => [one.award, one.candidates, one.eligible, one.waiting, one.given]);
  const levels = notice.levels.map((one) => [one.award, one.level, one.places ?? words.noCap, one.given, one.cutOff]);
  const limits = notice.limits.map((limit) => limitRow(limit, scheme));
  return page`<h2>${words.numbers}</h2>
${table(words.funnel, words.funnelColumns, funnel)}${table(words.levels, words.levelColumns, levels)}<p>${isRank ? words.cutOffNoteRank : words.cutOffNote}</p>
<h2>${words.limits}</h2>
${limits.length === 0 ? NOTHING : table(words.limitCaption, words.limitColumns, limits)}<p>${prices.sweeps.length === 0 ? none : words.limitNote}</p>
`;
}

function checkSection({ notice, prices, policy }: NoticePage): Html {
  const { settled, "not-settled": open, "best-held": best, "nothing-open": none } = notice.verdicts;
  const lines = prices.sweeps.map((sweep) => words.sweep(sweep.prices.map(([k, price]) => `${k} ${price}`).join(" "), sweep.slack));
  const exact = page`<h3>${words.exact}</h3>
<p>${words.exactNote}</p>
<pre tabindex="0">${lines.join("\n")}</pre>
`;
  return page`<h2>${words.check}</h2>
<p>${words.receiptLead} <a href="receipt.html">receipt.html</a>${words.receiptRest}</p>
<p>${policy === "rank" ? words.shareRank(settled + open) : words.share(settled, open)} ${words.rest(best, none)}</p>
${lines.length === 0 ? NOTHING : exact}`;
}

function printsSection({ notice, prints }: NoticePage): Html {
  const names = ["inputs", "program", "certificate", "allocation", "root"] as const;
  const lines = names.map(
    (name) => page`<dt>${words.printNames[name]}</dt><dd><code>${prints[name]}</code>${name === "root" ? ` ${words.rows(notice.students)}` : ""}</dd>\n`,
  );
  return page`<h2>${words.prints}</h2>
<p>${words.printsNote}</p>
<dl>
${lines}</dl>
`;
}

/** The page. */
export function noticeHtml(all: NoticePage): string {
  const { notice, period } = all;
  const { start, end, takeDownDay } = periodTexts(period);
  const title = words.heading(notice.title);
  const goal = notice.goals[0]?.name ?? "";
  const hasCodes = notice.rows.some((row) => row.code !== "");
  const body = page`<h1>${title}</h1>
<p>${words.lead(notice.scheme, notice.source, notice.round)}</p>
${notice.synthetic ? page`<p class="box warn">${words.synthetic}</p>\n` : NOTHING}<h2>${words.period}</h2>
${periodList(period, true)}<p>${words.objections}</p>
<h2>${words.awards}</h2>
${hasCodes ? page`<p>${words.codes}</p>\n` : NOTHING}${notice.rows.length === 0 ? page`<p>${words.noAwards}</p>\n` : awardTables(notice.rows)}<h2>${words.goals}</h2>
<p>${all.policy === "rank" ? words.provedRank(goal) : words.proved(goal)}</p>
<ul>
${notice.goals.map(({ name, value }) => page`<li>${words.goal(name, grouped(value))}</li>\n`)}</ul>
${numbers(all)}${checkSection(all)}${printsSection(all)}`;
  const meta = { "bursar-notice-start": start, "bursar-notice-end": end, "bursar-notice-take-down": takeDownDay, "bursar-notice-root": all.prints.root };
  return wholePage({ language: words.language, title, body, meta });
}

const TABLE_PARTS = ["code", "name", "school", "programme", "grade", "award", "level"] as const;

/** The awards as a table. */
export function noticeTable({ rows }: PublicNotice): { readonly headers: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  return { headers: TABLE_PARTS, rows: rows.map((row) => TABLE_PARTS.map((part) => row[part])) };
}
