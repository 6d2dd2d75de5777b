/** The sheet that says what was proved, of which files, by which program: everything that is needed to check it again. */
import { bookHeaders as headers, bookSheets, bookTexts as words } from "../../words/book.ts";
import { goalNames, keyGoalName } from "../../words/report.ts";
import { goalShown } from "../summary-text.ts";
import type { BookSource } from "./source.ts";
import { count, FORMAT, type Cell, type Row, type Table } from "./table.ts";

type Key = "what" | "value";

const isDecimal = (text: string) => /^-?\d+(\.\d+)?$/.test(text);

/** Goals with their proved values, the size of the proof, and the hashes of all files. */
export function proofTable(source: BookSource): Table<Key> {
  const { manifest, proof, standing, status, goals } = source;
  const { theCase } = standing.basis;
  const row = (what: string, value: Cell): Row<Key> => ({ what, value });
  const values = goals.map(({ name, value }) => {
    const shown = goalShown({ theCase }, name, value);
    const title = goalNames[name] ?? keyGoalName(name.replace("goal|key-", ""));
    return row(words.goal(title), isDecimal(shown) ? { number: shown, format: "General" } : shown);
  });
  const rows = [
    row(words.status, status === "optimal" ? words.proved : words.notProved),
    ...values,
    ...(proof.bound === undefined ? [] : [row(words.bound, proof.bound.toString())]),
    row(words.checked, words.checkedValue),
    row(words.proofLines, count(proof.lines)),
    row(words.proofBytes, count(proof.bytes)),
    row(words.seed, theCase.seed),
    row(words.engine, manifest.madeBy["engine"]),
    row(words.folderMadeBy, words.program("bursar", manifest.madeBy["bursar"] ?? "")),
    row(words.folderMadeAt, manifest.madeAt),
    row(words.bookMadeBy, words.program("bursar", source.version)),
    ...Object.entries(manifest.files)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([file, hash]) => row(words.sha256(file), hash)),
  ];
  return {
    name: bookSheets.proof,
    columns: [
      { key: "what", header: headers.what, format: FORMAT.text, mostWidth: 60 },
      { key: "value", header: headers.value, format: FORMAT.count, mostWidth: 100 },
    ],
    rows,
  };
}
