/**
 * Pairs of files of texts, `src/words/en/X.ts` and `src/words/zh/X.ts`, compared: same names, keys, parameters, and, for
 * every function, the same values mentioned whatever it is called with. A function is called with marked texts, with
 * numbers, empty texts, truth values and lists, and a record's properties one after the other with each word of the
 * English source, so that branches on codes are reached too.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const WORDS = join(import.meta.dirname, "../../src/words");
const CHINESE = /[\u4e00-\u9fff]/;

type Say = (...given: readonly unknown[]) => unknown;

/** What a comparison found, and how much it compared. */
export interface Comparison {
  /** One line per difference: `room name: what is wrong`. */
  readonly findings: readonly string[];
  /** Texts and functions compared. */
  readonly texts: number;
  /** Calls of functions that both languages answered with the same values. */
  readonly calls: number;
}

/** The rooms of English texts: file names without ending. */
export function roomsOf(language: "en" | "zh"): readonly string[] {
  const folder = join(WORDS, language);
  return existsSync(folder) ? readdirSync(folder).map((file) => file.replace(/\.ts$/, "")) : [];
}

/** Compares two values of one name; `words` are the codes to try as property values. */
export function comparePair(name: string, en: unknown, zh: unknown, words: readonly string[]): Comparison {
  if (typeof en !== typeof zh || Array.isArray(en) !== Array.isArray(zh)) return wrong(`${name}: is ${typeof zh}, not ${typeof en}`);
  if (typeof en === "function") return compareFunctions(name, en as Say, zh as Say, words);
  if (typeof en === "string") {
    const finding = textFinding(name, en, String(zh));
    return finding === undefined ? { findings: [], texts: 1, calls: 0 } : wrong(finding);
  }
  if (typeof en !== "object" || en === null || zh === null) return en === zh ? together([]) : wrong(`${name}: another value`);
  const [there, wanted] = [keysOf(zh), keysOf(en)];
  const missing = wanted.filter((key) => !there.includes(key)).map((key) => wrong(`${name}.${key}: missing`));
  const added = there.filter((key) => !wanted.includes(key)).map((key) => wrong(`${name}.${key}: English has none`));
  const other = zh as Readonly<Record<string, unknown>>;
  return together([
    ...missing,
    ...added,
    ...Object.entries(en).flatMap(([key, value]) => (key in other ? [comparePair(`${name}.${key}`, value, other[key], words)] : [])),
  ]);
}

function keysOf(value: unknown): readonly string[] {
  return Object.keys(value as object);
}

/** Compares the two files of a room. */
export async function compareRoom(room: string): Promise<Comparison> {
  const en = (await import(`../../src/words/en/${room}.ts`)) as Readonly<Record<string, unknown>>;
  const zh = (await import(`../../src/words/zh/${room}.ts`)) as Readonly<Record<string, unknown>>;
  return comparePair(room, { ...en }, { ...zh }, wordsOf(readFileSync(join(WORDS, "en", `${room}.ts`), "utf8")));
}

/** Codes that a source compares with or looks up: quoted single words, and keys of tables. */
export function wordsOf(source: string): readonly string[] {
  const found = [...source.matchAll(/"([\w-]+)"|^\s+([\w-]+): /gm)].map(([, quoted, key]) => quoted ?? key ?? "");
  return [...new Set(found)];
}

/** All comparisons as one. */
export function together(all: readonly Comparison[]): Comparison {
  return {
    findings: all.flatMap((one) => one.findings),
    texts: all.reduce((sum, one) => sum + one.texts, 0),
    calls: all.reduce((sum, one) => sum + one.calls, 0),
  };
}

function wrong(finding: string): Comparison {
  return { findings: [finding], texts: 1, calls: 0 };
}

/** A value that can be told again in a text: `‹1.level›` is the property `level` of the second argument. */
const mark = (path: string): string => `‹${path}›`;
const marksOf = (text: string): string => [...new Set(text.match(/‹[^‹›]*›|(?<!\d)7\d{3}(?!\d)/g) ?? [])].sort().join(" ");

/** Values of some paths that are no marked value, and the paths that were read. */
interface Trial {
  readonly own: ReadonlyMap<string, unknown>;
  readonly read: Set<string>;
}

/** A value that can be used as a text (its mark), as a list of three, as a record, as a map, or as a number for show. */
function anything(path: string, trial: Trial): unknown {
  const at = (name: string): unknown => {
    const inner = `${path}.${name}`;
    trial.read.add(inner);
    return trial.own.has(inner) ? trial.own.get(inner) : anything(inner, trial);
  };
  const items = () => ["a", "b", "c"].map(at);
  const get = (_: object, name: string | symbol): unknown => {
    if (name === Symbol.toPrimitive) return () => mark(path);
    if (name === Symbol.iterator) return () => items().values();
    if (typeof name === "symbol") return undefined;
    if (name === "length" || name === "size") return 3;
    if (/^[012]$/.test(name)) return items()[Number(name)];
    if (["toString", "valueOf", "toJSON", "toFixed"].includes(name)) return () => mark(path);
    if (name === "get") return (key: unknown) => at(String(key));
    return methodOf(Array.prototype, name, items) ?? methodOf(String.prototype, name, () => mark(path)) ?? at(name);
  };
  return new Proxy({}, { get });
}

/** A method of lists or texts, bound to the one that is made when it is asked for. */
function methodOf(prototype: object, name: string, make: () => unknown): unknown {
  const method: unknown = name === "constructor" ? undefined : Reflect.get(prototype, name);
  return typeof method === "function" ? method.bind(make()) : undefined;
}

/** What a value can be that is no marked one. */
const OTHERS: readonly unknown[] = ["", 0, 1, 2, 7900, true, false, undefined, [], [mark("a")], [mark("a"), mark("b")]];
const FEW: readonly unknown[] = ["", 1, 7901, true, false, undefined, []];

/** The arguments of a call, and the values that some paths have in it. */
interface Call {
  readonly given: readonly unknown[];
  readonly own: ReadonlyMap<string, unknown>;
}

const MOST_PATHS = 60;

/** The calls of a function of so many parameters: all marked, one path after the other with each value and word, then two with a few. */
function* callsFor(count: number, words: readonly string[]): Generator<Call> {
  const places = Array.from({ length: count }, (_, at) => String(at));
  const read = new Set(places);
  const call = (...pairs: readonly (readonly [string, unknown])[]): Call => {
    const own = new Map(pairs);
    return { own, given: places.map((place) => (own.has(place) ? own.get(place) : anything(place, { own, read }))) };
  };
  yield { given: places.map(mark), own: new Map() };
  yield call();
  const tried = new Set<string>();
  for (let open = [...read]; open.length > 0 && tried.size < MOST_PATHS; open = [...read].filter((path) => !tried.has(path) && !/\.[bc](\.|$)/.test(path)))
    for (const path of open) {
      tried.add(path);
      for (const value of [...OTHERS, mark(path), ...words]) yield call([path, value]);
    }
  const paths = [...tried].filter((path) => path.split(".").length <= 2);
  for (const [at, one] of paths.entries())
    for (const other of paths.slice(at + 1)) for (const first of FEW) for (const second of FEW) yield call([one, first], [other, second]);
}

/** All texts of what was said, one a line. */
function textsOf(said: unknown): readonly string[] {
  if (typeof said === "object" && said !== null) return Object.values(said).flatMap(textsOf);
  return [String(said)];
}

/** What a function says; undefined where it says nothing or cannot be called so. */
function saidBy(say: Say, given: readonly unknown[]): string | undefined {
  try {
    const text = textsOf(say(...given)).join("\n");
    return /undefined|null|NaN|\[object/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Compares two functions call by call, up to the first difference. */
function compareFunctions(name: string, en: Say, zh: Say, words: readonly string[]): Comparison {
  if (en.length !== zh.length) return wrong(`${name}: ${zh.length} parameters, not ${en.length}`);
  let calls = 0;
  for (const { given, own } of callsFor(en.length, words)) {
    const said = saidBy(en, given);
    if (said === undefined) continue;
    const other = saidBy(zh, given);
    const finding = other === undefined ? `${name}: cannot say: ${said}` : callFinding(name, said, other, [...own.values()].map(String));
    if (finding !== undefined) return wrong(finding);
    calls += 1;
  }
  return calls === 0 ? wrong(`${name}: was never called`) : { findings: [], texts: 1, calls };
}

function callFinding(name: string, en: string, zh: string, values: readonly string[]): string | undefined {
  if (marksOf(en) !== marksOf(zh)) return `${name}: mentions ${marksOf(zh)}, not ${marksOf(en)}: ${zh} | ${en}`;
  return textFinding(
    name,
    values.reduce((text, value) => (value === "" ? text : text.replaceAll(value, " ")), en),
    zh,
  );
}

/** English that says something: a word beyond values, options, names of files, and the program's name. */
function isSpoken(en: string): boolean {
  return /[A-Za-z]{3}/.test(en.replace(/‹[^‹›]*›|--[\w-]+|[\w./-]*\.(?:ts|yaml|csv|jsonl|mps)|bursar/g, " "));
}

const HALF_WIDTH = /[\u4e00-\u9fff][,;:?!](?!\w)|[,;:?!][\u4e00-\u9fff]|[\u4e00-\u9fff]\.(?=\s|$)|\([^()]*[\u4e00-\u9fff][^()]*\)|[\u4e00-\u9fff] ?"/;

function textFinding(name: string, en: string, zh: string): string | undefined {
  if (isSpoken(en) && !CHINESE.test(zh)) return `${name}: no Chinese: ${zh}`;
  const half = HALF_WIDTH.exec(zh);
  return half === null ? undefined : `${name}: "${half[0]}" is no Chinese punctuation: ${zh}`;
}
