/** The workbook for committee and finance as data: its sheets in their order, and what is printed on every page. */
import { caseTitle } from "../../award/titles.ts";
import { bookTexts as words } from "../../words/book.ts";
import { awardsTable, notAwardedTable, waitingTable } from "./awards-sheets.ts";
import { budgetTable, paymentsTable, sponsorsTable } from "./budget-sheets.ts";
import { funnelTable, levelsTable, quotasTable } from "./levels-sheets.ts";
import { neutralityTable } from "./neutrality-sheet.ts";
import { proofTable } from "./proof-sheet.ts";
import type { BookSource } from "./source.ts";
import { checksOf, summaryTable } from "./summary-sheet.ts";
import { sheetOf, type Sheet } from "./table.ts";
import { questionsTable, reserveTable, tiesTable } from "./ties-sheets.ts";

/** A workbook as data. */
export interface Book {
  readonly sheets: readonly Sheet[];
  readonly page: { readonly head: string; readonly foot: string };
}

/** The workbook of an allocation. */
export function bookOf(source: BookSource): Book {
  const { theCase } = source.standing.basis;
  const { asOfText, round, synthetic } = theCase;
  const [awards, notAwarded, payments] = [awardsTable(source), notAwardedTable(source), paymentsTable(source)];
  const [funnel, levels] = [funnelTable(source, awards), levelsTable(source, awards)];
  const [budget, sponsors] = [budgetTable(source, awards), sponsorsTable(source, payments)];
  const checks = [...checksOf(funnel), ...checksOf(levels), ...checksOf(budget), ...checksOf(sponsors)];
  return {
    sheets: [
      sheetOf(summaryTable(source, { awards, notAwarded, payments, checks })),
      sheetOf(awards),
      sheetOf(notAwarded),
      sheetOf(funnel),
      sheetOf(levels),
      sheetOf(quotasTable(source)),
      sheetOf(budget),
      sheetOf(sponsors),
      sheetOf(neutralityTable(source)),
      sheetOf(payments),
      sheetOf(tiesTable(source)),
      sheetOf(waitingTable(source)),
      sheetOf(reserveTable(source)),
      sheetOf(questionsTable(source)),
      sheetOf(proofTable(source)),
    ],
    page: { head: words.pageHead(caseTitle(theCase), asOfText, round), foot: words.pageFoot(source.status === "optimal", synthetic) },
  };
}
