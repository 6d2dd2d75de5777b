/** `bursar report DIR --format notice`: what is published, as page and table, and the receipt beside it. */
import { caseTitle } from "../award/titles.ts";
import { readFile } from "node:fs/promises";
import { publicNotice } from "../explain/public-notice.ts";
import { success, type Result } from "../fault.ts";
import { inputsHash } from "../report/draw.ts";
import { type Fingerprints, noticeHtml, noticeTable } from "../report/notice-html.ts";
import { receiptHtml } from "../report/receipt-html.ts";
import { writeTable } from "../tables/csv.ts";
import { partsOfSource, type PublicParts } from "./report-public.ts";
import type { ReportFiles, ReportRequest } from "./report-request.ts";
import type { ReportSource } from "./report-source.ts";
import type { Standing } from "../explain/standing.ts";

/** Spreadsheets take a text without it for one of their own encoding. */
const BYTE_ORDER_MARK = "\uFEFF";

/** The files of a notice; `script` is the text of the receipt's script, `prints` lack the root. */
export function noticeFiles(standing: Standing, parts: PublicParts, prints: Omit<Fingerprints, "root">, script: string): ReportFiles {
  const { theCase } = standing.basis;
  const { scheme, policy, synthetic } = theCase;
  const { book, people, fields, rows, marks, root, period } = parts;
  const notice = publicNotice({ standing, book, people, fields, rows, codeOf: (student) => marks[student]?.code ?? "" });
  const prices = book.published;
  const isMerit = standing.formulation.program.goals[0]?.name === "goal|merit";
  const { headers, rows: cells } = noticeTable(notice);
  return new Map([
    ["notice.html", noticeHtml({ notice, period, prints: { ...prints, root }, prices, scheme, policy })],
    ["notice.csv", `${BYTE_ORDER_MARK}${writeTable(headers, cells, { guard: true })}`],
    ["receipt.html", receiptHtml({ title: caseTitle(theCase), synthetic, students: rows.length, root, prices, scheme, isMerit, script })],
  ]);
}

/** Makes the files. Faults: an allocation that is not proved the best, texts that may not be published. */
export async function makeReport(source: ReportSource, { publication }: ReportRequest): Promise<Result<ReportFiles>> {
  const parts = partsOfSource(source, publication);
  if (!parts.ok) return parts;
  const script = await readFile(new URL("./receipt-page.js", import.meta.url), "utf8");
  const { folder, manifest, standing } = source;
  const prints = {
    inputs: inputsHash(folder.loaded.inputs),
    program: folder.programSha256 ?? "",
    certificate: manifest.files["certificate.txt"] ?? "",
    allocation: manifest.files["allocation.jsonl"] ?? "",
  };
  return success(noticeFiles(standing, parts.value, prints, script));
}
