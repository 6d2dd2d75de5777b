/** The sheets of awards given, and of applications that got nothing with their reasons. */
import type { Reason } from "../../award/allocation.ts";
import { inWords } from "../../words/in-words.ts";
import { bookHeaders as headers, bookSheets, bookTexts as words } from "../../words/book.ts";
import { meritCell, meritFormat, remarkOf, fundsOf, titlesOf, whoCells, whoColumns, yuan, type BookSource } from "./source.ts";
import { FORMAT, type Column, type Row, type Table } from "./table.ts";

type AwardKey = "student" | "name" | "award" | "level" | "amount" | "fund" | "merit" | "by" | "payable" | "remark" | "awardId" | "levelId";

/** One row per award given, in the order of the ids. */
export function awardsTable(source: BookSource): Table<AwardKey> {
  const [titles, funds] = [titlesOf(source), fundsOf(source)];
  const meritOf = meritFinder(source);
  const columns: readonly Column<AwardKey>[] = [
    ...whoColumns(source),
    { key: "award", header: headers.award, format: FORMAT.text },
    { key: "level", header: headers.level, format: FORMAT.text },
    { key: "amount", header: headers.amount, format: FORMAT.money },
    { key: "fund", header: headers.fund, format: FORMAT.text },
    { key: "merit", header: headers.merit, format: meritFormat(source) },
    { key: "by", header: headers.by, format: FORMAT.text },
    { key: "payable", header: headers.payable, format: FORMAT.text },
    { key: "remark", header: headers.remark, format: FORMAT.text, mostWidth: 50 },
    { key: "awardId", header: headers.awardId, format: FORMAT.text, isPrinted: false },
    { key: "levelId", header: headers.levelId, format: FORMAT.text, isPrinted: false },
  ];
  const rows = source.students.flatMap(({ student, given }) =>
    given.map(
      (one): Row<AwardKey> => ({
        ...whoCells(source, student),
        award: titles.award(one.award),
        level: titles.level(one.award, one.level),
        amount: yuan(one.fen),
        fund: funds(student, one).join(" + "),
        merit: meritCell(source, meritOf(student, one.award)),
        by: words.byNames[one.by] ?? one.by,
        payable: one.payable ? words.yes : words.no,
        awardId: one.award,
        levelId: one.level,
        remark: remarkOf(one),
      }),
    ),
  );
  return { name: bookSheets.awards, columns, rows };
}

function meritFinder({ standing }: BookSource): (student: number, award: string) => number | undefined {
  const entries = new Map(standing.basis.eligibility.map((entry) => [entry.award.id, entry]));
  return (student, award) => {
    const entry = entries.get(award);
    return entry?.merit[entry.positionOf[student] ?? -1];
  };
}

type ReasonKey = "student" | "name" | "award" | "code" | "reason" | "awardId";

/** One row per application that got nothing. */
export function notAwardedTable(source: BookSource): Table<ReasonKey> {
  const titles = titlesOf(source);
  const columns: readonly Column<ReasonKey>[] = [
    ...whoColumns(source),
    { key: "award", header: headers.award, format: FORMAT.text },
    { key: "code", header: headers.code, format: FORMAT.text },
    { key: "reason", header: headers.reason, format: FORMAT.text, mostWidth: 100 },
    { key: "awardId", header: headers.awardId, format: FORMAT.text, isPrinted: false },
  ];
  const rows = source.students.flatMap(({ student, reasons }) =>
    reasons.map((reason): Row<ReasonKey> => {
      const award = titles.award(reason.award);
      return { ...whoCells(source, student), award, code: reason.code, reason: reasonSentence(reason, award), awardId: reason.award };
    }),
  );
  return { name: bookSheets.notAwarded, columns, rows };
}

function reasonSentence({ code, articles, documents }: Reason, award: string): string {
  return inWords({ code, values: { award, articles: articles.join(", "), documents: documents.join(", ") } }).says;
}

type WaitingKey = "student" | "name" | "award" | "documents" | "articles";

/** One row per application that waits for a document. */
export function waitingTable(source: BookSource): Table<WaitingKey> {
  const titles = titlesOf(source);
  const columns: readonly Column<WaitingKey>[] = [
    ...whoColumns(source),
    { key: "award", header: headers.award, format: FORMAT.text },
    { key: "documents", header: headers.documents, format: FORMAT.text, mostWidth: 90 },
    { key: "articles", header: headers.articles, format: FORMAT.text },
  ];
  const rows = source.students.flatMap(({ student, reasons }) =>
    reasons
      .filter((reason) => reason.code === "waiting")
      .map(
        (reason): Row<WaitingKey> => ({
          ...whoCells(source, student),
          award: titles.award(reason.award),
          documents: reason.documents.join("; "),
          articles: reason.articles.join(", "),
        }),
      ),
  );
  return { name: bookSheets.waiting, columns, rows: rows.length > 0 ? rows : [{ student: words.nobodyWaits }] };
}
