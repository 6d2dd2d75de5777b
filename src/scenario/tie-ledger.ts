/**
 * The ties that an allocation's file tells: who was equal, and what a lot or a key of the scheme made of it. Which students the lot compared is not
 * found again without a search, so this is read, and held against what can be computed: the tickets, and what each student was given.
 */
import { z } from "zod";
import { ticketOf } from "../award/lot.ts";

const place = z.object({ place: z.string(), count: z.int().min(1) });
const tie = z.object({
  atStake: z.array(z.string()),
  drawn: z.array(place),
  students: z.array(z.object({ id: z.string(), ticket: z.string(), got: z.array(z.string()) })),
});
const keyTie = z.object({
  key: z.string(),
  article: z.string(),
  atStake: z.array(z.string()),
  drawn: z.array(place),
  students: z.array(z.object({ id: z.string(), value: z.number(), got: z.array(z.string()) })),
});
const header = z.object({ ties: z.array(tie), keyTies: z.array(keyTie) });

/** The ties of an allocation. */
export type TieLedger = z.infer<typeof header>;

/** What the ledger is held against: the lot, and `award level` of everything that a student was given by choice. */
export interface TieFacts {
  readonly seed: string;
  readonly round: string;
  readonly gotOf: (id: string) => readonly string[];
}

/** Reads the ledger of the first line of `allocation.jsonl`; undefined where it has another shape, another ticket, or tells of an award that was not given. */
export function readTieLedger(line: unknown, { seed, round, gotOf }: TieFacts): TieLedger | undefined {
  const read = header.safeParse(line);
  if (!read.success) return undefined;
  const { ties, keyTies } = read.data;
  const isTrue = (student: { readonly id: string; readonly got: readonly string[] }) => student.got.every((got) => gotOf(student.id).includes(got));
  const areDrawn = ties.every((one) => one.students.every((student) => isTrue(student) && student.ticket === ticketOf(seed, round, student.id)));
  return areDrawn && keyTies.every((one) => one.students.every(isTrue)) ? read.data : undefined;
}
