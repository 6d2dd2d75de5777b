/** What the page of the workbench and its server say to each other, apart from variants themselves (`board.ts`). */
import type { BoardReply } from "./board.ts";
import type { Language } from "../words/language.ts";
import type { ValuesByPath } from "./edited-case.ts";

/** The titles that a scenario's file states. */
export interface ListedTitle {
  readonly title: string;
  readonly titleZh?: string;
}

/** What the page hears first. */
export interface DeskStart {
  readonly version: string;
  readonly language: string;
  /** Scenarios that can be opened: what they are asked for by, and their titles. */
  readonly scenarios: readonly (ListedTitle & { readonly name: string })[];
  /** The one that was named on the command line. */
  readonly opened?: string;
}

/** A variant to be worked out; `tab` and `job` are the page's own names for itself and for this request. */
export interface SolveRequest {
  readonly tab: string;
  readonly job: number;
  readonly scenario: string;
  /** In which titles are said. */
  readonly language: Language;
  /** Reads the files anew, and tells what the case is. */
  readonly wantsHead: boolean;
  readonly values: ValuesByPath;
  readonly pinned: ValuesByPath;
}

/** A request to stop working. */
export type CancelRequest = Pick<SolveRequest, "tab" | "job">;

/** How a variant ended; `unknown`: no such scenario. */
export type SolveAnswer = BoardReply | { readonly kind: "cancelled" | "unknown" } | { readonly kind: "crashed"; readonly message: string };

/** News while a variant is worked out. */
export interface DeskNews {
  readonly stage: string;
  readonly nodes?: number;
}

/** News of a tab's job. */
export type TabNews = DeskNews & CancelRequest;
