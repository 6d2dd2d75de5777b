/** Who receives something else than in the baseline. */
import { createElement as h, type ReactNode } from "react";
import type { AllocatedBoard, BoardChange, Mover } from "../scenario/board.ts";
import { pageTexts } from "../words/workbench.ts";
import { signed, yuanText } from "./numbers.ts";

const KINDS = ["gains", "loses", "moves", "amount"] as const;

function heldText(held: Mover["from"], board: AllocatedBoard): string {
  if (held.length === 0) return pageTexts.nothing;
  const titles = held.map(({ award, level }) => {
    const row = board.levels.find((one) => one.award === award && one.level === level);
    return row === undefined ? `${award} ${level}` : `${row.title}, ${row.levelTitle}`;
  });
  return titles.join("; ");
}

function moverRow(mover: Mover, board: AllocatedBoard): ReactNode {
  return h(
    "tr",
    { key: mover.id },
    h("th", { scope: "row" }, mover.id),
    h("td", null, heldText(mover.from, board)),
    h("td", null, heldText(mover.to, board)),
    h("td", { className: "number" }, signed(mover.moreFen, yuanText) || "0"),
  );
}

function moverTable(movers: readonly Mover[], board: AllocatedBoard): ReactNode {
  const { student, before, after, money } = pageTexts.moverHeads;
  const head = [student, before, after].map((name) => h("th", { key: name, scope: "col" }, name));
  return h(
    "div",
    { className: "wide tall movers", tabIndex: 0, role: "region", "aria-label": pageTexts.moversTitle },
    h(
      "table",
      null,
      h("thead", null, h("tr", null, head, h("th", { scope: "col", className: "number" }, money))),
      h(
        "tbody",
        null,
        movers.map((mover) => moverRow(mover, board)),
      ),
    ),
  );
}

/** The students who move, with their counts. */
export function Movers({ change, board }: { readonly change: BoardChange | undefined; readonly board: AllocatedBoard }): ReactNode {
  const all = change === undefined ? 0 : KINDS.reduce((sum, kind) => sum + change.counts[kind], 0);
  const told = KINDS.filter((kind) => (change?.counts[kind] ?? 0) > 0).map((kind) => pageTexts.countOf(change?.counts[kind] ?? 0, pageTexts.counts[kind]));
  return h(
    "section",
    { className: "block" },
    h("h2", null, pageTexts.moversTitle),
    change === undefined ? h("p", null, pageTexts.notComparable) : null,
    change !== undefined && all === 0 ? h("p", null, pageTexts.nobodyMoves) : null,
    told.length === 0
      ? null
      : h(
          "ul",
          { className: "counts" },
          told.map((text) => h("li", { key: text }, text)),
        ),
    change === undefined || all === 0 ? null : moverTable(change.movers, board),
    change !== undefined && change.movers.length < all ? h("p", null, pageTexts.moversMore(change.movers.length, all)) : null,
  );
}
