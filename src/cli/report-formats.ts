/** The formats of `bursar report`: one file each. */
import type { ReportFormat } from "./report-request.ts";

/** Formats by their names, in the order of the help page. */
export const REPORT_FORMATS: ReadonlyMap<string, ReportFormat> = new Map<string, ReportFormat>([
  ["html", { kind: "file", suffix: ".html", compares: true, load: () => import("./report-html.ts") }],
  ["xlsx", { kind: "file", suffix: ".xlsx", load: () => import("./report-xlsx.ts") }],
  ["notice", { kind: "folder", suffix: ".notice", publishes: true, load: () => import("./report-notice.ts") }],
  ["letters", { kind: "folder", suffix: ".letters", publishes: true, load: () => import("./report-letters.ts") }],
]);
