/** Chinese texts of `bursar compare`: the command, its report, and the facts behind every change. */
import type { Sentence } from "../sentence.ts";
import { spaced } from "./spaced.ts";

/** One student alone had the choice between several allocations of equal worth. */
const among = (count: string | number | undefined) => (Number(count) > 1 ? `在 ${count} 名条件相同的学生之间` : "在同样好的几个分配结果之间");

/** Words of the command and its report. */
export const compareTexts = {
  scenarios: "两个或更多情景：文件夹，或自带的情景的名称；都与第一个比较",
  seed: "所有抽签的种子（默认：第一个情景的种子）",
  engine: "auto、price-and-branch、highs 或 javascript-lp-solver",
  timeLimit: "每个情景最多用多少秒",
  threads: "同时处理的情景数上限（默认：每个处理器一个）",
  json: "输出一个 JSON 对象",
  examples: `
分配每一个情景并逐一证明，各用单独的线程，所有抽签用同一种子；然后并列比较：目标、各等级的名额和入选线、
各项经费和资助方的金额，以及与第一个相比谁得、谁失、谁变动等级，并说明背后的事实。情景可以继承另一个情景
（models/README.md），也可以使用奖项代码相同的另一部办法。

示例：
  bursar compare zust-autumn zust-autumn-tight
  bursar compare ./as-it-is ./new-regulation ./less-money --json

退出码：0 全部完成并已证明；1 有一个没有分配结果；2 文件或命令参数有误；3 有一个因达到限制而停止；
4 完成，但其中一个仍需由人决定某些事项。`,
  progress: (done: number, of: number) => `情景：${of} 个中已完成 ${done} 个`,
  few: "compare 至少需要两个情景。",
  heading: (count: number, seed: string) => `${count} 个情景，所有抽签用同一种子（“${seed}”），均已分配并证明：`,
  scenarioLine: (letter: string, name: string, title: string, state: string) => `  ${letter}  ${name}：${title}${state === "" ? "" : `（${state}）`}`,
  synthetic: "学生均为虚构；如有雷同，纯属巧合。",
  states: { optimal: "", feasible: "未证明最优", infeasible: "没有分配结果", unsettled: "未能按时解出" } as Readonly<Record<string, string>>,
  questions: (letter: string, count: number) => `${letter}：有 ${count} 个问题需由人决定（bursar allocate 会列出）。`,
  totals: "总计",
  awards: "授予的奖项数，含无需竞争的",
  money: "金额（元）",
  budgetOf: (title: string) => `${title}：限额`,
  budgetLeft: (title: string) => `${title}：剩余`,
  sponsorOf: (sponsor: string) => spaced`由 ${sponsor} 支付`,
  levelHeaders: ["奖项", "等级"],
  levelNote: "所列为：已授予 / 名额；获得该等级的最低得分。",
  cell: (awarded: number, places: string, cutOff: string) => `${awarded}${places === "" ? "" : ` / ${places}`}${cutOff === "" ? "" : `  ${cutOff}`}`,
  none: "-",
  against: (from: string, to: string, gains: number, loses: number, moves: number, amounts: number, money: string) =>
    spaced`${to} 与 ${from} 相比：${gains} 人得到，${loses} 人失去，${moves} 人变动等级或奖项${amounts === 0 ? "" : `，${amounts} 人金额不同`}；总金额 ${money} 元。`,
  nobody: (from: string, to: string) => spaced`${to} 与 ${from} 相比：所有人的结果都相同。`,
  notCompared: (from: string, to: string) => spaced`${to} 与 ${from}：未作比较，因为其中一个没有分配结果。`,
  person: (id: string, from: string, to: string, money: string) => `  ${id}：${from} → ${to}（${money}）`,
  reason: (option: string, says: string) => `      ${option}：${says}`,
  nothing: "无",
} as const;

/** One sentence per fact behind a change. */
export const compareSentences: Readonly<Record<string, Sentence>> = {
  "why-no-student": (v) => ({ says: spaced`不在 ${v.scenario} 的学生之列` }),
  "why-no-award": (v) => ({ says: spaced`${v.scenario} 没有这一奖项或等级` }),
  "why-no-candidate": (v) => ({ says: spaced`在 ${v.scenario} 中不是候选人` }),
  "why-not-eligible": (v) => ({ says: spaced`在 ${v.scenario} 中不符合条件，依据 ${v.clauses}` }),
  "why-waiting": (v) => ({ says: spaced`在 ${v.scenario} 中待定，${v.clauses === "" ? "尚缺某项信息" : `尚缺 ${v.clauses} 所要求的内容`}` }),
  "why-lock-against": (v) => ({ says: spaced`在 ${v.scenario} 中由${v.author}事先指定不得获得：${v.reason}` }),
  "why-lock-for": (v) => ({ says: spaced`在 ${v.scenario} 中由${v.author}事先指定获得：${v.reason}` }),
  "why-agreement": (v) => ({ says: spaced`在 ${v.scenario} 中按协议 ${v.agreement} 应给` }),
  "why-other-award": (v) => ({ says: spaced`在 ${v.scenario} 中该生已获得 ${v.instead}，与此项互斥（${v.article}）` }),
  "why-lot-for": (v) => ({ says: spaced`在 ${v.scenario} 中经抽签获得（${among(v.count)}）` }),
  "why-lot-against": (v) => ({ says: spaced`在 ${v.scenario} 中经抽签未获得（${among(v.count)}）` }),
  "why-merit": (v) => ({ says: spaced`得分在 ${v.scenario} 中为 ${v.merit}，在 ${v.other} 中为 ${v.before}` }),
  "why-nobody": (v) => ({ says: spaced`在 ${v.scenario} 中没有人获得这一等级` }),
  "why-cut-off": (v) => ({ says: spaced`在 ${v.scenario} 中入选线为 ${v.cutOff}，得分为 ${v.merit}` }),
  "why-places": (v) => ({ says: spaced`${v.scenario} 有 ${v.places} 个名额，${v.other} ${v.before === "" ? "没有上限" : `有 ${v.before} 个`}` }),
  "why-budget": (v) => ({
    says: spaced`${v.budget}：在 ${v.scenario} 中为 ${v.limit} 元，在 ${v.other} 中${v.before === "" ? "没有限额" : `为 ${v.before} 元`}`,
  }),
  "why-displaced": (v) => ({ says: spaced`在 ${v.scenario} 中名额均已用完；在其中获得而在 ${v.other} 中未获得的有：${v.students}` }),
  "why-total": (v) => ({ says: spaced`该生本身没有任何不同；${v.scenario} 的最优总分要求另一种选择` }),
  "why-due": (v) => ({ says: spaced`在 ${v.scenario} 中应得的或所决定的不同` }),
  "why-amount": (v) => ({ says: `${v.after} 元，原为 ${v.before} 元` }),
};
