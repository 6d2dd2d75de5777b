/** Chinese texts of `bursar explain` and `bursar reserve`, and the sentences of their faults. */
import type { Sentence } from "../sentence.ts";
import { spaced } from "./spaced.ts";

/** Texts of `bursar explain --help`, and what surrounds an explanation. */
export const explainTexts = {
  path: "`bursar allocate --out` 写出的文件夹，或一个情景（先行分配）",
  student: "学生的编号",
  award: "只看这一奖项",
  level: "只看该奖项的这一等级，给出全部细节",
  versus: "该生与另一名学生之间的差别，以最短的事实清单列出",
  json: "输出一个 JSON 对象",
  examples: `
说明学生为何得到这样的结果：相关规则及其条款、各等级由谁获得、哪些名额或经费已用完、评优分要达到多少、
至少要增加多少名额或经费，以及这会使他人失去什么（后两项仅限分配原则 merit）。每个数字都已证明。
从文件夹解释时不读取其他任何内容；文件夹若被改动，则拒绝解释。

示例：
  bursar explain ./result S0040
  bursar explain ./result S0040 --award excellent-degree --level 2
  bursar explain ./result S0040 --versus S0123
  bursar explain zust-autumn S0040 --json

退出码：0 完成；1 没有分配结果，或文件夹被改动；2 文件或命令参数有误；3 未能证明分配结果最优；70 程序缺陷。`,
} as const;

/** Why there is nothing to explain. */
export const standingTexts = {
  infeasible: "没有可解释的分配结果：没有任何分配结果能遵守全部规则。`bursar allocate` 会指出哪些规则相互冲突。",
  notProved: "在达到限制之前未能证明分配结果最优，因此给不出已证明的理由：请给更多时间，重新分配。",
  otherProgram: (file: string) => `用本版本的 bursar，此文件夹的输入得不出 ${file}：请用写出它的版本来解释（见 manifest.json）。`,
  synthetic: "本评审案中的学生均为虚构；如有雷同，纯属巧合。",
} as const;

const near = (name: string | number | undefined) => (name === "" || name === undefined ? {} : { hint: `是否想写“${name}”？` });

/** Sentence per fault of the words of `explain` and `reserve`. */
export const explainFaultSentences: Readonly<Record<string, Sentence>> = {
  "standing-none": () => ({
    says: "此文件夹中既没有分配结果，也没有情景",
    hint: "请指定 `bursar allocate --out` 写出的文件夹，或一个情景",
  }),
  "explain-unknown-student": (v) => ({ says: `没有学生“${v.name}”`, ...near(v.near) }),
  "explain-unknown-award": (v) => ({ says: `没有奖项“${v.name}”；已有：${v.known}`, ...near(v.near) }),
  "explain-unknown-level": (v) => ({ says: spaced`${v.award}没有等级“${v.name}”；已有：${v.known}`, ...near(v.near) }),
  "explain-level-alone": () => ({ says: "--level 须与 --award 同时使用", hint: "请同时写明奖项" }),
};

/** Texts of `bursar reserve`. */
export const reserveTexts = {
  path: "`bursar allocate --out` 写出的文件夹，或一个情景（先行分配）",
  award: "只看这一奖项",
  json: "输出一个 JSON 对象",
  examples: `
若有人放弃名额，应由谁递补，而其他所有人的结果与已公布的相同：在该等级对其开放、递补后不超出任何限额和
所释放经费的人当中，按本评审案的目标取最优者；相同者按签号先后。

示例：
  bursar reserve ./result
  bursar reserve ./result --award excellent-degree
  bursar reserve zust-autumn --json

退出码：0 完成；1 没有分配结果，或文件夹被改动；2 文件或命令参数有误；3 未能证明分配结果最优；70 程序缺陷。`,
  anyHolder: (count: number) => (count === 1 ? "若唯一的获得者放弃" : `若 ${count} 名获得者中任何一人放弃`),
  holders: (ids: readonly string[]) =>
    ids.length === 1 ? `若 ${ids.join("")} 放弃` : `若 ${ids.slice(0, 5).join("、")} ${ids.length > 5 ? `等 ${ids.length} 人` : ""}中任何一人放弃`,
  reserve: (id: string, merit: string, isTied: boolean, from: string) => {
    const notes = [merit, isTied ? "并列：按签号" : "", from === "" ? "" : spaced`由${from}升入`].filter((note) => note !== "");
    return `${id}${notes.length === 0 ? "" : `（${notes.join("，")}）`}`;
  },
  list: (who: string, first: string, next: readonly string[]) =>
    `${who}：${first}${next.length === 0 ? "，其后无人" : `；若其不接受，依次为：${next.join("、")}`}。`,
  nobody: (who: string) => `${who}：无人（没有其他人符合条件且不超出限额）。`,
  none: "没有经竞争获得的名额。",
  note: "每次只递补一个名额：候补者接受之后，请重新查询。只有在分配原则为 rank 时，较低等级的获得者才会升入；尚缺材料者不在任何名单上，若要让其参加，请重新分配。",
} as const;
