/** Chinese texts of the commands `allocate` and `eligibility`. */
import { spaced } from "./spaced.ts";

/** Texts of `bursar allocate --help`, and of words that cannot be followed. */
export const allocateTexts = {
  scenario: "情景的文件夹，或自带的情景的名称",
  engine: "auto（选用适合该整数规划的求解器）、price-and-branch、highs，或适用于小规模规划的 javascript-lp-solver",
  policy: "merit：总分最高（择优）；rank：没有嫉妒的分配中总分最高（按名次）（默认：按情景所写）",
  seed: "抽签的种子，代替情景中的种子",
  timeLimit: "各阶段合计用了这么多秒后停止；届时未获证明的，会注明未证明",
  ifComplete: "另外按所缺的信息和材料全部齐备并符合要求再分配一次，说明谁会得到、谁会被挤出",
  out: "写出输出文件夹（输入、整数规划、分配结果、证明、各表、清单）；它必须尚不存在",
  replace: "先把已有的输出文件夹移开",
  json: "输出一个 JSON 对象",
  examples: `
读取情景的办法和学生，判定是否符合条件，求出最优的分配结果，证明没有更好的分配结果，对照每一条规则重新清点，
然后输出。

示例：
  bursar allocate zust-autumn
  bursar allocate ./my-scenario --out ./result
  bursar allocate ./my-scenario --time-limit 60 --json

退出码：0 完成并已证明；1 无可行解（已证明）；2 文件或命令参数有误；3 因时间限制而停止；4 完成，但仍需由人决定
某些事项；70 程序缺陷（不写出任何东西）；130 被中断。`,
  unknown: (option: string, found: string, expected: string) => `${option} 写的是“${found}”；应为：${expected}。`,
  replaceAlone: "--replace 须与 --out 同用。",
} as const;

/** Texts of `bursar eligibility`. */
export const eligibilityTexts = {
  scenario: "情景的文件夹，或自带的情景的名称",
  student: "一名学生的全部情况：每一条规则及其条款，条件逐项拆开",
  json: "输出一个 JSON 对象",
  examples: `
显示谁可以获得什么，谁不能获得及其依据的条款，以及尚缺哪些材料。

示例：
  bursar eligibility zust-autumn
  bursar eligibility zust-autumn --student S0133

退出码：0 完成；2 文件或命令参数有误。`,
  unknownStudent: (id: string) => `本情景没有编号为“${id}”的学生`,
  notApplied: "没有申请任何奖项",
  eligibleFor: (levels: string) => `符合条件：${levels}`,
  merit: (value: string) => `评优分 ${value}`,
  missing: (documents: string) => `尚缺：${documents}`,
  waived: (authority: string, reason: string) => spaced`由${authority}豁免：${reason}`,
  onlyLevels: (levels: string) => `仅限等级 ${levels}`,
} as const;

/** A status in words. */
export const statusNames: Readonly<Record<string, string>> = {
  eligible: "符合条件",
  waiting: "待定",
  "not eligible": "不符合条件",
  "not accepted": "未受理",
  disqualified: "取消资格",
};

/** A rule's value in words. */
export function ruleValueName(value: number): string {
  return Number.isNaN(value) ? "未知" : value === 1 ? "满足" : "不满足";
}
