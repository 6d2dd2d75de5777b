/** Other allocations of the same regulation beside this one: totals, levels, and who gains or loses. */
import type { Comparison } from "../../scenario/compare.ts";
import type { AllocatedSide, Held, Side } from "../../scenario/side.ts";
import { committeeTexts as words } from "../../words/committee.ts";
import { changeReasons, letterOf, levelRows, optionTitle, totalsRows, type Compared, type SideRow } from "../compare-text.ts";
import { NOTHING, page, table, type Html } from "../html.ts";
import { grouped } from "../notice-html.ts";
import { nameWidth, namesAxis } from "./bars.ts";
import { COLOURS, numberAxis, type Chart } from "./chart.ts";
import { cappedTable, figure, money, paragraph, section, type Section } from "./parts.ts";
import type { CommitteeSource } from "./source.ts";

/** Most levels of the chart. */
const MOST_LEVELS = 12;

const isAllocated = (side: Side): side is AllocatedSide => side.kind === "allocated";

/** A cell of a comparison for a page, where two blanks are one. */
function cellShown(text: string): string {
  return /^\d+(\.\d+)?$/.test(text) ? grouped(text) : text.replaceAll(/ {2,}/g, " · ");
}

function sidesTable(caption: string, headers: readonly string[], sides: readonly AllocatedSide[], rows: readonly SideRow[]): Html {
  const cells = rows.map(([names, cell]) => [...names, ...sides.map((side) => cellShown(cell(side)))]);
  return table(caption, [...headers, ...sides.map((_, i) => letterOf(i))], cells);
}

interface Level {
  readonly award: string;
  readonly level: string;
  readonly counts: readonly number[];
}

/** Levels in competition with their awards on every side, those with most awards. */
function drawnLevels(sides: readonly AllocatedSide[]): { readonly all: number; readonly levels: readonly Level[] } {
  const [first] = sides;
  const levels = (first?.levels ?? [])
    .filter((row) => first?.awards[row.award]?.optimised === true)
    .map(({ award, level }): Level => {
      const counts = sides.map((side) => side.levels.find((one) => one.award === award && one.level === level)?.awarded ?? 0);
      return { award, level, counts };
    })
    .filter(({ counts }) => counts.some((count) => count > 0));
  const most = levels.toSorted((a, b) => Math.max(...b.counts) - Math.max(...a.counts)).slice(0, MOST_LEVELS);
  return { all: levels.length, levels: levels.filter((level) => most.includes(level)) };
}

function chartOf(sides: readonly AllocatedSide[], all: number, levels: readonly Level[]): Chart {
  const names = levels.map(({ award, level }) => optionTitle(sides, award, level));
  const series = sides.map((_, s) => ({
    type: "bar",
    name: letterOf(s),
    silent: true,
    barMaxWidth: 14,
    data: levels.map(({ counts }) => counts[s] ?? 0),
    label: { show: true, position: "right", color: "#1a1a1a", formatter: `${letterOf(s)} {c}` },
    itemStyle: { color: COLOURS[s % COLOURS.length] },
  }));
  return {
    id: "scenarios",
    title: words.scenariosTitle,
    says: words.scenariosSays(all),
    height: 90 + levels.length * (12 + 17 * sides.length),
    option: {
      grid: { left: nameWidth(names) + 20, right: 60, top: 10, bottom: 45 },
      xAxis: { ...numberAxis(words.awardsGiven, true), scale: false, min: 0 },
      yAxis: namesAxis(names),
      series,
    },
  };
}

function changesOf(sides: readonly AllocatedSide[], comparison: Comparison, to: number): Html {
  const [a, b] = [letterOf(0), letterOf(to)];
  const heldText = (held: readonly Held[]) => (held.length === 0 ? words.nothing : held.map((one) => optionTitle(sides, one.award, one.level)).join(" + "));
  const letters = new Map([
    [comparison.from, a],
    [comparison.to, b],
  ]);
  const rows = comparison.people.map((person) => [
    person.id,
    heldText(person.from),
    heldText(person.to),
    `${person.moreFen > 0 ? "+" : ""}${money(person.moreFen)}`,
    changeReasons(sides, person, letters).join("; "),
  ]);
  const count = (...kinds: readonly string[]) => comparison.people.filter(({ kind }) => kinds.includes(kind)).length;
  const more = `${comparison.moreFen > 0 ? "+" : ""}${money(comparison.moreFen)}`;
  const says = paragraph(words.changesSays(a, b, count("gains"), count("loses"), count("moves", "amount"), more));
  return rows.length === 0 ? says : page`${says}${cappedTable(words.changesCaption(a, b), words.changeHeaders(a, b), rows, words.moreChanges)}`;
}

function comparedParts({ sides: all, comparisons }: Compared): Html {
  const sides = all.filter(isAllocated);
  const { all: count, levels } = drawnLevels(sides);
  const lines = sides.map((side, i) => page`<li>${words.scenarioLine(letterOf(i), side.name, side.title, side.status === "optimal")}</li>\n`);
  const levelTable = sidesTable(words.levelsCompared, words.levelHeaders.slice(0, 2), sides, levelRows(sides));
  const changes = comparisons.map((comparison, i) => (comparison === undefined ? NOTHING : changesOf(sides, comparison, i + 1)));
  return page`<ul>\n${lines}</ul>
${paragraph(new Set(sides.map(({ seed }) => seed)).size > 1 ? words.otherSeed : "")}${sidesTable(words.totalsCaption, [words.totalsCaption], sides, totalsRows(sides))}${
  levels.length === 0 ? levelTable : figure(chartOf(sides, count, levels), levelTable, count > levels.length ? words.scenariosMost(levels.length) : "")
}${changes}`;
}

/** The section. */
export function scenariosSection({ compared, book }: CommitteeSource): Section {
  if (compared === undefined) return section("scenarios", words.scenarios, paragraph(words.scenariosNone(book.path)));
  return section("scenarios", words.scenarios, paragraph(words.scenariosNote), comparedParts(compared));
}
