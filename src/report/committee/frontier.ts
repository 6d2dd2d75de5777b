/** Which places can move between the levels of an award while the total stays constant: the undominated adjustments, drawn and listed. */
import { awardOf } from "../../award/scheme.ts";
import type { AdjustFrontier } from "../../explain/adjust-frontier.ts";
import { points as pointsText } from "../../explain/shown.ts";
import { committeeTexts as words } from "../../words/committee.ts";
import { NOTHING, page, table, type Html } from "../html.ts";
import { grouped } from "../notice-html.ts";
import { COLOURS, numberAxis, type Chart } from "./chart.ts";
import { figure, money, paragraph, section, type Section } from "./parts.ts";
import type { CommitteeSource } from "./source.ts";

/** Awards and merit of the allocation that the report is about. */
function ownPoint({ book }: CommitteeSource, award: string): { readonly heads: number; readonly merit: string } | undefined {
  const goal = book.goals.find(({ name }) => name === "goal|merit");
  const heads = book.summary.levels.filter((row) => row.award === award).reduce((sum, row) => sum + row.awarded, 0);
  return goal === undefined ? undefined : { heads, merit: pointsText(goal.value, book.standing.basis.theCase.scheme) };
}

function ownData({ heads, merit }: NonNullable<ReturnType<typeof ownPoint>>): readonly [number, number] {
  return [heads, Number(merit)];
}

function coloured(at: 0 | 1): Readonly<Record<string, unknown>> {
  return { itemStyle: { color: COLOURS[at] }, lineStyle: { color: COLOURS[at] } };
}

function chartOf({ question, points }: AdjustFrontier, number: number, own: ReturnType<typeof ownPoint>): Chart {
  const { award } = question.funding;
  const { scheme } = question.theCase;
  const data = points.map(({ goals }) => [Number(goals.heads), Number(pointsText(BigInt(goals.merit), scheme))]);
  return {
    id: `frontier-${number}`,
    title: words.frontierTitle(award.title),
    says: words.frontierSays(points.length),
    height: 290,
    option: {
      grid: { left: 75, right: 25, top: 30, bottom: 72 },
      xAxis: { ...numberAxis(words.awardsAxis, true), minInterval: 1 },
      yAxis: numberAxis(words.totalMerit, false),
      legend: { bottom: 0, left: 60, data: own === undefined ? [] : [words.frontierPoints, words.here], selectedMode: false },
      series: [
        { type: "line", name: words.frontierPoints, silent: true, symbol: "circle", symbolSize: 7, data, ...coloured(0) },
        ...(own === undefined
          ? []
          : [{ type: "scatter", name: words.here, silent: true, symbol: "diamond", symbolSize: 16, data: [ownData(own)], ...coloured(1) }]),
      ],
    },
  };
}

function frontierPart(source: CommitteeSource, frontier: AdjustFrontier, number: number): Html {
  const { question, points, isComplete } = frontier;
  const { scheme } = question.theCase;
  const levels = question.funding.award.levels.map(({ title }) => title).join(" / ");
  const rows = points.map(({ places, goals, fen, moves }) => [
    places.join(" / "),
    goals.heads,
    goals["first-level"],
    grouped(pointsText(BigInt(goals.merit), scheme)),
    money(fen),
    moves.length,
  ]);
  const title = words.frontierTitle(question.funding.award.title);
  const behind = table(title, words.frontierHeaders(levels), rows);
  const own = ownPoint(source, question.funding.award.id);
  const note = own === undefined ? "" : words.frontierHere(own.heads, grouped(own.merit));
  return page`${figure(chartOf(frontier, number, own), behind, note)}${isComplete ? NOTHING : paragraph(words.frontierPart(points.length))}`;
}

/** The section. */
export function frontierSection(source: CommitteeSource): Section {
  const { frontiers, book } = source;
  const { scheme } = book.standing.basis.theCase;
  if (scheme.adjustable.length === 0) return section("frontier", words.frontier, paragraph(words.frontierNoClause));
  if (frontiers === undefined) return section("frontier", words.frontier, paragraph(words.frontierNone(book.path)));
  const parts = frontiers.map(({ award, frontier }, i) =>
    frontier === undefined ? paragraph(words.frontierOpen(awardOf(scheme, award).title)) : frontierPart(source, frontier, i + 1),
  );
  return section("frontier", words.frontier, paragraph(words.frontierNote), page`${parts}`);
}
