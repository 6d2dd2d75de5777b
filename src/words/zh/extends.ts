/** Chinese sentences of the faults in scenarios that extend others. */
import type { Sentence } from "../sentence.ts";

/** Sentence per fault code of a chain of scenarios and of edits by path. */
export const extendsSentences: Readonly<Record<string, Sentence>> = {
  "extends-cycle": (v) => ({ says: `本情景继承“${v.name}”，而后者又继承本情景`, hint: "其中必须有一个情景不继承其他情景" }),
  "extends-path": (v) => ({
    says: `“${v.path}”处没有任何内容`,
    hint: v.near === "" ? "models/README.md 说明路径的写法" : `最接近的路径：${v.near}`,
  }),
  "extends-several": (v) => ({
    says: `“${v.path}”可以指 ${v.count} 处`,
    hint: "请指明其中一处：事先指定以学生和奖项指明，其他项目以从 0 开始的序号指明",
  }),
  "extends-scheme-value": (v) => ({
    says: `规则文件中只能改动单个值：“${v.path}”不是`,
    hint: "要改动更多，请复制规则文件所在的文件夹，并在 scheme: 中写副本的名称",
  }),
};
