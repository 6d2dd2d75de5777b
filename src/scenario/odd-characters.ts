/**
 * Characters that look like others, or like nothing (trust table T12; the idea is UTS 39's confusables, cut
 * down to what can be taken for a letter or digit of an id).
 */
import type { Fault } from "../fault.ts";

/** Cyrillic and Greek letters, each followed by the ASCII letter that it looks like. */
const LOOK_ALIKES = "АAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXаaеeіiјjоoрpсcуyхxѕsԁdԛqԝwΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνvαaρp";

const LETTER_FOR = new Map(Array.from({ length: LOOK_ALIKES.length / 2 }, (_, i) => [LOOK_ALIKES[2 * i] ?? "", LOOK_ALIKES[2 * i + 1] ?? ""]));

/** Control and format characters but tab and line ends, private use, and the mark of text that was lost. */
const INVISIBLE = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\uFFFD]/u;
const BLANK = /\s/u;

function kindOf(character: string): string {
  if (LETTER_FOR.has(character)) return "look-alike";
  if (character === "\uFFFD") return "lost";
  if (INVISIBLE.test(character)) return "invisible";
  if (BLANK.test(character)) return "blank";
  if (/^[!-~]$/.test(character)) return "other";
  return /^[!-~]$/.test(character.normalize("NFKC")) ? "full-width" : "other";
}

/** A text with every look-alike and full-width form replaced by the ASCII character that it looks like. */
export function plainLook(text: string): string {
  return Array.from(text.normalize("NFKC"), (character) => LETTER_FOR.get(character) ?? character).join("");
}

/** Describes the first character of a text that is not allowed, as values of a fault; nothing where all are. */
export function oddCharacter(text: string, isAllowed: (character: string) => boolean): Fault["values"] {
  const characters = Array.from(text);
  const at = characters.findIndex((character) => !isAllowed(character));
  const character = characters[at];
  if (character === undefined) return {};
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  const looks = LETTER_FOR.get(character) ?? character.normalize("NFKC");
  return { odd: code, oddAt: at + 1, oddKind: kindOf(character), looks };
}

/** What makes a text differ from one of some names that it looks like; nothing where it looks like none. */
export function lookDifference(text: string, names: readonly string[]): Fault["values"] {
  const unseen = unseenDifference(text);
  if (unseen !== undefined || !names.includes(plainLook(text))) return unseen ?? {};
  return oddCharacter(text, (character) => plainLook(character) === character);
}

/** What makes a text differ unseen from one that looks the same: an invisible character, or a form that is not composed (NFC). Undefined where nothing does. */
export function unseenDifference(text: string): Fault["values"] | undefined {
  if (INVISIBLE.test(text)) return oddCharacter(text, (character) => !INVISIBLE.test(character));
  if (text.normalize("NFC") === text) return undefined;
  return { ...oddCharacter(text, (character) => character.normalize("NFC") === character && !/\p{M}/u.test(character)), oddKind: "not-composed" };
}
