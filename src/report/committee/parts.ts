/** Parts of the report's page: figures with the table behind them, tables that end after so many rows, tables of the workbook. */
import { formatDecimal } from "../../decimal.ts";
import { committeeTexts as words } from "../../words/committee.ts";
import type { Cell as BookCell, Table } from "../book/table.ts";
import { type Cell, type Html, NOTHING, page, table } from "../html.ts";
import { grouped } from "../notice-html.ts";
import { drawn, type Chart } from "./chart.ts";

/** Most rows of a table in the report. */
export const MOST_ROWS = 200;

/** A part of the report with its heading. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: Html;
}

/** A section of these parts. */
export function section(id: string, title: string, ...content: readonly Html[]): Section {
  return { id, title, content: page`${content}` };
}

/** A paragraph; nothing for an empty text. */
export function paragraph(text: string): Html {
  return text === "" ? NOTHING : page`<p>${text}</p>\n`;
}

/** A chart, what it says, and the same as a table. */
export function figure(chart: Chart, behind: Html, note = ""): Html {
  return page`<figure>
<div class="drawing">
<figcaption>${chart.title}</figcaption>
${drawn(chart)}<p class="says">${chart.says}</p>
${note === "" ? NOTHING : page`<p class="says">${note}</p>\n`}</div>
<details>
<summary>${words.asTable}</summary>
${behind}</details>
</figure>
`;
}

/** A table of at most so many rows, and how many more there are, in words. */
export function cappedTable(caption: string, headers: readonly string[], rows: readonly (readonly Cell[])[], more: (count: number) => string): Html {
  const rest = rows.length - MOST_ROWS;
  return page`${table(caption, headers, rows.slice(0, MOST_ROWS))}${rest > 0 ? paragraph(more(rest)) : NOTHING}`;
}

function cellShown(cell: BookCell): string {
  if (cell === undefined) return "";
  if (typeof cell === "string") return cell;
  return grouped("number" in cell ? cell.number : cell.value);
}

/** A table of the workbook, without what stands behind its print area. */
export function bookTable<Key extends string>(caption: string, { name, columns, rows }: Table<Key>, hidden: readonly Key[] = []): Html {
  const shown = columns.filter((column) => column.isPrinted !== false && !hidden.includes(column.key));
  const cells = rows.map((row) => shown.map(({ key }) => cellShown(row[key])));
  return cappedTable(
    caption,
    shown.map(({ header }) => header),
    cells,
    (count) => words.more(count, name),
  );
}

/** Fen as yuan with separators. */
export function money(fen: number | bigint): string {
  return grouped(formatDecimal(fen, 2));
}
