/** The work of `report`, from an output folder to the files of a format: runs in a worker thread, so that it can be stopped. */
import type { Fault } from "../fault.ts";
import { REPORT_FORMATS } from "./report-formats.ts";
import type { ReportFiles, ReportNews, ReportRequest } from "./report-request.ts";
import { reportSource } from "./report-source.ts";

/** What became of a request. */
export type ReportReply =
  | { readonly kind: "files"; readonly files: ReportFiles; readonly status: "optimal" | "feasible" }
  | { readonly kind: "faults"; readonly faults: readonly Fault[] }
  | { readonly kind: "refused"; readonly says: string };

/** Checks the folder and makes the files. Throws where an invariant is broken. */
export async function workOnReport(request: ReportRequest, news: ReportNews): Promise<ReportReply> {
  const format = REPORT_FORMATS.get(request.format);
  if (format === undefined) throw new Error(`no format ${request.format}`);
  const [maker, found] = [await format.load(), await reportSource(request.path)];
  if (found.kind !== "source") return found;
  const made = await maker.makeReport(found.source, request, news);
  return made.ok ? { kind: "files", files: made.value, status: found.source.status } : { kind: "faults", faults: made.faults };
}
