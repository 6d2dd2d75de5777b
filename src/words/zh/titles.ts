/** Chinese sentences of the faults in a scheme's Chinese titles, and what `scheme check` says of them. */
import type { Sentence } from "../sentence.ts";

/** Sentence per fault code `titles-...`. */
export const titlesSentences: Readonly<Record<string, Sentence>> = {
  "titles-unknown": (v) => ({
    says: `规则文件的 ${v.part} 中没有“${v.name}”`,
    ...(v.near === "" ? {} : { hint: `是否应为“${v.near}”？` }),
  }),
  "titles-scheme": (v) => ({ says: `这里是规则文件“${v.found}”的中文名称，而同一文件夹中的规则文件是“${v.name}”` }),
};

/** How many parts of a scheme have a Chinese title. */
export const titlesTexts = {
  heading: "中文名称（titles.zh.yaml；没有中文名称的，按规则文件原文显示）：",
  count: (part: string, titles: number, of: number) => `${part}：${of} 项中有 ${titles} 项`,
} as const;
