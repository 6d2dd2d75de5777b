/** English sentences of the proof check: its verdicts, and one per code of a refusal. */
import { mpsSentences } from "./mps.ts";

type Values = Readonly<Record<string, string | number>>;

/** What was proved, as the check of a folder returns it. */
export interface ProvedFacts {
  readonly kind: "optimal" | "feasible" | "infeasible";
  readonly goals: readonly { readonly name: string; readonly value: bigint }[];
  readonly bound?: bigint;
  /** Under the policy `rank`: how many cut-offs there are; otherwise 0. */
  readonly cutOffs: number;
  readonly students: number;
  readonly awards: number;
  readonly proofLines: number;
  readonly proofBytes: number;
}

/** One sentence per code of the certificate's checker and the folder's; codes `mps-...` are in mps.ts. */
export const checkSentences: Readonly<Record<string, (v: Values) => { readonly says: string; readonly hint?: string }>> = {
  "certificate-line": (v) => ({ says: `the line "${v["text"]}" is none of the certificate format` }),
  "certificate-order": (v) => ({ says: `a line of kind "${v["found"]}" cannot stand here`, hint: "Where a proof is open, this means that it does not close." }),
  "certificate-unfinished": () => ({ says: "the certificate ends before its last line" }),
  "certificate-after-end": () => ({ says: "something follows the last line of the certificate" }),
  "certificate-too-long": (v) => ({ says: `the certificate has more than ${v["most"]} lines` }),
  "certificate-line-too-long": (v) => ({ says: `a line of the certificate has more than ${v["most"]} characters` }),
  "certificate-too-deep": (v) => ({ says: `the proof nests deeper than ${v["most"]} splits` }),
  "certificate-too-wide": (v) => ({ says: `the masks of the splits above a node hold more than ${v["most"]} choices` }),
  "certificate-counting-rows": (v) => ({ says: `the certificate has more than ${v["most"]} counting rows` }),
  "certificate-counting-columns": (v) => ({ says: `the counting rows of the certificate have more than ${v["most"]} columns in all` }),
  "certificate-version": () => ({ says: 'the certificate does not begin with "bursar certificate 1"' }),
  "certificate-program": () => ({ says: "the certificate was made for another program.mps" }),
  "certificate-size": () => ({ says: "the sizes in the certificate are not those of program.mps" }),
  "certificate-groups": (v) => ({ says: `row ${v["row"]} states no choice group, or shares a column with another group` }),
  "certificate-counting": (v) => ({ says: `counting row ${v["number"]} has a wrong number, or an unknown column or row` }),
  "claim-order": (v) => ({ says: `the claim "${v["claim"]}" is not allowed here` }),
  "claim-face-closed": () => ({ says: "a sweep of the optimal face excludes everything" }),
  "claim-refuse-group": () => ({ says: "the refused columns are not of one group" }),
  "claim-refuse-all": (v) => ({ says: `all choices of group ${v["group"]} are refused` }),
  "claims-missing": (v) => ({ says: `nothing is proved of goal ${v["goal"]}` }),
  "take-choice": () => ({ says: "a decision takes a choice that does not remain" }),
  "claim-total": (v) => ({ says: `${v["number"]} is not the number of a counting row` }),
  "step-inequality": (v) => ({ says: `there is no inequality ${v["number"]} that this step can use` }),
  "step-group": (v) => ({ says: `there is no group ${v["group"]}` }),
  "step-mask": (v) => ({ says: `the split of group ${v["group"]} leaves one side empty` }),
  "point-missing": () => ({ says: "there is no allocation for what the certificate proves" }),
  "point-unwanted": () => ({ says: "there is an allocation, and the certificate says that none exists" }),
  "point-shape": () => ({ says: "the allocation does not fit the columns of program.mps" }),
  "point-row": (v) => ({ says: `the allocation breaks the rule ${v["row"]}` }),
  "point-goal": (v) => ({ says: `goal ${v["goal"]} is ${v["value"]} in the allocation and ${v["claimed"]} in the certificate` }),
  "point-choice": (v) => ({ says: `the allocation takes a choice of group ${v["group"]} that the certificate excludes` }),
  "folder-manifest": () => ({ says: "manifest.json is missing or not of this format" }),
  "folder-missing": (v) => ({ says: `${v["file"]} is missing` }),
  "folder-hash": (v) => ({ says: `${v["file"]} is not the file that manifest.json lists: its SHA-256 differs` }),
  "folder-unlisted": (v) => ({ says: `${v["file"]} is not listed in manifest.json` }),
  "order-line": () => ({ says: "a line of order.txt is not of this format, or not of this order, or does not fit program.mps" }),
  "order-missing": (v) => ({ says: `the order of people lacks whoever may take ${v["column"]}, though nothing is declared for her` }),
  "order-size": () => ({ says: "the cut-offs have too many orders, or a sum over people passes 2^53" }),
  "order-choices": () => ({ says: "the allocation does not state the choices of the program over cut-offs" }),
  "order-people": (v) => ({ says: `the cut-offs reach other people than those of the allocation: ${v["column"]}` }),
  "order-goal": (v) => ({ says: `${v["goal"]} of the people is not that of the cut-offs` }),
  "order-stated": () => ({ says: "the cut-offs that the allocation states are not those that were taken" }),
  "order-policy": () => ({ says: "there is an order of people, and the allocation does not say that it keeps it (policy rank)" }),
  "allocation-line": () => ({ says: "a line of allocation.jsonl is not of this format" }),
  "allocation-student": (v) => ({ says: `student ${v["student"]} stands twice in the allocation` }),
  "allocation-column": (v) => ({ says: `${v["column"]} is no choice that student ${v["student"]} can take once` }),
  "allocation-award": (v) => ({ says: `the award ${v["award"]} of student ${v["student"]} is not what the chosen columns say` }),
  "allocation-fen": (v) => ({ says: `student ${v["student"]} gets ${v["fen"]} fen for ${v["award"]}, and the program says ${v["expected"]}` }),
  "allocation-status": (v) => ({ says: `the allocation says "${v["stated"]}", and "${v["proved"]}" is what is proved` }),
  "allocation-bound": (v) => ({ says: `the allocation states the bound ${v["stated"]}, and ${v["proved"]} is what is proved` }),
  "allocation-goals": () => ({ says: "the allocation does not state the goals of the program" }),
  "allocation-goal": (v) => ({ says: `${v["goal"]} is ${v["value"]}, and the allocation says otherwise` }),
  "allocation-level": (v) => ({
    says: `award ${v["award"]}, level ${v["level"]}: ${v["places"]} places and ${v["fen"]} fen are given, and the header says otherwise`,
  }),
  "allocation-level-missing": (v) => ({ says: `places at ${v["level"]} are given, and the header does not say so` }),
};

/** What is proved, in one or two lines. */
export function provedSentence(facts: ProvedFacts): string {
  const proof = `${facts.proofLines} lines (${facts.proofBytes} bytes) of proof checked in exact integers.`;
  const goals = facts.goals.map(({ name, value }) => `${name} = ${value}`).join(", ");
  const without = facts.cutOffs > 0 ? " without envy" : "";
  switch (facts.kind) {
    case "infeasible":
      return `proved infeasible: no allocation${without} satisfies the rules.\n${proof}`;
    case "feasible":
      return `correct, not proved optimal: ${goals}; no more than ${facts.bound} is possible for the first goal that is not proved.\n${facts.awards} awards for ${facts.students} students; ${proof}`;
    case "optimal":
      return `proved optimal: ${goals}; no allocation${without} is better.\n${facts.awards} awards for ${facts.students} students; ${proof}`;
  }
}

/** Why the folder is refused, in one line. */
export function refusedSentence(code: string, values: Values): string {
  const place = values["file"] === undefined || values["line"] === undefined ? "" : ` (${values["file"]}, line ${values["line"]})`;
  const sentence = new Map(Object.entries({ ...checkSentences, ...mpsSentences })).get(code);
  if (sentence === undefined) throw new Error(`no sentence for the code "${code}"`);
  return `REFUSED: ${sentence(values).says.replace(/\.$/, "")}${place} [${code}]`;
}

/** How the command is used. */
export function usageSentence(): string {
  return "usage: check DIR   (DIR: an output folder with manifest.json)";
}

/** Why a folder could not be read. */
export function unreadableSentence(folder: string, reason: string): string {
  return `${folder} cannot be read: ${reason}`;
}

/** A large program is packed, and this program unpacks nothing. */
export function packedSentence(folder: string): string {
  return `${folder} holds its program packed, and this check reads plain files only: gunzip ${folder}/program.mps.gz first (its hash is that of the unpacked text)`;
}
