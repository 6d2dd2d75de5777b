/** Chinese texts of `template`: its help, and the notes at the columns of the workbook that it writes. */

type Values = Readonly<Record<string, string | number>>;

/** Texts of `bursar template --help`, and of words that cannot be followed. */
export const templateTexts = {
  scheme: "规则文件所在的文件夹，或自带规则文件的名称（zust、anso、tutorial）",
  out: "要写出的工作簿；该文件不能已经存在",
  replace: "替换已有的工作簿；旧文件保留在旁边，名为 <name>.old-1",
  json: "输出一个 JSON 对象",
  examples: `
生成供填写的工作簿：规则文件的每个表对应一个工作表，字段为列，可选值以下拉列表给出，批注说明每一列
填什么、由哪种材料证明。把它放入情景的文件夹（cohort.xlsx），其中的工作表就是评审案的数据表。

示例：
  bursar template zust --out cohort.xlsx

退出码：0 完成，2 文件或命令参数有误。`,
  wrongName: (found: string) => `--out 的值是“${found}”；应为以 .xlsx 结尾的文件名。`,
  written: (file: string, sheets: number) => `已写出 ${file}，含 ${sheets} 个工作表。`,
  kept: (file: string) => `旧文件现为 ${file}。`,
  next: "填好后放入情景的文件夹；bursar cohort check SCENARIO 会指出还缺什么、哪里有误。",
} as const;

const KINDS: Readonly<Record<string, (v: Values) => string>> = {
  integer: (v) => `整数，范围 ${v.range}。`,
  decimal: (v) => `数值，至多 ${v.digits} 位小数，范围 ${v.range}。`,
  money: () => "金额（元），至多两位小数。",
  date: () => "日期。",
  time: () => "文本格式的日期，或文本格式的日期、时间和时区：2024-06-30T17:00+08:00。",
  boolean: () => "填 yes（是）或 no（否）。",
  code: (v) => (v.allowed === "" ? "文本。" : `以下之一：${v.allowed}。`),
  id: () => "学号，文本格式，开头的零要保留。各工作表使用同一学号。",
  key: () => "其他表所用的代码，文本格式。",
  list: (v) => `填 none（没有）或 listed（已列出）；填 listed 时，工作表 ${v.table} 中列出该学生的各行。`,
  set: (v) => `各代码用 ; 分隔；没有则填 none。${v.allowed === "" ? "" : `可用代码：${v.allowed}。`}`,
};

/** The note at a column: what it holds, that an empty cell is unknown, and the proving document. */
export function columnNote(kind: string, values: Values, document: string): string {
  const lines = [KINDS[kind]?.(values) ?? ""];
  if (kind !== "id" && kind !== "key") lines.push("留空表示未知。");
  if (document !== "") lines.push(`证明材料：${document}`);
  return lines.join("\n");
}
