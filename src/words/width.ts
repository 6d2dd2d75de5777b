/** How wide texts are in a terminal, where a Chinese character takes two columns, and where their lines may break. */

const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/gu;

/** Columns that a text takes, without control characters. */
export function displayWidth(text: string): number {
  return Array.from(text).length + (text.match(WIDE)?.length ?? 0);
}

/** A text with blanks up to a width, behind it or (`right`) before it. */
export function padded(text: string, width: number, side: "left" | "right" = "left"): string {
  const blanks = " ".repeat(Math.max(0, width - displayWidth(text)));
  return side === "left" ? text + blanks : blanks + text;
}

/** One character of Chinese or a run of others, with the brackets that it opens and the marks that end it, and the blanks before. */
const PIECE = /(\s*)([（《「“‘【]*(?:[\p{Script=Han}]|[^\s\p{Script=Han}（《「“‘【，。；：！？、）》」”’】]+)?[，。；：！？、）》」”’】]*)/gu;

/** The least parts of a text that stay on one line, each with whether a blank stands before it: Chinese breaks between characters, but never before a mark that ends something. */
export function pieces(text: string): readonly { readonly text: string; readonly hasBlank: boolean }[] {
  return [...text.matchAll(PIECE)].filter(([, , piece]) => piece !== "").map(([, blanks, piece = ""]) => ({ text: piece, hasBlank: blanks !== "" }));
}

/** Lines of at most `width` columns, the first of at most `first`; a piece that is wider stands alone. */
export function brokenLines(text: string, width: number, first: number = width): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces(text)) {
    const joined = line + (piece.hasBlank && line !== "" ? " " : "") + piece.text;
    if (line === "" || displayWidth(joined) <= (lines.length === 0 ? first : width)) line = joined;
    else {
      lines.push(line);
      line = piece.text;
    }
  }
  return [...lines, line];
}
