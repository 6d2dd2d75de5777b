/** Chinese texts of the receipt's page; braces are filled in by its script. */

/** Texts of the page. */
export const receiptTexts = {
  language: "zh-CN",
  heading: (title: string) => `核验页：${title}`,
  synthetic: "本评审案中的学生均为虚构；如有雷同，纯属巧合。",
  lead: "本页就你的通知书回答两个问题：其中的数据是否就是评审所用的数据；仅凭公布的影子价格，能否断定没有任何最优的分配结果会给予你更多。本页无需联网，你提供的内容不会离开你的电脑。",
  file: "你的通知书（你收到的那个文件）",
  text: "或从中复制的、以“bursar row 1”开头的数据块",
  button: "核验",
  answer: "结论",
  waiting: "尚未核验任何内容。",
  noScript: "本页需要 JavaScript 来计算；它不加载任何内容。",
  published: "公布的内容",
  root: "全部数据行的根",
  students: (count: number) => `它涵盖 ${count} 名学生的数据行。请与公示上的根比对：只有两者相同，本页所说的才是那份公示。`,
  how: "计算方法",
  howRow: "数据行：对字节 0、盐值和数据行取 SHA-256；然后沿路径逐个与相邻的哈希值合并，对字节 1、左哈希值和右哈希值取 SHA-256；最后得到的必须是根。",
  howPrices:
    "影子价格：每个选择的费用，是各公布的不等式中价格与系数的乘积之和。如果某个选择比同组中最便宜的（什么都不给的费用为 0）贵出的数额，超过价格留下的余地，那么没有任何最优的分配结果会采用它。该余地已经公布；审计人员可用整个规划核验。",
} as const;

/** Sentences that the script says. */
export const receiptAnswers = {
  unreadable: "其中没有找到数据块。请打开你的通知书文件，或复制从“bursar row 1”到“end row”的数据块。",
  refused: "否：这不是评审所用的数据行。其中有内容与分配时不同，或者它属于另一份公示。",
  accepted: "是：这就是评审所用的学生 {student} 的数据行。",
  given: "获得：{given}。",
  givenNothing: "获得：无。",
  settled: "按公布的影子价格，没有任何最优的分配结果会给予你更多。",
  "not-settled": "仅凭影子价格不能断定。你的通知书中有你自己的证明，或说明你处于并列以及由什么决定。",
  "best-held": "你已得到对你开放的奖项中最好的，因此没有需要用影子价格排除的。",
  "nothing-open": "在经竞争授予的奖项中，没有对你开放的；理由见你的通知书，与影子价格无关。",
  noPrices: "本公示没有可用来断定的影子价格：你的通知书写明了起决定作用的入选线，或附有你自己的证明。",
  tableCaption: "对你开放的选择",
  columns: ["选择", "比你最便宜的选择贵出", "影子价格留下的余地", "结论"],
  held: "你已获得",
  notMore: "不多于你已获得的",
  excluded: "任何最优的分配结果都不采用",
  undecided: "仅凭影子价格不能断定",
  unit: "{number} 分",
  facts: "评审所用的你的数据",
  factColumns: ["表", "行", "列", "值"],
} as const;
