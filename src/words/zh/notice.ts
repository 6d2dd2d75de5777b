/** Chinese texts of the public notice. */
import { dateZh } from "./dates.ts";
import { cited } from "./phrases.ts";
import { spaced } from "./spaced.ts";

const percent = (part: number, whole: number): string => `${(Math.floor((1000 * part) / whole) / 10).toFixed(1)}%`;

/** That nothing is better by the first goal. `among`: of what it is the best. */
function best(among: string, goal: string): string {
  if (goal === "merit") return `${among}，没有一个的总评优分更高`;
  return goal === "heads" ? `${among}，没有一个授予的奖项更多` : `${among}，没有一个按其目标更好`;
}

const CHECKED = "这一点已经证明，并且在本公示写成之前，证明已用精确数字核查。";

/** Texts of the notice's page. */
export const noticeTexts = {
  language: "zh-CN",
  heading: (title: string) => `公示：${title}`,
  synthetic: "本公示中的学生均为虚构；如有雷同，纯属巧合。",
  lead: (scheme: string, source: string, round: string) => `现将评定结果予以公示。依据：${scheme}（${source}）。批次：${round}。`,
  proved: (goal: string) => `本分配结果遵守办法的全部规则；${best("在遵守全部规则的分配结果中", goal)}。${CHECKED}`,
  provedRank: (goal: string) =>
    `本分配结果遵守办法的全部规则，凡符合某一等级条件的学生，都不会被名次在后的学生越过；${best("在所有这样的分配结果中", goal)}。${CHECKED}`,
  period: "公示期",
  start: "公示开始",
  end: "异议截止",
  takeDown: "本页撤下日期",
  takeDownDay: (day: string) => `${dateZh(day)} 当天`,
  startDay: (day: string, zone: string) => `${dateZh(day)} 0 时（UTC${zone}）`,
  endDay: (day: string, zone: string) => `${dateZh(day)} 24 时（UTC${zone}）`,
  objections: "凡发现错误者，均可在截止之前，以书面形式向发布本公示的部门提出异议。每名学生都会收到通知书，其中载有本人的数据、结果和理由。",
  awards: "获奖名单",
  awardCaption: (award: string, count: number) => `${award}：${count} 人`,
  noAwards: "没有授予任何奖项。",
  columns: { code: "通知书中的代码", name: "姓名", school: "学院", programme: "专业", grade: "年级", level: "等级" },
  codes: "本公示不列姓名，只列代码：每名学生可在通知书中找到自己的代码。",
  numbers: "数据",
  funnel: "各奖项的申请情况",
  funnelColumns: ["奖项", "申请", "符合条件", "等待材料或决定", "获得"],
  levels: "各等级与入选线",
  levelColumns: ["奖项", "等级", "名额", "获得", "获得者的最低评优分"],
  noCap: "无单独上限",
  cutOffNote:
    "获得者的最低评优分，是经竞争获得该等级的最后一名学生的评优分。如果该等级还受经费、群体或其他奖项的限制，评优分更高的学生也可能未能获得；其通知书会说明原因。",
  cutOffNoteRank: "获得者的最低评优分，是经竞争获得该等级的最后一名学生的评优分。凡符合该等级条件、且名次不在其后的学生，都获得该等级或更高的等级。",
  limits: "限额与影子价格",
  limitCaption: "供学生竞争的名额与经费",
  few: "不公布：只涉及 1 至 2 个奖项",
  limitColumns: ["限额", "上限", "已用", "剩余", "影子价格（分）"],
  limitNote:
    "影子价格表示：依据证明，每增加一个名额或 1,000 元，值多少评优分。它只供参考，并非承诺。没有影子价格的限额，再增加也没有用处，或证明没有为它定价。",
  noPrices: "此证明没有公布的影子价格：本来可能得到更多的学生，可在通知书中找到自己的证明。",
  noPricesRank: "在此分配原则下，只由入选线决定，限额没有影子价格。",
  places: (title: string, part: string, article: string) => `名额：${title}${part === "" ? "" : `，${part}`}${cited(article)}`,
  group: (title: string, part: string, article: string) => `群体的名额：${title}${part === "" ? "" : `，${part}`}${cited(article)}`,
  fund: (title: string) => `供竞争的经费余额（元）：${title}`,
  check: "核验自己的结果",
  receiptLead: "打开",
  receiptRest:
    "（无需联网），选择你的通知书文件：它会告诉你，通知书中的数据是否就是评审所用的数据，以及仅凭公布的影子价格能否断定没有任何最优的分配结果会给予你更多。",
  share: (settled: number, open: number) =>
    settled + open === 0
      ? "没有学生本来可以得到比现在更多的奖项。"
      : `有 ${settled + open} 名学生本来可能得到更多：其中 ${settled} 人（${percent(settled, settled + open)}）仅凭公布的影子价格即可断定不能得到${open === 0 ? "" : `；其余 ${open} 人的通知书中有单独的证明，或说明由抽签决定`}。`,
  shareRank: (count: number) => `有 ${count} 名学生符合条件的等级高于其所得；由各等级的入选线决定，其通知书列明入选线。`,
  rest: (best: number, none: number) => `${best} 名学生已得到对其开放的奖项中最好的；另有 ${none} 名学生没有可参加竞争的奖项，理由见其通知书。`,
  prints: "指纹",
  printsNote: "SHA-256，以十六进制表示。审计人员持有文件夹本身，并用 bursar check 核查。",
  printNames: { inputs: "全部输入", program: "整数规划", certificate: "证明", allocation: "分配结果", root: "全部数据行的根" },
  rows: (count: number) => `涵盖 ${count} 名学生加盐的数据行`,
  goals: "达到的结果",
  goal: (name: string, value: string) => {
    if (name === "merit") return `总评优分（按等级加权）：${value} 分`;
    return name === "heads" ? `经竞争授予的奖项：${value} 项` : spaced`区分并列者的依据 ${name}：${value}`;
  },
  exact: "影子价格的精确数字",
  exactNote: "每行一次扫描，格式与证明文件相同：S，然后是各不等式的编号和价格；最后是该次扫描留下的余地。",
  sweep: (prices: string, slack: string) => `S ${prices}  余地 ${slack}`,
} as const;
