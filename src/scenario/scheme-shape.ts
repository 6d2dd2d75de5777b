/** The shape of `scheme.yaml` (models/README.md), as zod sees it; what texts mean is checked later. */
import { z } from "zod";

function pattern(expression: RegExp, expected: string) {
  return z.string().refine((text) => expression.test(text), { params: { fault: "yaml-pattern", expected } });
}

const name = pattern(/^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z][A-Za-z0-9]*)*$/, "name");
const id = pattern(/^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$/, "id");
const text = z.string();
const expression = z.union([z.string(), z.boolean()]).transform(String);
const scalarType = z.enum(["integer", "decimal", "money", "date", "time", "boolean", "code"]);
const bounds = { digits: z.int().min(0).max(6).optional(), min: z.number().optional(), max: z.number().optional() };

const tableName = pattern(/^[a-z][A-Za-z0-9-]*$/, "table-name");
const record = z.strictObject({
  type: scalarType,
  ...bounds,
  values: z.array(text).optional(),
  optional: z.boolean().optional(),
  register: name.optional(),
  note: text.optional(),
});
const field = z.strictObject({
  type: z.enum([...scalarType.options, "codes", "list"]),
  ...bounds,
  values: z.array(text).optional(),
  optional: z.boolean().optional(),
  document: text,
  register: name.optional(),
  table: tableName.optional(),
  records: z.record(name, record).optional(),
  article: text.optional(),
  quote: text.optional(),
  note: text.optional(),
});

const register = z.strictObject({
  file: pattern(/^[A-Za-z0-9_-]+(\/[A-Za-z0-9_-]+)*(\.[A-Za-z0-9_-]+)*\.csv$/, "csv-path").optional(),
  table: tableName.optional(),
  source: text.optional(),
  date: text.optional(),
  key: name,
  document: text,
  records: z.record(name, record),
  note: text.optional(),
});
const decisionKind = z.strictObject({
  authority: z.array(id),
  meaning: text,
  article: text.optional(),
  quote: text.optional(),
  number: z.boolean().optional(),
});

const parameterType = z.enum(["integer", "decimal", "money", "date", "time", "boolean", "code", "codes", "share", "places"]);
const parameterValue = z.union([z.boolean(), z.number(), z.string(), z.null(), z.array(z.union([z.string(), z.number()]))]);
const parameter = z.strictObject({
  type: parameterType,
  ...bounds,
  values: z.array(text).optional(),
  meaning: text,
  article: text.optional(),
  default: parameterValue.optional(),
});
const reading = z.strictObject({
  question: text,
  articles: z.array(text),
  parameter: name,
  type: parameterType,
  ...bounds,
  values: z.record(text, text).optional(),
  default: parameterValue,
});

const settingText = z.union([z.string(), z.number(), z.boolean()]).transform(String);
/** The simple ways to state a number of places. */
const places = {
  share: settingText.optional(),
  of: name.optional(),
  rounding: settingText.optional(),
  minimumOne: settingText.optional(),
  used: settingText.optional(),
  places: settingText.optional(),
  decision: id.optional(),
  authority: text.optional(),
};
const cap = z.strictObject({
  id: id.optional(),
  article: text.optional(),
  quote: text.optional(),
  ...places,
});
const limit = z.strictObject({
  ...places,
  apportion: name.optional(),
  total: cap.optional(),
  method: settingText.optional(),
  plan: id.optional(),
});
const paid = z.strictObject({
  semesters: z.array(settingText).optional(),
  first: text.optional(),
  of: text.optional(),
  from: text.optional(),
  after: settingText.optional(),
  every: z.int().min(1).max(120).optional(),
  months: settingText.optional(),
  on: text.optional(),
});
const coverageItem = z.strictObject({
  item: text,
  sponsor: id,
  article: text.optional(),
  fixed: settingText.optional(),
  perMonth: settingText.optional(),
  months: settingText.optional(),
  formula: text.optional(),
  when: expression.optional(),
  paid: paid.optional(),
  note: text.optional(),
});
const amount = z.strictObject({
  share: settingText.optional(),
  of: text.optional(),
  rounding: settingText.optional(),
  fixed: settingText.optional(),
  perMonth: settingText.optional(),
  months: settingText.optional(),
  formula: text.optional(),
  highest: text.optional(),
  sum: name.optional(),
  period: name.optional(),
  range: z.array(settingText).optional(),
  id: id.optional(),
  soft: settingText.optional(),
  decision: id.optional(),
  coverage: z.array(coverageItem).optional(),
});
const level = z.strictObject({
  id,
  title: text,
  article: text,
  amount,
  weight: settingText.optional(),
  cap: cap.optional(),
  entitled: z.boolean().optional(),
  quote: text.optional(),
  note: text.optional(),
});
const award = z.strictObject({
  id,
  title: text,
  article: text,
  selection: z.enum(["optimised", "entitled", "decided", "post"]),
  authority: text,
  candidate: expression,
  merit: expression.optional(),
  "merit-article": text.optional(),
  combine: settingText.optional(),
  payable: z.strictObject({ decision: id, authority: text, unless: expression.optional(), article: text }).optional(),
  deciders: z.array(id).optional(),
  paid: paid.optional(),
  levels: z.array(level),
  quote: text.optional(),
  note: text.optional(),
});
const rule = z.strictObject({
  id,
  article: text,
  quote: text.optional(),
  kind: z.enum(["condition", "document", "flag"]).optional(),
  awards: z.union([z.literal("all"), z.array(id)]),
  levels: z.array(id).optional(),
  when: expression.optional(),
  require: expression,
  soft: settingText.optional(),
  asks: z.array(text).optional(),
  fails: text.optional(),
  waivedBy: z.array(id).optional(),
  deadline: text.optional(),
  late: settingText.optional(),
  note: text.optional(),
});
const quota = z.strictObject({
  id,
  article: text,
  quote: text.optional(),
  award: id.optional(),
  awards: z.array(id).optional(),
  levels: z.array(id).optional(),
  when: expression.optional(),
  where: expression.optional(),
  by: name.optional(),
  atMost: limit.optional(),
  atLeast: limit.optional(),
  note: text.optional(),
});

const tieKey = z.strictObject({
  id,
  article: text,
  quote: text.optional(),
  awards: z.array(id),
  when: expression.optional(),
  value: text,
  note: text.optional(),
});
const fund = z.strictObject({
  id,
  title: text,
  article: text,
  awards: z.union([z.literal("all"), z.array(id)]),
  share: text,
  of: text,
  less: text.optional(),
  enforce: settingText,
});
const renewal = z.strictObject({
  id,
  article: text,
  quote: text.optional(),
  award: id,
  holds: expression,
  grounds: z.array(z.strictObject({ id, article: text, quote: text.optional(), lost: expression, note: text.optional() })),
  released: settingText,
});

/** A whole scheme file. */
export const schemeShape = z.strictObject({
  scheme: id,
  title: text,
  source: text,
  supersedes: text.optional(),
  timezone: text,
  merit: z.strictObject({ digits: z.int().min(0).max(4), from: z.number(), to: z.number() }),
  fields: z.record(name, field),
  registers: z.record(name, register).optional(),
  decisions: z.record(id, decisionKind).optional(),
  definitions: z.record(name, z.strictObject({ value: text, meaning: text, article: text.optional() })).optional(),
  documents: z.strictObject({ list: name, received: name }).optional(),
  parameters: z.record(name, parameter).optional(),
  readings: z.record(id, reading).optional(),
  authorities: z.record(id, text),
  populations: z
    .record(name, z.strictObject({ title: text, article: text, quote: text.optional(), rounds: settingText.optional(), parts: name.optional() }))
    .optional(),
  awards: z.array(award),
  rules: z.array(rule).optional(),
  exclusions: z
    .array(z.strictObject({ id, article: text, quote: text.optional(), awards: z.array(id), precedence: z.union([z.array(id), settingText]).optional() }))
    .optional(),
  stacking: z
    .array(
      z.strictObject({
        id,
        article: text,
        quote: text.optional(),
        awards: z.array(id),
        limit: z.strictObject({ share: settingText, of: text }),
        reduce: settingText,
        held: expression.optional(),
        note: text.optional(),
      }),
    )
    .optional(),
  quotas: z.array(quota).optional(),
  keys: z.array(tieKey).optional(),
  funds: z.array(fund).optional(),
  renewals: z.array(renewal).optional(),
  agreements: z
    .strictObject({
      article: text,
      quote: text.optional(),
      kind: text,
      field: name,
      countsInCaps: settingText,
      countsInBudget: settingText,
      overCap: settingText,
    })
    .optional(),
  adjustable: z
    .array(
      z.strictObject({
        id,
        article: text,
        quote: text.optional(),
        award: id,
        on: settingText,
        basis: settingText.optional(),
        relation: settingText.optional(),
        toleranceFen: settingText.optional(),
        capsForBudget: settingText.optional(),
        headLimit: settingText.optional(),
        direction: settingText.optional(),
      }),
    )
    .optional(),
  procedure: z.array(z.strictObject({ id, article: text, text, quote: text.optional() })).optional(),
  groups: z.array(z.strictObject({ field: name, title: text })).optional(),
});

/** A scheme file whose shape is right. */
export type SchemeData = z.infer<typeof schemeShape>;
/** A number of places, in any of its forms. */
export type LimitData = z.infer<typeof limit>;
/** The cap of a level. */
export type CapData = z.infer<typeof cap>;
/** An amount, in any of its forms. */
export type AmountData = z.infer<typeof amount>;
/** One award. */
export type AwardData = z.infer<typeof award>;
/** One rule. */
export type RuleData = z.infer<typeof rule>;
/** A parameter or a reading. */
export type ParameterData = z.infer<typeof parameter> | z.infer<typeof reading>;
/** One field. */
export type FieldData = z.infer<typeof field>;
/** When money is paid. */
export type PaidData = z.infer<typeof paid>;
/** One register. */
export type RegisterData = z.infer<typeof register>;
/** Record fields of a list or a register. */
export type RecordData = z.infer<typeof record>;
/** One quota. */
export type QuotaData = z.infer<typeof quota>;
