/** Chinese texts of `report`: its help, and why it refuses. */
import type { Sentence } from "../sentence.ts";

/** Texts of `bursar report --help`, of words that cannot be followed, and of its end. */
export const reportTexts = {
  folder: "`bursar allocate --out` 写出的文件夹",
  format: (known: string) => `要生成什么：${known}`,
  out: "写到何处，须在该文件夹之外（默认：以该文件夹的名称写到当前文件夹）",
  replace: "替换已有的文件；旧文件保留在旁边，名为 <name>.old-1",
  json: "输出一个 JSON 对象",
  examples: `
先像 \`bursar check\` 那样核查文件夹，再从其中的输入算出所要说明的一切，并写成便于工作的形式。
被改动过的文件夹，或本版本不会写出的文件夹，一律拒绝。

  html    提交评审委员会的报告，一页，可打印：概览、各等级、图表、公平性、并列、解读、名单、证明。
          含有个人数据：不得公布。
  xlsx    供评审委员会和财务部门使用的工作簿：获奖者、未获奖者及原因、逐层筛选、各等级、预算和资助方
          （以实时公式核对）、总额不变检验、发放、并列、待定和候补名单、待决问题、证明。
          含有个人数据：不得公布。

  letters 每名学生一页：结果、理由、证明、所用的数据，以及供核验页使用的数据块；另有 letters.csv，
          说明哪一份属于谁。只发给学生本人。
  notice  公布的内容：notice.html 和 notice.csv（姓名、学院、专业、年级、奖项、等级，以 scenario.yaml 中
          publish: 所列的列为限，不含学生的其他任何信息），以及 receipt.html，供每名学生离线核验自己的
          通知书。

示例：
  bursar report ./result --format html --compare ./less-money --frontier
  bursar report ./result --format xlsx --out result.xlsx
  bursar report ./result --format letters --out ./letters --from 2024-09-23
  bursar report ./result --format notice --out ./notice --from 2024-09-23 --salt-file ./letters/salt.txt

退出码：0 完成；1 文件夹被拒绝；2 文件或命令参数有误；130 被中断。`,
  unknownFormat: (found: string, known: string) => `--format 写的是“${found}”；应为：${known}。`,
  wrongName: (found: string, suffix: string) => `--out 写的是“${found}”；名称应以 ${suffix} 结尾。`,
  noReplace: (format: string) => `--replace 不能与 --format ${format} 同用：它写出的是新文件夹。`,
  otherAllocation: (file: string) => `${file} 的内容与本版本的 bursar 从该文件夹的输入算出的不同：请用写出它的版本生成报告（见 manifest.json）。`,
  written: (out: string, files: number, isProved: boolean, movedTo: string) =>
    [
      `已写出：${out}${files === 1 ? "" : `（${files} 个文件）`}${movedTo === "" ? "" : `；原有的现为 ${movedTo}`}。`,
      ...(isProved ? [] : ["该分配结果未证明最优，报告中已注明。"]),
      "",
    ].join("\n"),
} as const;

/** Sentence per fault of `report`. */
export const reportSentences: Readonly<Record<string, Sentence>> = {
  "report-inside": (v) => ({
    says: `报告不能写进它所说明的文件夹（${v.folder}）：其中的文件都已列明并计算了哈希值`,
    hint: "请用 --out 指定别处",
  }),
  "report-rows": (v) => ({
    says: `工作表“${v.sheet}”将有 ${v.rows} 行，而一张工作表最多容纳 ${v.most} 行`,
    hint: "文件夹中的 awards.csv 和 payments.csv 内容相同，且没有这一限制",
  }),
  "publish-word": (v) => ({
    says: `所写的是“${v.value}”`,
    hint: v.expected === "date" ? "应为日期，例如 2024-09-23" : "应为天数，1 至 999",
  }),
  "publish-not-proved": () => ({
    says: "此文件夹的分配结果未证明最优，而公示必须写明已证明",
    hint: "请给更多时间，重新分配",
  }),
  "publish-ties": () => ({
    says: "本评审案的并列只报告而未处理（ties: report），因此还不能说谁获得什么",
    hint: "请写 ties: lot 并给出 seed，或在 locks 下写明已作的决定，然后重新分配",
  }),
  "salt-file": () => ({
    says: "这不是 bursar 的盐值文件，或无法读取",
    hint: "请指定通知书的 salt.txt，或一个尚不存在的文件",
  }),
  "salt-file-needed": () => ({
    says: "公示与通知书必须使用相同的盐值",
    hint: "请先生成通知书，再用 --salt-file 指定其 salt.txt；或指定一个新文件，生成通知书时再指定同一文件",
  }),
  "salt-file-inside": () => ({
    says: "盐值的秘密将会落在要公布的文件夹中，或落在其中文件都已列明并计算了哈希值的文件夹中",
    hint: "请用 --salt-file 指定别处",
  }),
};

/** Texts of the words of formats that publish. */
export const publishTexts = {
  from: "notice、letters：公示的第一天，YYYY-MM-DD（默认：按规则文件时区的明天）",
  days: "notice、letters：公示的整天数",
  saltFile: "notice、letters：保存盐值秘密的文件；不存在则新建。不写时，通知书使用自己的 salt.txt",
} as const;
