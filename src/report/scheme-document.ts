/** A scheme as a document for people: sections, items with their articles, labelled lines. */
import { documentTitles, schemeSource } from "../award/titles.ts";
import type { Award, Exclusion, Level, Quota, Rule, Scheme, Stacking } from "../award/scheme.ts";
import { amountParts } from "../award/verdict.ts";
import { formatDecimal, FULL_BP } from "../decimal.ts";
import { failureTexts, phrases, selectionTexts, showTexts, typeTexts } from "../words/scheme-commands.ts";
import { conditionText, factsOf } from "./condition-text.ts";
import { decisionItems, fundItems, keyItems, planText, registerItems, renewalItems } from "./scheme-more.ts";
import { authorityText, awardNames, item, labelled, plain, type Item, type Line } from "./scheme-items.ts";
import { amountText, limitText, onText, parameterText, settingText, shareText, typeText } from "./scheme-values.ts";

/** A part of the document; `key` is its name for programs, whatever the language of the title. */
export interface Section {
  readonly key: string;
  readonly title: string;
  readonly items: readonly Item[];
}

/** The document. */
export interface SchemeDocument {
  readonly title: string;
  readonly scheme: string;
  readonly lines: readonly Line[];
  readonly sections: readonly Section[];
}

function levelLine(scheme: Scheme, award: Award, level: Level): Line {
  const cap = level.cap === undefined ? phrases.noCap : phrases.atMost(limitText(scheme, level.cap.limit));
  const parts = [amountText(scheme, level.amount), ...(level.entitled ? [phrases.entitled] : []), cap];
  if (award.selection === "optimised") parts.push(phrases.weight(shareText({ numerator: level.weightBp, denominator: FULL_BP })));
  return { label: `${showTexts.level} ${level.id} (${level.title})`, text: `${parts.join("; ")} [${level.article}]` };
}

/** The items of a coverage, each with its sponsor and condition. */
function itemLines(scheme: Scheme, level: Level): readonly Line[] {
  if (level.amount.kind !== "coverage") return [];
  return level.amount.items.map((one) => {
    const parts = [
      phrases.coverage(amountText(scheme, one.amount), one.sponsor),
      ...(one.when === undefined ? [] : [phrases.onlyIf(conditionText(scheme, one.when.text))]),
      ...[planText(scheme, one.paid)].filter((text) => text !== undefined),
    ];
    return { label: phrases.item(one.item), text: `${parts.join("; ")}${one.article === "" ? "" : ` [${one.article}]`}` };
  });
}

function awardItem(scheme: Scheme, award: Award): Item {
  const merit = award.merit === undefined ? "" : conditionText(scheme, award.merit.text);
  const { payable } = award;
  return item(`${award.title} (${award.id})`, award.article, [
    { label: showTexts.chosen, text: selectionTexts[award.selection]?.(merit) ?? award.selection },
    { label: showTexts.decidedBy, text: [...new Set([award.authority, ...award.deciders])].map((code) => authorityText(scheme, code)).join(", ") },
    { label: showTexts.candidates, text: conditionText(scheme, award.candidate.text) },
    ...award.levels.flatMap((level) => [levelLine(scheme, award, level), ...itemLines(scheme, level)]),
    labelled(showTexts.paid, planText(scheme, award.paid)),
    award.selection === "entitled" ? plain(phrases.combine(settingText(scheme, award.combine))) : undefined,
    payable === undefined
      ? undefined
      : {
          label: showTexts.payable,
          text: `${phrases.payable(payable.authority, payable.unless === undefined ? "" : conditionText(scheme, payable.unless.text))} [${payable.article}]`,
        },
  ]);
}

function waiverText(scheme: Scheme, rule: Rule): string | undefined {
  if (rule.soft.kind === "parameter") return phrases.waivableBy(settingText(scheme, rule.soft));
  return rule.soft.value === "waivable" ? phrases.waivable : undefined;
}

function deadlineText(scheme: Scheme, rule: Rule): string | undefined {
  if (rule.deadline === undefined) return undefined;
  const late = rule.late.kind === "parameter" ? phrases.lateBy(settingText(scheme, rule.late)) : rule.late.value ? phrases.lateRefused : phrases.lateAwaited;
  return phrases.inTime(settingText(scheme, { kind: "parameter", name: rule.deadline }), late);
}

/** The papers that prove the facts of some conditions. */
function provingPapers(scheme: Scheme, texts: readonly string[]): string {
  const names = new Set(texts.flatMap((text) => factsOf(scheme, text)));
  return documentTitles(scheme, [...new Set(scheme.fields.filter((field) => names.has(field.name)).map((field) => field.document))]);
}

function failureText(scheme: Scheme, rule: Rule): string | undefined {
  if (rule.kind === "flag") return failureTexts["flag"];
  if (rule.fails.kind === "parameter") return settingText(scheme, rule.fails);
  return rule.fails.value === "not-eligible" ? undefined : failureTexts[rule.fails.value];
}

function ruleItem(scheme: Scheme, rule: Rule, single: boolean): Item {
  const isPaper = rule.kind === "document";
  const conditions = [rule.when, rule.require].flatMap((expression) => (expression === undefined ? [] : [expression.text]));
  return item(
    rule.id,
    rule.article,
    [
      single ? undefined : labelled(showTexts.forAwards, rule.awards.length === scheme.awards.length ? phrases.allAwards : awardNames(scheme, rule.awards)),
      labelled(showTexts.onlyLevels, rule.levels?.join(", ")),
      labelled(showTexts.applies, rule.when === undefined ? undefined : conditionText(scheme, rule.when.text)),
      { label: isPaper ? showTexts.requiresPaper : showTexts.requires, text: conditionText(scheme, rule.require.text) },
      labelled(showTexts.deadline, deadlineText(scheme, rule)),
      labelled(showTexts.waiver, waiverText(scheme, rule)),
      rule.asks.length > 0 ? labelled(showTexts.asks, documentTitles(scheme, rule.asks)) : labelled(showTexts.proved, provingPapers(scheme, conditions)),
      labelled(showTexts.ifNot, failureText(scheme, rule)),
    ],
    rule.quote,
  );
}

/** An exclusion; an award that is taken first is said so. */
function exclusionItem(scheme: Scheme, { id, article, awards, precedence, first }: Exclusion): Item {
  const taken = first?.kind === "parameter" ? settingText(scheme, first) : awardNames(scheme, first === undefined ? precedence.slice(0, 1) : [first.value]);
  return item(id, article, [plain(phrases.exclusion(awardNames(scheme, awards))), taken === "" ? undefined : plain(phrases.takenFirst(taken))]);
}

function stackingItem(scheme: Scheme, clause: Stacking): Item {
  const reduced = clause.reduce.kind === "literal" ? awardNames(scheme, [clause.reduce.value]) : settingText(scheme, clause.reduce);
  return item(clause.id, clause.article, [
    plain(phrases.stacking(awardNames(scheme, clause.awards), settingText(scheme, clause.limit.share), conditionText(scheme, clause.limit.of.text))),
    plain(phrases.reduced(reduced)),
    clause.held === undefined ? undefined : plain(phrases.held),
  ]);
}

function quotaItem(scheme: Scheme, quota: Quota): Item {
  const levels = quota.levels === undefined ? phrases.allLevels : phrases.levels(quota.levels.join(", "));
  const where = quota.where === undefined ? "" : conditionText(scheme, quota.where.text);
  return item(quota.id, quota.article, [
    labelled(showTexts.applies, quota.when === undefined ? undefined : conditionText(scheme, quota.when.text)),
    { label: showTexts.counts, text: phrases.quotaBy(awardNames(scheme, quota.awards), levels, quota.by ?? "", where) },
    labelled(showTexts.limit, quota.atMost === undefined ? undefined : phrases.atMost(limitText(scheme, quota.atMost))),
    labelled(showTexts.limit, quota.atLeast === undefined ? undefined : phrases.atLeast(limitText(scheme, quota.atLeast))),
  ]);
}

function agreementItems(scheme: Scheme): readonly Item[] {
  const clause = scheme.agreements;
  if (clause === undefined) return [];
  const lines = [
    phrases.agreements(clause.kind, clause.field),
    phrases.inCaps(onText(scheme, clause.countsInCaps)),
    phrases.inBudget(onText(scheme, clause.countsInBudget)),
    phrases.overCap(settingText(scheme, clause.overCap)),
  ];
  return [item(clause.kind, clause.article, lines.map(plain))];
}

function populationItems(scheme: Scheme): readonly Item[] {
  return [...scheme.populations.values()].map((population) =>
    item(`${population.title} (${population.name})`, population.article, [
      plain(phrases.rounds(settingText(scheme, population.rounds))),
      labelled(showTexts.parts, population.parts),
    ]),
  );
}

function factItems(scheme: Scheme, names: ReadonlySet<string> | undefined): readonly Item[] {
  const fields = scheme.fields.filter((field) => names === undefined || names.has(field.name));
  return fields.map((field) => {
    const type =
      field.kind === "scalar"
        ? typeText(field.type)
        : field.kind === "set"
          ? typeTexts["set"]
          : phrases.listOf(field.records.map((record) => record.name).join(", "));
    return item(field.name, "", [plain(`${type}; ${field.document}`)]);
  });
}

function parameterItems(scheme: Scheme): readonly Item[] {
  const stated = [...scheme.parameters.values()].filter(
    (parameter) => parameter.reading === undefined && parameter.name !== "asOf" && parameter.name !== "round",
  );
  return stated.map((parameter) =>
    item(parameter.name, "", [plain(parameter.meaning), { label: showTexts.fallback, text: parameterText(scheme, parameter, parameter.fallback) }]),
  );
}

function factsOfRules(scheme: Scheme, awards: readonly Award[], rules: readonly Rule[]): ReadonlySet<string> {
  const expressions = [
    ...awards.flatMap((award) => [award.candidate, award.merit]),
    ...awards.flatMap((award) => award.levels.flatMap(({ amount }) => amountParts(amount))),
    ...rules.flatMap((rule) => [rule.when, rule.require]),
  ];
  return new Set(expressions.flatMap((expression) => (expression === undefined ? [] : factsOf(scheme, expression.text))));
}

/** The document of a scheme, or of one of its awards with what concerns it. */
export function schemeDocument(scheme: Scheme, only: Award | undefined): SchemeDocument {
  const awards = only === undefined ? scheme.awards : [only];
  const concerns = (ids: readonly string[]) => only === undefined || ids.includes(only.id);
  const rules = scheme.rules.filter((rule) => concerns(rule.awards));
  const exclusions = scheme.exclusions.filter((clause) => concerns(clause.awards)).map((clause) => exclusionItem(scheme, clause));
  const stacking = scheme.stacking.filter((clause) => concerns(clause.awards)).map((clause) => stackingItem(scheme, clause));
  const adjustable = scheme.adjustable.filter((clause) => concerns([clause.award]));
  const { digits, from, to } = scheme.merit;
  const sections: readonly Section[] = [
    { key: "awards", title: showTexts.awards, items: awards.map((award) => awardItem(scheme, award)) },
    { key: "rules", title: showTexts.rules, items: rules.map((rule) => ruleItem(scheme, rule, only !== undefined)) },
    { key: "several", title: showTexts.several, items: [...exclusions, ...stacking] },
    { key: "quotas", title: showTexts.quotas, items: scheme.quotas.filter((quota) => concerns(quota.awards)).map((quota) => quotaItem(scheme, quota)) },
    { key: "keys", title: showTexts.keys, items: keyItems(scheme, concerns) },
    { key: "funds", title: showTexts.funds, items: fundItems(scheme, concerns) },
    { key: "renewals", title: showTexts.renewals, items: renewalItems(scheme, concerns) },
    { key: "decisions", title: showTexts.decisions, items: only === undefined ? decisionItems(scheme) : [] },
    { key: "agreements", title: showTexts.agreements, items: agreementItems(scheme) },
    {
      key: "adjustable",
      title: showTexts.adjustable,
      items: adjustable.map((clause) =>
        item(clause.id, clause.article, [plain(phrases.adjustable(awardNames(scheme, [clause.award]), settingText(scheme, clause.on)))]),
      ),
    },
    { key: "populations", title: showTexts.populations, items: populationItems(scheme) },
    {
      key: "definitions",
      title: showTexts.definitions,
      items: scheme.definitions.map((one) => item(one.meaning, one.article, [plain(conditionText(scheme, one.text))])),
    },
    { key: "registers", title: showTexts.registers, items: only === undefined ? registerItems(scheme) : [] },
    {
      key: "procedure",
      title: showTexts.procedure,
      items: only === undefined ? scheme.procedure.map((clause) => item(clause.id, clause.article, [plain(clause.text)])) : [],
    },
    { key: "facts", title: showTexts.facts, items: factItems(scheme, only === undefined ? undefined : factsOfRules(scheme, awards, rules)) },
    { key: "parameters", title: showTexts.parameters, items: only === undefined ? parameterItems(scheme) : [] },
  ];
  return {
    title: scheme.title,
    scheme: scheme.id,
    lines: [
      { label: showTexts.source, text: schemeSource(scheme) },
      ...(scheme.supersedes === undefined ? [] : [{ label: showTexts.supersedes, text: scheme.supersedes }]),
      { label: showTexts.merit, text: phrases.meritScale(formatDecimal(from, digits), formatDecimal(to, digits), digits) },
    ],
    sections: sections.filter((section) => section.items.length > 0),
  };
}
