/** The shape of `generator.yaml` (models/generator.md); what its texts mean is checked in `plan.ts`. */
import { z } from "zod";

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const percent = z.string();
const expression = z.union([z.string(), z.boolean()]).transform(String);
const weights = z.record(z.string(), z.number().min(0));
const range = z.array(z.string());

const draw = {
  value: scalar.optional(),
  shares: weights.optional(),
  normal: z.array(z.number()).optional(),
  uniform: z.array(z.number()).optional(),
  between: range.optional(),
  formula: expression.optional(),
  ability: z.number().min(-1).max(1).optional(),
  step: z.number().positive().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  hours: z.array(z.int().min(0).max(23)).optional(),
  late: z.strictObject({ share: percent, between: range }).optional(),
  unknown: percent.optional(),
};
const condition = { when: expression.optional(), chance: percent.optional() };

const drawCase = z.strictObject({ ...condition, ...draw });
const factDraw = z.union([scalar, z.strictObject({ ...draw, cases: z.array(drawCase).optional() })]);
const facts = z.record(z.string(), factDraw);

const row = z.strictObject({ ...condition, times: z.union([z.int().min(0).max(100), weights]).optional(), with: facts.optional() });
const listCase = z.strictObject({ ...condition, unknown: percent.optional(), rows: z.array(row).optional() });
const listDraw = z.strictObject({ records: facts.optional(), unknown: percent.optional(), rows: z.array(row).optional(), cases: z.array(listCase).optional() });

const parameterValue = z.union([scalar, z.null(), z.array(z.union([z.string(), z.number()]))]);
const budget = z.strictObject({ id: z.string(), title: z.string(), perStudent: z.string(), awards: z.union([z.literal("all"), z.array(z.string())]), reserve: z.enum(["highest", "none"]).optional() });
const agreement = z.strictObject({
  agreement: z.string(),
  kind: z.string(),
  partner: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
  award: z.string().optional(),
  level: z.string().optional(),
  requirement: z.enum(["scheme", "none"]).optional(),
  languageCert: z.enum(["yes", "no"]).optional(),
});
const decision = z.strictObject({ key: z.string(), award: z.string().optional(), subject: z.string().optional(), value: z.string(), authority: z.string(), date: z.string(), reason: z.string() });

/** A whole generator file. */
export const generatorShape = z.strictObject({
  generator: z.string(),
  title: z.string(),
  asOf: z.string(),
  round: z.string(),
  census: z.strictObject({ date: z.string(), counts: z.record(z.string(), z.strictObject({ where: expression.optional(), percent: z.int().min(100).max(100_000) })).optional() }),
  parameters: z.record(z.string(), parameterValue).optional(),
  readings: z.record(z.string(), parameterValue).optional(),
  budgets: z.array(budget).optional(),
  profiles: weights.optional(),
  fields: z.record(z.string(), z.union([factDraw, listDraw])),
  agreements: z.array(agreement).optional(),
  decisions: z.array(decision).optional(),
});

/** A generator file whose shape is right. */
export type GeneratorData = z.infer<typeof generatorShape>;
/** How one fact is drawn. */
export type FactData = z.infer<typeof factDraw>;
/** One way to draw a fact, and when it is taken. */
export type CaseData = z.infer<typeof drawCase>;
/** How the rows of a list are drawn. */
export type ListData = z.infer<typeof listDraw>;
/** One possible row of a list. */
export type RowData = z.infer<typeof row>;
