/** Chinese sentences of the proof check: its verdicts, and one per code of a refusal. */
import type { ProvedFacts } from "../en/check.ts";
import { mpsSentences } from "./mps.ts";

type Values = Readonly<Record<string, string | number>>;

/** One sentence per code of the certificate's checker and the folder's; codes `mps-...` are in mps.ts. */
export const checkSentences: Readonly<Record<string, (v: Values) => { readonly says: string; readonly hint?: string }>> = {
  "certificate-line": (v) => ({ says: `证明文件的格式中没有这样的行：“${v["text"]}”` }),
  "certificate-order": (v) => ({ says: `此处不能出现“${v["found"]}”类的行`, hint: "如果此处的证明尚未闭合，说明它无法闭合。" }),
  "certificate-unfinished": () => ({ says: "证明文件在最后一行之前就结束了" }),
  "certificate-after-end": () => ({ says: "证明文件的最后一行之后还有内容" }),
  "certificate-too-long": (v) => ({ says: `证明文件超过 ${v["most"]} 行` }),
  "certificate-line-too-long": (v) => ({ says: `证明文件中有一行超过 ${v["most"]} 个字符` }),
  "certificate-too-deep": (v) => ({ says: `证明的分支嵌套超过 ${v["most"]} 层` }),
  "certificate-too-wide": (v) => ({ says: `某个节点之上各分支的掩码合计超过 ${v["most"]} 个选项` }),
  "certificate-counting-rows": (v) => ({ says: `证明文件的计数约束超过 ${v["most"]} 条` }),
  "certificate-counting-columns": (v) => ({ says: `证明文件的计数约束合计超过 ${v["most"]} 个变量` }),
  "certificate-version": () => ({ says: "证明文件的开头不是 “bursar certificate 1”" }),
  "certificate-program": () => ({ says: "证明文件针对的是另一个 program.mps" }),
  "certificate-size": () => ({ says: "证明文件所写的规模与 program.mps 不符" }),
  "certificate-groups": (v) => ({ says: `约束 ${v["row"]} 不是选择组，或与另一个组有共同的变量` }),
  "certificate-counting": (v) => ({ says: `计数约束 ${v["number"]} 的编号有误，或其中有未知的变量或约束` }),
  "claim-order": (v) => ({ says: `此处不允许出现断言“${v["claim"]}”` }),
  "claim-face-closed": () => ({ says: "对最优解集合的一次扫描排除了一切" }),
  "claim-refuse-group": () => ({ says: "被排除的变量不属于同一个组" }),
  "claim-refuse-all": (v) => ({ says: `组 ${v["group"]} 的全部选项都被排除` }),
  "claims-missing": (v) => ({ says: `目标 ${v["goal"]} 没有任何证明` }),
  "take-choice": () => ({ says: "有一步决定取用了已不存在的选项" }),
  "claim-total": (v) => ({ says: `${v["number"]} 不是计数约束的编号` }),
  "step-inequality": (v) => ({ says: `没有这一步可以使用的不等式 ${v["number"]}` }),
  "step-group": (v) => ({ says: `没有组 ${v["group"]}` }),
  "step-mask": (v) => ({ says: `组 ${v["group"]} 的分支有一边是空的` }),
  "point-missing": () => ({ says: "没有与证明文件的结论相对应的分配结果" }),
  "point-unwanted": () => ({ says: "有分配结果，而证明文件说不存在任何分配" }),
  "point-shape": () => ({ says: "分配结果与 program.mps 的变量不符" }),
  "point-row": (v) => ({ says: `分配结果违反规则 ${v["row"]}` }),
  "point-goal": (v) => ({ says: `目标 ${v["goal"]} 在分配结果中为 ${v["value"]}，在证明文件中为 ${v["claimed"]}` }),
  "point-choice": (v) => ({ says: `分配结果取用了组 ${v["group"]} 中已被证明文件排除的选项` }),
  "folder-manifest": () => ({ says: "缺少 manifest.json，或其格式不符" }),
  "folder-missing": (v) => ({ says: `缺少 ${v["file"]}` }),
  "folder-hash": (v) => ({ says: `${v["file"]} 不是 manifest.json 所列的文件：SHA-256 哈希值不同` }),
  "folder-unlisted": (v) => ({ says: `manifest.json 中没有列出 ${v["file"]}` }),
  "order-line": () => ({ says: "order.txt 中有一行格式不符、次序不符，或与 program.mps 不符" }),
  "order-missing": (v) => ({ says: `人员次序中缺少可以取得 ${v["column"]} 的人，而并没有为该人作出事先指定` }),
  "order-size": () => ({ says: "入选线的次序过多，或对人员的求和超过 2^53" }),
  "order-choices": () => ({ says: "分配结果没有写明关于入选线的规划所作的选择" }),
  "order-people": (v) => ({ says: `入选线所选中的人与分配结果中的不同：${v["column"]}` }),
  "order-goal": (v) => ({ says: `按人员计算的 ${v["goal"]} 与按入选线计算的不同` }),
  "order-stated": () => ({ says: "分配结果所写的入选线与实际采用的不同" }),
  "order-policy": () => ({ says: "有人员次序，但分配结果没有写明遵守该次序（policy rank）" }),
  "allocation-line": () => ({ says: "allocation.jsonl 中有一行格式不符" }),
  "allocation-student": (v) => ({ says: `学生 ${v["student"]} 在分配结果中出现两次` }),
  "allocation-column": (v) => ({ says: `${v["column"]} 不是学生 ${v["student"]} 可以取用一次的选项` }),
  "allocation-award": (v) => ({ says: `学生 ${v["student"]} 的奖项 ${v["award"]} 与所选变量不一致` }),
  "allocation-fen": (v) => ({ says: `学生 ${v["student"]} 的奖项 ${v["award"]} 发放 ${v["fen"]} 分，而规划中为 ${v["expected"]} 分` }),
  "allocation-status": (v) => ({ says: `分配结果写的是“${v["stated"]}”，而所证明的是“${v["proved"]}”` }),
  "allocation-bound": (v) => ({ says: `分配结果写的界是 ${v["stated"]}，而所证明的是 ${v["proved"]}` }),
  "allocation-goals": () => ({ says: "分配结果没有写明规划的各项目标" }),
  "allocation-goal": (v) => ({ says: `${v["goal"]} 实为 ${v["value"]}，与分配结果所写不同` }),
  "allocation-level": (v) => ({
    says: `奖项 ${v["award"]} 等级 ${v["level"]}：实际给出 ${v["places"]} 个名额、${v["fen"]} 分，与首行所写不同`,
  }),
  "allocation-level-missing": (v) => ({ says: `${v["level"]} 给出了名额，而首行没有写明` }),
};

/** What is proved, in one or two lines. */
export function provedSentence(facts: ProvedFacts): string {
  const proof = `已用精确整数核查 ${facts.proofLines} 行（${facts.proofBytes} 字节）证明。`;
  const goals = facts.goals.map(({ name, value }) => `${name} = ${value}`).join("，");
  const without = facts.cutOffs > 0 ? "没有嫉妒（分高者落后于分低者）的" : "";
  const given = `共 ${facts.students} 名学生获得 ${facts.awards} 个奖项；`;
  switch (facts.kind) {
    case "infeasible":
      return `已证明无可行解：不存在满足规则的${without}分配。\n${proof}`;
    case "feasible":
      return `正确，但未证明最优：${goals}；第一个未证明的目标至多可达 ${facts.bound}。\n${given}${proof}`;
    case "optimal":
      return `已证明最优：${goals}；没有更好的${without}分配。\n${given}${proof}`;
  }
}

/** Why the folder is refused, in one line. */
export function refusedSentence(code: string, values: Values): string {
  const place = values["file"] === undefined || values["line"] === undefined ? "" : `（${values["file"]} 第 ${values["line"]} 行）`;
  const sentence = new Map(Object.entries({ ...checkSentences, ...mpsSentences })).get(code);
  if (sentence === undefined) throw new Error(`no sentence for the code "${code}"`);
  return `核查未通过：${sentence(values).says.replace(/。$/, "")}${place} [${code}]`;
}

/** How the command is used. */
export function usageSentence(): string {
  return "用法：check DIR   （DIR：含 manifest.json 的输出文件夹）";
}

/** Why a folder could not be read. */
export function unreadableSentence(folder: string, reason: string): string {
  return `无法读取 ${folder}：${reason}`;
}

/** A large program is packed, and this program unpacks nothing. */
export function packedSentence(folder: string): string {
  return `${folder} 中的规划是压缩的，而本程序只读未压缩的文件：请先运行 gunzip ${folder}/program.mps.gz（其哈希值是解压后文本的哈希值）`;
}
