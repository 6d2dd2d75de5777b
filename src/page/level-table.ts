/** The levels of all awards and the budgets, each number with its difference from the baseline. */
import { createElement as h, Fragment, type ReactNode } from "react";
import type { LevelRow } from "../award/summary.ts";
import { formatDecimal } from "../decimal.ts";
import type { AllocatedBoard } from "../scenario/board.ts";
import { pageTexts } from "../words/workbench.ts";
import { signed, yuanText } from "./numbers.ts";

/** A board, and the one that it is compared with. */
interface Boards {
  readonly board: AllocatedBoard;
  readonly before: AllocatedBoard | undefined;
}

/** A number with its difference below. */
function NumberCell({
  value,
  before,
  show = String,
}: {
  readonly value: number | undefined;
  readonly before: number | undefined;
  show?(value: number): string;
}): ReactNode {
  const difference = value === undefined || before === undefined ? "" : signed(value - before, show);
  return h(
    "td",
    { className: "number" },
    value === undefined ? pageTexts.none : show(value),
    // Always there, so that numbers stand below each other.
    before === undefined ? null : h("span", { className: "difference" }, difference),
  );
}

/** Awards in which nobody competes and nobody is paid say nothing here. */
const isShown = (row: LevelRow) => row.places !== undefined || row.awarded > 0 || row.excess > 0;

/** A table that may be wider than its place. */
function Table({
  name,
  heads,
  children,
}: {
  readonly name: string;
  readonly heads: readonly (readonly [name: string, isNumber: boolean])[];
  readonly children: ReactNode;
}): ReactNode {
  return h(
    "section",
    { className: "block" },
    h("h2", null, name),
    h(
      "div",
      { className: "wide", tabIndex: 0, role: "region", "aria-label": name },
      h(
        "table",
        null,
        h(
          "thead",
          null,
          h(
            "tr",
            null,
            heads.map(([head, isNumber]) => h("th", { key: head, scope: "col", className: isNumber ? "number" : "" }, head)),
          ),
        ),
        children,
      ),
    ),
  );
}

function levelRow(row: LevelRow, before: AllocatedBoard | undefined, meritDigits: number): ReactNode {
  const other = before?.levels.find((one) => one.award === row.award && one.level === row.level);
  return h(
    "tr",
    { key: row.level },
    h("th", { scope: "row" }, row.levelTitle),
    h(NumberCell, { value: row.places, before: other?.places }),
    h(NumberCell, { value: row.awarded, before: other?.awarded }),
    h(NumberCell, { value: row.cutOff, before: other?.cutOff, show: (value) => formatDecimal(value, meritDigits) }),
    h(NumberCell, { value: row.fen, before: other?.fen, show: yuanText }),
  );
}

/** Places, awards given, cut-off and money of every level, award by award. */
export function LevelTable({ board, before, meritDigits }: Boards & { readonly meritDigits: number }): ReactNode {
  const heads = pageTexts.levelHeads;
  const shown = board.levels.filter(isShown);
  const awards = [...new Map(shown.map((row) => [row.award, row.title]))];
  const bodies = awards.map(([award, title]) =>
    h(
      "tbody",
      { key: award },
      h("tr", { className: "award" }, h("th", { scope: "rowgroup", colSpan: COLUMNS }, title)),
      shown.filter((row) => row.award === award).map((row) => levelRow(row, before, meritDigits)),
    ),
  );
  const total = h(
    "tfoot",
    null,
    h(
      "tr",
      null,
      h("th", { scope: "row" }, pageTexts.total),
      h("td"),
      h(NumberCell, { value: board.awarded, before: before?.awarded }),
      h("td"),
      h(NumberCell, { value: board.fen, before: before?.fen, show: yuanText }),
    ),
  );
  const columns = [
    [heads.level, false],
    [heads.places, true],
    [heads.awarded, true],
    [heads.cutOff, true],
    [heads.money, true],
  ] as const;
  return h("div", { className: "levels" }, h(Table, { name: pageTexts.levelsTitle, heads: columns, children: h(Fragment, null, bodies, total) }));
}

const COLUMNS = 5;

/** Limit, use and rest of every budget. */
export function BudgetTable({ board, before }: Boards): ReactNode {
  const heads = pageTexts.budgetHeads;
  if (board.budgets.length === 0) return h("p", { className: "block" }, pageTexts.noBudget);
  const rows = board.budgets.map((row) => {
    const other = before?.budgets.find((one) => one.id === row.id);
    return h(
      "tr",
      { key: row.id },
      h("th", { scope: "row" }, row.title),
      h(NumberCell, { value: row.limitFen, before: other?.limitFen, show: yuanText }),
      h(NumberCell, { value: row.limitFen - row.leftFen, before: other && other.limitFen - other.leftFen, show: yuanText }),
      h(NumberCell, { value: row.leftFen, before: other?.leftFen, show: yuanText }),
    );
  });
  const columns = [
    [heads.title, false],
    [heads.limit, true],
    [heads.used, true],
    [heads.left, true],
  ] as const;
  return h("div", { className: "budgets" }, h(Table, { name: pageTexts.budgetsTitle, heads: columns, children: h("tbody", null, rows) }));
}
