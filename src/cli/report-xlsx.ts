/** `bursar report DIR --format xlsx`: a workbook for committee and finance. */
import { reserveLists } from "../explain/reserve.ts";
import { failure, success, type Result } from "../fault.ts";
import { packageVersion } from "../files.ts";
import { bookOf } from "../report/book/book.ts";
import type { BookSource } from "../report/book/source.ts";
import { studentNames } from "../scenario/student-names.ts";
import { writeBook } from "../tables/workbook/book.ts";
import { rowsOf } from "../tables/workbook/book-sheet.ts";
import { MOST_ROWS } from "../tables/workbook/cells.ts";
import { bookTexts } from "../words/book.ts";
import type { ReportFiles } from "./report-request.ts";
import type { ReportSource } from "./report-source.ts";

/** With more students, the reserve lists would take longer than everything else. */
const MOST_FOR_RESERVES = 20_000;

/** What the workbook is made from. */
export function bookSource({ path, folder, standing, status, goals, students, summary, manifest }: ReportSource): BookSource {
  const { verdict, loaded } = folder;
  const { ids } = standing.basis.theCase;
  const hasReserves = status === "optimal" && ids.length <= MOST_FOR_RESERVES;
  const bound = "bound" in verdict ? verdict.bound : undefined;
  return {
    path,
    standing,
    status,
    goals,
    students,
    summary,
    manifest,
    proof: { lines: verdict.proofLines, bytes: verdict.proofBytes, bound },
    names: studentNames(loaded.scenario.data, loaded.tablesByName.get("students.csv"), ids),
    reserves: hasReserves ? reserveLists(standing, undefined) : undefined,
    whyNoReserves: status === "optimal" ? bookTexts.manyReserves(MOST_FOR_RESERVES, path) : bookTexts.reservesNeedProof,
    version: packageVersion(),
  };
}

/** Makes the workbook. Faults: `report-rows`. */
export async function makeReport(source: ReportSource): Promise<Result<ReportFiles>> {
  const { sheets, page } = bookOf(bookSource(source));
  const tooLong = sheets.filter((sheet) => rowsOf(sheet) > MOST_ROWS);
  if (tooLong.length > 0)
    return failure(
      tooLong.map((sheet) => ({
        code: "report-rows",
        place: { file: source.path },
        values: { sheet: sheet.name, rows: rowsOf(sheet), most: MOST_ROWS },
      })),
    );
  return success(new Map([["", writeBook(sheets, page)]]));
}
