/** Chinese texts of the committee's report. */
import type { Sentence } from "../sentence.ts";
import { dateZh } from "./dates.ts";

/** Texts of the page. */
export const committeeTexts = {
  language: "zh-CN",
  heading: (title: string) => `提交评审委员会的报告：${title}`,
  lead: (scheme: string, asOf: string, round: string) => `${scheme}。数据截至：${dateZh(asOf)}。批次：${round}。`,
  made: (day: string) => `分配结果生成于 ${dateZh(day)}。`,
  confidential: "仅供评审委员会及其决策准备人员使用，不得向他人提供。",
  confidentialWhy:
    "报告列有学生及其得分和理由。可以公布的是公示，它是另一份文件（bursar report --format notice）。本报告不含电话号码、出生日期和身份证件号码。",
  pageHead: "评审委员会内部文件：含个人数据，不得公布",
  pageNumber: ["第 ", " 页，共 ", " 页"],
  synthetic: "本评审案中的学生均为虚构；如有雷同，纯属巧合。",
  contents: "目录",

  summary: "一分钟概览",
  students: "学生",
  studentsValue: (all: number, eligible: number, waiting: number) =>
    `共 ${all} 名学生；${eligible} 名至少符合一个奖项的条件${waiting === 0 ? "" : `；另有 ${waiting} 名尚缺材料而待定`}`,
  awards: "奖项",
  awardsValue: (awards: number, holders: number) => `授予 ${awards} 项，${holders} 名学生获得`,
  places: "竞争的名额",
  placesValue: (given: number, places: number) =>
    given >= places ? `已授予 ${given} 个，没有空额` : `${places} 个中已授予 ${given} 个；空额 ${places - given} 个`,
  placesOpen: (given: number) => `已授予 ${given} 个`,
  money: "金额",
  moneyValue: (given: string) => `共授予 ${given} 元`,
  fundValue: (title: string, limit: string, left: string) => `${title}：限额 ${limit} 元，剩余 ${left} 元`,
  noFund: "没有写明预算，因此未核对经费",
  result: "结论",
  proved: (goal: string, value: string) => `已证明最优：${goal}为 ${value}。在遵守全部规则的分配结果中，没有一个更高。`,
  provedRank: (goal: string, value: string) => `已证明最优：${goal}为 ${value}。在遵守全部规则、且无人被分低者越过的分配结果中，没有一个更高。`,
  notProved: (goal: string, value: string, gap: string) =>
    `未证明最优：${goal}为 ${value}。它不违反任何规则，但可能存在更好的分配结果${gap === "" ? "" : `：已证明至多高出 ${gap}`}。`,
  ties: "并列",
  tiesValue: (keys: number, lots: number) => (keys + lots === 0 ? "没有影响结果的并列" : `${keys === 0 ? "" : `${keys} 处依规则区分，`}${lots} 处由抽签决定`),
  tiesOpen: "只列出，尚未处理（ties: report）",
  envy: "分高者落后",
  envyValue: (pairs: number) => (pairs === 0 ? "没有得分较高的学生落后于得分较低的学生" : `${pairs} 对学生中，得分较高者落后；见“公平性”一节`),

  toDecide: "待决事项",
  toDecideValue: (questions: number, flags: number) => `${questions === 0 ? "无" : `${questions} 项`}${flags === 0 ? "" : `；另有 ${flags} 份申请须留意`}`,

  levels: "各等级",
  levelsCaption: "各等级的名额、获得人数、入选线与金额",
  levelHeaders: ["奖项", "等级", "名额", "获得", "余量", "入选线", "金额（元）"],
  total: "合计",
  levelsNote: "入选线：获得该等级的最低得分。余量：没有授出的名额。无需竞争的奖项（符合条件即得、由主管部门决定、岗位）没有入选线。",
  beyond: (count: number) => ` + 协议应给 ${count}`,
  funnelCaption: "各奖项的申请及其去向",

  merits: "得分与金额",
  meritsNote:
    "每个点代表可能获得该奖项的学生：向右为得分，向上为所得等级的金额；没有获得者，取对其开放的第一个等级的金额。得分和金额相同的学生共用一个点，人数越多，点越大。虚线为相应等级的入选线。",
  meritsTitle: (award: string) => `${award}：得分与金额`,
  meritsSays: (eligible: number, given: number) => `${eligible} 名学生可能获得，其中 ${given} 名获得。`,
  meritsBins: (count: number) => `共有 ${count} 名学生：得分和金额相近者共用一个点，人数越多，点越大。`,
  levelMark: (level: string, count: number, cutOff: string) => `${level}：${count} 人${cutOff === "" ? "" : `，入选线 ${cutOff}`}`,
  noLevel: "未获得",
  merit: "得分",
  cost: "元",
  meritsHeaders: ["等级", "人数", "最低得分", "最高得分", "最低金额（元）", "最高金额（元）"],
  meritsMore: (count: number) => `另有 ${count} 个奖项人数较少：见各等级的表。`,
  asTable: "以表格列出",

  limits: "各项限额的代价",
  limitsNote:
    "影子价格表示：每增加一个名额或 1,000 元，最高总分起初会增加多少。单位为分，即得分乘以等级的权重，也就是第一个目标的单位。它取自证明，只供参考，并非承诺（bursar sweep 可算出实际曲线）。",
  limitsNoPrices: "本分配结果的证明没有限额的影子价格。",
  limitsCaption: "各项限额、已用数与影子价格",
  limitHeaders: ["限额", "条款", "上限", "已用", "余量", "影子价格（分）"],
  cap: (award: string, level: string) => (level === "" ? award : `${award}，${level}`),
  quota: (awards: string, part: string) => (part === "" ? awards : `${awards}：${part}`),
  fund: (title: string) => `${title}（元）`,
  perPlace: "每个名额的分数",
  perMoney: "每 1,000 元的分数",
  pricesTitle: "增加一个名额带来的分数",
  moneyTitle: "增加 1,000 元带来的分数",
  pricesSays: (count: number) => `${count} 项限额的影子价格大于 0；其余限额没有代价。`,
  pricesMost: (shown: number) => `图中为最高的 ${shown} 项。`,
  tinyPrice: "不足 0.01",
  fundsCaption: "各项经费（元）",
  fundHeaders: ["经费", "限额", "此前批次已用", "无需竞争而应发", "为未知情况预留", "竞争授予", "剩余"],
  sponsorsCaption: "由谁支付（元）",
  sponsorHeaders: ["资助方", "金额"],

  fairness: "公平性",
  ratesNote: (least: number) => `在至少符合一个竞争奖项条件的学生中，有多少人获得奖项。不足 ${least} 人的群体不列出；由其他数字可推算出它们的，也不列出。`,
  ratesTitle: (field: string) => `获奖比例：按${field}`,
  ratesSays: (groups: number, hidden: number) => `共 ${groups} 个群体${hidden === 0 ? "" : `；另有 ${hidden} 个因人数少而不列出`}。`,
  ratesMost: (shown: number) => `图中为最大的 ${shown} 个。`,
  rateBar: (percent: string, awarded: number, eligible: number) => `${percent} %（${awarded}/${eligible}）`,
  rate: "百分比",
  rateHeaders: (field: string) => [field, "符合条件", "获得", "百分比"],
  unknown: "未知",
  noRates: "规则文件没有写明按哪些字段比较获奖比例。",
  envyNote:
    "一对嫉妒（分高者落后于分低者）指两名学生：一名符合某一等级的条件且得分较高，所得却低于该等级；另一名获得该等级。有些是有原因的：分属不同的名额分组、已获得与之互斥的其他奖项、协议应给或事先指定。",
  envyCaption: "各等级的嫉妒",
  envyHeaders: ["奖项", "等级", "对数", "落后的学生", "其中：分属不同名额分组", "已获得互斥的奖项", "协议应给或事先指定", "差距最大的一对"],
  envyWorst: (envious: string, merit: string, holds: string, envied: string, less: string) =>
    `${envious}（${merit} 分）获得：${holds}；${envied}（${less} 分）获得该等级`,
  nothing: "无",
  noEnvy: "没有得分较高的学生落后于得分较低的学生。",

  tiesSection: "并列与抽签",
  tiesNote: (seed: string) => `抽签种子：“${seed}”。签号由种子、批次和学生编号算出，签号小者在前；任何人都可以重新计算。`,
  tiesReported: "本评审案只列出并列，不作处理：这里是几个同样好的分配结果之一，尚未有人在其中作出选择。",
  tiesCaption: "各处并列及其处理",
  tieHeaders: ["并列", "处理方式", "涉及", "抽取的名额", "学生及其签号或值、所得，按先后排列"],
  noTies: "在有影响之处，没有人与他人并列。",
  tieStudent: (id: string, mark: string, got: string) => `${id}（${mark}）：${got}`,

  scenarios: "其他情景",
  scenariosNone: (path: string) => `没有与其他情景并列比较：请用 bursar report ${path} --format html --compare OTHER-FOLDER（另一个结果文件夹）。`,
  scenariosNote: "A 为本分配结果。各项均为各自文件夹中已核查的分配结果。",
  scenarioLine: (letter: string, name: string, title: string, isProved: boolean) => `${letter}：${name}，${title}${isProved ? "" : "（未证明最优）"}`,
  otherSeed: "各情景的抽签种子不同，因此并列的结果可能仅因抽签而不同。",
  scenariosTitle: "各情景中各等级的获得人数",
  scenariosSays: (levels: number) => `共 ${levels} 个竞争的等级。`,
  scenariosMost: (shown: number) => `图中为人数最多的 ${shown} 个。`,
  totalsCaption: "总计",
  levelsCompared: "已授予 / 名额，以及入选线",
  changesCaption: (from: string, to: string) => `${to} 与 ${from} 相比，逐人列出`,
  changesSays: (from: string, to: string, gains: number, loses: number, moves: number, money: string) =>
    `${to} 与 ${from} 相比：${gains} 人得到，${loses} 人失去，${moves} 人变动等级、奖项或金额；总金额 ${money} 元。`,
  changeHeaders: (from: string, to: string) => ["学生", from, to, "元", "背后的事实"],
  awardsGiven: "获得人数",

  frontier: "在总额不变的前提下调整各等级名额",
  frontierNone: (path: string) =>
    `此处没有计算在总额不变的前提下哪些名额可以在等级之间调整：请用 bursar report ${path} --format html --frontier（需要一些时间）。`,
  frontierNoClause: "办法中没有允许在总额不变的前提下调整某一奖项各等级的条款。",
  frontierNote:
    "每一行是一种保持总额不变的调整；任何两种之中，没有一种在总评优分和获奖人数两方面都更好。每一种都已证明，相邻两行之间再无其他。最后一列为与上一行相比结果有变的学生人数。",
  frontierPart: (points: number) => `列出 ${points} 种调整后，报告到此为止：还有更多（bursar adjust frontier）。`,
  frontierTitle: (award: string) => `${award}：总评优分与获奖人数`,
  frontierSays: (points: number) => `共 ${points} 种调整；越靠右，获奖的学生越多，所有奖项的总评优分越低。`,
  frontierHeaders: (levels: string) => [`名额（${levels}）`, "获奖人数", "第一等级名额", "所有奖项的总评优分", "金额（元）", "结果有变的学生"],
  frontierOpen: (award: string) => `${award}：没有得到已证明的调整。`,
  awardsAxis: "该奖项的获奖人数",
  totalMerit: "所有奖项的总评优分",
  here: "本分配结果",
  frontierPoints: "各种调整",
  frontierHere: (awards: number, merit: string) => `本分配结果采用办法规定的名额：${awards} 人，总评优分 ${merit}。`,

  readings: "含义不明的条款的解读",
  readingsNote: (path: string) =>
    `这些条款可以有不止一种解读，并且关系到有候选人的奖项。此处没有计算在其他解读下各人会得到什么：请用 bursar readings ${path}/inputs（每种解读各作一次已证明的分配）。`,
  readingsAll: "全部采用默认的解读。",
  readingsOthers: (count: number) => `其中 ${count} 条未采用默认的解读，排在最前。`,
  readingsCaption: "条款及其解读",
  readingHeaders: ["解读", "条款", "问题", "此处的解读", "其他解读"],
  notDefault: (value: string, fallback: string) => `${value}（不是默认解读，默认为 ${fallback}）`,
  noReadings: "本评审案不涉及含义不明的条款。",

  remarks: "豁免、事先指定、协议与须留意的情况",
  remarksNone: "无。",

  questionsSection: "待决事项",
  noQuestions: "没有待决事项。",
  flagged: (count: number, section: string, sheet: string) =>
    `此外，条款提示 ${count} 份申请须留意：按条款见“${section}”一节，逐一列出见工作簿的“${sheet}”表。`,
  waitingSection: "尚缺材料",
  waitingCaption: "待定的申请",
  reserveSection: "候补名单",
  reserveCaption: "有人放弃名额时由谁递补",
  more: (count: number, sheet: string) => `另有 ${count} 行，见工作簿（bursar report --format xlsx）的“${sheet}”表。`,
  moreLevels: (count: number) => `另有 ${count} 行。`,
  moreChanges: (count: number) => `另有 ${count} 行（bursar compare 列出全部）。`,

  proof: "证明",
  proofNote: (lines: number, bytes: number) =>
    `生成本报告之前，已核查其依据的文件夹：各文件的哈希值、分配结果是否符合整数规划、金额，以及证明（${lines} 行，${bytes} 字节），全部用精确整数。此外，不依靠任何整数规划，又按规则文件逐条重新清点。`,
  provedAll: "已证明：在遵守全部规则的分配结果中，没有一个使第一个目标的值更高；在第一个目标的值相同者中，没有一个使下一个目标的值更高。",
  notProvedAll: "分配结果不违反任何规则。是否没有更好的，尚未证明：请给更多时间，重新分配。",
  goalsCaption: "各目标，按先后排列",
  goalHeaders: ["目标", "值"],
  checkYourself: "如何自行核查",
  checkSteps: (path: string): readonly string[] => [
    `索取文件夹 ${path}。在任何装有 Node.js 的计算机上：bursar check ${path}；或者只用 check.mjs 一个文件（Bursar 的 dist/check.mjs）：node check.mjs ${path}。两者都不使用求解器。`,
    "将下列哈希值与文件夹中 manifest.json 的哈希值，以及公示中的哈希值相比较。",
    `询问任何一名学生的情况：bursar explain ${path} STUDENT（学生编号）。`,
  ],
  hashesCaption: "各文件的 SHA-256",
  hashHeaders: ["文件", "哈希值（SHA-256）"],
  madeBy: (bursar: string, engine: string, report: string) => `文件夹由 bursar ${bursar} 生成，求解器 ${engine}；本报告由 bursar ${report} 生成。`,
} as const;

/** Texts of the command's words for this format, and of its progress. */
export const committeeCommandTexts = {
  compare: "html：同一办法的其他情景的结果文件夹，与本结果并列比较",
  frontier: "html：计算在总额不变的前提下，哪些名额可以在等级之间调整",
  onlyHtml: (option: string, format: string) => `${option} 不能与 --format ${format} 同用：它只用于 --format html。`,
  progress: (points: number) => `可行边界：已得 ${points} 种调整`,
} as const;

/** Sentence per fault of this format. */
export const committeeSentences: Readonly<Record<string, Sentence>> = {
  "committee-scheme": (v) => ({
    says: `该文件夹属于另一部办法（“${v.found}”，而不是“${v.expected}”），两者无法比较`,
    hint: "请写出同一办法的结果文件夹",
  }),
  "committee-refused": (v) => ({ says: `该文件夹无法比较：${v.says}` }),
};
