/** Chinese texts of `generate`, and sentences of the faults in generator files. */
import type { Sentence } from "../sentence.ts";

/** Texts of `bursar generate --help`, and of words that cannot be followed. */
export const generateTexts = {
  scheme: "含有 generator.yaml 的规则文件所在的文件夹，或自带规则文件的名称（zust、bench）",
  students: "学生人数，1 至 1000000",
  seed: "任意文本；种子相同，生成的文件也相同",
  out: "要新建的情景文件夹；该文件夹不能已经存在",
  format: "数据表的格式：csv、parquet 或 xlsx（一个工作簿，至多 100000 名学生）",
  json: "输出一个 JSON 对象",
  examples: `
按照规则文件的 generator.yaml（见 models/generator.md）所定的分布，虚构一份含有全部字段的学生名册，以及
带有人数统计和经费的情景。其中没有真实的人。人数多的名册，开头的学生与人数少的名册相同。

示例：
  bursar generate zust --students 2000 --seed spring --out ./invented
  bursar allocate ./invented

退出码：0 完成，2 文件或命令参数有误。`,
  wrongCount: (found: string) => `--students 的值是“${found}”；应为 1 至 1000000 的整数。`,
  wrongFormat: (found: string) => `--format 的值是“${found}”；应为 csv、parquet 或 xlsx。`,
  tooManyForWorkbook: (found: string, most: number) =>
    `--students 的值是“${found}”；使用 --format xlsx 时至多为 ${most}：一个工作表最多 1048576 行，而列表中一名学生可有多行。请改用 csv 或 parquet。`,
  wrongSeed: "--seed 是空的；应为文本。",
  drawing: (students: number, of: number) => `已生成 ${students} 名学生，共 ${of} 名`,
  written: (students: number, folder: string, files: number) => `已将 ${students} 名虚构学生写入 ${folder}（${files} 个文件）。`,
  next: (folder: string) => `接下来：bursar allocate ${folder}`,
} as const;

const EXPECTED: Readonly<Record<string, string>> = {
  day: "日期，如 2024-09-20；或 asOf、asOf-19、asOf+3",
  range: "较小的值在前",
  text: "文本（只有字段允许为空时才能用 none）",
  date: "日期，如 2024-09-20",
  time: "日期，或带时区的日期和时间，如 2024-06-30T17:00+08:00",
};

/** Sentence per fault code of generator files. */
export const generatorSentences: Readonly<Record<string, Sentence>> = {
  "generator-file": () => ({
    says: "规则文件没有 generator.yaml，因此无法为它虚构学生名册",
    hint: "models/generator.md 说明其写法",
  }),
  "folder-exists": () => ({ says: "该文件夹已经存在，不会被覆盖", hint: "请指定其他文件夹" }),
  "generator-draw": (v) => ({ says: `${v.name} 的生成方式是：${v.found === "" ? "（无）" : v.found}`, hint: `应恰为以下之一：${v.expected}` }),
  "generator-detail": (v) => ({ says: `${v.name} 只能与 ${v.draws} 一起使用` }),
  "generator-value": (v) => ({ says: `“${v.found}”不能作为 ${v.name} 的值`, hint: `应为：${EXPECTED[String(v.expected)] ?? v.expected}` }),
  "generator-weights": () => ({ says: "各权重之和为零", hint: "至少给其中一个大于 0 的数" }),
  "generator-last-case": () => ({ says: "最后一种情形也可能不成立，那样就什么也不生成", hint: "请加上一种不带 when 和 chance 的情形" }),
  "generator-early-case": () => ({
    says: "这种情形总是成立，因此其后的情形永远用不到",
    hint: "请给它加上 when 或 chance，或把它移到最后",
  }),
  "generator-record-missing": (v) => ({ says: `这一行没有 ${v.name}`, hint: `请写在该行的 with 中，或写在 ${v.list} 的 records 中以适用于所有行` }),
};
