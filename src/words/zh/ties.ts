/** Chinese texts of ties: what keys and the lot settled, how many allocations are equally good, and the chances. */
import type { TiedStudent } from "../en/ties.ts";
import { spaced } from "./spaced.ts";

/** Heading of the ties that the lot settled. */
export function tiesHeading(count: number, seed: string): string {
  if (count === 0) return "没有需要抽签处理的并列。";
  return `有 ${count} 处并列由抽签决定（种子“${seed}”；签号小者在先）：`;
}

/** One tie. */
export function tieLine(atStake: string, drawn: string, students: readonly TiedStudent[]): string {
  const parts = students.map((student) => `${student.id}（${student.mark}）${student.got === "" ? "未获得" : spaced`获得 ${student.got}`}`);
  return `${atStake}${drawn === "" ? "" : `（${drawn}）`}：${parts.join("；")}`;
}

/** Places drawn among so many. */
export function drawnText(places: number, students: number): string {
  return `${students} 人中抽取 ${places} 人`;
}

/** Heading of the ties that keys of the scheme settled. */
export function keyTiesHeading(count: number): string {
  return `有 ${count} 处并列由规则文件中区分并列者的依据决定：`;
}

/** A key with its article. */
export function keyName(key: string, article: string): string {
  return `依据 ${key} [${article}]`;
}

/** How many allocations are equally good. */
export function allocationsLine(count: number, isExact: boolean): string {
  const shown = String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  if (!isExact) return `同样好的分配结果：至少 ${shown} 个。`;
  return count === 1 ? "没有其他同样好的分配结果。" : `同样好的分配结果：恰好 ${shown} 个。`;
}

/** Heading of the chances. */
export function chancesHeading(): string {
  return "抽签的机会（签号的各种先后次序可能性相等）：";
}

/** The chances were not computed. */
export function chancesOpen(): string {
  return "没有计算机会：同样好的分配结果太多。";
}

/** Students with the same chances. */
export function chanceLine(ids: readonly string[], outcomes: readonly { readonly gets: string; readonly chance: string; readonly drawn: number }[]): string {
  const shown = ids.length <= 8 ? ids.join("、") : `${ids.slice(0, 6).join("、")}以及另外 ${ids.length - 6} 人`;
  const chances = outcomes.map(
    ({ gets, chance, drawn }) => `${gets === "" ? "未获得" : spaced`获得 ${gets} `}的机会为 ${chance}（${ids.length} 人中抽中 ${drawn} 人）`,
  );
  return `${shown}：${chances.join("，")}`;
}

/** An estimated chance, which says so. */
export function estimateText(value: string, error: string, draws: number): string {
  return `约 ${value}（${draws} 次抽签的估计，标准误 ${error}）`;
}

/** Lines that are left out. */
export function moreLines(count: number): string {
  return `……另有 ${count} 行：见 --json。`;
}
