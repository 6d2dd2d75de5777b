/** The allocation of one scenario: what can be moved on the left, what becomes of it on the right. */
import { createElement as h, type ReactNode, useState } from "react";
import type { AllocatedBoard, BoardHead } from "../scenario/board.ts";
import { pageTexts } from "../words/workbench.ts";
import { ControlsPanel } from "./controls-panel.ts";
import { FaultBox } from "./fault-box.ts";
import { Figures } from "./figures.ts";
import { BudgetTable, LevelTable } from "./level-table.ts";
import { Movers } from "./movers.ts";
import { type BoardState, type Shown, useBoard } from "./use-board.ts";
import type { View } from "./view.ts";

/** A view, and how to go to another one. */
interface ViewProps {
  readonly view: View;
  go(view: View): void;
}

function verdictOf({ board, milliseconds }: Shown): readonly [kind: "good" | "open" | "bad", says: string, took: string] {
  const took = pageTexts.tookMilliseconds(milliseconds);
  if (board.kind !== "allocated") return board.kind === "infeasible" ? ["bad", pageTexts.infeasible, took] : ["open", pageTexts.unsettled, ""];
  const gap = board.goals.find((goal) => goal.gap !== "")?.gap ?? "";
  return board.status === "optimal" ? ["good", pageTexts.proved, took] : ["open", pageTexts.notProved(gap), took];
}

function Verdict({ state }: { readonly state: BoardState }): ReactNode {
  const { shown, isWorking, stage, stop } = state;
  const [kind, says, took] = shown === undefined ? ["open", pageTexts.loading, ""] : verdictOf(shown);
  return h(
    "div",
    { className: `verdict ${isWorking ? "busy" : kind}` },
    h("p", { role: "status" }, isWorking && shown === undefined ? pageTexts.stage(stage) : says, " ", h("small", null, isWorking ? "" : took)),
    // The button keeps its place, so that nothing jumps.
    h(
      "span",
      { className: "stop", "aria-hidden": !isWorking, "data-working": isWorking },
      isWorking ? h("button", { type: "button", className: "quiet", onClick: stop }, pageTexts.stop) : null,
    ),
  );
}

function Baseline({ view, go }: ViewProps): ReactNode {
  const pinnedCount = Object.keys(view.pinned).length;
  const isSame = JSON.stringify(view.values) === JSON.stringify(view.pinned);
  return h(
    "div",
    { className: "baseline" },
    h("p", null, pinnedCount === 0 ? pageTexts.pinnedStated : pageTexts.pinnedOwn(pinnedCount)),
    h("button", { type: "button", disabled: isSame, onClick: () => go({ ...view, pinned: view.values }) }, pageTexts.pin),
    h("button", { type: "button", disabled: pinnedCount === 0, onClick: () => go({ ...view, pinned: {} }) }, pageTexts.unpin),
  );
}

function Result({ head, shown }: { readonly head: BoardHead; readonly shown: Shown }): ReactNode {
  const { board, pinned, change } = shown;
  if (board.kind !== "allocated") return null;
  const before: AllocatedBoard | undefined = pinned.kind === "allocated" ? pinned : undefined;
  return h(
    "div",
    null,
    h(Figures, { board, before }),
    h(LevelTable, { board, before, meritDigits: head.meritDigits }),
    h(BudgetTable, { board, before }),
    h(Movers, { change, board }),
  );
}

/** The screen of a scenario. */
export function Allocation({ view, go }: ViewProps): ReactNode {
  const [attempt, setAttempt] = useState(0);
  const state = useBoard(view, attempt);
  const { head, shown, trouble, isWorking } = state;
  const again = () => setAttempt(attempt + 1);
  return h(
    "div",
    { className: "desk" },
    h(
      "aside",
      { className: "controls", "aria-label": pageTexts.controlsTitle },
      h(
        "div",
        { className: "controls-head" },
        h("h2", null, pageTexts.controlsTitle),
        h(
          "button",
          { type: "button", className: "quiet", disabled: Object.keys(view.values).length === 0, onClick: () => go({ ...view, values: {} }) },
          pageTexts.putAllBack,
        ),
      ),
      head === undefined ? h("p", null, pageTexts.loading) : h(ControlsPanel, { controls: head.controls, view, go, board: shown?.board }),
    ),
    h(
      "main",
      { id: "result", "aria-busy": isWorking },
      h("h1", null, head?.title ?? view.scenario),
      h(
        "p",
        { className: "about" },
        head === undefined ? pageTexts.loading : pageTexts.about(head.students, head.round, head.asOf),
        " ",
        head?.synthetic === true ? h("span", { className: "tag" }, pageTexts.synthetic) : null,
      ),
      h(Verdict, { state }),
      trouble === undefined || isWorking ? null : h(FaultBox, { trouble, again }),
      h(Baseline, { view, go }),
      head === undefined || shown === undefined ? null : h(Result, { head, shown }),
    ),
  );
}
