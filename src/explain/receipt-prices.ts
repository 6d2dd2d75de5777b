/**
 * What published prices say of one student's choices.
 *
 * Every inequality is `a.x / d <= b`; a sweep has prices l >= 0 on them, and its slack is the sum of l * b less the sum over all students of
 * their cheapest remaining choice (FORMAT.md, "S"). So a choice that is dearer than the cheapest of its own group by more than the slack stands in no
 * allocation that is counted among the best. A student needs her own choices for it, the prices and the slack, and nothing of anybody else.
 */
import type { RowChoice, RowGroup, UsedRow } from "./receipt-row.ts";

/** An inequality that a price stands on: by what its coefficients are divided, and on which side they stand. */
export interface PricedInequality {
  readonly inequality: string;
  readonly divisor: string;
  readonly sign: "1" | "-1";
}

/** Prices and what they leave open; integers as texts. */
export interface PricedSweep {
  readonly prices: readonly (readonly [inequality: string, price: string])[];
  readonly slack: string;
}

/** The published prices: sweeps in the order in which they are read. */
export interface PublishedPrices {
  readonly inequalities: readonly PricedInequality[];
  readonly sweeps: readonly PricedSweep[];
}

/** What the prices say of a student: nothing was open to her, nothing more than she has, nothing more in any best allocation, or more than prices is needed. */
export type PriceVerdict = "nothing-open" | "best-held" | "settled" | "not-settled";

/** One choice of a student as the prices see it. */
export interface PricedChoice {
  readonly choice: RowChoice;
  readonly isHeld: boolean;
  /** It gives something that she does not have: an award, or a better level of one. */
  readonly isMore: boolean;
  /** By how much it was dearer, in the sweep that shows it, than her cheapest and what that sweep leaves open; undefined where none shows it. */
  readonly shown: { readonly sweep: number; readonly dearer: bigint; readonly open: bigint } | undefined;
}

/** What the prices say of a row. */
export interface PricedRow {
  readonly verdict: PriceVerdict;
  readonly groups: readonly (readonly PricedChoice[])[];
}

function costOf({ uses }: RowChoice, { inequalities }: PublishedPrices, { prices }: PricedSweep): bigint {
  let cost = 0n;
  for (const [name, price] of prices) {
    const found = inequalities.find(({ inequality }) => inequality === name);
    if (found === undefined) throw new Error(`no inequality ${name}`);
    const coefficient = BigInt(uses.find(([inequality]) => inequality === name)?.[1] ?? "0");
    const divisor = BigInt(found.divisor);
    if (coefficient % divisor !== 0n) throw new Error(`${coefficient} is not divided by ${divisor}`);
    cost += BigInt(found.sign) * BigInt(price) * (coefficient / divisor);
  }
  return cost;
}

function isMore({ gives }: RowChoice, held: RowChoice | undefined): boolean {
  return gives.some(([award, , rank]) => {
    const own = held?.gives.find(([other]) => other === award);
    return own === undefined || Number(rank) < Number(own[2]);
  });
}

/** One group after the other sweep by sweep: what a sweep deletes is gone for the next. */
function judgeGroup({ must, held, choices }: RowGroup, published: PublishedPrices): readonly PricedChoice[] {
  const heldChoice = held === "none" ? undefined : choices[Number(held)];
  const shown: PricedChoice["shown"][] = choices.map(() => undefined);
  for (const [s, sweep] of published.sweeps.entries()) {
    const costs = choices.map((choice) => costOf(choice, published, sweep));
    const remaining = costs.filter((_, c) => shown[c] === undefined);
    const low = [...remaining, ...(must === "yes" ? [] : [0n])].reduce((least, cost) => (cost < least ? cost : least));
    const open = BigInt(sweep.slack);
    costs.forEach((cost, c) => {
      if (shown[c] === undefined && cost - low > open) shown[c] = { sweep: s, dearer: cost - low, open };
    });
  }
  return choices.map((choice, c) => ({ choice, isHeld: choice === heldChoice, isMore: isMore(choice, heldChoice), shown: shown[c] }));
}

/** What the prices say of a row. Throws where the prices do not fit it, which an accepted row never shows. */
export function judgeRow({ groups }: UsedRow, published: PublishedPrices): PricedRow {
  const judged = groups.map((group) => judgeGroup(group, published));
  const more = judged.flat().filter((choice) => choice.isMore);
  return { groups: judged, verdict: verdictOf(judged, more) };
}

function verdictOf(judged: PricedRow["groups"], more: readonly PricedChoice[]): PriceVerdict {
  if (judged.length === 0) return "nothing-open";
  if (more.length === 0) return "best-held";
  return more.every(({ shown }) => shown !== undefined) ? "settled" : "not-settled";
}
