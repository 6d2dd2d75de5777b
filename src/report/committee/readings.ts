/** The unclear clauses that matter in the case: how they are read, and how else they can be. */
import { readingsInUse, type ReadingParameter } from "../../award/readings.ts";
import { readingMeaning, readingQuestion } from "../../award/titles.ts";
import { committeeTexts as words } from "../../words/committee.ts";
import { labelledText } from "../../words/lists.ts";
import { page } from "../html.ts";
import { parameterText } from "../scheme-values.ts";
import { cappedTable, paragraph, section, type Section } from "./parts.ts";
import type { CommitteeSource } from "./source.ts";

/** The section. */
export function readingsSection({ book }: CommitteeSource): Section {
  const { theCase } = book.standing.basis;
  const { scheme, parameters } = theCase;
  const used = readingsInUse(theCase);
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  const isOther = (parameter: ReadingParameter) => !same(parameters.get(parameter.name), parameter.fallback);
  const row = (parameter: ReadingParameter) => {
    const { reading, fallback } = parameter;
    const said = (value: string, meaning: string) => labelledText(value, readingMeaning(scheme, reading.id, value, meaning));
    const shown = parameterText(scheme, parameter, parameters.get(parameter.name));
    const others = [...reading.values].filter(([value]) => value !== shown).map(([value, meaning]) => said(value, meaning));
    const meaning = reading.values.get(shown);
    const here = meaning === undefined ? shown : said(shown, meaning);
    const read = isOther(parameter) && fallback !== undefined ? words.notDefault(here, parameterText(scheme, parameter, fallback)) : here;
    return [reading.id, reading.articles.join(", "), readingQuestion(scheme, reading.id, reading.question), page`${read}`, others.join("; ")];
  };
  if (used.length === 0) return section("readings", words.readings, paragraph(words.noReadings));
  const others = used.filter(isOther);
  const rows = [...others, ...used.filter((parameter) => !isOther(parameter))].map(row);
  return section(
    "readings",
    words.readings,
    paragraph(words.readingsNote(book.path)),
    paragraph(others.length === 0 ? words.readingsAll : words.readingsOthers(others.length)),
    cappedTable(words.readingsCaption, words.readingHeaders, rows, words.moreLevels),
  );
}
