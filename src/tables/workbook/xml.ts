/**
 * The XML of a workbook's parts (XML 1.0, UTF-8), as events: strict, without document types (so without entities of its own), without any look
 * outside the text. Names are given without their prefixes.
 */

/** The attributes of one tag, by name without prefix; they hold until the next tag is read. */
export interface Attributes {
  get(name: string): string | undefined;
}

/** What is told while a text is read. */
export interface XmlEvents {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  /** Text inside an element; asked for only where `wantsText` is true at that moment. */
  text(text: string): void;
  readonly wantsText: boolean;
  /** The code of what is wrong with the content: ends the reading. */
  readonly problem: string | undefined;
}

/** Why a text cannot be read, and at which byte. */
export interface XmlProblem {
  readonly kind: string;
  readonly offset: number;
}

/** Elements inside each other, and attributes of one, at most. */
const [MAX_DEPTH, MAX_ATTRIBUTES] = [64, 100];

const [TAB, FEED, RETURN, BLANK, BANG, QUOTE, AMPERSAND, APOSTROPHE, SLASH, LESS, EQUALS, MORE, QUESTION] = [9, 10, 13, 32, 33, 34, 38, 39, 47, 60, 61, 62, 63];

const isSpace = (byte: number | undefined) => byte === BLANK || byte === FEED || byte === TAB || byte === RETURN;

interface Scan {
  readonly bytes: Buffer;
  readonly events: XmlEvents;
  at: number;
  /** Names of the open elements. */
  readonly names: string[];
  wasRoot: boolean;
  readonly attributes: AttributeList;
}

/** The attributes of the last tag: few, and read often, so lists are faster than a map. */
interface AttributeList extends Attributes {
  readonly fullNames: string[];
  readonly values: string[];
}

function attributeList(): AttributeList {
  const fullNames: string[] = [];
  const values: string[] = [];
  const get = (name: string): string | undefined => {
    for (let i = 0; i < values.length; i++) if (local(fullNames[i] as string) === name) return values[i];
    return undefined;
  };
  return { fullNames, values, get };
}

/** Reads a text that is UTF-8; undefined where it is well-formed, and the events saw nothing wrong. */
export function readXml(bytes: Uint8Array, events: XmlEvents): XmlProblem | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isMarked = buffer.length >= 3 && buffer.readUIntBE(0, 3) === 0xefbbbf;
  const scan: Scan = { bytes: buffer, events, at: isMarked ? 3 : 0, names: [], wasRoot: false, attributes: attributeList() };
  while (scan.at < buffer.length) {
    const offset = scan.at;
    const kind = (buffer[scan.at] === LESS ? readMarkup(scan) : readText(scan)) ?? events.problem;
    if (kind !== undefined) return { kind, offset };
  }
  return scan.names.length === 0 && scan.wasRoot ? undefined : { kind: "cut", offset: buffer.length };
}

function readText(scan: Scan): string | undefined {
  const { bytes, events, at } = scan;
  if (scan.names.length > 0 && !events.wantsText) {
    const next = bytes.indexOf(LESS, at);
    scan.at = next < 0 ? bytes.length : next;
    return undefined;
  }
  let end = at;
  while (end < bytes.length && bytes[end] !== LESS) end++;
  scan.at = end;
  if (scan.names.length === 0) {
    for (let i = at; i < end; i++) if (!isSpace(bytes[i])) return "outside";
    return undefined;
  }
  const text = decoded(bytes, at, end);
  if (text === undefined) return "text";
  events.text(text);
  return undefined;
}

function readMarkup(scan: Scan): string | undefined {
  const next = scan.bytes[scan.at + 1];
  if (next === SLASH) return readClose(scan);
  if (next === QUESTION) return readInstruction(scan);
  return next === BANG ? readBang(scan) : readOpen(scan);
}

function readInstruction(scan: Scan): string | undefined {
  const end = scan.bytes.indexOf("?>", scan.at);
  if (end < 0) return "cut";
  const text = scan.bytes.toString("latin1", scan.at, Math.min(end, scan.at + 200));
  const encoding = /^<\?xml\s[^>]*encoding\s*=\s*["']([^"']*)/.exec(text)?.[1];
  scan.at = end + 2;
  return encoding === undefined || /^(utf-8|us-ascii)$/i.test(encoding) ? undefined : "encoding";
}

const [COMMENT, CDATA] = ["<!--", "<![CDATA["];

/** A comment or a section of plain text; anything else that begins so belongs to document types. */
function readBang(scan: Scan): string | undefined {
  const { bytes, at, events } = scan;
  const begin = bytes.toString("latin1", at, at + CDATA.length);
  const isComment = begin.startsWith(COMMENT);
  if (!isComment && begin !== CDATA) return /^<!DOCTYPE/i.test(begin) ? "doctype" : "markup";
  const end = bytes.indexOf(isComment ? "-->" : "]]>", at + (isComment ? COMMENT : CDATA).length);
  if (end < 0) return "cut";
  if (!isComment && events.wantsText) events.text(bytes.toString("utf8", at + CDATA.length, end).replaceAll("\r\n", "\n"));
  scan.at = end + 3;
  return undefined;
}

function readClose(scan: Scan): string | undefined {
  const { bytes, names, events } = scan;
  const name = names.pop();
  const found = readName(scan, scan.at + 2);
  skipSpace(scan);
  if (bytes[scan.at] !== MORE) return scan.at < bytes.length ? "markup" : "cut";
  if (found !== name) return "nesting";
  events.close(local(name));
  scan.at++;
  return undefined;
}

function readOpen(scan: Scan): string | undefined {
  const { bytes, names, events } = scan;
  if (names.length === 0 && scan.wasRoot) return "outside";
  scan.wasRoot = true;
  const name = readName(scan, scan.at + 1);
  if (name === "") return "markup";
  const problem = readAttributes(scan);
  if (problem !== undefined) return problem;
  const isEmpty = bytes[scan.at] === SLASH;
  if (isEmpty && bytes[scan.at + 1] !== MORE) return scan.at + 1 < bytes.length ? "markup" : "cut";
  scan.at += isEmpty ? 2 : 1;
  if (names.length >= MAX_DEPTH) return "deep";
  events.open(local(name), scan.attributes);
  if (isEmpty) events.close(local(name));
  else names.push(name);
  return undefined;
}

const local = (name: string) => (name.includes(":") ? name.slice(name.indexOf(":") + 1) : name);

/** By byte, 1 where it ends a name: a blank, or what has a meaning of its own in a tag. */
const ENDS_NAME = Uint8Array.from({ length: 256 }, (_, byte) =>
  isSpace(byte) || [SLASH, MORE, EQUALS, QUOTE, APOSTROPHE, LESS, AMPERSAND].includes(byte) ? 1 : 0,
);

function readName(scan: Scan, from: number): string {
  const { bytes } = scan;
  let at = from;
  while (at < bytes.length && ENDS_NAME[bytes[at] as number] === 0) at++;
  scan.at = at;
  return shortText(bytes, from, at) ?? bytes.toString("utf8", from, at);
}

/** Short texts of ASCII that were met last, by a hash: names and small values come again and again, and a text is dear to make. */
const MET: string[] = new Array<string>(1024).fill("");

/** The text of a few bytes; undefined where it is longer, or not ASCII. */
function shortText(bytes: Buffer, from: number, to: number): string | undefined {
  if (to - from > 8) return undefined;
  let hash = to - from;
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number;
    if (byte >= 0x80) return undefined;
    hash = (31 * hash + byte) & 1023;
  }
  const met = MET[hash] as string;
  if (met.length === to - from && isText(bytes, from, met)) return met;
  return (MET[hash] = bytes.toString("latin1", from, to));
}

function isText(bytes: Buffer, from: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[from + i] !== text.charCodeAt(i)) return false;
  return true;
}

function skipSpace(scan: Scan): boolean {
  const from = scan.at;
  while (isSpace(scan.bytes[scan.at])) scan.at++;
  return scan.at > from;
}

/** Reads the attributes up to the end of a tag; returns what is wrong. */
function readAttributes(scan: Scan): string | undefined {
  const { bytes } = scan;
  const { fullNames, values } = scan.attributes;
  fullNames.length = 0;
  values.length = 0;
  for (;;) {
    const isSpaced = skipSpace(scan);
    const byte = bytes[scan.at];
    if (byte === undefined) return "cut";
    if (byte === SLASH || byte === MORE) return undefined;
    if (!isSpaced) return "markup";
    const name = readName(scan, scan.at);
    skipSpace(scan);
    if (name === "" || fullNames.includes(name) || bytes[scan.at] !== EQUALS) return "markup";
    scan.at++;
    skipSpace(scan);
    const value = readValue(scan);
    if (value === undefined) return "markup";
    if (values.length >= MAX_ATTRIBUTES) return "attributes";
    fullNames.push(name);
    values.push(value);
  }
}

/** A quoted value; blanks of all kinds are blanks in it. */
function readValue(scan: Scan): string | undefined {
  const { bytes } = scan;
  const quote = bytes[scan.at];
  if (quote !== QUOTE && quote !== APOSTROPHE) return undefined;
  const from = scan.at + 1;
  let end = from;
  while (end < bytes.length && bytes[end] !== quote) if (bytes[end++] === LESS) return undefined;
  if (end === bytes.length) return undefined;
  scan.at = end + 1;
  const text = decoded(bytes, from, end);
  return text !== undefined && BLANKS.test(text) ? text.replace(/[\t\n\r]/g, " ") : text;
}

const BLANKS = /[\t\n\r]/;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
/** Characters that XML has not. */
const NO_CHARACTER = /[^\P{Cc}\t\n\r\u007F-\u009F]|[\uFFFE\uFFFF]/u;

/** Whether bytes are printed ASCII without `&`: they stand for themselves. */
function isPlain(bytes: Buffer, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number;
    if (byte < BLANK || byte >= 0x80 || byte === AMPERSAND) return false;
  }
  return true;
}

/** The text of some bytes; undefined where it holds a reference or a character that XML has not. */
function decoded(bytes: Buffer, from: number, to: number): string | undefined {
  if (isPlain(bytes, from, to)) return shortText(bytes, from, to) ?? bytes.toString("latin1", from, to);
  const raw = bytes.toString("utf8", from, to);
  if (NO_CHARACTER.test(raw)) return undefined;
  const text = raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;
  if (!text.includes("&")) return text;
  let isKnown = true;
  const plain = text.replace(/&([^&;]{0,12}(?:;|$))?/g, (_, reference: string | undefined) => {
    const found = referred(reference ?? "");
    isKnown &&= found !== undefined;
    return found ?? "";
  });
  return isKnown ? plain : undefined;
}

/** The character of a reference without its `&`. */
function referred(reference: string): string | undefined {
  if (!reference.endsWith(";")) return undefined;
  const name = reference.slice(0, -1);
  const number = /^#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}))$/.exec(name);
  if (number === null) return Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  const code = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16);
  if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return undefined;
  const character = String.fromCodePoint(code);
  return NO_CHARACTER.test(character) ? undefined : character;
}
