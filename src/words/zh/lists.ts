/** How Chinese puts lists together. */

/** Names one after the other. */
export function listed(names: readonly string[]): string {
  return names.join("、");
}

/** Clauses of a sentence, or names that hold commas themselves. */
export function parts(texts: readonly string[]): string {
  return texts.join("；");
}

/** What something is, and what is said of it. */
export function labelledText(label: string, text: string): string {
  return `${label}：${text}`;
}

/** A name with a remark in brackets. */
export function remarked(name: string, remark: string): string {
  return `${name}（${remark}）`;
}

/** An award and one of its levels. */
export function awardAndLevel(award: string, level: string): string {
  return `${award}（${level}）`;
}

/** A stated quotation of the regulation, which is in English. */
export function quotation(text: string): string {
  return `原文：“${text}”`;
}
