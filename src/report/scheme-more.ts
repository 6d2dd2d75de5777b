/** Further goals, funds, renewals, registers, judgements and payment plans of a scheme, for people. */
import type { PaymentPlan, Scheme } from "../award/scheme.ts";
import { phrases, showTexts } from "../words/scheme-commands.ts";
import { conditionText } from "./condition-text.ts";
import { authorityText, awardNames, item, labelled, plain, type Item } from "./scheme-items.ts";
import { onText, settingText } from "./scheme-values.ts";

type Concerns = (awards: readonly string[]) => boolean;

/** When money is paid; nothing to say where it is once, on the date of the case. */
export function planText(scheme: Scheme, plan: PaymentPlan): string | undefined {
  switch (plan.kind) {
    case "once":
      return plan.on === undefined ? undefined : phrases.paidOn(conditionText(scheme, plan.on.text));
    case "semesters": {
      const terms = plan.terms.map((term) => settingText(scheme, term)).join(", ");
      return phrases.paidSemesters(terms, conditionText(scheme, plan.first.text), conditionText(scheme, plan.of.text));
    }
    case "spread":
      return phrases.paidSpread(conditionText(scheme, plan.from.text), plan.every, conditionText(scheme, plan.months.text));
    case "monthly":
      return phrases.paidMonthly(conditionText(scheme, plan.from.text), plan.after === undefined ? "" : conditionText(scheme, plan.after.text));
  }
}

/** Further goals after those of the case. */
export function keyItems(scheme: Scheme, concerns: Concerns): readonly Item[] {
  return scheme.keys
    .filter((key) => concerns(key.awards))
    .map((key) =>
      item(key.id, key.article, [
        labelled(showTexts.forAwards, awardNames(scheme, key.awards)),
        labelled(showTexts.applies, key.when === undefined ? undefined : conditionText(scheme, key.when.text)),
        labelled(showTexts.prefers, conditionText(scheme, key.value.text)),
      ]),
    );
}

/** Funds set up from a share of an amount. */
export function fundItems(scheme: Scheme, concerns: Concerns): readonly Item[] {
  const parameter = (name: string) => settingText(scheme, { kind: "parameter", name });
  return scheme.funds
    .filter((fund) => concerns(fund.awards))
    .map((fund) =>
      item(`${fund.title} (${fund.id})`, fund.article, [
        plain(phrases.fund(parameter(fund.share), parameter(fund.of), fund.less === undefined ? "" : parameter(fund.less))),
        plain(phrases.fundEnforced(onText(scheme, fund.enforce))),
      ]),
    );
}

/** Re-evaluations of awards held. */
export function renewalItems(scheme: Scheme, concerns: Concerns): readonly Item[] {
  return scheme.renewals
    .filter((renewal) => concerns([renewal.award]))
    .map((renewal) =>
      item(renewal.id, renewal.article, [
        labelled(showTexts.forAwards, awardNames(scheme, [renewal.award])),
        labelled(showTexts.applies, conditionText(scheme, renewal.holds.text)),
        ...renewal.grounds.map((ground) => ({ label: phrases.lost(ground.id), text: `${conditionText(scheme, ground.lost.text)} [${ground.article}]` })),
        labelled(showTexts.released, settingText(scheme, renewal.released)),
      ]),
    );
}

/** Judgements that are asked for, and who makes them. */
export function decisionItems(scheme: Scheme): readonly Item[] {
  return [...scheme.decisions.values()].map((kind) =>
    item(kind.key, "", [plain(kind.meaning), labelled(showTexts.decidedBy, kind.authorities.map((code) => authorityText(scheme, code)).join(", "))]),
  );
}

/** Tables that codes point into. */
export function registerItems(scheme: Scheme): readonly Item[] {
  return scheme.registers.map((register) =>
    item(register.name, "", [
      plain(phrases.register(register.file, register.key, register.records.map((record) => record.name).join(", "))),
      labelled(showTexts.source, register.source === "" ? undefined : phrases.registerSource(register.source, register.date)),
    ]),
  );
}
