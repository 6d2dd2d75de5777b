/** The parts of a workbook besides its cells (ECMA-376 part 1, 12.3 and 18.2): which sheets it has and where they are, its calendar, its formats, its texts. */
import { type Fault, failure, type Result, success } from "../../fault.ts";
import { type NumberFormat, numberFormat } from "./formats.ts";
import type { Calendar } from "./numbers.ts";
import { type Attributes, readXml, type XmlEvents } from "./xml.ts";
import type { Archive } from "./zip.ts";

/** A sheet with cells. */
export interface SheetPart {
  readonly name: string;
  readonly isHidden: boolean;
  /** The part with its cells. */
  readonly part: string;
}

/** What cells refer to. */
export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly calendar: Calendar;
  /** What a cell's style (by number) shows of a number. */
  readonly formats: readonly NumberFormat[];
  readonly texts: readonly string[];
}

/** Reads one part; `what` says what is done with it. Faults: those of the archive, and what is no XML. */
export function readPartXml(file: string, archive: Archive, part: string, events: XmlEvents): Fault | undefined {
  const bytes = archive.read(part);
  if (!bytes.ok) return bytes.faults[0];
  const problem = readXml(bytes.value, events);
  return problem === undefined ? undefined : { code: "workbook-xml", place: { file }, values: { part, ...problem } };
}

type Open = (name: string, attributes: Attributes, inside: readonly string[]) => void;

/** Events that look at elements only, with the names of those around. */
function elements(open: Open): XmlEvents {
  const inside: string[] = [];
  return {
    wantsText: false,
    problem: undefined,
    open: (name, attributes) => {
      open(name, attributes, inside);
      inside.push(name);
    },
    close: () => void inside.pop(),
    text: () => {},
  };
}

/** Whether an attribute says yes. */
export function isOn(text: string | undefined): boolean {
  return text === "1" || text === "true" || text === "on";
}

interface Relation {
  readonly type: string;
  /** The part, undefined where it lies outside the file. */
  readonly part: string | undefined;
}

/** Relations of a part, by their ids; none where it has no list of them. */
function readRelations(file: string, archive: Archive, source: string): Result<ReadonlyMap<string, Relation>> {
  const slash = source.lastIndexOf("/") + 1;
  const list = `${source.slice(0, slash)}_rels/${source.slice(slash)}.rels`;
  const found = new Map<string, Relation>();
  if (!archive.has(list)) return success(found);
  const events = elements((name, attributes) => {
    if (name !== "Relationship") return;
    const isOutside = attributes.get("TargetMode") === "External";
    const part = isOutside ? undefined : resolvePart(source.slice(0, slash), attributes.get("Target") ?? "");
    found.set(attributes.get("Id") ?? "", { type: (attributes.get("Type") ?? "").replace(/^.*\//, ""), part });
  });
  const fault = readPartXml(file, archive, list, events);
  return fault === undefined ? success(found) : failure([fault]);
}

/** A target's path in the archive. */
function resolvePart(folder: string, target: string): string {
  const names: string[] = [];
  for (const name of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (name === "..") names.pop();
    else if (name !== "" && name !== ".") names.push(name);
  }
  return names.join("/");
}

/** Reads everything but the cells. Faults: another kind of file, damage. */
export function readParts(file: string, archive: Archive): Result<WorkbookParts> {
  const root = readRelations(file, archive, "");
  if (!root.ok) return root;
  const main = [...root.value.values()].find((relation) => relation.type === "officeDocument")?.part;
  if (main === undefined || !main.endsWith(".xml")) return failure([{ code: "workbook-other", place: { file }, values: {} }]);
  const relations = readRelations(file, archive, main);
  if (!relations.ok) return relations;
  const head = readHead(file, archive, main, relations.value);
  if (!head.ok) return head;
  const partOf = (type: string) => [...relations.value.values()].find((relation) => relation.type === type)?.part;
  const formats = readFormats(file, archive, partOf("styles"));
  if (!formats.ok) return formats;
  const texts = readTexts(file, archive, partOf("sharedStrings"));
  return texts.ok ? success({ ...head.value, formats: formats.value, texts: texts.value }) : texts;
}

function readHead(file: string, archive: Archive, main: string, relations: ReadonlyMap<string, Relation>): Result<Pick<WorkbookParts, "sheets" | "calendar">> {
  const sheets: SheetPart[] = [];
  let [isWorkbook, calendar, lost]: [boolean, Calendar, string | undefined] = [false, 1900, undefined];
  const events = elements((name, attributes, inside) => {
    if (inside.length === 0) isWorkbook = name === "workbook";
    if (name === "workbookPr" && isOn(attributes.get("date1904"))) calendar = 1904;
    if (name !== "sheet" || inside.at(-1) !== "sheets") return;
    const relation = relations.get(attributes.get("id") ?? "");
    const title = attributes.get("name") ?? "";
    // Sheets of charts have no cells.
    if (relation?.type === "worksheet" && relation.part !== undefined)
      sheets.push({ name: title, isHidden: (attributes.get("state") ?? "visible") !== "visible", part: relation.part });
    else if (relation === undefined || relation.type === "worksheet") lost = title;
  });
  const fault = readPartXml(file, archive, main, events);
  if (fault !== undefined) return failure([fault]);
  if (!isWorkbook) return failure([{ code: "workbook-other", place: { file }, values: {} }]);
  if (lost !== undefined) return failure([{ code: "workbook-damaged", place: { file }, values: { kind: "missing", part: lost } }]);
  return success({ sheets, calendar });
}

function readFormats(file: string, archive: Archive, part: string | undefined): Result<WorkbookParts["formats"]> {
  if (part === undefined) return success([]);
  const codes = new Map<number, string>();
  const ids: number[] = [];
  const events = elements((name, attributes, inside) => {
    if (name === "numFmt" && inside.at(-1) === "numFmts") codes.set(Number(attributes.get("numFmtId")), attributes.get("formatCode") ?? "");
    if (name === "xf" && inside.at(-1) === "cellXfs") ids.push(Number(attributes.get("numFmtId") ?? 0));
  });
  const fault = readPartXml(file, archive, part, events);
  if (fault !== undefined) return failure([fault]);
  const known = new Map([...new Set(ids)].map((id) => [id, numberFormat(id, codes)]));
  return success(ids.map((id) => known.get(id) ?? { kind: "plain" }));
}

/** The longest text of a cell that a sheet can hold. */
const LONGEST_TEXT = 32_767;

/** Whether a text is longer than a cell can hold, even if it were escapes only (`_x0041_`). */
export function isTooLong(text: string): boolean {
  return text.length > 7 * LONGEST_TEXT;
}

/** The text of a cell from its runs: `t` elements, but not those of a reading aid (`rPh`). Told of the elements inside the text. */
export interface TextRuns {
  open(name: string): void;
  close(name: string): void;
  add(text: string): void;
  /** Whether what comes next is a part of the text. */
  isRun(): boolean;
  isTooLong(): boolean;
  /** The text so far; begins anew. */
  take(): string;
}

/** Begins a text. */
export function textRuns(): TextRuns {
  let [text, aids, isRun] = ["", 0, false];
  return {
    open: (name) => {
      if (name === "rPh") aids += 1;
      isRun = name === "t" && aids === 0;
    },
    close: (name) => {
      if (name === "rPh") aids -= 1;
      isRun = false;
    },
    add: (more) => {
      text += more;
    },
    isRun: () => isRun,
    isTooLong: () => isTooLong(text),
    take: () => {
      const taken = unescaped(text);
      text = "";
      return taken;
    },
  };
}

/** Characters that XML has not are written `_x000D_` in a workbook (ECMA-376 part 1, 22.4.2.4). */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function readTexts(file: string, archive: Archive, part: string | undefined): Result<WorkbookParts["texts"]> {
  if (part === undefined || !archive.has(part)) return success([]);
  const texts: string[] = [];
  const runs = textRuns();
  const events = {
    problem: undefined as string | undefined,
    get wantsText() {
      return runs.isRun();
    },
    open: (name: string) => runs.open(name),
    close: (name: string) => {
      runs.close(name);
      if (name === "si") texts.push(runs.take());
    },
    text: (text: string) => {
      runs.add(text);
      if (runs.isTooLong()) events.problem = "long";
    },
  };
  const fault = readPartXml(file, archive, part, events);
  return fault === undefined ? success(texts) : failure([fault]);
}
