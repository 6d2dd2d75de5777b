/** Reserve lists as text and as JSON. */
import type { Scheme } from "../award/scheme.ts";
import { formatDecimal } from "../decimal.ts";
import type { LevelReserves, Release, Reserve } from "../explain/reserve.ts";
import { reserveTexts } from "../words/explain-command.ts";
import { wrapped } from "./wrap.ts";

const WIDTH = 118;

function meritText({ merit }: Reserve, scheme: Scheme): string {
  return Number.isNaN(merit) ? "" : formatDecimal(merit, scheme.merit.digits);
}

function releaseText(release: Release, isOnly: boolean, scheme: Scheme, award: LevelReserves["award"]): string {
  const { holders, reserves } = release;
  const names = reserves.map((reserve) =>
    reserveTexts.reserve(reserve.id, meritText(reserve, scheme), reserve.isTied, award.levels.find((level) => level.id === reserve.from)?.title ?? ""),
  );
  const [first, ...next] = names;
  const who = isOnly ? reserveTexts.anyHolder(holders.length) : reserveTexts.holders(holders);
  return wrapped(first === undefined ? reserveTexts.nobody(who) : reserveTexts.list(who, first, next), WIDTH, 2, 4);
}

/** The text: one paragraph per level. */
export function reservesText(lists: readonly LevelReserves[], scheme: Scheme): string {
  if (lists.length === 0) return `${reserveTexts.none}\n`;
  const parts = lists.map(({ award, level, releases }) => {
    const title = award.levels.length === 1 ? award.title : `${award.title}, ${level.title}`;
    return [`${title}\n`, ...releases.map((release) => releaseText(release, releases.length === 1, scheme, award))].join("");
  });
  return `${parts.join("\n")}\n${wrapped(reserveTexts.note, WIDTH, 0)}`;
}

/** `{reserves: [{award, level, releases: [{holders, reserves: [{id, merit, isTied, from}]}]}]}`; merits as texts, null where there is none. */
export function reservesJson(lists: readonly LevelReserves[], scheme: Scheme): Readonly<Record<string, unknown>> {
  return {
    reserves: lists.map(({ award, level, releases }) => ({
      award: award.id,
      level: level.id,
      releases: releases.map(({ holders, reserves }) => ({
        holders,
        reserves: reserves.map((reserve) => ({
          id: reserve.id,
          merit: meritText(reserve, scheme) || null,
          isTied: reserve.isTied,
          from: reserve.from ?? null,
        })),
      })),
    })),
  };
}
