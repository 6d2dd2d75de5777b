/** The choice of a language: when a text is read, never while modules are loaded. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { LANGUAGES, saidIn, speak, spoken, spokenLanguage } from "../../src/words/language.ts";

const SRC = resolve(import.meta.dirname, "../../src");
/** What the Chinese texts share among themselves. */
const ONLY_CHINESE = new Set(["dates.ts", "phrases.ts", "spaced.ts"]);
const LANGUAGE = join(SRC, "words/language.ts");
const isFunction = (said: unknown): said is (...given: unknown[]) => unknown => typeof said === "function";
const filesOf = (folder: string, options = {}) =>
  readdirSync(join(SRC, folder), { encoding: "utf8", ...options })
    .filter((name) => name.endsWith(".ts"))
    .sort();

afterEach(() => speak("en"));

describe("spoken", () => {
  const en = { greet: (name: string) => `hello ${name}`, texts: { plain: "one", list: ["a", "b"], inner: { deep: "deep", say: () => "said" } } };
  const zh = { greet: (name: string) => `你好 ${name}`, texts: { plain: "一", list: ["甲", "乙"], inner: { deep: "深", say: () => "说" } } };
  // Taken apart before the language is chosen, as modules do.
  const { greet, texts } = spoken(en, zh);
  const { inner } = texts;
  const { say } = inner;
  const everything = () => [greet("x"), texts.plain, texts.list, inner.deep, inner.say(), say()];

  test("functions, texts, lists and nested tables follow the language of the moment", () => {
    expect(everything()).toEqual(["hello x", "one", ["a", "b"], "deep", "said", "said"]);
    speak("zh");
    expect(everything()).toEqual(["你好 x", "一", ["甲", "乙"], "深", "说", "说"]);
    speak("en");
    expect(everything()[0]).toBe("hello x");
    expect(Object.keys(texts)).toEqual(["plain", "list", "inner"]);
  });

  test("saidIn says one thing in another language, and ends also where it throws", () => {
    speak("zh");
    expect(saidIn("en", () => [spokenLanguage(), ...everything()])).toEqual(["en", "hello x", "one", ["a", "b"], "deep", "said", "said"]);
    expect(() =>
      saidIn("en", () => {
        throw new Error("a bug");
      }),
    ).toThrow("a bug");
    expect(spokenLanguage()).toBe("zh");
  });

  test("another shape is a type error", () => {
    // @ts-expect-error a name is missing
    expect(Object.keys(spoken(en, { greet: zh.greet }))).toEqual(["greet", "texts"]);
    // @ts-expect-error a list is a text
    expect(Object.keys(spoken({ t: { list: ["a"] } }, { t: { list: "甲" } }))).toEqual(["t"]);
    // @ts-expect-error a plain text cannot change with the language
    expect(() => spoken({ plain: "one" }, { plain: "一" })).not.toThrow();
  });
});

describe("fronts", () => {
  const rooms = filesOf("words/en");
  const tables = new Set(["en.ts", "zh.ts"]);
  const fronts = filesOf("words").filter((name) => !tables.has(name) && readFileSync(join(SRC, "words", name), "utf8").includes('from "./en/'));

  test("every file of texts has a twin in the other language, and its front chooses between the two", () => {
    expect(filesOf("words/zh").filter((name) => !ONLY_CHINESE.has(name))).toEqual(rooms);
    for (const name of [...rooms, "in-words.ts"]) {
      const front = readFileSync(join(SRC, "words", name), "utf8");
      const [en, zh] = name === "in-words.ts" ? ["./en.ts", "./zh.ts"] : [`./en/${name}`, `./zh/${name}`];
      expect([name, front]).toEqual([name, expect.stringMatching(/^export const \{[^}]+\} =\s+spoken\(en, zh\);$/m)]);
      expect([name, front.includes(`import * as en from "${en}";`), front.includes(`import * as zh from "${zh}";`)]).toEqual([name, true, true]);
    }
  });

  test("every file of texts has a front that hands on all its functions and tables", async () => {
    expect(rooms.length).toBeGreaterThan(35);
    expect(fronts).toEqual(rooms);
    for (const name of rooms) {
      const [front, en] = (await Promise.all([import(join(SRC, "words", name)), import(join(SRC, "words/en", name))])) as [object, object];
      expect([name, Object.keys(front).sort()]).toEqual([name, Object.keys(en).sort()]);
    }
  });
});

test("no text is read while modules are loaded: it would stay in the language of that moment", async () => {
  const read: string[] = [];
  let loading = "";
  const note = (name: string) => read.push(`${loading}: ${name}`);
  const watch = (name: string, said: unknown): PropertyDescriptor => {
    if (typeof said === "object" && said !== null && !Array.isArray(said)) return { value: watched(said), enumerable: true };
    if (!isFunction(said)) return { get: () => note(name) && said, enumerable: true };
    return { value: (...given: unknown[]): unknown => note(name) && said(...given), enumerable: true };
  };
  const watched = (texts: object): object =>
    Object.defineProperties({}, Object.fromEntries(Object.entries(texts).map(([name, said]) => [name, watch(name, said)] as const)));
  vi.resetModules();
  vi.doMock(LANGUAGE, () => ({ LANGUAGES, saidIn, speak, spokenLanguage, spoken: watched }));
  // What runs when it is loaded is no module that others import.
  const runs = (name: string) => /^(main|check-alone|receipt-page|page|.*-worker)\.ts$/.test(basename(name));
  const modules = filesOf(".", { recursive: true }).filter((name) => !runs(name));
  for (const name of modules) {
    loading = name;
    await import(join(SRC, name));
  }
  const cli = (await import(join(SRC, "words/cli.ts"))) as { readonly commandSummaries: Record<string, string> };
  expect(modules.length).toBeGreaterThan(300);
  expect(read).toEqual([]);
  // The watch itself hears a reading.
  expect(cli.commandSummaries["check"]).toBeTypeOf("string");
  expect(read).toHaveLength(1);
  vi.doUnmock(LANGUAGE);
  vi.resetModules();
});
