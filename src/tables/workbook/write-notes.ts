/** Notes at the cells of a sheet's first row: their texts, and the boxes that a spreadsheet shows them in (VML, ECMA-376 part 4, 14.1). */
import { columnLetters } from "./cells.ts";
import { xmlText } from "./write-xml.ts";

/** A note at the name of a column, from 1. */
interface Note {
  readonly column: number;
  readonly note: string;
}

/** The part with the texts, without its first line. */
export function commentsPart(namespace: string, notes: readonly Note[]): string {
  const items = notes.map(({ column, note }) => {
    return `<comment ref="${columnLetters(column)}1" authorId="0"><text><r><t xml:space="preserve">${xmlText(note)}</t></r></text></comment>`;
  });
  return `<comments xmlns="${namespace}"><authors><author>Bursar</author></authors><commentList>${items.join("")}</commentList></comments>`;
}

/** The part with the boxes: below the name, three columns wide, high enough for the text. */
export function drawingPart(notes: readonly Note[]): string {
  const boxes = notes.map(({ column, note }, i) => {
    const lines = note.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / 40), 0);
    const anchor = [column, 15, 0, 2, column + 3, 15, Math.min(30, lines + 1), 4].join(", ");
    const client = `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>0</x:Row><x:Column>${column - 1}</x:Column></x:ClientData>`;
    return `<v:shape id="_x0000_s${1025 + i}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:textbox/>${client}</v:shape>`;
  });
  const shapeType =
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">${shapeType}${boxes.join("")}</xml>`;
}
