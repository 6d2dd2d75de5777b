/** The result in a few figures, each with its difference from the baseline. */
import { createElement as h, type ReactNode } from "react";
import type { AllocatedBoard } from "../scenario/board.ts";
import { pageTexts } from "../words/workbench.ts";
import { decimalDifference, decimalText, signed, yuanText } from "./numbers.ts";

const meritOf = (board: AllocatedBoard) => board.goals.find((goal) => goal.name === "goal|merit")?.shown;

/** A difference, or that there is none; direction is told by the sign, never by colour alone. */
export function Difference({ text }: { readonly text: string }): ReactNode {
  return h("span", { className: text === "" ? "difference none" : "difference" }, text === "" ? pageTexts.asBaseline : text);
}

/** Awards, students, money, merit. */
export function Figures({ board, before }: { readonly board: AllocatedBoard; readonly before: AllocatedBoard | undefined }): ReactNode {
  const [merit, meritBefore] = [meritOf(board), before && meritOf(before)];
  const figures: readonly (readonly [name: string, value: string, unit: string, difference: string | undefined])[] = [
    [pageTexts.awards, String(board.awarded), "", before && signed(board.awarded - before.awarded)],
    [pageTexts.holders, String(board.holders), "", before && signed(board.holders - before.holders)],
    [pageTexts.money, yuanText(board.fen), pageTexts.yuan, before && signed(board.fen - before.fen, yuanText)],
    ...(merit === undefined ? [] : [[pageTexts.merit, decimalText(merit), "", meritBefore && decimalDifference(meritBefore, merit)] as const]),
  ];
  return h(
    "dl",
    { className: "figures", "aria-label": pageTexts.figures },
    figures.map(([name, value, unit, difference]) =>
      h(
        "div",
        { key: name },
        h("dt", null, name),
        h("dd", { className: "value" }, value, unit === "" ? null : h("small", null, ` ${unit}`)),
        h("dd", null, difference === undefined ? null : h(Difference, { text: difference })),
      ),
    ),
  );
}
