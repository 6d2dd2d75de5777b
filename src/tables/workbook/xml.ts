/**
 * The XML of a workbook's parts (XML 1.0, UTF-8), as events: strict, without document types (so without entities of its own), without any look
 * outside the text. Names are given without their prefixes.
 */

/** What is told while a text is read. Attributes by name, without prefix. */
export interface XmlEvents {
  open(name: string, attributes: ReadonlyMap<string, string>): void;
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

/** Elements inside each other, at most. */
export const MAX_DEPTH = 64;

const [TAB, FEED, RETURN, BLANK, BANG, QUOTE, AMPERSAND, APOSTROPHE, SLASH, LESS, EQUALS, MORE, QUESTION] = [9, 10, 13, 32, 33, 34, 38, 39, 47, 60, 61, 62, 63];

const isSpace = (byte: number | undefined) => byte === BLANK || byte === FEED || byte === TAB || byte === RETURN;

interface Scan {
  readonly bytes: Buffer;
  readonly events: XmlEvents;
  at: number;
  readonly names: string[];
  wasRoot: boolean;
}

/** Reads a text that is UTF-8; undefined where it is well-formed, and the events saw nothing wrong. */
export function readXml(bytes: Uint8Array, events: XmlEvents): XmlProblem | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isMarked = buffer.length >= 3 && buffer.readUIntBE(0, 3) === 0xefbbbf;
  const scan: Scan = { bytes: buffer, events, at: isMarked ? 3 : 0, names: [], wasRoot: false };
  while (scan.at < buffer.length) {
    const offset = scan.at;
    const kind = (buffer[scan.at] === LESS ? readMarkup(scan) : readText(scan)) ?? events.problem;
    if (kind !== undefined) return { kind, offset };
  }
  return scan.names.length === 0 && scan.wasRoot ? undefined : { kind: "cut", offset: buffer.length };
}

function readText(scan: Scan): string | undefined {
  const { bytes, events } = scan;
  const next = bytes.indexOf(LESS, scan.at);
  const end = next < 0 ? bytes.length : next;
  if (scan.names.length > 0 && events.wantsText) {
    const text = decoded(bytes, scan.at, end);
    if (text === undefined) return "text";
    events.text(text);
  } else if (scan.names.length === 0) for (let i = scan.at; i < end; i++) if (!isSpace(bytes[i])) return "outside";
  scan.at = end;
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
  const end = scan.bytes.indexOf(MORE, scan.at);
  if (end < 0) return "cut";
  const name = scan.bytes.toString("utf8", scan.at + 2, end).trimEnd();
  if (scan.names.pop() !== name) return "nesting";
  scan.events.close(local(name));
  scan.at = end + 1;
  return undefined;
}

function readOpen(scan: Scan): string | undefined {
  const { bytes, names, events } = scan;
  if (names.length === 0 && scan.wasRoot) return "outside";
  scan.wasRoot = true;
  const name = readName(scan, scan.at + 1);
  if (name === "") return "markup";
  const attributes = readAttributes(scan);
  if (typeof attributes === "string") return attributes;
  const isEmpty = bytes[scan.at] === SLASH;
  if (isEmpty && bytes[scan.at + 1] !== MORE) return scan.at + 1 < bytes.length ? "markup" : "cut";
  scan.at += isEmpty ? 2 : 1;
  if (names.length >= MAX_DEPTH) return "deep";
  events.open(local(name), attributes);
  if (isEmpty) events.close(local(name));
  else names.push(name);
  return undefined;
}

const local = (name: string) => name.slice(name.indexOf(":") + 1);

/** By byte, 1 where it ends a name: a blank, or what has a meaning of its own in a tag. */
const ENDS_NAME = Uint8Array.from({ length: 256 }, (_, byte) =>
  isSpace(byte) || [SLASH, MORE, EQUALS, QUOTE, APOSTROPHE, LESS, AMPERSAND].includes(byte) ? 1 : 0,
);

function readName(scan: Scan, from: number): string {
  const { bytes } = scan;
  let at = from;
  while (at < bytes.length && ENDS_NAME[bytes[at] as number] === 0) at++;
  scan.at = at;
  return bytes.toString("utf8", from, at);
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

function skipSpace(scan: Scan): boolean {
  const from = scan.at;
  while (isSpace(scan.bytes[scan.at])) scan.at++;
  return scan.at > from;
}

/** The attributes up to the end of a tag; or what is wrong. */
function readAttributes(scan: Scan): ReadonlyMap<string, string> | string {
  const { bytes } = scan;
  let found: Map<string, string> | undefined;
  const full = new Set<string>();
  for (;;) {
    const isSpaced = skipSpace(scan);
    const byte = bytes[scan.at];
    if (byte === undefined) return "cut";
    if (byte === SLASH || byte === MORE) return found ?? NO_ATTRIBUTES;
    if (!isSpaced) return "markup";
    const name = readName(scan, scan.at);
    skipSpace(scan);
    if (name === "" || full.has(name) || bytes[scan.at] !== EQUALS) return "markup";
    scan.at++;
    skipSpace(scan);
    const value = readValue(scan);
    if (value === undefined) return "markup";
    full.add(name);
    (found ??= new Map()).set(local(name), value);
  }
}

/** A quoted value; blanks of all kinds are blanks in it. */
function readValue(scan: Scan): string | undefined {
  const { bytes } = scan;
  const quote = bytes[scan.at];
  if (quote !== QUOTE && quote !== APOSTROPHE) return undefined;
  const end = bytes.indexOf(quote, scan.at + 1);
  if (end < 0) return undefined;
  const from = scan.at + 1;
  scan.at = end + 1;
  for (let i = from; i < end; i++) if (bytes[i] === LESS) return undefined;
  return decoded(bytes, from, end)?.replace(/[\t\n\r]/g, " ");
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
/** Characters that XML has not. */
const NO_CHARACTER = /[^\P{Cc}\t\n\r\u007F-\u009F]|[\uFFFE\uFFFF]/u;

/** The text of some bytes; undefined where it holds a reference or a character that XML has not. */
function decoded(bytes: Buffer, from: number, to: number): string | undefined {
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
