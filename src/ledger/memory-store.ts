/** A ledger in memory: the simplest storage there is, against which others are tested. */
import type { Result } from "../fault.ts";
import { success } from "../fault.ts";
import type { Line, Person, Store, Tables } from "./store.ts";

interface State {
  lines: readonly Line[];
}

/** An empty ledger in memory. */
export function memoryStore(file = "memory"): Store {
  const state: State = { lines: [] };
  const transact = <T>(kind: "read" | "write", work: (tables: Tables) => Result<T>): Result<T> => {
    const draft: State = { lines: state.lines };
    const done = work(tablesOf(draft));
    if (done.ok && kind === "write") state.lines = draft.lines;
    return done;
  };
  return { file, transact, wipe: () => success(true), close: () => undefined };
}

function tablesOf(state: State): Tables {
  const about = (subject: string) => state.lines.filter(({ person }) => person?.subject === subject);
  return {
    last: () => state.lines.at(-1),
    at: (count) => state.lines[count - 1],
    lines: () => state.lines,
    linesOf: about,
    personNamed: (student) => state.lines.find(({ person }) => person?.student === student)?.person,
    sizes: () => sizesOf(state.lines),
    damage: () => undefined,
    append: (line) => {
      const known = line.person === undefined ? undefined : about(line.person.subject)[0]?.person;
      state.lines = [...state.lines, known === undefined ? line : { ...line, person: known }];
    },
    erase: (subject) => {
      state.lines = state.lines.map((line) => (line.person?.subject === subject ? { ...line, personal: undefined, person: { subject } } : line));
    },
  };
}

function sizesOf(lines: readonly Line[]): ReturnType<Tables["sizes"]> {
  const persons = new Set(lines.flatMap(({ person }: { readonly person?: Person | undefined }) => person?.student ?? []));
  return { records: lines.length, personal: lines.filter(({ personal }) => personal !== undefined).length, persons: persons.size };
}
