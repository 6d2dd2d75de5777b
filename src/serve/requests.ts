/** What the page may ask for, checked before anything is done with it. Scenarios are asked for by a name that the server gave, never by a path. */
import { z } from "zod";
import { LANGUAGES } from "../words/language.ts";
import type { CancelRequest, SolveRequest } from "../scenario/desk-talk.ts";

const MAX_VALUES = 200;
const tab = z.string().regex(/^[a-z0-9]{8,32}$/);
const job = z.int().min(1).max(1_000_000_000);
const values = z
  .record(
    z
      .string()
      .max(200)
      .regex(/^(budgets|scheme|readings|parameters)\.[^\s]+$|^policy$/),
    z.union([z.string().max(200), z.number(), z.boolean()]),
  )
  .refine((given) => Object.keys(given).length <= MAX_VALUES);

const solve = z.strictObject({ tab, job, scenario: z.string().max(200), language: z.enum(LANGUAGES), wantsHead: z.boolean(), values, pinned: values });
const cancel = z.strictObject({ tab, job });

/** The request that some JSON makes; undefined where it makes none. */
export function solveRequest(json: unknown): SolveRequest | undefined {
  return solve.safeParse(json).data;
}

/** The request that some JSON makes; undefined where it makes none. */
export function cancelRequest(json: unknown): CancelRequest | undefined {
  return cancel.safeParse(json).data;
}
