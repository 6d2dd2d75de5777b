/** Declarations, waivers, agreements and flags of the case. */
import { committeeTexts as words } from "../../words/committee.ts";
import { page } from "../html.ts";
import { remarks } from "../summary-text.ts";
import { MOST_ROWS, paragraph, section, type Section } from "./parts.ts";
import type { CommitteeSource } from "./source.ts";

/** The section. */
export function remarksSection({ book }: CommitteeSource): Section {
  const { basis } = book.standing;
  const lines = remarks({ basis, theCase: basis.theCase, students: book.students, summary: book.summary });
  if (lines.length === 0) return section("remarks", words.remarks, paragraph(words.remarksNone));
  const items = lines.slice(0, MOST_ROWS).map((line) => page`<li>${line}</li>\n`);
  const rest = lines.length - MOST_ROWS;
  return section("remarks", words.remarks, page`<ul>\n${items}</ul>\n`, paragraph(rest > 0 ? words.moreLevels(rest) : ""));
}
