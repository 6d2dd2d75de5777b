/** The shape of `scenario.yaml` (models/README.md). */
import { z } from "zod";

/** A title, or one per language. */
const title = z.union([z.string(), z.strictObject({ en: z.string(), zh: z.string() })]);
const value = z.union([z.boolean(), z.number(), z.string(), z.null(), z.array(z.union([z.string(), z.number()]))]);

/** A whole scenario file. */
export const scenarioShape = z.strictObject({
  scheme: z.string(),
  title,
  synthetic: z.boolean().optional(),
  cohort: z.string().optional(),
  encoding: z.enum(["utf-8", "gb18030"]).optional(),
  delimiter: z.enum(["comma", "semicolon", "tab"]).optional(),
  columns: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  ignore: z.record(z.string(), z.array(z.string())).optional(),
  workbook: z
    .strictObject({
      sheets: z.record(z.string(), z.string()).optional(),
      formulas: z.literal("stored").optional(),
      hidden: z.literal("read").optional(),
    })
    .optional(),
  ids: z.strictObject({ alike: z.literal("allowed") }).optional(),
  publish: z
    .strictObject({ name: z.string().optional(), school: z.string().optional(), programme: z.string().optional(), grade: z.string().optional() })
    .optional(),
  asOf: z.string(),
  round: z.string(),
  census: z.string(),
  parameters: z.record(z.string(), value).optional(),
  readings: z.record(z.string(), value).optional(),
  budgets: z
    .array(
      z.strictObject({
        id: z.string(),
        title,
        limit: z.union([z.string(), z.number()]).transform(String),
        awards: z.union([z.literal("all"), z.array(z.string())]),
        reserve: z.enum(["highest", "none"]).optional(),
        year: z.boolean().optional(),
      }),
    )
    .optional(),
  registers: z.record(z.string(), z.string()).optional(),
  terms: z.array(z.strictObject({ term: z.string(), from: z.string(), to: z.string() })).optional(),
  earlier: z.array(z.string()).optional(),
  policy: z.enum(["merit", "rank"]).optional(),
  goals: z
    .array(z.enum(["merit", "heads"]))
    .min(1)
    .optional(),
  ties: z.enum(["lot", "report", "all"]).optional(),
  draw: z.strictObject({ source: z.string().min(1), date: z.string() }).optional(),
  locks: z
    .array(
      z.strictObject({
        kind: z.enum(["must", "must-not", "at-least"]),
        student: z.string(),
        award: z.string(),
        level: z.string().optional(),
        author: z.string(),
        reason: z.string(),
      }),
    )
    .optional(),
  seed: z.string().optional(),
});

/** A scenario file whose shape is right. */
export type ScenarioData = z.infer<typeof scenarioShape>;

const { budgets, terms, earlier, locks } = scenarioShape.shape;

/** A scenario that extends another one: keys in place of the base's, and edits by path. */
export const extensionShape = scenarioShape.partial().extend({
  extends: z.string(),
  remove: z.array(z.string()).optional(),
  set: z.record(z.string(), value).optional(),
  add: z.strictObject({ budgets, terms, earlier, locks }).optional(),
});

/** An extension whose shape is right. */
export type ExtensionData = z.infer<typeof extensionShape>;
