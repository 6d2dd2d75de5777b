/** English texts of the public notice. */

const percent = (part: number, whole: number): string => `${(Math.floor((1000 * part) / whole) / 10).toFixed(1)} %`;

/** That nothing is better by the first goal. */
function best(what: string, goal: string): string {
  return goal === "merit" ? `no ${what} has more total merit` : goal === "heads" ? `no ${what} gives more awards` : `no ${what} is better by its goals`;
}

/** Texts of the notice's page. */
export const noticeTexts = {
  language: "en",
  heading: (title: string) => `Public notice: ${title}`,
  synthetic: "The students of this notice are invented; any likeness is chance.",
  lead: (scheme: string, source: string, round: string) => `Results under ${scheme} (${source}), round ${round}.`,
  proved: (goal: string) =>
    `This allocation keeps every rule of the regulation, and ${best("allocation that keeps them", goal)}. That is proved, and the proof was checked in exact numbers before this notice was written.`,
  provedRank: (goal: string) =>
    `This allocation keeps every rule of the regulation, and nobody eligible for a level is passed over for a student who ranks behind. Of all such allocations, ${best("one", goal)}. That is proved, and the proof was checked in exact numbers before this notice was written.`,
  period: "How long this notice stands",
  start: "Published from",
  end: "Objections until",
  takeDown: "Take this page down on",
  takeDownDay: (day: string) => day,
  startDay: (day: string, zone: string) => `${day}, 00:00 (UTC${zone})`,
  endDay: (day: string, zone: string) => `the end of ${day}, 24:00 (UTC${zone})`,
  objections:
    "Whoever finds a mistake may object until then, in writing, to the office that published this notice. Every student has a letter with her or his own data, result and reasons.",
  awards: "Awards",
  awardCaption: (award: string, count: number) => `${award}: ${count === 1 ? "1 award" : `${count} awards`}`,
  noAwards: "Nothing was awarded.",
  columns: { code: "Code in the letter", name: "Name", school: "School", programme: "Programme", grade: "Grade", level: "Level" },
  codes: "Instead of names this notice shows codes: each student finds her or his own in the letter.",
  numbers: "In numbers",
  funnel: "Applications by award",
  funnelColumns: ["Award", "Applied", "Eligible", "Waiting for a paper or decision", "Awarded"],
  levels: "Levels and cut-offs",
  levelColumns: ["Award", "Level", "Places", "Awarded", "Lowest merit awarded"],
  noCap: "no cap of its own",
  cutOffNote:
    "The lowest merit awarded is that of the last student who received the level in competition. Where money, groups or other awards limit a level too, a student with more merit can still have had to be passed over; her or his letter says why.",
  cutOffNoteRank:
    "The lowest merit awarded is that of the last student who received the level in competition. Whoever was eligible for the level and ranks no later has it, or a better one.",
  limits: "Limits and prices",
  limitCaption: "Places and money that students competed for",
  few: "not shown: of 1 or 2 awards",
  limitColumns: ["Limit", "At most", "Used", "Free", "Price in points"],
  limitNote:
    "A price says what one more place, or 1,000 yuan more, would be worth in points of merit by the proof. It is an indication, not a promise. A limit without a price is worth nothing more, or the proof does not price it.",
  noPrices: "This proof has no public prices: a student who could have had more finds a proof of her or his own in the letter.",
  noPricesRank: "Under this policy the cut-offs decide alone, and limits have no prices.",
  places: (title: string, part: string, article: string) => `Places: ${title}${part === "" ? "" : `, ${part}`}${article === "" ? "" : ` (${article})`}`,
  group: (title: string, part: string, article: string) =>
    `Places of a group: ${title}${part === "" ? "" : `, ${part}`}${article === "" ? "" : ` (${article})`}`,
  fund: (title: string) => `Money left for competition, yuan: ${title}`,
  check: "Check your own result",
  receiptLead: "Open",
  receiptRest:
    ", also without a network, and give it your letter: it says whether the row in the letter is the one that was used, and whether the published prices alone show that no best allocation gives you more.",
  share: (settled: number, open: number) =>
    settled + open === 0
      ? "No student could have had more than she or he has."
      : `More than they have was open to ${settled + open} students: for ${settled} of them (${percent(settled, settled + open)}) the published prices alone settle it${open === 0 ? "" : `; the other ${open} have a proof, or the lot, in their letter`}.`,
  shareRank: (count: number) => `${count} students were eligible for more than they have; the cut-offs of their levels decide, and their letters name them.`,
  rest: (best: number, none: number) =>
    `${best} have the best that was open to them; to ${none} nothing was open in competition, for the reasons in their letters.`,
  prints: "Fingerprints",
  printsNote: "SHA-256, in hexadecimal. Auditors hold the folder itself, and check it with bursar check.",
  printNames: { inputs: "Everything that went in", program: "The program", certificate: "The proof", allocation: "The allocation", root: "Root of all rows" },
  rows: (count: number) => `over the salted rows of ${count} students`,
  goals: "What was reached",
  goal: (name: string, value: string) =>
    name === "merit" ? `total merit, weighted by level: ${value} points` : name === "heads" ? `awards given in competition: ${value}` : `key ${name}: ${value}`,
  exact: "The prices in exact numbers",
  exactNote: "One line per sweep, as the format of certificates has it: S, then number and price of each inequality; and what the sweep leaves open.",
  sweep: (prices: string, slack: string) => `S ${prices}  open ${slack}`,
} as const;
