/** What the desk says of a variant is what the commands say of the same scenario; edits by the short way make the case that reading it again makes. */
import { beforeAll, expect, test } from "vitest";
import { allocate, type AllocateOptions } from "../../src/allocate.ts";
import { loadCase, type LoadedCase } from "../../src/load.ts";
import type { BoardReply } from "../../src/scenario/board.ts";
import { type Controls, controlsOf } from "../../src/scenario/controls.ts";
import { editable, editedCase, type ValuesByPath } from "../../src/scenario/edited-case.ts";
import { quickEdit } from "../../src/scenario/quick-edit.ts";
import { deskWorker } from "../../src/serve/desk-work.ts";
import { dice, type Dice } from "../support/dice.ts";
import { runLaw } from "../support/law.ts";
import { runs } from "../support/runs.ts";

const OPTIONS: AllocateOptions = { engine: "auto", maxProbes: 10_000, now: () => performance.now(), shouldStop: () => false };
const CONTEXT = { shouldStop: () => false, onNews: () => {} };
const shipped = new Map<string, LoadedCase>();

beforeAll(async () => {
  for (const name of ["tutorial", "zust-autumn-tight"]) {
    const loaded = await loadCase(name);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
    shipped.set(name, loaded.value);
  }
});

function theCase(name: string): LoadedCase {
  const found = shipped.get(name);
  if (found === undefined) throw new Error(`no scenario ${name}`);
  return found;
}

type BoardOf = Extract<BoardReply, { readonly kind: "board" }>;

function boardIn(reply: BoardReply): BoardOf {
  if (reply.kind !== "board") throw new Error(JSON.stringify(reply.faults));
  return reply;
}

/** One to four controls moved somewhere. */
function drawValues({ numbers }: Controls, die: Dice): ValuesByPath {
  const drawn = die.shuffle(numbers).slice(0, die.between(1, 4));
  const text = (kind: (typeof numbers)[number]["kind"]): string => {
    if (kind === "budget") return `${die.between(0, 2_000_000)}.50 yuan`;
    return kind === "places" ? String(die.between(0, 40)) : `${die.between(0, 40)}.25 %`;
  };
  return Object.fromEntries(drawn.map(({ kind, path }) => [path, text(kind)]));
}

test("a case edited by the short way is the case read again", async () => {
  const bases = ["tutorial", "zust-autumn-tight"].map((name) => {
    const { parts, theCase: stated } = theCase(name);
    return { base: editable(parts, stated), controls: controlsOf(stated, parts) };
  });
  await runLaw({
    name: "short edits",
    seed: 20261125,
    cases: runs(24),
    floors: { budget: 0.05, share: 0.2, weight: 0.2 },
    async holds(number) {
      const die = dice(number);
      const { base, controls } = die.pick(bases);
      const values = drawValues(controls, die);
      const [quick, slow] = [quickEdit(base, values), editedCase(base, values)];
      if (quick === undefined || !slow.ok) throw new Error(JSON.stringify([values, slow]));
      const [mine, theirs] = [quick.theCase, slow.value.theCase];
      expect(mine.budgets).toEqual(theirs.budgets);
      const limits = (scheme: typeof mine.scheme) =>
        scheme.awards.map((award) => award.levels.map(({ id, cap, weightBp }) => ({ id, limit: cap?.limit, weightBp })));
      expect(limits(mine.scheme)).toEqual(limits(theirs.scheme));
      expect(quick.eligibility?.map((entry) => entry.award)).toEqual(
        mine.scheme.awards.filter((award) => quick.eligibility?.some((entry) => entry.award === award)),
      );
      return controls.numbers.filter(({ path }) => path in values).map(({ kind }) => kind);
    },
  });
});

test("what is no number of a limit goes the long way", () => {
  const { parts, theCase: stated } = theCase("tutorial");
  const base = editable(parts, stated);
  const [number] = controlsOf(stated, parts).numbers;
  for (const values of [{ policy: "rank" }, { [number?.path ?? ""]: "much" }, { "scheme.awards.none.levels.1.weight": "3 %" }] as readonly ValuesByPath[]) {
    expect(quickEdit(base, values)).toBeUndefined();
  }
  expect(quickEdit(base, {})?.theCase.budgets).toEqual(stated.budgets);
});

test("the board of a scenario is its allocation, and of a variant that of a scenario which states it", async () => {
  const work = deskWorker();
  const { parts, theCase: stated } = theCase("zust-autumn-tight");
  const asked = boardIn(await work({ scenario: "zust-autumn-tight", language: "en", wantsHead: true, values: {}, pinned: {} }, CONTEXT));
  expect(asked.head).toMatchObject({ students: stated.ids.length, title: stated.title, controls: controlsOf(stated, parts) });
  expect(asked.change).toEqual({ counts: { gains: 0, loses: 0, moves: 0, amount: 0 }, movers: [] });
  const path = "scheme.awards.excellent-degree.levels.3.cap.share";
  for (const values of [{}, { [path]: "2 %" }] as readonly ValuesByPath[]) {
    const reply = boardIn(await work({ scenario: "zust-autumn-tight", language: "en", wantsHead: false, values, pinned: {} }, CONTEXT));
    const edited = editedCase(editable(parts, stated), values);
    const whole = edited.ok ? await allocate(edited.value.theCase, OPTIONS) : undefined;
    if (whole?.kind !== "allocated" || reply.board.kind !== "allocated") throw new Error("no allocation");
    expect(reply.board.levels).toEqual(whole.summary.levels);
    expect(reply.board.budgets).toEqual(whole.summary.budgets);
    expect(reply.board.goals.map(({ value }) => value)).toEqual(whole.goals.map(({ value }) => value.toString()));
    expect(reply.board.holders).toBe(whole.students.filter((student) => student.given.length > 0).length);
    expect(reply.pinned).toEqual(asked.board);
    const moved = Object.values(reply.change?.counts ?? {}).reduce((sum, count) => sum + count, 0);
    expect(moved > 0).toBe(Object.keys(values).length > 0);
    expect(reply.change?.movers.reduce((sum, mover) => sum + mover.moreFen, 0)).toBe(
      reply.board.fen - (reply.pinned.kind === "allocated" ? reply.pinned.fen : Number.NaN),
    );
  }
});

test("faults in values are told, and a variant that was stopped is not kept", async () => {
  const work = deskWorker();
  const ask = (values: ValuesByPath, stopped = false) =>
    work({ scenario: "tutorial", language: "en", wantsHead: false, values, pinned: {} }, { shouldStop: () => stopped, onNews: () => {} });
  expect(await ask({ "scheme.nothing": "1" })).toMatchObject({ kind: "faults", faults: [{ code: "extends-path" }] });
  expect(await work({ scenario: "./nowhere", language: "en", wantsHead: false, values: {}, pinned: {} }, CONTEXT)).toMatchObject({
    kind: "faults",
    faults: [{ code: "path-missing" }],
  });
  const [number] = controlsOf(theCase("tutorial").theCase, theCase("tutorial").parts).numbers;
  const values: ValuesByPath = { [number?.path ?? ""]: number?.kind === "budget" ? "900 yuan" : "1 %" };
  await ask(values, true);
  expect(boardIn(await ask(values)).board).toMatchObject({ status: "optimal" });
});
