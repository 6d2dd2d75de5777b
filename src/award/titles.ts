/**
 * What the parts of a scheme are called in Chinese: for texts for people only. Nothing that is decided, written for programs or hashed as a decision
 * looks at these titles; a part without one keeps the words of the scheme's own file.
 */
import { awardAndLevel, listed, remarked } from "../words/lists.ts";
import { spokenLanguage } from "../words/language.ts";
import type { Case } from "./case.ts";
import type { Scheme } from "./scheme.ts";

/** What has a title: a part by its id, or a text that stands in several places (a document, a value). */
export type TitleKind = "scheme" | "award" | "level" | "population" | "fund" | "group" | "authority" | "document" | "field" | "value" | "reading";

/** The key of a part in a scheme's table of titles; ids from the outside in: award, level. */
export function titleKey(kind: TitleKind, ...ids: readonly string[]): string {
  return [kind, ...ids].join("|");
}

/** A thing whose title is `zh` wherever texts are said in Chinese. */
export function titled<T extends { readonly title: string }>(thing: T, zh: string | undefined): T {
  if (zh === undefined) return thing;
  const { title } = thing;
  return Object.defineProperty({ ...thing }, "title", { get: () => (spokenLanguage() === "zh" ? zh : title), enumerable: true });
}

function said(scheme: Scheme, fallback: string, kind: TitleKind, ...ids: readonly string[]): string {
  return spokenLanguage() === "zh" ? (scheme.titles.get(titleKey(kind, ...ids)) ?? fallback) : fallback;
}

/** The case by its title. */
export function caseTitle({ title, titleZh }: Pick<Case, "title" | "titleZh">): string {
  return spokenLanguage() === "zh" ? (titleZh ?? title) : title;
}

/** Where the regulation stands. */
export function schemeSource(scheme: Scheme): string {
  return said(scheme, scheme.source, "scheme", "source");
}

/** An authority, by its code or the title that the scheme gives it; anybody else by the name as it stands. */
export function authorityTitle(scheme: Scheme, authority: string): string {
  const code = scheme.authorities.has(authority) ? authority : [...scheme.authorities].find(([, title]) => title === authority)?.[0];
  return code === undefined ? authority : said(scheme, scheme.authorities.get(code) ?? code, "authority", code);
}

/** An authority as a decision names it, in Chinese by its title. */
export function authorityWord(scheme: Scheme, authority: string): string {
  return spokenLanguage() === "zh" ? authorityTitle(scheme, authority) : authority;
}

/** A paper or another proof. */
function documentTitle(scheme: Scheme, document: string): string {
  return said(scheme, document, "document", document);
}

/** Papers and other proofs, one after the other. */
export function documentTitles(scheme: Scheme, documents: readonly string[]): string {
  return listed(documents.map((document) => documentTitle(scheme, document)));
}

/** A name as conditions write it, with its title where it has one. */
export function namedField(scheme: Scheme, name: string): string {
  const title = fieldTitle(scheme, name);
  return title === name ? name : remarked(name, title);
}

/** A column of a table (`students`, `students.courses`) as it stands, with its title where it has one. */
export function namedColumn(scheme: Scheme, table: string, column: string): string {
  const name = table.startsWith("students.") ? `${table.slice("students.".length)}.${column}` : column;
  const title = fieldTitle(scheme, name);
  return title === name ? column : remarked(column, title);
}

/** A field, a list, or a column of a list (`courses.semester`). */
export function fieldTitle(scheme: Scheme, name: string): string {
  return said(scheme, name, "field", name);
}

/** An award and a level as ties name them (`excellent-degree 2`): as it stands, in Chinese by their titles. */
export function placeNamed(scheme: Scheme, name: string): string {
  const at = name.lastIndexOf(" ");
  const award = scheme.awards.find(({ id }) => id === name.slice(0, at));
  const level = award?.levels.find(({ id }) => id === name.slice(at + 1));
  if (spokenLanguage() !== "zh" || award === undefined || level === undefined) return name;
  return award.levels.length === 1 ? award.title : awardAndLevel(award.title, level.title);
}

/** An award by its id as files have it, in Chinese by its title. */
export function awardWord(scheme: Scheme, id: string): string {
  return spokenLanguage() === "zh" ? (scheme.awards.find((award) => award.id === id)?.title ?? id) : id;
}

/** A level by its id as files have it, in Chinese by its title. */
export function levelWord(scheme: Scheme, award: string, id: string): string {
  const levels = spokenLanguage() === "zh" ? scheme.awards.find((one) => one.id === award)?.levels : undefined;
  return levels?.find((level) => level.id === id)?.title ?? id;
}

/** A value of a field. */
export function valueTitle(scheme: Scheme, field: string, value: string): string {
  return said(scheme, value, "value", field, value);
}

/** The question of a reading. */
export function readingQuestion(scheme: Scheme, id: string, question: string): string {
  return said(scheme, question, "reading", id);
}

/** What a value of a reading means. */
export function readingMeaning(scheme: Scheme, id: string, value: string, meaning: string): string {
  return said(scheme, meaning, "reading", id, value);
}
