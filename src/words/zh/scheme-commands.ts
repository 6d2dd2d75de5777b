/** Chinese texts of the commands `scheme` and `cohort`. */
import { spaced } from "./spaced.ts";

/** What help says of `scheme` and its parts, and of words that cannot be followed. */
export const schemeTexts = {
  scheme: "规则文件所在的文件夹，或自带规则文件的名称",
  check: "列出规则文件的全部错误；没有错误时用一行说明其内容",
  show: "用文字说明办法，并注明出自哪一条",
  readings: "列出每个有歧义的条款：问题、各种解读、默认解读",
  schema: "输出 JSON schema，编辑器可据此检查和补全文件",
  fresh: "生成一份小型办法、一个情景和 8 名虚构学生的数据表，供您在此基础上修改",
  award: "只看这一个奖项",
  scenario: "同时显示该情景采用的解读",
  kind: "scheme 或 scenario",
  folder: "要新建的文件夹；该文件夹不能已经存在",
  json: "输出一个 JSON 对象",
  examples: `
示例：
  bursar scheme check zust
  bursar scheme show zust --award excellent-degree
  bursar scheme readings zust --scenario zust-autumn
  bursar scheme coverage zust
  bursar scheme new my-scheme
  bursar scheme schema scheme > scheme.schema.json

把 schema 文件放在 scheme.yaml 旁边，使用 YAML language server 的编辑器会依照它的第一行进行检查：
  # yaml-language-server: $schema=./scheme.schema.json

退出码：0 完成，2 文件或命令参数有误。`,
  unknownAward: (found: string, known: string) => `规则文件中没有 id 为“${found}”的奖项；已有：${known}。`,
  unknownKind: (found: string) => `没有名为“${found}”的 schema；应为 scheme、scenario 或 extension（继承另一情景的情景）。`,
  otherScheme: (scenario: string, found: string, wanted: string) => spaced`情景 ${scenario} 使用的规则文件是 ${found}，不是 ${wanted}。`,
  made: (folder: string) => spaced`${folder} 中已生成一份小型办法和一个评审案，含 8 名虚构学生：`,
  next: (folder: string) => `接下来：
  bursar allocate ${folder}           谁得到什么，并附证明
  bursar scheme show ${folder}        用文字说明办法
  bursar cohort check ${folder}       学生的哪些信息已知，还缺哪些材料
然后修改 scheme.yaml（文件中的注释说明了每一部分的含义），再运行 “bursar scheme check ${folder}”。
models/tutorial/README.md 有逐步讲解。`,
} as const;

/** What the files of a new scheme are, in the order in which they are shown. */
export const newFiles: Readonly<Record<string, string>> = {
  "scheme.yaml": "办法：奖项、等级、规则",
  "scenario.yaml": "评审案：日期、经费、参数",
  "students.csv": "学生名册，每名学生一行",
  "students.documents.csv": "已提交的材料",
  "census.csv": "计算百分比所用的人数基数",
  "decisions.csv": "豁免以及其他由人作出的决定",
};

/** A scheme without a fault, in one line. */
export function schemeLine(v: {
  readonly id: string;
  readonly awards: number;
  readonly levels: number;
  readonly rules: number;
  readonly fields: number;
  readonly readings: number;
  readonly articles: number;
}): string {
  return spaced`${v.id}：${v.awards} 个奖项、${v.levels} 个等级、${v.rules} 条规则、${v.fields} 项学生信息、${v.readings} 个有歧义的条款，引用 ${v.articles} 个条文；没有错误。`;
}

/** Headings and labels of `scheme show`. */
export const showTexts = {
  source: "出处",
  supersedes: "取代",
  merit: "评优分",
  awards: "奖项",
  rules: "规则",
  several: "兼得与互斥",
  quotas: "名额限制",
  keys: "各项目标仍分不出先后时，依次比较",
  funds: "经费",
  renewals: "已获奖项的复评",
  decisions: "需要由人作出的判断",
  definitions: "术语含义",
  registers: "代码对照表",
  prefers: "优先取较大者",
  released: "释放的金额和名额归",
  paid: "发放方式",
  agreements: "合作协议",
  adjustable: "可作比例调整的等级",
  procedure: "不参与计算的条款",
  populations: "百分比的人数基数",
  facts: "学生信息及其证明材料",
  parameters: "评审案应填写的内容",
  readings: "有歧义的条款",
  chosen: "产生方式",
  decidedBy: "决定机构",
  candidates: "候选人",
  payable: "发放条件",
  level: "等级",
  applies: "适用条件",
  requires: "要求",
  requiresPaper: "须提交的材料",
  waiver: "原则性条款",
  asks: "需查验",
  proved: "证明材料",
  forAwards: "适用奖项",
  onlyLevels: "适用等级",
  ifNot: "不满足时",
  deadline: "期限",
  counts: "计入",
  parts: "另按此项分别统计",
  limit: "限制",
  fallback: "默认值",
} as const;

/** How an award is chosen. */
export const selectionTexts: Readonly<Record<string, (merit: string) => string>> = {
  optimised: (merit) => `竞争评选，排序依据：${merit}`,
  entitled: () => "符合条件者均可获得",
  decided: () => "由主管机构决定",
  post: () => "随岗位确定",
};

/** What a failed rule makes of an application. */
export const failureTexts: Readonly<Record<string, string>> = {
  "not-eligible": "不符合条件",
  "not-accepted": "申请未受理",
  disqualified: "取消该学生的资格",
  flag: "不作决定，只对该学生作出标记",
};

/** How an inexact number is rounded. */
export const roundingTexts: Readonly<Record<string, string>> = { floor: "向下取整", "half-up": "四舍五入", ceil: "向上取整" };

/** What a field's values are. */
export const typeTexts: Readonly<Record<string, string>> = {
  integer: "整数",
  decimal: "数值",
  money: "金额",
  date: "日期",
  time: "日期和时间",
  boolean: "是或否",
  code: "文本",
  set: "代码集合",
  list: "列表",
};

/** Phrases of `scheme show`. */
export const phrases = {
  meritScale: (from: string, to: string, digits: number) => spaced`${from} 至 ${to}，${digits === 0 ? "不带小数" : spaced`保留 ${digits} 位小数`}`,
  source: (text: string) => text,
  allAwards: "全部奖项",
  rounding: (name: string) => spaced`按 ${name} 取整`,
  shareAmount: (share: string, of: string, rounding: string) => spaced`${of} 的 ${share}，${rounding}到分`,
  perMonth: (money: string, months: string) => spaced`每月 ${money}，月数：${months}`,
  fixed: (yuan: string) => spaced`${yuan} 元`,
  sum: (total: string, period: string) => spaced`${total}，按 ${period} 发放`,
  range: (low: string, high: string, soft: boolean) =>
    spaced`${high === "" ? spaced`不低于 ${low}` : spaced`${low} 至 ${high}`}，由主管机构决定${soft ? "；经豁免可超出此范围" : ""}`,
  coverage: (amount: string, sponsor: string) => spaced`${amount}（由 ${sponsor} 支付）`,
  items: (count: number) => spaced`${count} 个项目，见下`,
  item: (name: string) => spaced`  项目 ${name}`,
  onlyIf: (condition: string) => `仅限：${condition}`,
  entitled: "符合条件即可获得",
  paidOn: (date: string) => spaced`一次性发放，发放月份：${date} 所在月`,
  paidSemesters: (terms: string, first: string, of: string) => spaced`分两期发放（${terms}）：第一期为 金额 ×（${first}）÷（${of}），向下取整`,
  paidSpread: (from: string, every: number, months: string) => spaced`每 ${every} 个月发放一次，起始：${from}，月数：${months}`,
  paidMonthly: (from: string, after: string) => `按月发放，起始：${from}${after === "" ? "" : spaced`，满 ${after} 个月后开始`}`,
  fund: (share: string, of: string, less: string) => spaced`${of} 的 ${share}${less === "" ? "" : spaced`，再减去 ${less}`}`,
  fundEnforced: (setting: string) => `分配是否受其限制：${setting}`,
  lost: (id: string) => spaced`丧失情形 ${id}`,
  register: (file: string, key: string, records: string) => spaced`${file}：每个 ${key} 对应 ${records}`,
  registerSource: (source: string, date: string) => `${source}（${date}）`,
  weight: (share: string) => spaced`权重 ${share}`,
  noCap: "不限名额",
  shareLimit: (share: string, of: string, rounding: string) => spaced`${of}的 ${share}，${rounding}`,
  minimumOne: (setting: string) => (setting === "true" ? "至少一个名额" : spaced`${setting} 有此规定时至少一个名额`),
  used: (setting: string) => spaced`减去已占用的 ${setting} 个名额`,
  places: (places: string) => spaced`${places} 个名额`,
  placesDecided: (authority: string) => spaced`名额数由${authority}决定`,
  apportion: (total: string, method: string) => spaced`${total}，按 ${method} 方法分摊`,
  atMost: (limit: string) => `至多：${limit}`,
  atLeast: (limit: string) => `至少：${limit}`,
  payable: (authority: string, unless: string) => spaced`${authority}的名单存档后方可发放${unless === "" ? "" : `；例外：${unless}`}`,
  combine: (setting: string) =>
    setting === "highest" ? "只发放最高等级" : setting === "each" ? "各等级均发放" : spaced`只发放最高等级还是各等级均发放，按 ${setting}`,
  waivable: "有豁免记录即不适用本规则",
  waivableBy: (setting: string) => spaced`${setting} 允许豁免时，有豁免记录即不适用本规则`,
  inTime: (deadline: string, late: string) => spaced`材料须在 ${deadline} 之前收到；逾期的：${late}`,
  lateRefused: "不予受理",
  lateAwaited: "仍受理，视为待补",
  lateBy: (setting: string) => spaced`${setting} 有此规定时不予受理`,
  exclusion: (awards: string) => `互斥，至多获得其一：${awards}`,
  takenFirst: (award: string) => `采用按名次（rank）原则时，学生先取：${award}`,
  stacking: (awards: string, share: string, of: string) => spaced`${awards}：合计不超过 ${of} 的 ${share}`,
  reduced: (award: string) => `超出部分从以下奖项扣减：${award}`,
  held: "同一学年已获得的奖项也计算在内",
  quotaBy: (award: string, levels: string, by: string, where: string) =>
    `${award}，${levels}${where === "" ? "" : `，限以下学生：${where}`}${by === "" ? "" : spaced`，每个 ${by} 分别计算`}`,
  allLevels: "各等级合计",
  levels: (levels: string) => spaced`等级 ${levels}`,
  agreements: (kind: string, field: string) => spaced`${kind} 协议（${field}）写明奖项的，以协议为准`,
  inCaps: (setting: string) => `是否占用名额上限：${setting}`,
  inBudget: (setting: string) => `是否占用经费：${setting}`,
  overCap: (setting: string) => `协议应给的名额多于上限时：${setting}`,
  adjustable: (award: string, on: string) => `${award}：名额上限可以调整，但总额不变；是否启用：${on}`,
  oneOf: (values: string) => `以下之一：${values}`,
  between: (low: string, high: string) => spaced`${low} 至 ${high}`,
  listOf: (records: string) => spaced`列表，每行包含 ${records}`,
  stated: "评审案必须填写",
  notStated: "未填写",
  rounds: (setting: string) => (setting === "round" ? "只计本批次" : setting === "year" ? "计人数统计中的全部批次" : spaced`计本批次还是计全年，按 ${setting}`),
  yes: "是",
  no: "否",
} as const;

/** Labels of `scheme readings`. */
export const readingTexts = {
  isDefault: "默认",
  inForce: "本情景采用",
  fallback: (value: string) => `默认：${value}`,
  stated: (value: string) => `本情景采用：${value}`,
  none: "这份规则文件没有有歧义的条款。",
} as const;

/** Texts of `cohort`. */
export const cohortTexts = {
  scenario: "情景所在的文件夹，或自带情景的名称",
  check: "列出数据表的全部错误；没有错误时说明学生的哪些信息已知",
  json: "输出一个 JSON 对象",
  examples: `
显示每个表有多少行，每项信息有多少名学生已知，以及申请还在等待哪些材料。

示例：
  bursar cohort check zust-autumn

退出码：0 完成，2 文件或命令参数有误。`,
  noFault: (title: string, students: number) => spaced`${title}：${students} 名学生，没有错误。`,
  tableHeaders: ["表", "行数"],
  factHeaders: ["信息项", "已知", "未知", "行数", "证明材料"],
  missingHeaders: ["待定的申请", "所缺材料"],
  record: (list: string, name: string) => `${list}：${name}`,
  nothingMissing: "没有申请在等待材料。",
} as const;
