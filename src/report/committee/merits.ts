/**
 * Merit against cost with the cut-offs, award by award. With many candidates those of about the same merit and cost share a mark: the range of either is cut
 * into equal parts, and a mark's area grows with how many it stands for, so that the picture's size does not grow with the cohort.
 */
import type { AwardMerits, MeritCost } from "../../explain/merit-cost.ts";
import { merit as meritText } from "../../explain/shown.ts";
import { committeeTexts as words } from "../../words/committee.ts";
import { page, table, type Html } from "../html.ts";
import { COLOURS, GREY, MARKS, numberAxis, type Chart } from "./chart.ts";
import { figure, money, paragraph, section, type Section } from "./parts.ts";
import type { CommitteeSource } from "./source.ts";

/** Most awards that are drawn, those with most candidates. */
const MOST_CHARTS = 6;
/** Beyond so many candidates marks are shared. */
const MOST_MARKS = 1500;
const BINS_ACROSS = 50;
const BINS_UP = 25;
const LEAST_SIZE = 7;
const MOST_SIZE = 20;

/** A mark at a merit and a cost in yuan, for so many students. */
export type Mark = readonly [merit: number, yuan: number, students: number];

function extremes(values: readonly number[]): readonly [number, number] {
  let [low, high] = [values[0] ?? 0, values[0] ?? 0];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return [low, high];
}

function range(values: readonly number[]): (value: number, parts: number) => number {
  const [low, high] = extremes(values);
  // The middle of the part in which the value lies.
  return (value, parts) => {
    if (high === low) return value;
    const part = Math.min(parts - 1, Math.floor(((value - low) / (high - low)) * parts));
    return low + ((part + 0.5) / parts) * (high - low);
  };
}

/** One mark for each point; or, where they are too many, for all points of about the same place. Both have all students. */
export function marksOf(points: readonly MeritCost[], all: readonly MeritCost[], digits: number): readonly Mark[] {
  const scale = 10 ** digits;
  const isShared = all.length > MOST_MARKS;
  const [across, up] = isShared ? [range(all.map(({ merit }) => merit)), range(all.map(({ fen }) => fen))] : [];
  const counts = new Map<string, Mark>();
  for (const { merit, fen } of points) {
    const x = Number(((across?.(merit, BINS_ACROSS) ?? merit) / scale).toPrecision(6));
    const y = Number(((up?.(fen, BINS_UP) ?? fen) / 100).toPrecision(8));
    const key = `${x} ${y}`;
    counts.set(key, [x, y, (counts.get(key)?.[2] ?? 0) + 1]);
  }
  return [...counts.values()];
}

function sizeOf(students: number, most: number): number {
  return Number((LEAST_SIZE + (MOST_SIZE - LEAST_SIZE) * Math.sqrt((students - 1) / Math.max(1, most - 1))).toFixed(1));
}

/** The marks of one level, or of those who hold none. */
interface Series {
  readonly name: string;
  readonly marks: readonly Mark[];
  readonly colour: string;
  readonly symbol: string;
  readonly cutOff: number | undefined;
}

function drawnSeries({ name, marks, colour, symbol, cutOff }: Series, most: number): Readonly<Record<string, unknown>> {
  const line = { symbol: "none", silent: true, label: { show: false }, lineStyle: { color: colour, type: "dashed", width: 1.5 }, data: [{ xAxis: cutOff }] };
  return {
    type: "scatter",
    name,
    silent: true,
    symbol,
    data: marks.map(([x, y, students]) => ({ value: [x, y], symbolSize: sizeOf(students, most) })),
    itemStyle: { color: colour, opacity: 0.75 },
    ...(cutOff === undefined ? {} : { markLine: line }),
  };
}

function seriesOf({ book }: CommitteeSource, { award, points }: AwardMerits): readonly Series[] {
  const { scheme } = book.standing.basis.theCase;
  const { digits } = scheme.merit;
  const none = points.filter(({ level }) => level === undefined);
  const levels = award.levels.map((level, l): Series => {
    const held = points.filter((point) => point.level === l);
    const cutOff = book.summary.levels.find((row) => row.award === award.id && row.level === level.id)?.cutOff;
    return {
      name: words.levelMark(level.title, held.length, cutOff === undefined ? "" : meritText(cutOff, scheme)),
      marks: marksOf(held, points, digits),
      colour: COLOURS[l % COLOURS.length] ?? GREY,
      symbol: MARKS[l % MARKS.length] ?? "circle",
      cutOff: cutOff === undefined ? undefined : cutOff / 10 ** digits,
    };
  });
  const others = {
    name: words.levelMark(words.noLevel, none.length, ""),
    marks: marksOf(none, points, digits),
    colour: GREY,
    symbol: "circle",
    cutOff: undefined,
  };
  return [others, ...levels].filter(({ marks }) => marks.length > 0);
}

function chartOf(source: CommitteeSource, merits: AwardMerits, number: number): Chart {
  const { award, points } = merits;
  const series = seriesOf(source, merits);
  const most = Math.max(1, ...series.flatMap(({ marks }) => marks.map(([, , students]) => students)));
  const given = points.filter(({ level }) => level !== undefined).length;
  const legendLines = Math.ceil(series.length / 3);
  return {
    id: `merits-${number}`,
    title: words.meritsTitle(award.title),
    says: words.meritsSays(points.length, given),
    height: 240 + 22 * legendLines,
    option: {
      grid: { left: 75, right: 25, top: 30, bottom: 50 + 22 * legendLines },
      legend: { bottom: 0, left: 60, right: 20, itemGap: 14, textStyle: { color: "#1a1a1a" }, data: series.map(({ name }) => name), selectedMode: false },
      xAxis: numberAxis(words.merit, true),
      yAxis: numberAxis(words.cost, false),
      series: series.map((one) => drawnSeries(one, most)),
    },
  };
}

function tableOf({ book }: CommitteeSource, { award, points }: AwardMerits): Html {
  const { scheme } = book.standing.basis.theCase;
  const groups = [...award.levels.map(({ title }, l) => [title, l] as const), [words.noLevel, undefined] as const];
  const rows = groups.flatMap(([title, level]) => {
    const own = points.filter((point) => point.level === level);
    if (own.length === 0) return [];
    const [lowMerit, highMerit] = extremes(own.map(({ merit }) => merit));
    const [lowFen, highFen] = extremes(own.map(({ fen }) => fen));
    return [[title, own.length, meritText(lowMerit, scheme), meritText(highMerit, scheme), money(lowFen), money(highFen)]];
  });
  return table(words.meritsTitle(award.title), words.meritsHeaders, rows);
}

/** The section. */
export function meritsSection(source: CommitteeSource): Section {
  const drawable = source.merits.filter(({ points }) => points.length > 0);
  const most = drawable.toSorted((a, b) => b.points.length - a.points.length).slice(0, MOST_CHARTS);
  const kept = drawable.filter((one) => most.includes(one));
  const figures = kept.map((merits, i) => {
    const note = merits.points.length > MOST_MARKS ? words.meritsBins(merits.points.length) : "";
    return figure(chartOf(source, merits, i + 1), tableOf(source, merits), note);
  });
  const more = drawable.length - kept.length;
  return section("merits", words.merits, page`${paragraph(words.meritsNote)}${figures}${paragraph(more > 0 ? words.meritsMore(more) : "")}`);
}
