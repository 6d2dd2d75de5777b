/** Award rates by groups, with small groups left out; envy; and what can go wrong in a case of this kind. */
import { LEAST_PUBLISHED, type FieldRates } from "../../award/group-rates.ts";
import { formatDecimal } from "../../decimal.ts";
import { merit } from "../../explain/shown.ts";
import { committeeTexts as words } from "../../words/committee.ts";
import { titlesOf } from "../book/source.ts";
import { regimeLines } from "../fairness-text.ts";
import { NOTHING, page, table, type Html } from "../html.ts";
import { barChart } from "./bars.ts";
import { cappedTable, figure, paragraph, section, type Section } from "./parts.ts";
import type { CommitteeSource } from "./source.ts";

/** Most bars of one chart. */
const MOST_BARS = 12;

/** Percent with one decimal, rounded down. */
function percent(awarded: number, eligible: number): string {
  return eligible === 0 ? "0.0" : formatDecimal(Math.floor((awarded * 1000) / eligible), 1);
}

function rateFigure({ title, groups }: FieldRates, number: number): Html {
  const shown = groups.filter(({ publish }) => publish);
  if (shown.length === 0) return NOTHING;
  const name = (group: string) => (group === "" ? words.unknown : group);
  const rows = shown.map(({ group, eligible, awarded }) => [name(group), eligible, awarded, percent(awarded, eligible)]);
  const bars = shown.slice(0, MOST_BARS).map(({ group, eligible, awarded }) => {
    const text = percent(awarded, eligible);
    return { name: name(group), value: Number(text), text: words.rateBar(text, awarded, eligible) };
  });
  const says = words.ratesSays(shown.length, groups.length - shown.length);
  const chart = barChart({ id: `rates-${number}`, title: words.ratesTitle(title), says }, words.rate, bars, 100);
  const behind = cappedTable(words.ratesTitle(title), words.rateHeaders(title), rows, words.moreLevels);
  return figure(chart, behind, shown.length > MOST_BARS ? words.ratesMost(MOST_BARS) : "");
}

function envyTable({ book, fairness }: CommitteeSource): Html {
  const titles = titlesOf(book);
  const { scheme } = book.standing.basis.theCase;
  const rows = fairness.envy
    .filter(({ pairs }) => pairs > 0)
    .map((row) => {
      const { worst } = row;
      const holds = worst === undefined || worst.holds === "" ? words.nothing : titles.level(row.award, worst.holds);
      const widest =
        worst === undefined ? "" : words.envyWorst(worst.envious, merit(worst.enviousMerit, scheme), holds, worst.envied, merit(worst.enviedMerit, scheme));
      const level = row.levelTitle === row.title ? "" : row.levelTitle;
      return [row.title, level, row.pairs, row.envious, row.acrossParts, row.otherAward, row.declared, widest];
    });
  return rows.length === 0 ? paragraph(words.noEnvy) : table(words.envyCaption, words.envyHeaders, rows);
}

/** The section. */
export function fairnessSection(source: CommitteeSource): Section {
  const { rates } = source.fairness;
  return section(
    "fairness",
    words.fairness,
    paragraph(rates.length === 0 ? words.noRates : words.ratesNote(LEAST_PUBLISHED)),
    page`${rates.map((one, i) => rateFigure(one, i + 1))}`,
    paragraph(words.envyNote),
    envyTable(source),
    page`${regimeLines(source.fairness).map(paragraph)}`,
  );
}
