/** Levels with places, awards, cut-offs and money; and the applications behind them. */
import { committeeTexts as words } from "../../words/committee.ts";
import { bookHeaders } from "../../words/book.ts";
import { merit } from "../../explain/shown.ts";
import { page, table, type Html } from "../html.ts";
import { placesText, shownLevels } from "../summary-text.ts";
import { money, paragraph, section, type Section } from "./parts.ts";
import type { CommitteeSource } from "./source.ts";

function levelTable({ book }: CommitteeSource): Html {
  const { theCase } = book.standing.basis;
  const shown = { theCase, summary: book.summary };
  const levels = shownLevels(shown);
  const rows = levels.map((row) => [
    row.title,
    row.levelTitle === row.title ? "" : row.levelTitle,
    `${placesText(shown, row.award, row.places)}${row.excess === 0 ? "" : words.beyond(row.excess)}`,
    String(row.awarded),
    row.places === undefined ? "" : String(row.places + row.excess - row.awarded),
    row.cutOff === undefined ? "" : merit(row.cutOff, theCase.scheme),
    money(row.fen),
  ]);
  const all = book.summary.levels;
  const awarded = all.reduce((sum, row) => sum + row.awarded, 0);
  const fen = all.reduce((sum, row) => sum + BigInt(row.fen), 0n);
  return table(words.levelsCaption, words.levelHeaders, [...rows, [words.total, "", "", String(awarded), "", "", money(fen)]]);
}

function funnelTable({ book }: CommitteeSource): Html {
  const { award, applied, eligible, waiting, notMet, notAccepted, disqualified } = bookHeaders;
  const rows = book.summary.funnel
    .filter((row) => row.candidates > 0)
    .map((row) => [row.title, row.candidates, row.eligible, row.waiting, row.notEligible, row.notAccepted, row.disqualified]);
  return table(words.funnelCaption, [award, applied, eligible, waiting, notMet, notAccepted, disqualified], rows);
}

/** The section. */
export function levelsSection(source: CommitteeSource): Section {
  return section("levels", words.levels, page`${levelTable(source)}${paragraph(words.levelsNote)}${funnelTable(source)}`);
}
