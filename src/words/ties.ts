/** Texts of ties: what keys and the lot settled, how many allocations are equally good, and the chances. */
import * as en from "./en/ties.ts";
import { spoken } from "./language.ts";
import * as zh from "./zh/ties.ts";

export const { tiesHeading, tieLine, drawnText, keyTiesHeading, keyName, allocationsLine, chancesHeading, chancesOpen, chanceLine, estimateText, moreLines } =
  spoken(en, zh);
