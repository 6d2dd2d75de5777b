/** The shapes of the files as JSON schemas, for editors. */
import { z } from "zod";
import { extensionShape, scenarioShape } from "./scenario-shape.ts";
import { schemeShape } from "./scheme-shape.ts";
import { titlesShape } from "./titles-file.ts";

const SHAPES = { scheme: schemeShape, scenario: scenarioShape, extension: extensionShape, titles: titlesShape } as const;

/** Files that have a schema. */
export type SchemaKind = keyof typeof SHAPES;

/** True for the name of a file that has a schema. */
export function isSchemaKind(name: string): name is SchemaKind {
  return name in SHAPES;
}

/**
 * The JSON schema of a file, as it is written (draft 7, which YAML editors know). It knows keys, types and
 * listed values; what a text means, and what refers to what, only the checks of the program know.
 */
export function jsonSchema(kind: SchemaKind): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(SHAPES[kind], { io: "input", target: "draft-7", unrepresentable: "throw" });
}
