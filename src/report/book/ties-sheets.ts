/** The sheets of ties, of reserves, and of what a person must decide or look at. */
import type { LevelReserves, Release, Reserve } from "../../explain/reserve.ts";
import { inWords } from "../../words/in-words.ts";
import { bookHeaders as headers, bookSheets, bookTexts as words } from "../../words/book.ts";
import { goalShown } from "../summary-text.ts";
import { meritCell, meritFormat, titlesOf, whoCells, whoColumns, type BookSource } from "./source.ts";
import { count, FORMAT, type Cell, type Column, type Row, type Table } from "./table.ts";

type TieKey = "tie" | "settledBy" | "article" | "atStake" | "drawn" | "student" | "name" | "mark" | "got";

/** A tie of either kind; `mark`: the ticket, or the value of the key. */
export interface AnyTie {
  readonly settledBy: string;
  readonly article: string;
  readonly atStake: readonly string[];
  readonly drawn: readonly { readonly count: number }[];
  readonly students: readonly { readonly id: string; readonly mark: string; readonly got: readonly string[] }[];
}

/** All ties, those that keys settled first. */
export function tiesOf({ summary, standing }: BookSource): readonly AnyTie[] {
  const { theCase } = standing.basis;
  const byKey = summary.keyTies.map(({ key, students, ...tie }): AnyTie => {
    const marked = students.map(({ id, got, value }) => ({ id, got, mark: goalShown({ theCase }, `goal|key-${key}`, BigInt(value)) }));
    return { ...tie, settledBy: words.key(key), students: marked };
  });
  const byLot = summary.ties.map((tie): AnyTie => {
    return { ...tie, settledBy: words.lot, article: "", students: tie.students.map(({ id, got, ticket }) => ({ id, got, mark: ticket })) };
  });
  return [...byKey, ...byLot];
}

/** One row per student of a tie, tie by tie. */
export function tiesTable(source: BookSource): Table<TieKey> {
  const columns: readonly Column<TieKey>[] = [
    { key: "tie", header: headers.tie, format: FORMAT.count },
    { key: "settledBy", header: headers.settledBy, format: FORMAT.text },
    { key: "article", header: headers.article, format: FORMAT.text },
    { key: "atStake", header: headers.atStake, format: FORMAT.text, mostWidth: 60 },
    { key: "drawn", header: headers.drawn, format: FORMAT.text },
    ...whoColumns(source),
    { key: "mark", header: headers.mark, format: FORMAT.text, mostWidth: 40 },
    { key: "got", header: headers.got, format: FORMAT.text, mostWidth: 60 },
  ];
  const place = new Map(source.standing.basis.theCase.ids.map((id, i) => [id, i]));
  const rows = tiesOf(source).flatMap((tie, t) =>
    tie.students.map(
      ({ id, mark, got }): Row<TieKey> => ({
        tie: count(t + 1),
        settledBy: tie.settledBy,
        article: tie.article,
        atStake: tie.atStake.join(" / "),
        drawn: tie.drawn.length === 1 && tie.drawn[0] !== undefined ? words.drawnOf(tie.drawn[0].count, tie.students.length) : "",
        ...whoCells(source, place.get(id) ?? -1),
        mark,
        got: got.length === 0 ? words.nothingGot : got.join(" + "),
      }),
    ),
  );
  return { name: bookSheets.ties, columns, rows: rows.length > 0 ? rows : [{ settledBy: words.noTies }] };
}

type ReserveKey = "award" | "level" | "holders" | "givenUp" | "reserve" | "name" | "merit" | "holds" | "next";

/** Who would be given a place of each level that somebody gives up; one row per list. */
export function reserveTable(source: BookSource): Table<ReserveKey> {
  const name: readonly Column<ReserveKey>[] = source.names === undefined ? [] : [{ key: "name", header: headers.name, format: FORMAT.text }];
  const columns: readonly Column<ReserveKey>[] = [
    { key: "award", header: headers.award, format: FORMAT.text },
    { key: "level", header: headers.level, format: FORMAT.text },
    { key: "holders", header: headers.holders, format: FORMAT.count },
    { key: "givenUp", header: headers.givenUp, format: FORMAT.text, mostWidth: 60 },
    { key: "reserve", header: headers.reserve, format: FORMAT.text },
    ...name,
    { key: "merit", header: headers.merit, format: meritFormat(source) },
    { key: "holds", header: headers.holds, format: FORMAT.text },
    { key: "next", header: headers.next, format: FORMAT.text, mostWidth: 60 },
  ];
  if (source.reserves === undefined) return { name: bookSheets.reserve, columns, rows: [{ award: source.whyNoReserves }] };
  const rows = source.reserves.flatMap((level) => level.releases.map((release) => reserveRow(source, level, release)));
  return { name: bookSheets.reserve, columns, rows: rows.length > 0 ? rows : [{ award: words.noReserves }] };
}

function reserveRow(source: BookSource, { award, level, releases }: LevelReserves, { holders, reserves }: Release): Row<ReserveKey> {
  const [first, ...next] = reserves;
  const shown = ({ id, isTied }: Reserve) => (isTied ? words.tied(id) : id);
  const { ids } = source.standing.basis.theCase;
  const nobody: Cell = words.nobodyFits;
  return {
    award: award.title,
    level: level.title,
    holders: count(holders.length),
    givenUp: releases.length === 1 ? words.anyHolder : holders.join(", "),
    reserve: first?.id ?? nobody,
    name: first === undefined ? undefined : source.names?.[ids.indexOf(first.id)],
    merit: meritCell(source, first?.merit),
    holds: first?.from === undefined ? "" : titlesOf(source).level(award.id, first.from),
    next: next.map(shown).join(", "),
  };
}

type QuestionKey = "kind" | "student" | "name" | "award" | "question" | "hint";

/** What a person must decide, and whom a clause flags. */
export function questionsTable(source: BookSource): Table<QuestionKey> {
  const titles = titlesOf(source);
  const columns: readonly Column<QuestionKey>[] = [
    { key: "kind", header: headers.kind, format: FORMAT.text },
    { key: "question", header: headers.question, format: FORMAT.text, mostWidth: 100 },
    { key: "hint", header: headers.hint, format: FORMAT.text, mostWidth: 60 },
    ...whoColumns(source),
    { key: "award", header: headers.award, format: FORMAT.text },
  ];
  const asked = source.summary.questions.map((question): Row<QuestionKey> => {
    const { says, hint } = inWords(question);
    return { kind: words.toDecide, question: says, hint };
  });
  const flagged = source.students.flatMap(({ student, flags }) =>
    flags.map((flag): Row<QuestionKey> => {
      const award = titles.award(flag.award);
      const { says } = inWords({ code: flag.code, values: { award, rule: flag.rule, article: flag.article } });
      return { kind: words.toLookAt, question: says, ...whoCells(source, student), award };
    }),
  );
  const rows = [...asked, ...flagged];
  return { name: bookSheets.questions, columns, rows: rows.length > 0 ? rows : [{ kind: words.noQuestions }] };
}
