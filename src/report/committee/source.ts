/** What the committee's report is made from: what the workbook is made from, and facts that a sheet does not show. */
import type { Ratio } from "../../award/neutral.ts";
import type { AdjustFrontier } from "../../explain/adjust-frontier.ts";
import type { Fairness } from "../../explain/fairness.ts";
import type { LimitUse } from "../../explain/limit-uses.ts";
import type { AwardMerits } from "../../explain/merit-cost.ts";
import type { BookSource } from "../book/source.ts";
import type { Compared } from "../compare-text.ts";

/** A limit with what one more unit is worth in the first goal; undefined where the proof has no price of it. */
export interface PricedLimit extends LimitUse {
  readonly worth: Ratio | undefined;
}

/** The frontiers of all awards that may be adjusted; an award without one has no proved adjustment. */
export type Frontiers = readonly { readonly award: string; readonly frontier: AdjustFrontier | undefined }[];

/** Everything that is told. */
export interface CommitteeSource {
  readonly book: BookSource;
  readonly fairness: Fairness;
  readonly limits: readonly PricedLimit[];
  /** Whether the proof begins with prices. */
  readonly hasPrices: boolean;
  readonly merits: readonly AwardMerits[];
  /** Undefined: no other folder was named. */
  readonly compared: Compared | undefined;
  /** Undefined: not asked for. */
  readonly frontiers: Frontiers | undefined;
}
