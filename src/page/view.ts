/**
 * What is looked at: the language, the scenario, what is moved, and what it is compared with. All of it stands in the
 * address, so that a view can be kept as a link, and the browser's Back takes a step back.
 */
import type { ValuesByPath } from "../scenario/edited-case.ts";
import { LANGUAGES, type Language } from "../words/language.ts";

/** One view. Values are texts as a scenario's `set` states them. */
export interface View {
  readonly language: Language | undefined;
  readonly scenario: string | undefined;
  readonly values: ValuesByPath;
  readonly pinned: ValuesByPath;
}

/** Nothing chosen yet. */
export const NO_VIEW: View = { language: undefined, scenario: undefined, values: {}, pinned: {} };

const SET = "set.";
const PIN = "pin.";

/** The values whose keys begin so. */
function valuesOf(given: URLSearchParams, prefix: string): ValuesByPath {
  const found = [...given].flatMap(([key, value]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), value] as const] : []));
  return Object.fromEntries(found);
}

/** The view that the part of an address after `#` states; what it does not state is not chosen. */
export function viewOfHash(hash: string): View {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const language = LANGUAGES.find((known) => known === given.get("lang"));
  return { language, scenario: given.get("scenario") ?? undefined, values: valuesOf(given, SET), pinned: valuesOf(given, PIN) };
}

/** The part of the address that states a view. */
export function hashOfView({ language, scenario, values, pinned }: View): string {
  const said = new URLSearchParams();
  if (language !== undefined) said.set("lang", language);
  if (scenario !== undefined) said.set("scenario", scenario);
  const add = (prefix: string, of: ValuesByPath) => Object.keys(of).forEach((path) => said.set(`${prefix}${path}`, String(of[path])));
  add(SET, values);
  add(PIN, pinned);
  return `#${said.toString()}`;
}

/** The view with one value stated otherwise, or (undefined) as the scenario states it. */
export function withValue(view: View, path: string, value: string | undefined): View {
  const { [path]: _, ...others } = view.values;
  return { ...view, values: value === undefined ? others : { ...others, [path]: value } };
}
