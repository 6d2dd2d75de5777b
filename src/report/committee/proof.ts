/** What was proved, of which files, and how anybody checks it again. */
import { bookTexts } from "../../words/book.ts";
import { committeeTexts as words } from "../../words/committee.ts";
import { page, table } from "../html.ts";
import { grouped } from "../notice-html.ts";
import { goalShown } from "../summary-text.ts";
import { paragraph, section, type Section } from "./parts.ts";
import type { CommitteeSource } from "./source.ts";
import { goalTitle } from "./summary.ts";

/** The section. */
export function proofSection({ book }: CommitteeSource): Section {
  const { manifest, proof, status, goals, path, version } = book;
  const { theCase } = book.standing.basis;
  const values = goals.map(({ name, value }) => [goalTitle(name), grouped(goalShown({ theCase }, name, value))]);
  const files = Object.entries(manifest.files).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const hashes = files.map(([file, hash]) => [file, page`<code>${hash}</code>`]);
  const steps = words.checkSteps(path).map((step) => page`<li>${step}</li>\n`);
  return section(
    "proof",
    words.proof,
    paragraph(words.proofNote(proof.lines, proof.bytes)),
    paragraph(status === "optimal" ? words.provedAll : words.notProvedAll),
    table(words.goalsCaption, words.goalHeaders, values),
    page`<h3>${words.checkYourself}</h3>\n<ol>\n${steps}</ol>\n`,
    table(words.hashesCaption, words.hashHeaders, hashes),
    paragraph(words.madeBy(manifest.madeBy["bursar"] ?? "", manifest.madeBy["engine"] ?? "", version)),
    paragraph(`${bookTexts.seed}: ${theCase.seed}`),
  );
}
