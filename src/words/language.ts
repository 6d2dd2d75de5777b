/**
 * The language in which texts for people are said, one for the whole process or page, and the choice
 * between two files of texts. A front `words/X.ts` chooses between `words/en/X.ts` and `words/zh/X.ts`
 * whenever a text is read, never while modules are loaded, so that `speak` holds for everything said after it.
 */

/** English, or Chinese in simplified characters. */
export type Language = "en" | "zh";

/** All languages, the default first. */
export const LANGUAGES: readonly Language[] = ["en", "zh"];

let current: Language = "en";

/** From now on texts are said in this language. A thread has its own and must be told. */
export function speak(language: Language): void {
  current = language;
}

/** The language in which texts are said now. */
export function spokenLanguage(): Language {
  return current;
}

/** What `say` says in a language, whatever the language is: data for programs are said in English. */
export function saidIn<Said>(language: Language, say: () => Said): Said {
  const before = current;
  current = language;
  try {
    return say();
  } finally {
    current = before;
  }
}

/** The shape that texts have in every language: the same names, parameters and lengths of lists, any wording. */
export type Words<T> = T extends (...given: infer Given) => infer Said
  ? (...given: Given) => Words<Said>
  : T extends string
    ? string
    : T extends object
      ? { readonly [Name in keyof T]: Words<T[Name]> }
      : T;

/** What a file of texts exports: functions and tables. A plain text could not change with the language. */
type Texts = Readonly<Record<string, ((...given: never[]) => unknown) | { readonly [name: string]: unknown }>>;

/** The exports of a pair of files, said in the language of the moment of each call or reading. */
export function spoken<T extends Texts>(en: T, zh: NoInfer<Words<T>>): Words<T> {
  const both: unknown = choosing(en, zh);
  return both as Words<T>;
}

function choosing(en: object, zh: object): object {
  const other = new Map<string, unknown>(Object.entries(zh));
  return Object.defineProperties({}, Object.fromEntries(Object.entries(en).map(([name, said]) => [name, choice(said, other.get(name))])));
}

function choice(en: unknown, zh: unknown): PropertyDescriptor {
  if (isSaying(en) && isSaying(zh)) {
    const say = (...given: unknown[]): unknown => (current === "zh" ? zh : en)(...given);
    return { value: say, enumerable: true };
  }
  if (isTable(en) && isTable(zh)) return { value: choosing(en, zh), enumerable: true };
  return { get: () => (current === "zh" ? zh : en), enumerable: true };
}

function isSaying(texts: unknown): texts is (...given: unknown[]) => unknown {
  return typeof texts === "function";
}

function isTable(texts: unknown): texts is object {
  return typeof texts === "object" && texts !== null && !Array.isArray(texts);
}
