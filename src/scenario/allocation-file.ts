/** allocation.jsonl of an output folder, read back: a header, then one line per student. */
import { z } from "zod";
import { failure, success, type Fault, type Result } from "../fault.ts";

const part = z.object({ item: z.string(), sponsor: z.string(), period: z.string(), fen: z.int().min(0), held: z.boolean() });
const given = z.object({
  award: z.string(),
  level: z.string(),
  fen: z.int().min(0),
  by: z.string(),
  payable: z.boolean(),
  agreement: z.string().optional(),
  parts: z.array(part),
});
const term = z.object({ term: z.string(), from: z.string(), to: z.string() });
const header = z.object({
  bursar: z.literal("allocation"),
  version: z.literal(1),
  scheme: z.string(),
  title: z.string(),
  synthetic: z.boolean(),
  round: z.string(),
  status: z.enum(["optimal", "feasible"]),
  terms: z.array(term),
});
const student = z.object({ id: z.string(), awards: z.array(given) });

/** What was given to one student. */
export type StudentLine = z.infer<typeof student>;

/** An allocation as its file says it. */
export interface AllocationFile {
  readonly header: z.infer<typeof header>;
  readonly students: readonly StudentLine[];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The payments of every award must add up to its amount. */
function addsUp(line: StudentLine): boolean {
  return line.awards.every((award) => award.parts.reduce((sum, entry) => sum + entry.fen, 0) === award.fen);
}

/** Reads an allocation; a line that is none, or whose payments do not add up, is a fault with its place. */
export function readAllocationFile(file: string, text: string): Result<AllocationFile> {
  const [first = "", ...rest] = text.split("\n").filter((row) => row !== "");
  const head = header.safeParse(parsed(first));
  if (!head.success) return failure([{ code: "allocation-header", place: { file, line: 1 }, values: {} }]);
  const faults: Fault[] = [];
  const students = rest.flatMap((row, i) => {
    const found = student.safeParse(parsed(row));
    if (found.success && addsUp(found.data)) return [found.data];
    faults.push({ code: "allocation-row", place: { file, line: i + 2 }, values: {} });
    return [];
  });
  return faults.length > 0 ? failure(faults) : success({ header: head.data, students });
}
