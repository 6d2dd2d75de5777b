/** What can be moved: sliders with fields for numbers, buttons for choices. What was moved is marked, and can be put back. */
import { createElement as h, type ReactNode, useEffect, useState } from "react";
import type { Board } from "../scenario/board.ts";
import type { ChoiceControl, Controls, NumberControl } from "../scenario/controls.ts";
import { pageTexts } from "../words/workbench.ts";
import { decimalText, numberIn, statedText } from "./numbers.ts";
import { type View, withValue } from "./view.ts";

/** A view, and how to go to another one. */
interface ViewProps {
  readonly view: View;
  go(view: View): void;
}

/** From nothing to a good deal more than is stated, in steps that a hand can stop at. */
function rangeOf({ kind, stated }: NumberControl): { readonly min: number; readonly max: number; readonly step: number } {
  const value = Number(stated);
  if (kind === "budget") {
    const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(value, 1))) - 2);
    return { min: 0, max: Math.max(step, Math.ceil((value * 2) / step) * step), step };
  }
  if (kind === "places") return { min: 0, max: Math.max(10, value * 3), step: 1 };
  const most = kind === "weight" ? 100 : Math.min(100, Math.max(10, Math.ceil(value * 3)));
  return { min: 0, max: most, step: value % 1 === 0 ? 1 : 0.1 };
}

function unitOf(kind: NumberControl["kind"]): string {
  if (kind === "budget") return pageTexts.yuan;
  return kind === "places" ? pageTexts.places : pageTexts.percent;
}

/** A number: the slider follows the hand at once, the view when it holds a number. */
function NumberField({
  control,
  name,
  value,
  set,
}: {
  readonly control: NumberControl;
  readonly name: string;
  readonly value: string;
  set(text: string | undefined): void;
}): ReactNode {
  const [text, setText] = useState(decimalText(value));
  useEffect(() => setText((typed) => (numberIn(typed) === value ? typed : decimalText(value))), [value]);
  const { min, max, step } = rangeOf(control);
  const take = (typed: string): void => {
    setText(typed);
    const number = numberIn(typed);
    if (number !== undefined) set(number === control.stated ? undefined : number);
  };
  const isWrong = numberIn(text) === undefined;
  const isMoved = value !== control.stated;
  const id = `field-${control.path}`;
  return h(
    "div",
    { className: isMoved ? "number-field moved" : "number-field" },
    h(
      "div",
      { className: "line" },
      h("label", { htmlFor: id }, name),
      h(
        "span",
        { className: "stated" },
        isWrong ? h("span", { role: "alert" }, pageTexts.wrongNumber) : isMoved ? pageTexts.stated(decimalText(control.stated)) : "",
        isMoved
          ? h("button", { type: "button", className: "link", "aria-label": pageTexts.backTo(name), onClick: () => set(undefined) }, pageTexts.back)
          : null,
      ),
    ),
    h("input", {
      type: "range",
      min,
      max,
      step,
      value: Number(numberIn(text) ?? control.stated),
      "aria-label": pageTexts.slider(name),
      onChange: (event) => take(event.currentTarget.value),
    }),
    h("input", {
      id,
      type: "text",
      inputMode: "decimal",
      value: text,
      "aria-invalid": isWrong,
      onChange: (event) => take(event.currentTarget.value),
      onBlur: () => setText(decimalText(value)),
    }),
    h("span", { className: "unit" }, unitOf(control.kind)),
  );
}

/** A choice between stated values. */
function ChoiceField({ control, value, set }: { readonly control: ChoiceControl; readonly value: string; set(text: string | undefined): void }): ReactNode {
  const isPolicy = control.kind === "policy";
  const meaning = (option: string, said: string) => (isPolicy ? (option === "rank" ? pageTexts.policies.rank : pageTexts.policies.merit) : said);
  return h(
    "fieldset",
    { className: value === control.stated ? "" : "moved" },
    h(
      "legend",
      null,
      isPolicy ? pageTexts.policyName : control.question,
      control.articles.length === 0 ? null : h("small", null, ` (${pageTexts.article(control.articles.join(", "))})`),
    ),
    control.options.map((option) =>
      h(
        "label",
        { key: option.value, className: "option" },
        h("input", {
          type: "radio",
          name: control.path,
          checked: option.value === value,
          onChange: () => set(option.value === control.stated ? undefined : option.value),
        }),
        h("span", null, meaning(option.value, option.meaning)),
      ),
    ),
  );
}

/** A part of the panel that can be folded; it says how much in it was moved. */
function Section({
  name,
  moved,
  open,
  children,
}: {
  readonly name: string;
  readonly moved: number;
  readonly open: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return h("details", { open }, h("summary", null, name, moved === 0 ? null : h("span", { className: "tag" }, pageTexts.changedCount(moved))), children);
}

/** The panel. */
export function ControlsPanel({ controls, view, go, board }: ViewProps & { readonly controls: Controls; readonly board: Board | undefined }): ReactNode {
  const titles = new Map(board?.kind === "allocated" ? board.levels.map((row) => [row.award, row.title]) : []);
  const [known, setKnown] = useState(titles);
  useEffect(() => (titles.size > 0 ? setKnown(titles) : undefined), [board]);
  const moved = (paths: readonly { readonly path: string }[]) => paths.filter(({ path }) => view.values[path] !== undefined).length;
  const field = (control: NumberControl, name: string): ReactNode =>
    h(NumberField, {
      key: control.path,
      control,
      name,
      value: numberIn(String(view.values[control.path] ?? "")) ?? control.stated,
      set: (text) => go(withValue(view, control.path, text === undefined ? undefined : statedText(control.kind, text))),
    });
  const choice = (control: ChoiceControl): ReactNode =>
    h(ChoiceField, {
      key: control.path,
      control,
      value: String(view.values[control.path] ?? control.stated),
      set: (text) => go(withValue(view, control.path, text)),
    });
  const byAward = (numbers: readonly NumberControl[]): ReactNode =>
    [...new Set(numbers.map(({ award }) => award))].map((award) =>
      h(
        "div",
        { key: award, role: "group", "aria-label": known.get(award) ?? award, className: "award" },
        h("h3", null, known.get(award) ?? award),
        numbers.filter((one) => one.award === award).map((one) => field(one, one.title)),
      ),
    );
  const budgets = controls.numbers.filter(({ kind }) => kind === "budget");
  const caps = controls.numbers.filter(({ kind }) => kind === "share" || kind === "places");
  const weights = controls.numbers.filter(({ kind }) => kind === "weight");
  const policy = controls.choices.filter(({ kind }) => kind === "policy");
  const readings = controls.choices.filter(({ kind }) => kind === "reading");
  const section = (name: string, all: readonly { readonly path: string }[], open: boolean, children: ReactNode): ReactNode =>
    all.length === 0 ? null : h(Section, { key: name, name, moved: moved(all), open, children });
  return h(
    "div",
    null,
    section(
      pageTexts.moneySection,
      budgets,
      true,
      budgets.map((one) => field(one, one.title)),
    ),
    section(pageTexts.placesSection, caps, true, byAward(caps)),
    section(pageTexts.policySection, policy, true, policy.map(choice)),
    section(pageTexts.weightsSection, weights, false, byAward(weights)),
    section(pageTexts.readingsSection, readings, false, readings.map(choice)),
    h("p", { className: "hint" }, pageTexts.undoHint),
  );
}
