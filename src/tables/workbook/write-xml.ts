/** Texts in the XML of a workbook. */

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text as XML has it; characters that XML has not, and what looks like their escape, as a workbook writes them (ECMA-376 part 1, 22.4.2.4). */
export function xmlText(text: string): string {
  const escaped = text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_").replace(/[^\P{Cc}\t\n\u007F-\u009F]|[\uFFFE\uFFFF]/gu, (character) => {
    return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
  });
  return escaped.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
