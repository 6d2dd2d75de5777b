/** The whole page: the view that the address states, the head that every screen has, and the screen. */
import { createElement as h, type ReactNode, useEffect, useState } from "react";
import type { DeskStart } from "../scenario/desk-talk.ts";
import { LANGUAGES, type Language, speak } from "../words/language.ts";
import { pageTexts } from "../words/workbench.ts";
import { type AskFault, askStart } from "./ask.ts";
import { Allocation } from "./allocation.ts";
import { FaultBox } from "./fault-box.ts";
import { StartScreen } from "./start-screen.ts";
import { hashOfView, type View, viewOfHash } from "./view.ts";

/** A name is the same in every language. */
const PRODUCT = "Bursar";
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: "English", zh: "中文" };

/** The view of the address, and how to go to another one: every step is one that the browser can take back. */
function useView(): readonly [View, (view: View) => void] {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, []);
  const go = (view: View): void => {
    const next = hashOfView(view);
    if (next !== location.hash) history.pushState(null, "", next);
    setHash(next);
  };
  return [viewOfHash(hash), go];
}

function useStart(attempt: number): DeskStart | AskFault | undefined {
  const [start, setStart] = useState<DeskStart | AskFault>();
  useEffect(() => {
    const load = async (): Promise<void> => {
      const asked = await askStart();
      setStart(asked.ok ? asked.answer : asked.fault);
    };
    void load();
  }, [attempt]);
  return start;
}

function LanguageChoice({ language, choose }: { readonly language: Language; choose(language: Language): void }): ReactNode {
  return h(
    "div",
    { className: "languages", role: "group", "aria-label": pageTexts.language },
    LANGUAGES.map((one) =>
      h(
        "button",
        { key: one, type: "button", lang: one === "zh" ? "zh-CN" : "en", "aria-pressed": one === language, onClick: () => choose(one) },
        LANGUAGE_NAMES[one],
      ),
    ),
  );
}

/** The page. */
export function App(): ReactNode {
  const [view, go] = useView();
  const [attempt, setAttempt] = useState(0);
  const start = useStart(attempt);
  const told = start !== undefined && "scenarios" in start ? start : undefined;
  const language = view.language ?? (told?.language === "zh" ? "zh" : "en");
  speak(language);
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.title = view.scenario === undefined ? PRODUCT : `${view.scenario} · ${PRODUCT}`;
  }, [language, view.scenario]);
  const open = (scenario: string | undefined) => go({ ...view, scenario, values: {}, pinned: {} });
  const screen = (): ReactNode => {
    if (view.scenario !== undefined) return h(Allocation, { view, go, key: view.scenario });
    if (start === undefined) return h("main", { id: "result" }, h("p", { role: "status" }, pageTexts.loading));
    if (told === undefined) return h("main", { id: "result" }, h(FaultBox, { trouble: start as AskFault, again: () => setAttempt(attempt + 1) }));
    return h(StartScreen, { start: told, open });
  };
  return h(
    "div",
    { className: "page" },
    h("a", { className: "skip", href: "#result", onClick: skipToResult }, pageTexts.skip),
    h(
      "header",
      { className: "top" },
      h("p", { className: "product" }, h("strong", null, PRODUCT), h("span", null, pageTexts.tagline)),
      view.scenario === undefined ? null : h("button", { type: "button", className: "quiet", onClick: () => open(undefined) }, pageTexts.toStart),
      h(LanguageChoice, { language, choose: (one) => go({ ...view, language: one }) }),
    ),
    screen(),
  );
}

/** The address holds the view, so the link moves the focus and leaves the address alone. */
function skipToResult(event: { preventDefault(): void }): void {
  event.preventDefault();
  const result = document.getElementById("result");
  result?.setAttribute("tabindex", "-1");
  result?.focus();
}
