/**
 * Runs cases of a regulation: from the text of a scheme, which is read once, case by case.
 *
 * Three things are asked of the cases of a scheme (`regulations.test.ts`): each comes out as it says; each rule decides some
 * case (`mutants.ts`); each reading changes some case.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Scheme } from "../../src/award/scheme.ts";
import type { Expectation, RegulationCase, RegulationCases, Settings } from "./cases.ts";
import { judge, prepare, read, schemeOf, type Found, type Judged, type Prepared } from "./one-student.ts";

const HERE = import.meta.dirname;

/** The text of a shipped scheme. */
export function schemeText(name: string): string {
  return readFileSync(join(HERE, "../../models", name, "scheme.yaml"), "utf8");
}

function isCases(value: unknown): value is RegulationCases {
  return typeof value === "object" && value !== null && "scheme" in value && "cases" in value && "ideals" in value;
}

/** What all files `*.cases.ts` of this folder export, by their names. */
export async function casesFiles(): Promise<ReadonlyMap<string, RegulationCases>> {
  const names = readdirSync(HERE).filter((name) => name.endsWith(".cases.ts"));
  const found = await Promise.all(
    names.sort().map(async (name): Promise<readonly [string, RegulationCases]> => {
      const module = (await import(pathToFileURL(join(HERE, name)).href)) as Readonly<Record<string, unknown>>;
      const exported = Object.values(module).find(isCases);
      if (exported === undefined) throw new Error(`${name} exports no cases`);
      return [name.replace(".cases.ts", ""), exported];
    }),
  );
  return new Map(found);
}

/** A case with the tables it is read from. */
export interface ReadyCase {
  readonly file: string;
  readonly source: RegulationCases;
  readonly one: RegulationCase;
  readonly prepared: Prepared;
}

/** A scheme with all its cases. */
export interface Suite {
  readonly scheme: Scheme;
  readonly cases: readonly ReadyCase[];
  /** Parameters that any file of the scheme states. */
  readonly common: Settings;
}

/** Reads a scheme's text and prepares its cases. */
export function suiteOf(name: string, text: string, files: ReadonlyMap<string, RegulationCases>): Suite {
  const scheme = schemeOf(text);
  const own = [...files].filter(([, file]) => file.scheme === name);
  const common: Settings = Object.assign({}, ...own.map(([, file]) => file.scenario.parameters)) as Settings;
  const cases = own.flatMap(([file, source]) => source.cases.map((one) => ({ file, source, one, prepared: prepare(scheme, source, one, common) })));
  return { scheme, cases, common };
}

/** Equal as sets of texts. */
function sameSet(found: readonly string[], expected: readonly string[]): boolean {
  const [a, b] = [new Set(found), new Set(expected)];
  return a.size === b.size && [...a].every((text) => b.has(text));
}

/** Equal as numbers: `800`, `800.00`. */
function sameNumber(found: string, expected: string): boolean {
  const plain = (text: string) => text.replace(/(\.\d*?)0+(?= |$)/, "$1").replace(/\.(?= |$)/, "");
  return plain(found) === plain(expected);
}

type Entries = Readonly<Record<string, string | number | boolean>> | undefined;

function differing(what: string, expected: Entries, found: (key: string) => string | number | boolean | undefined): readonly string[] {
  return Object.entries(expected ?? {}).flatMap(([key, value]) => {
    const actual = found(key);
    const same = typeof value === "string" && typeof actual === "string" ? sameNumber(actual, value) : actual === value;
    return same ? [] : [`${what} ${key}: expected ${String(value)}, found ${String(actual)}`];
  });
}

function differingSets(what: string, expected: readonly string[] | undefined, found: () => readonly string[]): readonly string[] {
  if (expected === undefined) return [];
  const actual = found();
  return sameSet(actual, expected) ? [] : [`${what}: expected [${expected.join("; ")}], found [${actual.join("; ")}]`];
}

/** Amounts by level, exactly those that are named. */
function moneyDiffers(what: string, expected: Readonly<Record<string, string>> | undefined, found: () => ReadonlyMap<string, string>): readonly string[] {
  if (expected === undefined) return [];
  const actual = found();
  const extra = [...actual].filter(([level]) => expected[level] === undefined);
  return [...differing(what, expected, (level) => actual.get(level)), ...extra.map(([level, yuan]) => `${what} ${level}: expected nothing, found ${yuan}`)];
}

function renewalDiffers(expect: Expectation, found: Found): readonly string[] {
  if (expect.renewal === undefined) return [];
  const { grounds, ...expected } = expect.renewal;
  const actual = found.renewal();
  const values: Readonly<Record<string, string | readonly string[]>> = actual;
  return [...differing("renewal", expected, (key) => String(values[key])), ...differingSets("renewal grounds", grounds, () => actual.grounds)];
}

function togetherDiffers(expect: Expectation, found: Found): readonly string[] {
  if (expect.together === undefined) return [];
  const { pays, breaks } = found.together(expect.together);
  return [...differing("pays", expect.together.pays, (award) => pays[award]), ...differingSets("breaks", expect.together.breaks, () => breaks)];
}

function faultsDiffer(judged: Judged, found: Found | undefined, expected: readonly string[]): readonly string[] {
  const codes = "faults" in judged ? judged.faults.map((fault) => fault.code) : (found?.faults() ?? []);
  if (sameSet(codes, expected)) return [];
  const shown = "faults" in judged ? JSON.stringify(judged.faults) : codes.join("; ");
  return [`faults: expected [${expected.join("; ")}], found ${shown}`];
}

/** In which points a judged case is not what is expected; empty: it holds. */
function mismatches(judged: Judged, one: RegulationCase): readonly string[] {
  const { expect } = one;
  const found = "faults" in judged ? undefined : judge(judged.case, one.award);
  const faults = faultsDiffer(judged, found, expect.faults ?? []);
  if (found === undefined) return faults;
  return [
    ...faults,
    ...differing("status", expect.status, found.status),
    ...differing("amount", expect.amount, found.amount),
    ...differing("merit", expect.merit === undefined ? undefined : { "": expect.merit }, found.merit),
    ...differing("places", expect.places, found.places),
    ...differing("key", expect.keys, found.keys),
    ...moneyDiffers("due", expect.due, found.due),
    ...differing("payable", expect.payable, found.payable),
    ...moneyDiffers("open", expect.open, found.open),
    ...Object.entries(expect.payments ?? {}).flatMap(([level, amounts]) => differing(`paid ${level}`, amounts, (words) => found.paid(level, words))),
    ...renewalDiffers(expect, found),
    ...togetherDiffers(expect, found),
    ...differingSets("flags", expect.flags, found.flags),
    ...differingSets("asks", expect.asks, found.asks),
  ];
}

/** Runs one case under a scheme, which may be another than the one it was prepared for. */
export function runCase(scheme: Scheme, ready: ReadyCase): readonly string[] {
  return mismatches(read(scheme, ready.prepared), ready.one);
}

/** The same case under the defaults of its readings. */
export function underDefaults(suite: Suite, ready: ReadyCase): ReadyCase {
  const { readings: _readings, ...one } = ready.one;
  return { ...ready, one, prepared: prepare(suite.scheme, ready.source, one, suite.common) };
}

/** True where a case is its ideal as it stands. */
export function isPlain(one: RegulationCase): boolean {
  return [one.facts, one.lists, one.readings].every((part) => Object.keys(part ?? {}).length === 0);
}

/** Cases as they are read under the scheme itself, so that a changed rule is tried without reading them again. */
export interface ReadSuite {
  readonly suite: Suite;
  readonly cases: readonly { readonly ready: ReadyCase; readonly judged: Judged }[];
}

/** Reads all cases; those that do not come out as expected are left out, for they would notice every change. */
export function readSuite(suite: Suite): ReadSuite {
  const all = suite.cases.map((ready) => ({ ready, judged: read(suite.scheme, ready.prepared) }));
  return { suite, cases: all.filter(({ ready, judged }) => mismatches(judged, ready.one).length === 0) };
}

/** Those likely to notice a change first: of its awards; of these, where files are read again, those that expect more than statuses. */
function inOrder<T extends { readonly ready: ReadyCase }>(cases: readonly T[], awards: readonly string[], again: boolean): readonly T[] {
  const far = ({ ready: { one } }: T) => (awards.includes(one.award) ? 0 : 2) + (again && Object.keys(one.expect).every((key) => key === "status") ? 1 : 0);
  return [...cases].sort((a, b) => far(a) - far(b));
}

/** A thrown bug notices a change too. */
function notices(check: () => readonly string[]): boolean {
  try {
    return check().length > 0;
  } catch (error) {
    if (error instanceof Error) return true;
    throw error;
  }
}

/** The case that notices a changed scheme; undefined where none does. `again`: its files are read again, for what is read depends on the change. */
export function noticing(read: ReadSuite, scheme: Scheme, awards: readonly string[], again: boolean): string | undefined {
  return inOrder(read.cases, awards, again).find(({ ready, judged }) =>
    notices(() => (again || "faults" in judged ? runCase(scheme, ready) : mismatches({ case: { ...judged.case, scheme } }, ready.one))),
  )?.ready.one.name;
}
