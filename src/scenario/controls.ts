/** What a committee moves in a case: budgets, places, weights, the policy and the readings, each by the path at which a scenario states it. */
import type { Case } from "../award/case.ts";
import { readingsInUse, type ReadingParameter } from "../award/readings.ts";
import { isOptimised, type Award, type Level, type Share } from "../award/scheme.ts";
import { formatDecimal } from "../decimal.ts";
import type { CaseParts } from "./edited-case.ts";
import { SCHEME_PREFIX } from "./extend.ts";
import { findPaths } from "./paths.ts";
import { levelPath } from "./quick-edit.ts";
import { readYaml } from "./yaml.ts";

/** A number that can be moved; `stated` as a person writes it, without its unit. */
export interface NumberControl {
  readonly kind: "budget" | "share" | "places" | "weight";
  readonly path: string;
  /** Of a level; a budget has none. */
  readonly award: string;
  readonly level: string;
  readonly title: string;
  readonly article: string;
  readonly stated: string;
}

/** One of several stated values. */
export interface ChoiceControl {
  readonly kind: "policy" | "reading";
  readonly path: string;
  /** The question that the regulation leaves open; of the policy, nothing. */
  readonly question: string;
  readonly articles: readonly string[];
  readonly stated: string;
  readonly options: readonly { readonly value: string; readonly meaning: string }[];
}

/** Everything that can be moved. */
export interface Controls {
  readonly numbers: readonly NumberControl[];
  readonly choices: readonly ChoiceControl[];
}

const PERCENT_DIGITS = 4;

/** A share in percent with at most four digits, undefined where it has more. */
function percentOf({ numerator, denominator }: Share): string | undefined {
  const scaled = (numerator * 100 * 10 ** PERCENT_DIGITS) / denominator;
  return Number.isInteger(scaled) ? formatDecimal(scaled, PERCENT_DIGITS).replace(/\.?0+$/, "") : undefined;
}

function capControl(award: Award, level: Level): readonly NumberControl[] {
  const limit = level.cap?.limit;
  const common = { award: award.id, level: level.id, title: level.title, article: level.cap?.article ?? level.article };
  if (limit?.kind === "share") {
    const stated = percentOf(limit.share);
    return stated === undefined ? [] : [{ kind: "share", path: levelPath(award.id, level.id, "cap.share"), stated, ...common }];
  }
  if (limit?.kind === "places" && limit.places.kind === "literal") {
    return [{ kind: "places", path: levelPath(award.id, level.id, "cap.places"), stated: String(limit.places.value), ...common }];
  }
  return [];
}

function weightControl(award: Award, level: Level): readonly NumberControl[] {
  const stated = percentOf({ numerator: level.weightBp, denominator: 10_000 });
  const common = { award: award.id, level: level.id, title: level.title, article: level.article };
  return stated === undefined ? [] : [{ kind: "weight", path: levelPath(award.id, level.id, "weight"), stated, ...common }];
}

function readingControl(theCase: Case, parameter: ReadingParameter): readonly ChoiceControl[] {
  const { name, reading, type } = parameter;
  const listed = type.kind === "boolean" ? ["true", "false"] : type.kind === "code" ? (type.values ?? []) : [];
  const options = listed.map((value) => ({ value, meaning: reading.values.get(value) ?? value }));
  const value = theCase.parameters.get(name);
  const stated = typeof value === "boolean" ? String(value) : value;
  if (options.length < 2 || typeof stated !== "string" || !listed.includes(stated)) return [];
  return [{ kind: "reading", path: `readings.${name}`, question: reading.question, articles: reading.articles, stated, options }];
}

/** The controls of a case; a value that no file states as one number has none. */
export function controlsOf(theCase: Case, parts: CaseParts): Controls {
  const yaml = readYaml(parts.schemeFile, parts.schemeText);
  if (!yaml.ok) throw new Error("a scheme that was read is read again");
  const isStated = ({ path }: NumberControl) => !path.startsWith(SCHEME_PREFIX) || findPaths(yaml.value.data, path.slice(SCHEME_PREFIX.length)).length === 1;
  const budgets = theCase.budgets.map(
    ({ id, title, limitFen }): NumberControl => ({
      kind: "budget",
      path: `budgets.${id}.limit`,
      award: "",
      level: "",
      title,
      article: "",
      stated: formatDecimal(limitFen, 2).replace(/\.00$/, ""),
    }),
  );
  const levels = theCase.scheme.awards.filter(isOptimised).flatMap((award) => award.levels.map((level) => ({ award, level })));
  const caps = levels.flatMap(({ award, level }) => capControl(award, level));
  const weights = levels.flatMap(({ award, level }) => weightControl(award, level));
  const options = ["merit", "rank"].map((value) => ({ value, meaning: "" }));
  const policy: ChoiceControl = { kind: "policy", path: "policy", question: "", articles: [], stated: theCase.policy, options };
  const readings = readingsInUse(theCase).flatMap((parameter) => readingControl(theCase, parameter));
  return { numbers: [...budgets, ...caps, ...weights].filter(isStated), choices: [policy, ...readings] };
}
