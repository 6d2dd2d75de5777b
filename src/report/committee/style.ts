/** What the committee's report adds to the look of all pages: figures, and pages with numbers when it is printed. */
import { committeeTexts as words } from "../../words/committee.ts";

/** A text as a string of a style sheet. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\\n]/g, (sign) => `\\${sign.codePointAt(0)?.toString(16) ?? ""} `)}"`;
}

/** Words around the counters of pages, as a value of `content`. */
function pageNumber(): string {
  const [before, between, after] = words.pageNumber;
  return `${quoted(before)} counter(page) ${quoted(between)} counter(pages) ${quoted(after)}`;
}

/** The rules, in the language of the page. */
export function committeeStyle(): string {
  return [
    "figure{margin:1.2rem 0}",
    "figcaption{font-weight:bold;margin-bottom:.3rem}",
    "figure svg{display:block;width:100%;height:auto}",
    "figure svg text{font-family:inherit}",
    ".says{font-size:.9rem;margin:.2rem 0}",
    "details{margin:.3rem 0 1rem}summary{cursor:pointer;color:#1f4e79}",
    "table{font-size:.9rem}th,td{min-width:2.7em}",
    // A Chinese heading would break after every character.
    ":lang(zh) thead th{min-width:4.2em}",
    "nav ul{columns:2;padding-left:1.2rem;margin:.3rem 0}",
    "dl.box{grid-template-columns:minmax(7rem,max-content) 1fr}dl.box dd{grid-column:2}",
    "@media print{",
    "body{font-size:9.5pt}table{font-size:8pt}th,td{padding:.2rem .35rem}.says{font-size:8.5pt}td code{font-size:6.8pt}",
    "tbody tr:nth-child(-n+2){break-before:avoid}",
    "figure .drawing{break-inside:avoid}",
    "details::details-content{content-visibility:visible;display:block;height:auto}summary{list-style:none;color:inherit}",
    "nav{display:none}",
    "p{orphans:3;widows:3}",
    "}",
    "@page{",
    `@top-right{content:${quoted(words.pageHead)};font-size:8pt;color:#555}`,
    `@bottom-center{content:${pageNumber()};font-size:8pt;color:#555}`,
    "}",
  ].join("\n");
}
