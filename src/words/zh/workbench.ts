/** Chinese texts of the workbench: the command, what the server refuses, and its page. */
import type { Sentence } from "../sentence.ts";

/** Texts of `bursar serve --help`, and what the command says. */
export const serveTexts = {
  scenario: "开始时打开的情景：文件夹，或自带的情景的名称",
  port: "本机端口（默认：8765；已被占用时任取一个空闲端口）",
  noOpen: "只输出地址，不打开浏览器",
  examples: `
在本机打开一个页面：评审委员会在其中调整名额上限、预算、权重、分配原则和条款解读，立即看到谁将得到什么，每个结果都
同样经过证明。不写入任何文件，数据不离开本机：服务只在本机回环地址上应答，并且只应答最先打开所输出地址的那个浏览器。
该地址只能使用一次。按 Ctrl-C 结束。

示例：
  bursar serve
  bursar serve zust-autumn
  bursar serve ./2024-autumn --port 9000 --no-open

退出码：2 命令参数有误，或端口已被占用；130 以 Ctrl-C 结束。`,
  listening: (address: string) => `工作台已就绪。请在本机的浏览器中打开以下地址（只能使用一次）：\n  ${address}\n按 Ctrl-C 结束。`,
  portTaken: (port: number) => `本机端口 ${port} 已被占用：请用 --port 另选一个`,
  portWord: (word: string) => `“${word}”不是端口：应为 1 到 65535 之间的数`,
  noBrowser: "无法打开浏览器：请自行打开上述地址。",
};

const refusal =
  (says: string): Sentence =>
  () => ({ says });

/** Why the server refuses a request. */
export const workbenchSentences: Readonly<Record<string, Sentence>> = {
  "refused-host": refusal("本服务只以它在本机的地址应答。"),
  "refused-path": refusal("此地址没有内容。"),
  "refused-method": refusal("此地址须以另一种方式访问。"),
  "refused-headers": refusal("这个请求的头部不是本页面所发送的。"),
  "refused-site": refusal("这个请求由其他网站发起。请在单独的标签页中打开该地址。"),
  "refused-origin": refusal("这个请求不是来自本页面。"),
  "refused-session": refusal("这个浏览器没有打开过工作台启动时所输出的地址。"),
  "refused-token": refusal("此地址已经用过，或属于以前的一次启动。请重新启动工作台以取得新地址。"),
  "refused-type": refusal("本服务只接受 JSON。"),
  "refused-size": refusal("这个请求太大。"),
  "refused-body": refusal("本服务不理解这个请求。"),
};

/** What happens while a variant is worked out, by stage. */
const STAGES: Readonly<Record<string, string>> = {
  reading: "正在读取文件",
  eligibility: "正在审核资格",
  formulation: "正在建立整数规划",
  search: "正在求解",
  goal: "正在寻找最优结果",
  ties: "正在处理并列",
  recount: "正在复核",
  check: "正在检验证明",
  results: "正在整理结果",
};

const more = (text: string) => (text.startsWith("-") ? text.replace("-", "\u2212") : `+${text}`);

/** Texts of the page. */
export const pageTexts = {
  tagline: "依照办法分配奖学金，结果经证明最优",
  language: "语言",
  toStart: "全部情景",
  skip: "跳到结果",
  loading: "正在载入",
  tryAgain: "重试",
  startTitle: "评审委员会要看哪个情景？",
  startText: "一个情景包括一份办法及其学生、预算和日期。在此所作的任何调整都不会改动文件。",
  startEmpty: "此处没有情景。请在存放情景的文件夹中启动工作台，或直接指明一个：bursar serve ./my-scenario",
  givenByYou: "您指定的情景",
  serverGone: "工作台没有应答，可能已经结束。请在终端中重新启动，并打开新的地址。",
  refused: (says: string) => `工作台拒绝了这个请求：${says}`,
  unknown: "这个情景已不存在。",
  crashed: (message: string) => `求解器出现故障（${message}）。已启动新的求解器；您的设置没有丢失。`,
  cancelled: "已停止。下面的数字属于上一次设置。",
  faultsTitle: "这个情景的文件或此处设置的值有误",
  about: (students: number, round: string, asOf: string) => `学生 ${students} 名，批次 ${round}，截至 ${asOf}`,
  synthetic: "学生均为虚构。",
  stage: (stage: string) => STAGES[stage] ?? "正在求解",
  stop: "停止",
  proved: "已证明：在这些规则之内没有更好的分配结果",
  notProved: (gap: string) => `目前找到的最好结果，尚未证明最优：评优分至多还可提高 ${gap}`,
  infeasible: "没有任何分配结果能同时满足这些限制。请将其中一项改回。",
  unsettled: "在规定的时间内没有找到分配结果。",
  tookMilliseconds: (milliseconds: number) => `求解并检验用时 ${milliseconds} 毫秒`,
  figures: "结果概览",
  awards: "授予名额",
  holders: "获奖学生",
  money: "金额",
  merit: "评优分",
  asBaseline: "与基准相同",
  more: (text: string) => more(text),
  none: "\u2013",
  percent: "%",
  yuan: "元",
  controlsTitle: "可以调整的项目",
  moneySection: "经费",
  placesSection: "名额",
  weightsSection: "各等级的权重",
  policySection: "分配原则",
  readingsSection: "不明确条款的解读",
  changedCount: (count: number) => `已调整 ${count} 项`,
  places: "个名额",
  stated: (value: string) => `原值：${value}`,
  backTo: (name: string) => `恢复：${name}`,
  back: "恢复",
  slider: (name: string) => `${name}，滑块`,
  wrongNumber: "此处应填一个数。",
  policyName: "怎样的分配结果最好",
  policies: { merit: "择优：总评优分最高", rank: "按名次：不越过分数更高的学生" },
  article: (articles: string) => `第 ${articles} 条`,
  putAllBack: "全部恢复原值",
  pin: "以当前结果为基准",
  unpin: "改为与原值比较",
  pinnedStated: "比较基准：情景的原值",
  pinnedOwn: (count: number) => `比较基准：您设定的基准（调整了 ${count} 项）`,
  undoHint: "浏览器的“后退”即撤销一步；本页地址就是当前所见。",
  levelsTitle: "各等级",
  levelHeads: { level: "奖项与等级", places: "名额", awarded: "已授予", cutOff: "入选线", money: "金额（元）" },
  total: "合计",
  budgetsTitle: "预算",
  budgetHeads: { title: "预算", limit: "上限（元）", used: "已用及预留（元）", left: "余额（元）" },
  noBudget: "没有规定预算：金额不受限制。",
  moversTitle: "谁的结果有变化",
  nobodyMoves: "没有变化：每名学生所得均与基准相同。",
  notComparable: "无法比较：两者之一没有分配结果。",
  counts: { gains: "人所得增加", loses: "人所得减少", moves: "人有得有失", amount: "人奖项相同而金额不同" },
  countOf: (count: number, what: string) => `${count} ${what}`,
  moverHeads: { student: "学生", before: "基准", after: "现在", money: "差额（元）" },
  moversMore: (shown: number, all: number) => `共 ${all} 人，此处列出前 ${shown} 人。`,
  nothing: "无",
};
