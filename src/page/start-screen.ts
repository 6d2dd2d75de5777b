/** The first screen: which scenario. */
import { createElement as h, type ReactNode } from "react";
import { caseTitle } from "../award/titles.ts";
import type { DeskStart } from "../scenario/desk-talk.ts";
import { pageTexts } from "../words/workbench.ts";

/** Every scenario that can be opened, the one of the command line first. */
export function StartScreen({ start, open }: { readonly start: DeskStart; open(scenario: string): void }): ReactNode {
  const own = start.opened;
  const isOwn = ({ name }: { readonly name: string }) => name === own;
  const listed = [...start.scenarios.filter(isOwn), ...start.scenarios.filter((one) => !isOwn(one))];
  return h(
    "main",
    { id: "result", className: "start" },
    h("h1", null, pageTexts.startTitle),
    h("p", null, listed.length === 0 ? pageTexts.startEmpty : pageTexts.startText),
    h(
      "ul",
      { className: "cards" },
      listed.map(({ name, ...titles }) =>
        h(
          "li",
          { key: name },
          h(
            "button",
            { type: "button", className: "card", onClick: () => open(name) },
            h("strong", null, titles.title === "" ? name : caseTitle({ titleZh: undefined, ...titles })),
            h("span", null, name === own ? `${name} · ${pageTexts.givenByYou}` : name),
          ),
        ),
      ),
    ),
  );
}
