/** What stands in the way, in words, and what can be done about it. */
import { createElement as h, type ReactNode } from "react";
import { inWords } from "../words/in-words.ts";
import { pageTexts } from "../words/workbench.ts";
import type { Trouble } from "./use-board.ts";

function saysOf(trouble: Exclude<Trouble, { readonly kind: "faults" }>): string {
  switch (trouble.kind) {
    case "gone":
      return pageTexts.serverGone;
    case "refused":
      return pageTexts.refused(trouble.says);
    case "unknown":
      return pageTexts.unknown;
    case "cancelled":
      return pageTexts.cancelled;
    case "crashed":
      return pageTexts.crashed(trouble.message);
  }
}

/** A fault, or a list of them, as an alert; `again`: the way to try once more. */
export function FaultBox({ trouble, again }: { readonly trouble: Trouble; again(): void }): ReactNode {
  const said =
    trouble.kind === "faults"
      ? [
          h("p", { key: "title" }, pageTexts.faultsTitle),
          h(
            "ul",
            { key: "list" },
            trouble.faults.map((fault, i) => {
              const { says, hint } = inWords(fault);
              const { file, line } = fault.place;
              return h("li", { key: i }, h("code", null, line === undefined ? file : `${file}:${line}`), " ", says, hint === undefined ? "" : ` ${hint}`);
            }),
          ),
        ]
      : h("p", null, saysOf(trouble));
  return h("div", { className: "trouble", role: "alert" }, said, h("button", { type: "button", onClick: again }, pageTexts.tryAgain));
}
