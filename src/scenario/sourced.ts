/**
 * Data in which every part remembers the file and the place it was written at: what a scenario and
 * the one it extends make together is checked like one file, and its faults still name the right one.
 */
import { isFields } from "./paths.ts";
import type { Path } from "./reading.ts";
import type { YamlFile } from "./yaml.ts";

/** A part of some data with its origin; `inner` has keys for blocks, numbers in order for lists. */
export interface Sourced {
  readonly file: YamlFile;
  readonly path: Path;
  readonly content:
    | { readonly kind: "leaf"; readonly value: unknown }
    | { readonly kind: "fields"; readonly inner: ReadonlyMap<string, Sourced> }
    | { readonly kind: "list"; readonly inner: readonly Sourced[] };
}

/** Data of a file, all of it written there. */
export function sourced(value: unknown, file: YamlFile, path: Path): Sourced {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return { file, path, content: { kind: "list", inner: items.map((item, i) => sourced(item, file, [...path, i])) } };
  }
  if (!isFields(value)) return { file, path, content: { kind: "leaf", value } };
  const inner = new Map(Object.entries(value).map(([key, entry]) => [key, sourced(entry, file, [...path, key])]));
  return { file, path, content: { kind: "fields", inner } };
}

/** The data without its origins. */
export function plainOf({ content }: Sourced): unknown {
  switch (content.kind) {
    case "leaf":
      return content.value;
    case "list":
      return content.inner.map(plainOf);
    case "fields":
      return Object.fromEntries([...content.inner].map(([key, inner]) => [key, plainOf(inner)]));
  }
}

function childOf({ content }: Sourced, key: string | number): Sourced | undefined {
  if (content.kind === "leaf") return undefined;
  return content.kind === "list" ? content.inner[Number(key)] : content.inner.get(String(key));
}

/** Two blocks as one, key by key; anything else is replaced. */
export function merged(base: Sourced | undefined, over: Sourced): Sourced {
  if (base?.content.kind !== "fields" || over.content.kind !== "fields") return over;
  const inner = new Map(base.content.inner);
  for (const [key, entry] of over.content.inner) inner.set(key, merged(inner.get(key), entry));
  return { ...base, content: { kind: "fields", inner } };
}

/** The data with another part at a path (undefined: without it); what is missing on the way becomes blocks of the new part's file. */
export function replacedAt(node: Sourced, path: Path, part: Sourced | undefined): Sourced {
  const [key, ...rest] = path;
  if (key === undefined) return part ?? node;
  const { content } = node;
  if (content.kind === "list") {
    const inner = content.inner.flatMap((item, i) => {
      if (i !== key) return [item];
      if (rest.length > 0) return [replacedAt(item, rest, part)];
      return part === undefined ? [] : [part];
    });
    return { ...node, content: { kind: "list", inner } };
  }
  const inner = new Map(content.kind === "fields" ? content.inner : []);
  const child = inner.get(String(key));
  if (rest.length > 0) inner.set(String(key), replacedAt(child ?? { ...(part ?? node), content: { kind: "fields", inner: new Map() } }, rest, part));
  else if (part === undefined) inner.delete(String(key));
  else inner.set(String(key), part);
  return { ...node, content: { kind: "fields", inner } };
}

/** A list with more items at its end; what is no list becomes one. */
export function extendedList(list: Sourced | undefined, more: Sourced): Sourced {
  if (list?.content.kind !== "list" || more.content.kind !== "list") return more;
  return { ...list, content: { kind: "list", inner: [...list.content.inner, ...more.content.inner] } };
}

/** The data as one file with the places of all of them. */
export function asFile(root: Sourced): YamlFile {
  const placed = (path: Path): readonly [Sourced, Path] => {
    let node = root;
    for (const [i, key] of path.entries()) {
      const child = childOf(node, key);
      if (child === undefined) return [node, path.slice(i)];
      node = child;
    }
    return [node, []];
  };
  const placeOf: YamlFile["placeOf"] = (path) => {
    const [node, rest] = placed(path);
    return node.file.placeOf([...node.path, ...rest]);
  };
  const placeOfKey: YamlFile["placeOfKey"] = (path, key) => {
    const { file, path: at } = placed([...path, key])[0];
    return file.placeOfKey(at.slice(0, -1), String(at.at(-1) ?? key));
  };
  return { data: plainOf(root), placeOf, placeOfKey };
}
