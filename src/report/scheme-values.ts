/** The values of a scheme in words: settings, shares, amounts, limits, types, parameters. */
import { authorityTitle } from "../award/titles.ts";
import { formatDate, formatTime } from "../award/calendar.ts";
import type { Amount, FieldType, Limit, Parameter, ParameterType, ParameterValue, Scheme, Setting, Share } from "../award/scheme.ts";
import { formatDecimal } from "../decimal.ts";
import { parameterWord } from "../words/conditions.ts";
import { phrases, roundingTexts, typeTexts } from "../words/scheme-commands.ts";
import { conditionText } from "./condition-text.ts";

/** A share as it is written: `2 %`, `33.33 %`, or `1/3` where no short percentage is it exactly. */
export function shareText(share: Share): string {
  const scaled = (share.numerator * 1_000_000) / share.denominator;
  if (!Number.isInteger(scaled)) return `${share.numerator}/${share.denominator}`;
  const text = formatDecimal(scaled, 4);
  return `${text.includes(".") ? text.replace(/\.?0+$/, "") : text} %`;
}

/** Yuan without needless decimals. */
export function yuanText(fen: number): string {
  return formatDecimal(fen, 2).replace(/\.00$/, "");
}

function parameterName(scheme: Scheme, name: string): string {
  return parameterWord(name, scheme.parameters.get(name)?.reading?.id);
}

/** A setting: what the scheme says, or the name of the parameter that says it. */
export function settingText(scheme: Scheme, setting: Setting<string> | Setting<number> | Setting<boolean> | Setting<Share>): string {
  if (setting.kind === "parameter") return parameterName(scheme, setting.name);
  return typeof setting.value === "object" ? shareText(setting.value) : String(setting.value);
}

/** Whether a setting is on, in words. */
export function onText(scheme: Scheme, setting: Setting<boolean>): string {
  if (setting.kind === "parameter") return parameterName(scheme, setting.name);
  return setting.value ? phrases.yes : phrases.no;
}

function roundingText(scheme: Scheme, setting: Setting<string>): string {
  return setting.kind === "literal" ? (roundingTexts[setting.value] ?? setting.value) : phrases.rounding(parameterName(scheme, setting.name));
}

/** An end of a range of money in words; empty where it is open. */
function rangeEnd(scheme: Scheme, setting: Setting<number | null>): string {
  if (setting.kind === "parameter") return parameterName(scheme, setting.name);
  return setting.value === null ? "" : phrases.fixed(yuanText(setting.value));
}

/** An amount in words. */
export function amountText(scheme: Scheme, amount: Amount): string {
  switch (amount.kind) {
    case "share":
      return phrases.shareAmount(shareText(amount.share), conditionText(scheme, amount.of.text), roundingText(scheme, amount.rounding));
    case "fixed":
      return phrases.fixed(yuanText(amount.fen));
    case "perMonth":
      return phrases.perMonth(conditionText(scheme, amount.rate.text), conditionText(scheme, amount.months.text));
    case "formula":
      return conditionText(scheme, amount.value.text);
    case "sum":
      return phrases.sum(conditionText(scheme, amount.total.text), amount.period);
    case "decided":
      return phrases.range(
        rangeEnd(scheme, amount.lowFen),
        rangeEnd(scheme, amount.highFen),
        amount.soft.kind === "parameter" || amount.soft.value === "waivable",
      );
    case "coverage":
      return phrases.items(amount.items.length);
  }
}

/** A number of places in words. */
export function limitText(scheme: Scheme, limit: Limit): string {
  switch (limit.kind) {
    case "share": {
      const population = scheme.populations.get(limit.population)?.title ?? limit.population;
      const parts = [phrases.shareLimit(shareText(limit.share), population, roundingText(scheme, limit.rounding))];
      if (limit.minimumOne.kind === "parameter" || limit.minimumOne.value) parts.push(phrases.minimumOne(settingText(scheme, limit.minimumOne)));
      if (limit.used.kind === "parameter" || limit.used.value > 0) parts.push(phrases.used(settingText(scheme, limit.used)));
      return parts.join(", ");
    }
    case "places":
      return phrases.places(settingText(scheme, limit.places));
    case "formula":
      return phrases.places(conditionText(scheme, limit.value.text));
    case "decision":
      return phrases.placesDecided(authorityTitle(scheme, limit.authority));
    case "apportion":
      return phrases.apportion(limitText(scheme, limit.total), settingText(scheme, limit.method));
  }
}

/** A type of facts in words. */
export function typeText(type: FieldType): string {
  const name = typeTexts[type.kind] ?? type.kind;
  if (type.kind === "code") return type.values === undefined ? name : phrases.oneOf(type.values.join(", "));
  if (type.kind !== "integer" && type.kind !== "decimal") return name;
  return `${name}, ${phrases.between(formatDecimal(type.min, type.digits), formatDecimal(type.max, type.digits))}`;
}

function knownText(scheme: Scheme, type: ParameterType, value: Exclude<ParameterValue, null>): string {
  if (typeof value === "boolean") return String(value);
  if (typeof value === "string") return value;
  if (typeof value === "number") {
    if (type.kind === "date") return formatDate(value);
    if (type.kind === "time") return formatTime(value, scheme.zoneMinutes);
    if (type.kind === "money") return phrases.fixed(yuanText(value));
    return formatDecimal(value, type.kind === "decimal" ? type.digits : 0);
  }
  return "numerator" in value ? shareText(value) : value.join(", ");
}

/** The value of a parameter in words. */
export function parameterText(scheme: Scheme, parameter: Parameter, value: ParameterValue | undefined): string {
  if (value === undefined) return phrases.stated;
  return value === null ? phrases.notStated : knownText(scheme, parameter.type, value);
}
