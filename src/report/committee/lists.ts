/** Ties, open questions, who waits and who is in reserve: the workbook's own tables. */
import { inWords } from "../../words/in-words.ts";
import { bookSheets, bookTexts } from "../../words/book.ts";
import { committeeTexts as words } from "../../words/committee.ts";
import { waitingTable } from "../book/awards-sheets.ts";
import { titlesOf, type BookSource } from "../book/source.ts";
import { reserveTable, tiesOf, type AnyTie } from "../book/ties-sheets.ts";
import { page, type Html } from "../html.ts";
import { bookTable, cappedTable, paragraph, section, type Section } from "./parts.ts";
import type { CommitteeSource } from "./source.ts";

/** A ticket is told by its beginning. */
const TICKET_DIGITS = 8;

function tiesTable(book: BookSource): Html {
  const titles = titlesOf(book);
  // An option is written as award and level, which hold no space.
  const title = (option: string) => {
    const [award = "", level = ""] = option.split(" ");
    const [name, rank] = [titles.award(award), titles.level(award, level)];
    return name === rank ? name : words.cap(name, rank);
  };
  const all = (options: readonly string[], between: string) => (options.length === 0 ? words.nothing : options.map(title).join(between));
  const row = ({ settledBy, article, atStake, drawn, students }: AnyTie, t: number) => {
    const [only] = drawn;
    const shown = students.map(({ id, mark, got }) => words.tieStudent(id, mark.length === 64 ? mark.slice(0, TICKET_DIGITS) : mark, all(got, " + ")));
    const places = drawn.length === 1 && only !== undefined ? bookTexts.drawnOf(only.count, students.length) : "";
    return [t + 1, article === "" ? settledBy : `${settledBy} (${article})`, all(atStake, " / "), places, shown.join("; ")];
  };
  const rows = tiesOf(book).map(row);
  return rows.length === 0 ? paragraph(words.noTies) : cappedTable(words.tiesCaption, words.tieHeaders, rows, (count) => words.more(count, bookSheets.ties));
}

/** Ties and what settled them. */
export function tiesSection({ book }: CommitteeSource): Section {
  const { theCase } = book.standing.basis;
  const note = paragraph(theCase.ties === "report" ? words.tiesReported : words.tiesNote(theCase.seed));
  return section("ties", words.tiesSection, note, tiesTable(book));
}

/** What is left to decide; flagged applications, which are many, by their number alone. */
export function questionsSection({ book }: CommitteeSource): Section {
  const items = book.summary.questions.map((question) => {
    const { says, hint = "" } = inWords(question);
    return page`<li>${says}${hint === "" ? "" : ` (${hint})`}</li>\n`;
  });
  const flags = book.students.reduce((sum, student) => sum + student.flags.length, 0);
  return section(
    "questions",
    words.questionsSection,
    items.length === 0 ? paragraph(words.noQuestions) : page`<ul>\n${items}</ul>\n`,
    paragraph(flags === 0 ? "" : words.flagged(flags, words.remarks, bookSheets.questions)),
  );
}

/** Applications that wait. */
export function waitingSection({ book }: CommitteeSource): Section {
  return section("waiting", words.waitingSection, bookTable(words.waitingCaption, waitingTable(book)));
}

/** Who comes next. */
export function reserveSection({ book }: CommitteeSource): Section {
  return section("reserve", words.reserveSection, bookTable(words.reserveCaption, reserveTable(book)));
}
