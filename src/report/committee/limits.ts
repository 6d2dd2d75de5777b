/** Every limit with what is used of it and what one more unit would bring by the prices of the proof; funds and sponsors. */
import { sponsorTotals } from "../../award/allocation.ts";
import type { Scheme } from "../../award/scheme.ts";
import type { Ratio } from "../../award/neutral.ts";
import { pointsOf } from "../../explain/shown.ts";
import { committeeTexts as words } from "../../words/committee.ts";
import { NOTHING, page, table, type Html } from "../html.ts";
import { grouped } from "../notice-html.ts";
import { barChart, type Bar } from "./bars.ts";
import { cappedTable, figure, money, paragraph, section, type Section } from "./parts.ts";
import type { CommitteeSource, PricedLimit } from "./source.ts";

/** Money is priced by this many fen: 1,000 yuan. */
const PRICED_FEN = 100_000n;
/** Most bars of a chart. */
const MOST_BARS = 15;

function limitTitle({ kind, title, part }: PricedLimit): string {
  if (kind === "fund") return words.fund(title);
  return kind === "cap" ? words.cap(title, part === title ? "" : part) : words.quota(title, part);
}

function pricePerUnit({ kind, worth }: PricedLimit): Ratio | undefined {
  return worth === undefined ? undefined : { over: worth.over * (kind === "fund" ? PRICED_FEN : 1n), under: worth.under };
}

/** A price as points; one that rounds to nothing is not nothing. */
function priceText(price: Ratio, scheme: Scheme): string {
  const text = pointsOf(price, scheme);
  return price.over > 0n && Number(text) === 0 ? words.tinyPrice : grouped(text);
}

function limitTable({ limits, book }: CommitteeSource, shown: readonly PricedLimit[] = limits): Html {
  const { scheme } = book.standing.basis.theCase;
  const rows = shown.map((limit) => {
    const price = pricePerUnit(limit);
    const amount = (value: number) => (limit.kind === "fund" ? money(value) : grouped(value));
    const free = amount(limit.most - limit.used);
    return [limitTitle(limit), limit.article, amount(limit.most), amount(limit.used), free, price === undefined ? "" : priceText(price, scheme)];
  });
  return cappedTable(words.limitsCaption, words.limitHeaders, rows, words.moreLevels);
}

/** The limits with a price above 0, the highest first; equal ones in the program's order. */
function priced({ limits }: CommitteeSource, isMoney: boolean): readonly PricedLimit[] {
  const found = limits.filter((limit) => (limit.kind === "fund") === isMoney && limit.worth !== undefined && limit.worth.over > 0n);
  const valueOf = ({ worth }: PricedLimit) => (worth === undefined ? 0 : Number(worth.over) / Number(worth.under));
  return found.toSorted((a, b) => valueOf(b) - valueOf(a) || a.row - b.row);
}

function priceFigure(source: CommitteeSource, isMoney: boolean): Html {
  const { scheme } = source.book.standing.basis.theCase;
  const all = priced(source, isMoney);
  if (all.length === 0) return isMoney || source.limits.length === 0 ? NOTHING : limitTable(source);
  const bars = all.slice(0, MOST_BARS).map((limit): Bar => {
    const price = pricePerUnit(limit) ?? { over: 0n, under: 1n };
    return { name: limitTitle(limit), value: Number(pointsOf(price, scheme)), text: priceText(price, scheme) };
  });
  const [title, axis] = isMoney ? [words.moneyTitle, words.perMoney] : [words.pricesTitle, words.perPlace];
  const chart = barChart({ id: isMoney ? "prices-money" : "prices-places", title, says: words.pricesSays(all.length) }, axis, bars);
  return figure(chart, isMoney ? limitTable(source, all) : limitTable(source), all.length > MOST_BARS ? words.pricesMost(MOST_BARS) : "");
}

function fundTables({ book }: CommitteeSource): Html {
  const funds = book.summary.budgets.map((row) => [
    row.title,
    ...[row.limitFen, row.spentFen, row.dueFen, row.reservedFen, row.awardedFen, row.leftFen].map(money),
  ]);
  const sponsors = sponsorTotals(book.students).map(({ sponsor, fen }) => [sponsor, money(fen)]);
  return page`${funds.length === 0 ? NOTHING : table(words.fundsCaption, words.fundHeaders, funds)}${
    sponsors.length < 2 ? NOTHING : table(words.sponsorsCaption, words.sponsorHeaders, sponsors)
  }`;
}

/** The section. */
export function limitsSection(source: CommitteeSource): Section {
  return section(
    "limits",
    words.limits,
    paragraph(source.hasPrices ? words.limitsNote : words.limitsNoPrices),
    priceFigure(source, false),
    priceFigure(source, true),
    fundTables(source),
  );
}
