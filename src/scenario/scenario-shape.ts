/** The shape of `scenario.yaml` (models/README.md). */
import { z } from "zod";

const value = z.union([z.boolean(), z.number(), z.string(), z.null(), z.array(z.union([z.string(), z.number()]))]);

/** A whole scenario file. */
export const scenarioShape = z.strictObject({
  scheme: z.string(),
  title: z.string(),
  synthetic: z.boolean().optional(),
  cohort: z.string().optional(),
  asOf: z.string(),
  round: z.string(),
  census: z.string(),
  parameters: z.record(z.string(), value).optional(),
  readings: z.record(z.string(), value).optional(),
  budgets: z
    .array(z.strictObject({ id: z.string(), title: z.string(), limit: z.string(), awards: z.union([z.literal("all"), z.array(z.string())]), reserve: z.enum(["highest", "none"]).optional() }))
    .optional(),
  policy: z.enum(["merit", "rank"]).optional(),
  goals: z.array(z.enum(["merit", "heads"])).min(1).optional(),
  ties: z.enum(["lot", "report"]).optional(),
  seed: z.string().optional(),
});

/** A scenario file whose shape is right. */
export type ScenarioData = z.infer<typeof scenarioShape>;
