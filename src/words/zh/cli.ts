/** Chinese texts of the command line: what help says, and the messages of the program as such. */

/** One line per command, for `bursar --help`. */
export const commandSummaries: Readonly<Record<string, string>> = {
  allocate: "主要功能：由办法和学生数据得出经过证明的分配结果",
  eligibility: "谁可以获得什么，谁不可以、原因何在，还缺哪些材料",
  explain: "某名学生为何得到这一结果、怎样才会不同，以及两名学生的差别所在",
  reevaluate: "已获奖项复评：谁失去剩余部分，释放的金额和名额归谁",
  reserve: "有人放弃名额时由谁递补，其他人的公布结果不变",
  report: "从已核验的输出文件夹生成人们需要的文件，如供评审委员会和财务部门使用的工作簿",
  schedule: "分配结果按月份、学期、资助方和项目各发放多少",
  readings: "有歧义的条款无论怎样解读，谁的结果都不变；谁的结果取决于哪一处措辞",
  compare: "情景对比：合计、入选线、金额，谁增加、谁减少、谁变动，以及背后的事实",
  sweep: "曲线和图：让情景的一两个数值变化，每一点都经过证明",
  stress: "查找是否有人会因经费、名额或分数增加，或因对手退出而吃亏，并加以证明",
  adjust: "总额不变的等级比例调整：核查一种方案、提出最佳方案，或列出两个目标之间的全部方案",
  check: "不用任何求解器，核查输出文件夹中的证明",
  draw: "用任何人都无法选定的公开数字，为输出文件夹中的并列情形抽签",
  solve: "求解 MPS 或 LP 文件中的任意纯 0/1 整数规划，并给出证明",
  scheme: "只看办法：检查、用文字显示、列出有歧义的条款、新建",
  cohort: "检查评审案的数据表，并统计学生的哪些信息已知",
  generate: "按办法的全部字段虚构一份学生名册和使用它的情景",
  serve: "在本机打开页面：评审委员会调整各项限制，立即看到谁将得到什么，结果均经证明",
  template: "生成空白工作簿，含办法所需的全部表，供填写",
  ledger: "批次台账：核查、追加、导出、导入、查看学生记录、删除学生个人信息",
};

/** Texts of the program itself. */
export const programTexts = {
  summary: "按照办法分配奖学金等级，证明分配最优，并向每名学生说明理由。",
  examples: `
示例：
  bursar allocate zust-autumn                      求解自带的情景
  bursar allocate ./2024-autumn --out ./result     求解自己的情景，并把全部结果写入文件夹
  bursar check ./result                            不用任何求解器，核查其证明

退出码：0 完成并已证明，1 无可行解或核查未通过，2 文件或命令参数有误，
3 达到限制而停止，4 完成，但有事项须由人决定，70 程序缺陷，130 被中断。`,
  seeHelp: "请参阅 “bursar --help” 或 “bursar <command> --help”。",
} as const;

/** Texts of `bursar check --help`. */
export const checkTexts = {
  folder: "由 `bursar allocate --out` 写出的文件夹",
  json: "输出一个 JSON 对象",
  examples: `
以精确整数运算，不用任何求解器，核查：所有文件的哈希值；分配结果与规划是否一致（变量、奖项、金额、
合计、目标）；证明。dist/check.mjs 功能相同，只需要 Node。

示例：
  bursar check ./result

退出码：0 已证明（或界已证明），1 核查未通过，2 无法读取文件夹。`,
} as const;

/** How many faults were not shown. */
export function moreFaults(count: number): string {
  return `另有 ${count} 个错误未显示`;
}

/** What is said when an invariant of the program was broken. */
export function bugText(message: string): string {
  return `bursar：程序遇到自身缺陷，没有写出任何内容：${message}\n请连同您使用的命令一起报告（报告方式见 README.md）；设置 BURSAR_DEBUG=1 可显示出错位置。`;
}

/** How a row is named where a table has no lines. */
export function rowName(row: number): string {
  return `第 ${row} 行`;
}
