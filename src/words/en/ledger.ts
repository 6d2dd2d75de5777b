/** English texts of `bursar ledger`. */
import type { Sentence } from "../sentence.ts";

/** Words of the commands. */
export const ledgerTexts = {
  verify: "check every record, the chain of hashes, and what stands beside it",
  append: "add records from a file",
  exporting: "print the whole ledger as JSON Lines, the same bytes for the same ledger",
  importing: "take in an exported ledger; what is there already must be the same",
  history: "everything that was recorded about a student",
  erase: "remove a student's id and personal texts for good; the chain stays whole",
  ledger: "the ledger's file",
  head: "a head that was printed, as COUNT:HASH: finds a ledger whose end was cut off or replaced since",
  entries: "a file of records to add, JSON Lines: one object per line",
  exported: "a file that `bursar ledger export` printed",
  student: "the student's id",
  by: "who declares it",
  reason: "why; it stays in the ledger, so it must name nobody",
  json: "print one JSON object",
  examples: `
A ledger is one file of records that are only added: applications, documents, decisions, waivers, allocations,
publications, objections, payments. Each names its author, time and reason and the hash of the one before. Ids
and personal texts stand beside the chain, which holds their salted hashes. The head (number of records and
hash of the last) stands for everything before it: print it in notices.

Examples:
  bursar ledger append round.db records.jsonl --by "Office"   makes round.db where there is none
  bursar ledger verify round.db --head 12:9f86d081884c7d65...  also finds a dropped end
  bursar ledger history round.db S2025001
  bursar ledger export round.db > round.jsonl
  bursar ledger import copy.db round.jsonl
  bursar ledger erase round.db S2025001 --by "Office" --reason "asked for, letter 12"

A line of records.jsonl, for example (append --help lists the kinds and their fields):
  {"kind":"application-received","round":"2025-autumn","student":"S2025001","award":"excellent-degree","reason":"form of 1 September"}
"author" is --by and "time" is now where a line does not state them.

Exit codes: 0 done, 1 verify found damage, 2 faults in files or words, 3 another process kept the ledger busy.`,
  kindsHead: "Kinds of records with their fields; ? may be left out; besides, each has reason, author and time:",
  whole: (records: number, students: number, erased: number) =>
    `The ledger is whole: ${records} ${records === 1 ? "record" : "records"}, ${students} ${students === 1 ? "student" : "students"}${erased > 0 ? `, ${erased} erased` : ""}.`,
  headIs: (head: string) => `Head: ${head}`,
  appended: (count: number) => `${count} ${count === 1 ? "record" : "records"} added.`,
  imported: (count: number) => (count === 0 ? "Everything was there already." : `${count} ${count === 1 ? "record" : "records"} taken in.`),
  erasedNow: (student: string) => `${student} is erased. Exports, copies and backups made before still hold the personal data.`,
  historyHeaders: ["No.", "Time (UTC)", "What", "Details", "Reason", "Author"],
  colon: ": ",
  comma: ", ",
  kinds: {
    "application-received": "application received",
    "document-seen": "document seen",
    decision: "decision",
    waiver: "waiver",
    lock: "choice of the committee",
    objection: "objection",
    corrected: "corrected",
    cancelled: "cancelled",
    released: "released",
    promoted: "promoted",
    paid: "paid",
    "re-evaluated": "re-evaluated",
  },
  fields: {
    round: "round",
    award: "award",
    level: "level",
    amountFen: "yuan",
    document: "document",
    key: "decision",
    value: "value",
    rule: "rule",
    choice: "choice",
    statement: "statement",
    field: "field",
    was: "was",
    now: "now",
    objection: "objection no.",
    released: "released by no.",
    month: "month",
    outcome: "outcome",
  },
} as const;

const RESTORE = "keep the file as it is, and restore the latest copy whose head you know";

/** Sentences of faults in ledgers. */
export const ledgerSentences: Readonly<Record<string, Sentence>> = {
  "ledger-none": () => ({ says: "there is no ledger in this place", hint: "bursar ledger append or import makes one" }),
  "ledger-not": () => ({ says: "this is not a ledger of Bursar" }),
  "ledger-newer": (v) => ({
    says: `the ledger has schema version ${v.version}, and this program knows versions up to ${v.known}`,
    hint: "use the version of Bursar that wrote it, or a later one; nothing was changed",
  }),
  "ledger-cut": (v) => ({ says: `the file was cut: it has ${v.bytes} bytes and should have ${v.expected} or more`, hint: RESTORE }),
  "ledger-long": (v) => ({ says: `the file has ${v.bytes} bytes and says that it has ${v.expected}`, hint: RESTORE }),
  "ledger-damaged": (v) => ({ says: `the file is damaged: ${v.detail}`, hint: RESTORE }),
  "ledger-busy": (v) => ({ says: `another process has kept the ledger busy for ${v.seconds} s; nothing was written`, hint: "try again when it is done" }),
  "ledger-full": () => ({ says: "the disk is full; nothing was written, and nothing that was there is lost", hint: "make room and try again" }),
  "ledger-unwritable": (v) => ({ says: `the ledger cannot be opened or written: ${v.detail}; nothing was written` }),
  "ledger-unwiped": (v) => ({
    says: `the student is erased, but traces may be left in the file, which could not be written anew: ${v.detail}`,
    hint: "make room, then give the command again: it finds nobody with this id, and writes the file anew",
  }),
  "ledger-package": (v) => ({
    says: `SQLite is not installed for ${v.platform}: ${v.reason}`,
    hint: "npm install @photostructure/sqlite, on Linux, macOS or Windows with an x64 or arm64 processor",
  }),
  "ledger-hash": (v) => ({ says: `record ${v.count} does not have its hash: it was changed after it was written`, hint: RESTORE }),
  "ledger-record": (v) => ({ says: `record ${v.count} is none that this program writes`, hint: RESTORE }),
  "ledger-order": (v) => ({ says: `record ${v.count} does not follow the one before: records were removed, added or moved`, hint: RESTORE }),
  "ledger-person": (v) => ({ says: `record ${v.count} is not about the student that stands beside it`, hint: RESTORE }),
  "ledger-personal": (v) => ({ says: `the personal fields of record ${v.count} are not those that were recorded`, hint: RESTORE }),
  "ledger-missing": (v) => ({ says: `personal data of record ${v.count} is missing, and no record says that the student was erased`, hint: RESTORE }),
  "ledger-after-erasure": (v) => ({ says: `record ${v.count} is about a student who was erased before`, hint: RESTORE }),
  "ledger-leftover": (v) => ({
    says: `beside the chain there are ${v.personal} personal texts and ${v.persons} students too many (negative: too few)`,
    hint: RESTORE,
  }),
  "ledger-tail": (v) => ({
    says: `the head that was given has ${v.known} records, and the ledger has ${v.records}: its end was cut off, or an older copy took its place`,
    hint: RESTORE,
  }),
  "ledger-head": (v) => ({ says: `record ${v.known} has another hash than the head that was given: the ledger was replaced or written anew`, hint: RESTORE }),
  "ledger-head-text": (v) => ({ says: `"${v.found}" is no head`, hint: "give the number of records, a colon and 64 hexadecimal digits, as they were printed" }),
  "ledger-student": (v) => ({ says: `no record is about a student "${v.student}"`, hint: "a student who was erased is not found by the id any more" }),
  "ledger-reason": (v) => ({ says: `the reason holds the id "${v.student}", and it would stay in the ledger`, hint: "give a reason that names nobody" }),
  "ledger-stated": (v) => ({
    says: `"${v.found}" is no ${v.name} that a ledger can hold`,
    hint: "between 1 and 200 characters that can be seen (a reason: up to 10,000)",
  }),
  "ledger-entry": (v) => ({
    says: v.name === "" ? "this line is no record that can be added" : `"${v.name}" is missing, not known, or no value that a record of this kind can have`,
    hint: "bursar ledger append --help lists the kinds of records and their fields",
  }),
  "ledger-empty": () => ({ says: "the file holds no records" }),
  "ledger-line": () => ({ says: "this line is not written as an export of a ledger writes it", hint: "take the file as bursar ledger export printed it" }),
  "ledger-end": () => ({ says: "the export was cut: its last line, the head, is missing", hint: "export again; nothing was taken in" }),
  "ledger-fork": (v) => ({
    says: `record ${v.count} is another one than that of this ledger: the two went different ways from here`,
    hint: "nothing was taken in; compare the two with bursar ledger export",
  }),
};
