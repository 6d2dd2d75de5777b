/**
 * YAML text to plain data with places. Only what a reader can follow is allowed: no aliases,
 * anchors, tags or merge keys, no key twice, bounded size and depth (trust table T4, T5).
 */
import { isAlias, isCollection, isMap, isNode, isPair, isScalar, LineCounter, parseDocument, stringify, visit, type Document } from "yaml";
import { failure, success, type Fault, type Place, type Result } from "../fault.ts";

const MAX_BYTES = 1_000_000;
const MAX_DEPTH = 32;
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype", "<<"]);

/** Parsed data and, for any path in it, the place in the file. */
export interface YamlFile {
  readonly data: unknown;
  readonly placeOf: (path: readonly (string | number)[]) => Place;
  /** Place of a key itself, not of its value. */
  readonly placeOfKey: (path: readonly (string | number)[], key: string) => Place;
}

function placeAt(file: string, lines: LineCounter, offset: number, path: readonly (string | number)[]): Place {
  const position = lines.linePos(offset);
  return { file, line: position.line, column: position.col, path: path.join(".") };
}

/** Everything that is not plain YAML, with its place. */
function forbidden(file: string, document: Document.Parsed, lines: LineCounter): readonly Fault[] {
  const faults: Fault[] = [];
  const add = (code: string, offset: number, values: Fault["values"]) => faults.push({ code, place: placeAt(file, lines, offset, []), values });
  visit(document, {
    Node: (_key, node, ancestors) => {
      const offset = node.range?.[0] ?? 0;
      if (isAlias(node)) add("yaml-alias", offset, { name: node.source });
      else if (node.anchor !== undefined) add("yaml-anchor", offset, { name: node.anchor });
      if (node.tag !== undefined) add("yaml-tag", offset, { tag: node.tag.replace("tag:yaml.org,2002:", "!!") });
      if (ancestors.length > MAX_DEPTH * 2) {
        add("yaml-depth", offset, { limit: MAX_DEPTH });
        return visit.BREAK;
      }
      return undefined;
    },
    Pair: (_key, pair) => {
      const key = isScalar(pair.key) ? String(pair.key.value) : "";
      if (FORBIDDEN_KEYS.has(key) || !isScalar(pair.key)) {
        add("yaml-key", isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0, { key });
      }
    },
  });
  return faults;
}

function syntaxFaults(file: string, document: Document.Parsed, lines: LineCounter): readonly Fault[] {
  return document.errors.map((error) => ({
    code: error.code === "DUPLICATE_KEY" ? "yaml-duplicate-key" : "yaml-syntax",
    place: placeAt(file, lines, error.pos[0], []),
    values: { detail: error.message.split("\n")[0] ?? "" },
  }));
}

/** The deepest existing node on the way of a path: a missing key is placed at what should hold it. */
function offsetOf(document: Document.Parsed, path: readonly (string | number)[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range != null) return node.range[0];
  }
  return 0;
}

function keyOffset(document: Document.Parsed, path: readonly (string | number)[], key: string): number {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  if (isMap(node)) {
    const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === key);
    if (pair !== undefined && isScalar(pair.key) && pair.key.range != null) return pair.key.range[0];
  }
  return offsetOf(document, path);
}

const YAML_OPTIONS = { uniqueKeys: true, schema: "core", merge: false, prettyErrors: false } as const;

/** Writes plain data as YAML that `readYaml` reads as the same data. */
export function writeYaml(data: unknown): string {
  return stringify(data, { schema: "core", lineWidth: 0, aliasDuplicateObjects: false });
}

/** A value as it can stand inside any line of a file. */
function inlineText(value: string | number | boolean): string {
  return typeof value === "string" && !/^[A-Za-z0-9][A-Za-z0-9 .%/+-]*$/.test(value)
    ? JSON.stringify(value)
    : stringify(value, { schema: "core", lineWidth: 0 }).trim();
}

/** The text with one value in the place of that at a path, and nothing else changed; throws where no single value stands there. */
export function replacedScalar(text: string, path: readonly (string | number)[], value: string | number | boolean): string {
  const node = parseDocument(text, YAML_OPTIONS).getIn(path, true);
  if (!isScalar(node) || node.range == null) throw new Error(`no value stands at ${path.join(".")}`);
  const [from, to] = node.range;
  return text.slice(0, from) + inlineText(value) + text.slice(to);
}

/** Reads YAML text; every fault has its line and column. */
export function readYaml(file: string, text: string): Result<YamlFile> {
  if (text.length > MAX_BYTES) return failure([{ code: "yaml-size", place: { file }, values: { limit: MAX_BYTES } }]);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, ...YAML_OPTIONS });
  const syntax = syntaxFaults(file, document, lines);
  if (syntax.length > 0) return failure(syntax);
  const bad = forbidden(file, document, lines);
  if (bad.length > 0) return failure(bad);
  if (!isCollection(document.contents)) return failure([{ code: "yaml-empty", place: { file, line: 1, column: 1 }, values: {} }]);
  return success({
    data: document.toJS({ maxAliasCount: 0 }) as unknown,
    placeOf: (path) => placeAt(file, lines, offsetOf(document, path), path),
    placeOfKey: (path, key) => placeAt(file, lines, keyOffset(document, path, key), [...path, key]),
  });
}
