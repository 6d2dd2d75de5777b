/**
 * A scenario that extends another one: its own keys replace those of the base (blocks key by key),
 * then `remove`, `set` and `add` edit what is there, by path. What comes out is a whole scenario,
 * checked and written like any other. Paths that begin with `scheme.` edit one value of the scheme's file.
 */
import type { Fault, Place, Result } from "../fault.ts";
import { failure, success } from "../fault.ts";
import { findPaths, leavesOf, nearestPaths } from "./paths.ts";
import type { Path } from "./reading.ts";
import type { ScenarioFile } from "./scenario-file.ts";
import { extensionShape, scenarioShape, type ExtensionData } from "./scenario-shape.ts";
import { checkShape } from "./shape.ts";
import { asFile, extendedList, merged, plainOf, replacedAt, sourced, type Sourced } from "./sourced.ts";
import { readYaml, type YamlFile } from "./yaml.ts";

/** One scenario file as it is written; `extension` undefined: it stands alone. */
export interface Layer {
  readonly yaml: YamlFile;
  readonly extension: ExtensionData | undefined;
}

/** One value of the scheme's file, stated otherwise; `text` is its path there. */
export interface SchemeEdit {
  readonly text: string;
  readonly value: string | number | boolean;
  readonly place: Place;
}

/** What a chain of scenarios makes together. */
export interface ResolvedScenario extends ScenarioFile {
  readonly schemeEdits: readonly SchemeEdit[];
  /** The layer that names the scheme, counted from the base. */
  readonly schemeFrom: number;
}

/** The beginning of a path into the scheme. */
export const SCHEME_PREFIX = "scheme.";

/** Blocks whose names the scheme knows: what is not stated yet may be set. */
const OPEN_SECTIONS = ["parameters", "readings", "registers"];

/** Reads the text of one scenario file, whether it extends another or not. */
export function readLayer(file: string, text: string): Result<Layer> {
  const yaml = readYaml(file, text);
  if (!yaml.ok) return yaml;
  const extendsOne = typeof yaml.value.data === "object" && yaml.value.data !== null && "extends" in yaml.value.data;
  if (!extendsOne) return success({ yaml: yaml.value, extension: undefined });
  const shape = checkShape(yaml.value, extensionShape);
  return shape.ok ? success({ yaml: yaml.value, extension: shape.value }) : shape;
}

/** What one extension makes of its base, while faults are collected. */
interface Work {
  readonly yaml: YamlFile;
  readonly faults: Fault[];
  root: Sourced;
  schemeEdits: readonly SchemeEdit[];
}

function refuse(work: Work, path: Path, code: string, values: Fault["values"]): undefined {
  work.faults.push({ code, place: work.yaml.placeOf(path), values });
  return undefined;
}

function knownTexts(work: Work): readonly string[] {
  return leavesOf(plainOf(work.root)).map((leaf) => leaf.text);
}

/** Where a value may be set: at a path that is there, at a new key of a block that is there, or in an open section. */
function settable(work: Work, text: string): readonly Path[] {
  const data = plainOf(work.root);
  const found = findPaths(data, text);
  const section = OPEN_SECTIONS.find((name) => text.startsWith(`${name}.`));
  if (found.length > 0) return found;
  if (section !== undefined) return [[section, text.slice(section.length + 1)]];
  const dot = text.lastIndexOf(".");
  if (dot < 0) return text in scenarioShape.shape ? [[text]] : [];
  return findPaths(data, text.slice(0, dot)).map((path) => [...path, text.slice(dot + 1)]);
}

function setOne(work: Work, text: string, value: unknown): void {
  const at: Path = ["set", text];
  if (text.startsWith(SCHEME_PREFIX)) {
    const isScalar = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    if (!isScalar) return refuse(work, at, "extends-scheme-value", { path: text });
    const edit: SchemeEdit = { text: text.slice(SCHEME_PREFIX.length), value, place: work.yaml.placeOf(at) };
    work.schemeEdits = [...work.schemeEdits, edit];
    return;
  }
  const [path, ...others] = settable(work, text);
  if (path === undefined) return refuse(work, at, "extends-path", { path: text, near: nearestPaths(text, knownTexts(work)) });
  if (others.length > 0) return refuse(work, at, "extends-several", { path: text, count: others.length + 1 });
  work.root = replacedAt(work.root, path, sourced(value, work.yaml, at));
}

function removeOne(work: Work, text: string, index: number): void {
  const paths = findPaths(plainOf(work.root), text);
  if (paths.length === 0) return refuse(work, ["remove", index], "extends-path", { path: text, near: nearestPaths(text, knownTexts(work)) });
  // From the end, so that the numbers of what is still to go stay what they were.
  for (const path of [...paths].reverse()) work.root = replacedAt(work.root, path, undefined);
}

function extend(work: Work, extension: ExtensionData): void {
  const { extends: _, set, add, remove, ...own } = extension;
  const raw = work.yaml.data as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(own)) {
    if (key === "scheme") work.schemeEdits = [];
    const part = sourced(raw[key], work.yaml, [key]);
    const before = work.root.content.kind === "fields" ? work.root.content.inner.get(key) : undefined;
    work.root = replacedAt(work.root, [key], merged(before, part));
  }
  (remove ?? []).forEach((text, i) => removeOne(work, text, i));
  for (const [text, value] of Object.entries(set ?? {})) setOne(work, text, value);
  for (const section of Object.keys(add ?? {})) {
    const more = sourced((raw["add"] as Readonly<Record<string, unknown>>)[section], work.yaml, ["add", section]);
    const before = work.root.content.kind === "fields" ? work.root.content.inner.get(section) : undefined;
    work.root = replacedAt(work.root, [section], extendedList(before, more));
  }
}

/** Makes one scenario of a chain of files, the base first; the first stands alone, each other one extends the one before it. */
export function resolveLayers(layers: readonly Layer[]): Result<ResolvedScenario> {
  const [base, ...extensions] = layers;
  if (base === undefined) throw new Error("a chain of scenarios has a base");
  let root = sourced(base.yaml.data, base.yaml, []);
  let schemeEdits: readonly SchemeEdit[] = [];
  let schemeFrom = 0;
  for (const [i, { yaml, extension }] of extensions.entries()) {
    if (extension === undefined) throw new Error("a scenario above the base extends one");
    const work: Work = { yaml, faults: [], root, schemeEdits };
    extend(work, extension);
    if (work.faults.length > 0) return failure(work.faults);
    ({ root, schemeEdits } = work);
    if (extension.scheme !== undefined || extension.set?.["scheme"] !== undefined) schemeFrom = i + 1;
  }
  const yaml = extensions.length === 0 ? base.yaml : asFile(root);
  const shape = checkShape(yaml, scenarioShape);
  return shape.ok ? success({ yaml, data: shape.value, schemeEdits, schemeFrom }) : shape;
}
