/** Chinese texts of `bursar sweep`: the command, its table and drawing, and the faults in its words. */
import type { Sentence } from "../sentence.ts";
import { spaced } from "./spaced.ts";

const UNITS: Readonly<Record<string, string>> = { percent: "%", yuan: "元", number: "", "percent-of-stated": "所写数额的 %" };

/** Words of the command and its report. */
export const sweepTexts = {
  scenario: "情景：文件夹，或自带的情景的名称",
  vary: "要变动什么，PATH=FROM..TO:STEP；写一次或两次",
  engine: "auto、price-and-branch、highs 或 javascript-lp-solver",
  timeLimit: "每个点最多用多少秒",
  threads: "同时处理的点数上限（默认：每个处理器一个）",
  out: "把 sweep.json、sweep.csv 和 sweep.svg 写入这个新文件夹",
  replace: "先把已有的文件夹移开",
  json: "输出一个 JSON 对象",
  examples: `
在每个点求解情景，并逐点证明第一个目标；不处理其后的目标和并列，因此一个点的名额和金额，是达到其最优值的某一个
分配结果的名额和金额。路径的写法与继承另一情景的情景相同（models/README.md）；以 scheme. 开头则指向办法。金额可以
按元变动，也可以按所写数额的百分比变动。至多 10,000 个点。按 Ctrl-C 不会留下任何东西。

示例：
  bursar sweep zust-autumn --vary budgets.fund.limit=60%..120%:5%
  bursar sweep zust-autumn --vary scheme.awards.excellent-degree.levels.3.cap.share=1%..7%:1% --out ./curve
  bursar sweep zust-autumn --vary budgets.fund.limit=80%..120%:10% --vary scheme.awards.excellent-freshman.levels.1.cap.share=1%..5%:1%

退出码：0 所有点都已证明；1 有的点没有分配结果；2 文件或命令参数有误；3 有的点因达到限制而停止。`,
  progress: (done: number, of: number) => `sweep：${of} 个点中已完成 ${done} 个`,
  heading: (title: string, points: number, goal: string) => spaced`${title}：共 ${points} 个点，每个点的最优${goal}均已证明。`,
  synthetic: "学生均为虚构；如有雷同，纯属巧合。",
  axis: (path: string, unit: string) => {
    const shown = UNITS[unit] ?? "";
    return shown === "" ? path : `${path}（${shown}）`;
  },
  stated: (path: string, stated: string) => `${path} 现写为 ${stated}。`,
  headers: ["奖项数", "金额（元）"],
  states: { feasible: "未证明", infeasible: "没有分配结果", unsettled: "未能按时解出" } as Readonly<Record<string, string>>,
  note: "奖项数和金额，是达到该值的某一个分配结果的数字。",
  written: (folder: string, movedTo: string) => `已写入 ${folder}：sweep.json、sweep.csv、sweep.svg。${movedTo === "" ? "" : `原文件夹现为 ${movedTo}。`}`,
  none: "-",
} as const;

/** Sentences of faults in the words of the command. */
export const sweepSentences: Readonly<Record<string, Sentence>> = {
  "sweep-axes": (v) => ({ says: `sweep 变动一个或两个值，而不是 ${v.count} 个`, hint: "--vary PATH=FROM..TO:STEP" }),
  "sweep-word": (v) => ({ says: `“${v.word}”无法理解`, hint: "PATH=FROM..TO:STEP，例如 budgets.fund.limit=60%..120%:5%" }),
  "sweep-path": (v) => ({ says: `“${v.path}”处没有数字、份额或金额`, hint: `最接近的已知路径：${v.near}` }),
  "sweep-unit": (v) => ({
    says: `“${v.word}”的单位与 ${v.path} 不符，后者为 ${v.stated}`,
    hint: "份额用 %，金额用元（yuan）或所写数额的 %，数字不带单位",
  }),
  "sweep-range": (v) => ({ says: `“${v.word}”没有任何值`, hint: "FROM 不大于 TO，STEP 大于 0；百分比至多四位小数，元至多两位小数" }),
  "sweep-twice": (v) => ({ says: `${v.path} 写了两次` }),
  "sweep-many": (v) => ({ says: `${v.count} 个点太多：至多 ${v.limit} 个`, hint: "请加大步长" }),
};
