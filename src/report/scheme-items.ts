/** Items of a scheme document: a title, its article, labelled lines. */
import { listed } from "../words/lists.ts";
import { authorityTitle } from "../award/titles.ts";
import type { Scheme } from "../award/scheme.ts";

/** A labelled line; without a label the text stands alone. */
export interface Line {
  readonly label: string;
  readonly text: string;
}

/** An item with the article that it comes from. */
export interface Item {
  readonly title: string;
  readonly article: string;
  readonly quote: string;
  readonly lines: readonly Line[];
}

/** A line without a label. */
export const plain = (text: string): Line => ({ label: "", text });
/** An item; lines that say nothing are left out. */
export const item = (title: string, article: string, lines: readonly (Line | undefined)[], quote = ""): Item => ({
  title,
  article,
  quote,
  lines: lines.filter((line) => line !== undefined),
});

/** An authority by its title. */
export function authorityText(scheme: Scheme, authority: string): string {
  return authorityTitle(scheme, authority);
}

/** Awards by their titles. */
export function awardNames(scheme: Scheme, ids: readonly string[]): string {
  return listed(ids.map((id) => scheme.awards.find((award) => award.id === id)?.title ?? id));
}

/** A labelled line, or nothing where there is nothing to say. */
export function labelled(label: string, text: string | undefined): Line | undefined {
  return text === undefined || text === "" ? undefined : { label, text };
}
