/** The fairness figures as text for a terminal, and as JSON. */
import { listed, parts } from "../words/lists.ts";
import type { LevelEnvy } from "../award/envy-pairs.ts";
import type { FieldRates } from "../award/group-rates.ts";
import { formatDecimal } from "../decimal.ts";
import type { Fairness } from "../explain/fairness.ts";
import type { PolicyPrice } from "../explain/policy-price.ts";
import { goalNames, keyGoalName } from "../words/report.ts";
import { inWords } from "../words/in-words.ts";
import {
  alsoText,
  becauseLine,
  envyLine,
  exampleTexts,
  fairnessTexts,
  levelEnvyLine,
  noPriceLine,
  notPublished,
  priceLine,
  ratesLine,
  rateText,
  risksLine,
  worstLine,
} from "../words/fairness.ts";

/** Most groups of one field that the text shows. */
const MOST_GROUPS = 6;

type LevelTitle = (award: string, level: string) => string;

/** A line for every level where there is envy. */
function envyLines(envy: readonly LevelEnvy[], meritDigits: number, levelTitle: LevelTitle): readonly string[] {
  const pairs = envy.reduce((sum, level) => sum + level.pairs, 0);
  if (pairs === 0) return [fairnessTexts.noEnvy];
  const shown = (merit: number) => formatDecimal(merit, meritDigits);
  const lines = envy.flatMap((row): readonly string[] => {
    if (row.worst === undefined) return [];
    const { envious, envied, enviousMerit, enviedMerit, holds } = row.worst;
    const held = holds === "" ? fairnessTexts.nothing : levelTitle(row.award, holds);
    const worst = worstLine({ envious, envied, holds: held, merit: shown(enviousMerit), less: shown(enviedMerit) });
    return [`  ${parts([levelEnvyLine({ ...row, award: row.title, level: row.levelTitle }), worst])}`];
  });
  return [envyLine(pairs), ...lines];
}

/** Rates of the largest groups, in percent with one decimal, rounded down. */
function rateLines({ title, groups }: FieldRates): readonly string[] {
  const shown = groups.slice(0, MOST_GROUPS).map(({ group, eligible, awarded, publish }) => {
    const percent = eligible === 0 ? "0" : formatDecimal(Math.floor((awarded * 1000) / eligible), 1);
    return rateText(group === "" ? fairnessTexts.unknown : group, awarded, eligible, percent, publish);
  });
  return groups.length === 0 ? [] : [ratesLine(title, listed(shown), groups.length - shown.length)];
}

/** What can go wrong in a case of this kind, and why. */
export function regimeLines({ regime }: Pick<Fairness, "regime">): readonly string[] {
  const possible = regime.examples.filter((example) => example.isPossible);
  const reasons = regime.reasons.map((reason) => `${inWords(reason).says}${reason.count > 1 ? alsoText(reason.count - 1) : ""}`);
  if (possible.length === 0) return [regime.hasOneCutOff ? fairnessTexts.oneCutOff : fairnessTexts.safe];
  return [
    risksLine(parts(exampleTexts(possible.map(({ id }) => id)))),
    ...(reasons.length === 0 ? [] : [becauseLine(parts(reasons))]),
    ...(regime.isSafe ? [regime.hasOneCutOff ? fairnessTexts.otherwiseOneCutOff : fairnessTexts.otherwiseSafe] : []),
  ];
}

/** Shows a difference of a goal's value. */
type GoalShown = (goal: number, difference: bigint) => { readonly name: string; readonly value: string };

function priceLines({ price }: Fairness, goalShown: GoalShown): readonly string[] {
  if (price === undefined) return [];
  if (price.kind !== "known")
    return [noPriceLine(price.policy, price.kind, price.kind === "refused" ? price.faults.map((fault) => inWords(fault).says).join("; ") : "")];
  const { name, value } = goalShown(0, price.goals[0] ?? 0n);
  return [
    priceLine(price.policy, {
      goal: goalNames[name] ?? keyGoalName(name),
      merit: value,
      places: price.places,
      yuan: formatDecimal(price.fen, 2),
      students: price.students,
    }),
  ];
}

/** The section, a line each. */
export function fairnessLines(fairness: Fairness, meritDigits: number, levelTitle: LevelTitle, goalShown: GoalShown): readonly string[] {
  const isAllPublished = fairness.rates.every(({ groups }) => groups.slice(0, MOST_GROUPS).every((group) => group.publish));
  return [
    ...envyLines(fairness.envy, meritDigits, levelTitle),
    ...fairness.rates.flatMap(rateLines),
    ...(isAllPublished ? [] : [notPublished()]),
    ...priceLines(fairness, goalShown),
    ...regimeLines(fairness),
  ];
}

function priceJson(price: PolicyPrice): Readonly<Record<string, unknown>> {
  if (price.kind === "refused") return { ...price, faults: price.faults.map((fault) => ({ code: fault.code, says: inWords(fault).says })) };
  return price.kind === "known" ? { ...price, goals: price.goals.map(String) } : price;
}

/** The same as data: merits scaled; `publish`: whether a group's figures may be published. */
export function fairnessJson({ envy, rates, regime, price }: Fairness): Readonly<Record<string, unknown>> {
  const ids = (isPossible: boolean) => regime.examples.filter((example) => example.isPossible === isPossible).map((example) => example.id);
  return {
    envyPairs: envy.reduce((sum, level) => sum + level.pairs, 0),
    envy: envy.map(({ title: _title, levelTitle: _levelTitle, worst, ...level }) => ({ ...level, worst: worst ?? null })),
    rates,
    ...(price === undefined ? {} : { otherPolicy: priceJson(price) }),
    regime: {
      safe: regime.isSafe,
      reasons: regime.reasons.map((reason) => ({
        code: reason.code,
        says: inWords(reason).says,
        limits: reason.rows.map((row) => inWords(row).says),
        count: reason.count,
      })),
      canHappen: ids(true),
      cannotHappen: ids(false),
    },
  };
}
