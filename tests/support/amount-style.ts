/** The money and the merits of a drawn case drawn anew in one style, to see whether exactness depends on friendly numbers. */
import type { AmountData, SchemeData } from "../../src/scenario/scheme-shape.ts";
import type { Dice } from "./dice.ts";
import { yuanText, type CaseDraft } from "./tiny-case.ts";
import type { DraftTable } from "./tiny-tables.ts";

/**
 * `plain`: whole hundreds of yuan. `odd`: any fen. `near`: 0 to 3 fen above a common value. `huge`: around 10^9 fen,
 * the most that a table may state, and merits that differ in the last of four digits.
 */
export type AmountStyle = "plain" | "odd" | "near" | "huge";

/** All styles. */
export const AMOUNT_STYLES: readonly AmountStyle[] = ["plain", "odd", "near", "huge"];

/** The most that a table may state, in fen. */
const MOST = 1_000_000_000;
const PERCENTS = ["100 %", "70 %", "50 %", "30 %"];

/** How one style draws; amounts in fen. */
interface Mint {
  /** A tuition or an amount of an award. */
  amount(): number;
  /** What a student already holds. */
  held(): number;
  /** A budget for about so many places. */
  budget(places: number): number;
  /** The share of a level; `drawn` is the plain case's. */
  share(level: number, drawn: string): string;
}

function mintOf(die: Dice, style: AmountStyle): Mint {
  const common = die.between(500_000, 1_500_000);
  switch (style) {
    case "plain":
      return {
        amount: () => 100_000 * die.between(14, 22),
        held: () => 10_000 * die.between(20, 100),
        budget: (places) => 10_000 * die.between(60, 160) * places,
        share: (level) => PERCENTS[level] ?? "10 %",
      };
    case "odd":
      return {
        amount: () => die.between(1_000_000, 2_500_000),
        held: () => die.between(1, 1_000_000),
        budget: (places) => die.between(600_000, 1_600_000) * places + die.below(100),
        share: (_, drawn) => drawn,
      };
    case "near":
      return {
        amount: () => common + die.below(4),
        held: () => die.between(0, 3),
        budget: (places) => common * places + die.between(-1, 3 * places),
        share: () => "100 %",
      };
    case "huge":
      return {
        amount: () => die.pick([MOST, MOST - 1, MOST - die.below(100), MOST / 2 + die.below(100), die.between(MOST / 10, MOST)]),
        held: () => die.between(1, MOST / 2),
        budget: (places) => die.between(3 * (MOST / 10), MOST) * places,
        share: (_, drawn) => drawn,
      };
  }
}

function withScheme(scheme: SchemeData, mint: Mint, style: AmountStyle): SchemeData {
  const amount = (level: number, { share, ...rest }: AmountData): AmountData =>
    rest.range !== undefined ? rest : share === undefined ? { fixed: `${yuanText(mint.amount())} yuan` } : { ...rest, share: mint.share(level, share) };
  const awards = scheme.awards.map((award) => ({ ...award, levels: award.levels.map((level, i) => ({ ...level, amount: amount(i, level.amount) })) }));
  if (style !== "huge") return { ...scheme, awards };
  const score = { type: "decimal" as const, digits: 4, min: 0, max: 100, document: "score sheet" };
  return { ...scheme, awards, merit: { ...scheme.merit, digits: 4 }, fields: { ...scheme.fields, score } };
}

function withCells(table: DraftTable, draw: Readonly<Record<string, () => string>>): DraftTable {
  const cells = (row: readonly string[]) => row.map((cell, i) => (cell === "" ? cell : (draw[table.headers[i] ?? ""]?.() ?? cell)));
  return { headers: table.headers, rows: table.rows.map(cells) };
}

/** Draws the money of a case anew; what is unknown stays unknown. */
export function withAmounts(die: Dice, draft: CaseDraft, style: AmountStyle): CaseDraft {
  const mint = mintOf(die, style);
  const merits = style === "huge" ? { score: () => `99.${String(die.between(9990, 9999))}`, extra: () => String(die.between(99, 100)) } : {};
  const draw = { tuition: () => yuanText(mint.amount()), amount: () => yuanText(mint.held()), ...merits };
  const students = draft.tables.get("students.csv")?.rows.length ?? 0;
  const budgets = (draft.scenario.budgets ?? []).map((budget) => ({ ...budget, limit: `${yuanText(mint.budget(1 + die.below(students)))} yuan` }));
  return {
    scheme: withScheme(draft.scheme, mint, style),
    scenario: { ...draft.scenario, budgets },
    tables: new Map([...draft.tables].map(([name, table]) => [name, withCells(table, draw)])),
  };
}
