/** The tables of a ledger's file within a transaction, as the chain sees them. */
import type { DatabaseSync } from "@photostructure/sqlite";
import type { Line, Person, Tables } from "./store.ts";

type Row = Readonly<Record<string, unknown>>;

const LINES = `
select records.count, records.text, records.hash, personal.text as personal, subject, student, salt
from records left join personal on personal.count = records.count left join persons on persons.id = records.person
`;

/** SQLite's code for a file that is damaged: where the bits that tell a cell's type were hit, it gives the cell with another type. */
const CORRUPT = 11;

function isText(cell: unknown): cell is string {
  return typeof cell === "string";
}

/** A text, or undefined where there is none. */
function textIn(row: Row, column: string): string | undefined {
  const cell = row[column];
  if (cell === null || isText(cell)) return cell ?? undefined;
  throw Object.assign(new Error(`malformed cell: ${column}`), { errcode: CORRUPT });
}

function lineOf(row: Row): Line {
  const { count } = row;
  const [text, hash, subject] = ["text", "hash", "subject"].map((column) => textIn(row, column));
  if (typeof count !== "number" || text === undefined || hash === undefined) throw Object.assign(new Error("malformed row: records"), { errcode: CORRUPT });
  return { count, text, hash, personal: textIn(row, "personal"), person: subject === undefined ? undefined : personOf(row, subject) };
}

function personOf(row: Row, subject: string): Person {
  return { subject, student: textIn(row, "student"), salt: textIn(row, "salt") };
}

const CHUNK_ROWS = 1000;

/** Lines in the order of their numbers, a chunk at a time. */
function* linesOf(chunkAfter: (count: number) => readonly unknown[]): Generator<Line> {
  let rows = chunkAfter(0);
  while (rows.length > 0) {
    let last = 0;
    for (const row of rows) {
      const line = lineOf(row as Row);
      last = line.count;
      yield line;
    }
    rows = rows.length < CHUNK_ROWS ? [] : chunkAfter(last);
  }
}

/** The tables of a connection that is in a transaction. */
export function sqliteTables(connection: InstanceType<typeof DatabaseSync>): Tables {
  const prepared = new Map<string, ReturnType<typeof connection.prepare>>();
  const statement = (sql: string) => {
    const found = prepared.get(sql) ?? connection.prepare(sql);
    prepared.set(sql, found);
    return found;
  };
  const oneLine = (row: unknown) => (row === undefined ? undefined : lineOf(row as Row));
  const numberOf = (sql: string) => (statement(sql).get() as { readonly n: number }).n;
  /** Subjects to their rows in `persons`, as far as this transaction met them. */
  const ids = new Map<string, number>();
  const idOf = ({ subject, student, salt }: Person): number => {
    const known = ids.get(subject) ?? (statement("select id from persons where subject = ?").get(subject) as { readonly id: number } | undefined)?.id;
    const id =
      known ?? Number(statement("insert into persons(subject, student, salt) values(?, ?, ?)").run(subject, student ?? null, salt ?? null).lastInsertRowid);
    ids.set(subject, id);
    return id;
  };
  return {
    last: () => oneLine(statement(`${LINES} where records.count = (select max(count) from records)`).get()),
    at: (count) => oneLine(statement(`${LINES} where records.count = ?`).get(count)),
    lines: () => linesOf((count) => statement(`${LINES} where records.count > ? order by records.count limit ${CHUNK_ROWS}`).all(count)),
    linesOf: (subject) => {
      const own = "records.person = (select id from persons where subject = ?)";
      return linesOf((count) => statement(`${LINES} where ${own} and records.count > ? order by records.count limit ${CHUNK_ROWS}`).all(subject, count));
    },
    personNamed: (student) => {
      const row: unknown = statement("select subject, student, salt from persons where student = ?").get(student);
      return row === undefined ? undefined : personOf(row as Row, String((row as Row)["subject"]));
    },
    sizes: () => ({
      records: numberOf("select count(*) n from records"),
      personal: numberOf("select count(*) n from personal"),
      persons: numberOf("select count(student) n from persons"),
    }),
    damage: () => {
      const said = Object.values(statement("pragma integrity_check(1)").get() as object)[0] as string;
      return said === "ok" ? undefined : said;
    },
    append: ({ count, text, hash, personal, person }) => {
      const id = person === undefined ? null : idOf(person);
      statement("insert into records(count, person, text, hash) values(?, ?, ?, ?)").run(count, id, text, hash);
      if (personal !== undefined) statement("insert into personal(count, text) values(?, ?)").run(count, personal);
    },
    erase: (subject) => {
      statement("delete from personal where count in (select count from records where person = (select id from persons where subject = ?))").run(subject);
      statement("update persons set student = null, salt = null where subject = ?").run(subject);
    },
  };
}
