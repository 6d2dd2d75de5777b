/** What a report is asked for, and what it is made of: between the command and the files of its formats. */
import type { Result } from "../fault.ts";
import type { ReportSource } from "./report-source.ts";

/** What the command line asks for. */
export interface ReportRequest {
  /** The output folder. */
  readonly path: string;
  readonly format: string;
  /** Of the committee's report: other folders beside this one, and whether to work out how places can move between levels. */
  readonly compare?: readonly string[] | undefined;
  readonly frontier?: boolean | undefined;
  /** Of formats that publish. */
  readonly publication?: Publication | undefined;
}

/** How long something is published, and the secret from which its salts come. */
export interface Publication {
  /** The first day as a day number; undefined: the day after `now` in the time zone of the scheme. */
  readonly firstDay: number | undefined;
  /** Milliseconds since 1970-01-01, UTC. */
  readonly now: number;
  readonly days: number;
  /** 64 hexadecimal digits. */
  readonly secret: string;
  /** Whether the secret goes into the folder that is written. */
  readonly keepsSecret: boolean;
}

/** The files of a report by their names; where it is one file, that has the name "". */
export type ReportFiles = ReadonlyMap<string, string | Uint8Array>;

/** Is told how far long work has come: how many adjustments were found. */
export type ReportNews = (points: number) => void;

/** A way to report. */
export interface ReportFormat {
  /** One file that ends with `suffix`, or a new folder of files. */
  readonly kind: "file" | "folder";
  /** Behind the name of the output folder, where no other name is stated. */
  readonly suffix: string;
  /** It has a period and salts. */
  readonly publishes?: true;
  /** It takes other folders and a frontier. */
  readonly compares?: true;
  /** Loads what makes it. */
  load(): Promise<ReportMaker>;
}

/** What the file of a format exports. */
export interface ReportMaker {
  /** Makes the files. Faults: what the format cannot hold. */
  makeReport(source: ReportSource, request: ReportRequest, news: ReportNews): Promise<Result<ReportFiles>>;
}
