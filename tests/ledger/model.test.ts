/**
 * A ledger against the simplest model of one: a list of what was entered, and who is known. Commands are drawn, and after each the ledger must say what the
 * model says, and hold as a chain.
 */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { append, erase, history, verify } from "../../src/ledger/ledger.ts";
import { memoryStore } from "../../src/ledger/memory-store.ts";
import { EMPTY, type Head, type Store } from "../../src/ledger/store.ts";
import { importLines } from "../../src/ledger/transfer.ts";
import type { Entry } from "../../src/round/entry.ts";
import { anyEntry, codesIn, countedSalts, ledgerFolder, type LedgerFolder, STATED, textOf, valueOf } from "../support/ledgers.ts";
import { runs } from "../support/runs.ts";

const STUDENTS = ["S1", "S2", "学生3", "S-4"];
const SEED = 20251126;

let folder: LedgerFolder;
beforeAll(() => {
  folder = ledgerFolder();
});
afterAll(() => folder.remove());

/** What the ledger should hold: how many records, what is known of whom, how many were erased, every head there was. */
interface Model {
  count: number;
  known: Map<string, Entry[]>;
  erased: number;
  heads: Head[];
}

/** The ledger, another one that is brought up to date by exports, and how to open it anew. */
interface Real {
  store: Store;
  readonly copy: Store;
  readonly newSalt: () => string;
  readonly reopen: (store: Store) => Promise<Store>;
  readonly met: Map<string, number>;
}

type Command = fc.AsyncCommand<Model, Real>;

function met(real: Real, what: string): void {
  real.met.set(what, (real.met.get(what) ?? 0) + 1);
}

/** The ledger says what the model says. */
function agree(model: Model, { store }: Real, head: Head): void {
  model.heads.push(head);
  expect(head.count).toBe(model.count);
  for (const known of [EMPTY, model.heads[Math.floor(model.heads.length / 2)] ?? EMPTY, head])
    expect(valueOf(verify(store, known))).toEqual({ head, students: model.known.size, erased: model.erased });
  for (const student of STUDENTS) {
    const entries = model.known.get(student);
    const found = history(store, student);
    if (entries === undefined) expect(codesIn(found)).toEqual(["ledger-student"]);
    else expect(valueOf(found).map(({ entry }) => entry)).toEqual(entries);
  }
}

const appending = fc.array(anyEntry, { minLength: 1, maxLength: 4 }).map(
  (entries): Command => ({
    check: () => true,
    toString: () => `append ${JSON.stringify(entries)}`,
    run: async (model, real) => {
      const head = valueOf(append(real.store, entries, real.newSalt));
      model.count += entries.length;
      for (const entry of entries) if ("student" in entry) model.known.set(entry.student, [...(model.known.get(entry.student) ?? []), entry]);
      agree(model, real, head);
      met(real, "append");
    },
  }),
);

function eraseOne(model: Model, real: Real, student: string): void {
  const done = erase(real.store, student, STATED);
  if (!model.known.has(student)) {
    expect(codesIn(done)).toEqual(["ledger-student"]);
    met(real, "erase nobody");
    return;
  }
  model.known.delete(student);
  model.count++;
  model.erased++;
  agree(model, real, valueOf(done));
  met(real, "erase");
}

const erasing = fc.constantFrom(...STUDENTS).map(
  (student): Command => ({
    check: () => true,
    toString: () => `erase ${student}`,
    run: async (model, real) => eraseOne(model, real, student),
  }),
);

const copying: Command = {
  check: () => true,
  toString: () => "export, import",
  run: async (model, real) => {
    const text = textOf(real.store);
    const before = valueOf(verify(real.copy)).head.count;
    const done = valueOf(importLines(real.copy, "copy", text.split("\n").slice(0, -1)));
    expect(done).toEqual({ head: model.heads.at(-1) ?? EMPTY, added: model.count - before });
    expect(textOf(real.copy)).toBe(text);
    met(real, before > 0 && done.added > 0 ? "import more" : "import");
  },
};

/** Another ledger has the first half of the records, then one of its own: the whole is refused where they part. */
function fork(model: Model, real: Real, entry: Entry): void {
  const half = Math.floor(model.count / 2);
  const lines = textOf(real.store).split("\n").slice(0, -1);
  const { hash } = JSON.parse(lines[half] ?? "") as Head;
  const other = memoryStore();
  const begun = importLines(other, "other", [...lines.slice(0, half + 1), `{"count":${half},"hash":"${hash}"}`]);
  if (!begun.ok) {
    // Somebody of the first half was erased in the second.
    expect(codesIn(begun)).toEqual(["ledger-missing"]);
    met(real, "half an erasure");
    return;
  }
  valueOf(append(other, [{ ...entry, author: "Another" }], real.newSalt));
  const own = textOf(other);
  const refused = importLines(other, "other", lines);
  expect(refused.ok ? [] : refused.faults).toEqual([{ code: "ledger-fork", place: { file: "other", line: half + 2 }, values: { count: half + 1 } }]);
  expect(textOf(other)).toBe(own);
  met(real, "fork");
}

const forking = anyEntry.map(
  (entry): Command => ({
    check: (model) => model.count > 1,
    toString: () => `fork with ${JSON.stringify(entry)}`,
    run: async (model, real) => fork(model, real, entry),
  }),
);

const reopening: Command = {
  check: () => true,
  toString: () => "reopen",
  run: async (model, real) => {
    real.store = await real.reopen(real.store);
    agree(model, real, model.heads.at(-1) ?? EMPTY);
  },
};

const commands = fc.commands([appending, appending, erasing, fc.constant(copying), forking, fc.constant(reopening)], { maxCommands: 10 });

async function hold(numRuns: number, open: (run: number) => Promise<Real>, close: (real: Real) => void): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(commands, async (drawn) => {
      const real = await open(run++);
      await fc.asyncModelRun(() => ({ model: { count: 0, known: new Map(), erased: 0, heads: [] }, real }), drawn);
      close(real);
      for (const [what, count] of real.met) counts.set(what, (counts.get(what) ?? 0) + count);
    }),
    { seed: SEED, numRuns },
  );
  console.log(`seed ${SEED}, ${numRuns} runs: ${[...counts].map(([what, count]) => `${what} ${count}`).join(", ")}`);
  return counts;
}

test("in memory", async () => {
  const open = async (): Promise<Real> => ({
    store: memoryStore(),
    copy: memoryStore(),
    newSalt: countedSalts(),
    reopen: async (store) => store,
    met: new Map(),
  });
  const counts = await hold(runs(2000), open, () => undefined);
  const floors = { append: 1.2, "erase nobody": 0.3, erase: 0.1, import: 0.5, "import more": 0.03, fork: 0.2, "half an erasure": 0.01 };
  for (const [what, share] of Object.entries(floors)) expect(counts.get(what) ?? 0, what).toBeGreaterThan(share * runs(2000));
}, 300_000);

test("in a SQLite file, with a copy in another", async () => {
  const open = async (run: number): Promise<Real> => {
    const name = `model-${run}`;
    const reopen = async (store: Store): Promise<Store> => {
      store.close();
      return folder.open(name);
    };
    return { store: await folder.fresh(name), copy: await folder.fresh(`${name}-copy`), newSalt: countedSalts(), reopen, met: new Map() };
  };
  const counts = await hold(runs(60), open, ({ store, copy }) => [store, copy].forEach((one) => one.close()));
  for (const what of ["append", "erase", "import", "import more", "fork"]) expect(counts.get(what) ?? 0, what).toBeGreaterThan(0);
}, 300_000);
