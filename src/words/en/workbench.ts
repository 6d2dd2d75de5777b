/** English texts of the workbench: the command, what the server refuses, and its page. */
import type { Sentence } from "../sentence.ts";

/** Texts of `bursar serve --help`, and what the command says. */
export const serveTexts = {
  scenario: "a scenario to begin with: a folder, or the name of a shipped one",
  port: "port on this machine (default: 8765, or a free one where that is taken)",
  noOpen: "only print the address, do not open a browser",
  examples: `
Opens a page on this machine in which a committee moves caps, budgets, weights, policy and readings, and sees at
once who would receive what, proved like every allocation. Nothing is written, and nothing leaves the machine: the
server answers on the loopback address alone, and only to the browser that opened the printed address first. That
address works once. Ctrl-C ends it.

Examples:
  bursar serve
  bursar serve zust-autumn
  bursar serve ./2024-autumn --port 9000 --no-open

Exit codes: 2 faults in words, or the port is taken; 130 ended with Ctrl-C.`,
  listening: (address: string) => `The workbench is ready. Open this address in a browser on this machine; it works once:\n  ${address}\nCtrl-C ends it.`,
  portTaken: (port: number) => `port ${port} is taken on this machine: choose another one with --port`,
  portWord: (word: string) => `"${word}" is no port: a number from 1 to 65535 is expected`,
  noBrowser: "No browser could be opened: please open the address yourself.",
};

const refusal =
  (says: string): Sentence =>
  () => ({ says });

/** Why the server refuses a request. */
export const workbenchSentences: Readonly<Record<string, Sentence>> = {
  "refused-host": refusal("This server answers only under its own address on this machine."),
  "refused-path": refusal("There is nothing at this address."),
  "refused-method": refusal("This address is asked for in another way."),
  "refused-headers": refusal("The head of this request is not one that the page sends."),
  "refused-site": refusal("Another site asked for this. Open the address in a tab of its own."),
  "refused-origin": refusal("This request does not come from the page."),
  "refused-session": refusal("This browser has not opened the address that was printed when the workbench was started."),
  "refused-token": refusal("This address was used before, or belongs to an earlier start. Start the workbench again for a new one."),
  "refused-type": refusal("The server takes JSON alone."),
  "refused-size": refusal("This request is too large."),
  "refused-body": refusal("The server does not understand this request."),
};

/** What happens while a variant is worked out, by stage. */
const STAGES: Readonly<Record<string, string>> = {
  reading: "Reading the files",
  eligibility: "Checking who is eligible",
  formulation: "Writing the program",
  search: "Searching",
  goal: "Searching for the best",
  ties: "Settling ties",
  recount: "Counting again",
  check: "Checking the proof",
  results: "Writing the results",
};

const more = (text: string) => (text.startsWith("-") ? text.replace("-", "\u2212") : `+${text}`);

/** Texts of the page. */
export const pageTexts = {
  tagline: "Scholarships by regulation, proved best",
  language: "Language",
  toStart: "All scenarios",
  skip: "Skip to the result",
  loading: "Loading",
  tryAgain: "Try again",
  startTitle: "Which scenario does the committee look at?",
  startText: "A scenario is a regulation with its students, budget and dates. Whatever you move here changes no file.",
  startEmpty: "There is no scenario here. Start the workbench in the folder in which your scenarios lie, or name one: bursar serve ./my-scenario",
  givenByYou: "the one you named",
  serverGone: "The workbench does not answer. It may have been ended; start it again in the terminal and open the new address.",
  refused: (says: string) => `The workbench refused this: ${says}`,
  unknown: "This scenario is no longer there.",
  crashed: (message: string) => `The solver broke down (${message}). A new one has been started; nothing that you set was lost.`,
  cancelled: "Stopped. The figures below are those of the setting before.",
  faultsTitle: "The files of this scenario, or the values set here, have faults",
  about: (students: number, round: string, asOf: string) => `${students} students, round ${round}, as of ${asOf}`,
  synthetic: "The students are invented.",
  stage: (stage: string) => STAGES[stage] ?? "Working",
  stop: "Stop",
  proved: "Proved: no allocation within these rules is better",
  notProved: (gap: string) => `Best found, not proved: at most ${gap} merit points better is possible`,
  infeasible: "No allocation obeys all of these limits. Move one of them back.",
  unsettled: "No allocation was found within the time that a variant may take.",
  tookMilliseconds: (milliseconds: number) => `worked out and checked in ${milliseconds} ms`,
  figures: "The result in four figures",
  awards: "Awards given",
  holders: "Students with an award",
  money: "Money",
  merit: "Merit",
  asBaseline: "as in the baseline",
  more: (text: string) => more(text),
  none: "\u2013",
  percent: "%",
  yuan: "yuan",
  controlsTitle: "What you can move",
  moneySection: "Money",
  placesSection: "Places",
  weightsSection: "What a level counts",
  policySection: "Policy",
  readingsSection: "Readings of unclear clauses",
  changedCount: (count: number) => (count === 1 ? "1 moved" : `${count} moved`),
  places: "places",
  stated: (value: string) => `stated: ${value}`,
  backTo: (name: string) => `Put back: ${name}`,
  back: "Put back",
  slider: (name: string) => `${name}, slider`,
  wrongNumber: "A number is expected here.",
  policyName: "Which allocation is best",
  policies: { merit: "By merit: the highest total", rank: "By rank: nobody passes a better student" },
  article: (articles: string) => `article ${articles}`,
  putAllBack: "Put all back",
  pin: "Take this as the baseline",
  unpin: "Compare with what is stated",
  pinnedStated: "Compared with: what the scenario states",
  pinnedOwn: (count: number) => `Compared with: your baseline (${count === 1 ? "1 value" : `${count} values`} moved)`,
  undoHint: "The browser\u2019s Back takes a step back; the address of this page is this very view.",
  levelsTitle: "Levels",
  levelHeads: { level: "Award and level", places: "Places", awarded: "Given", cutOff: "Cut-off", money: "Money (yuan)" },
  total: "Total",
  budgetsTitle: "Budgets",
  budgetHeads: { title: "Budget", limit: "Limit (yuan)", used: "Used or set aside (yuan)", left: "Left (yuan)" },
  noBudget: "No budget is stated: money limits nothing.",
  moversTitle: "Who moves",
  nobodyMoves: "Nobody: every student receives what the baseline gives.",
  notComparable: "There is nothing to compare: one of the two has no allocation.",
  counts: { gains: "receive more", loses: "receive less", moves: "gain one and lose another", amount: "same award, other amount" },
  countOf: (count: number, what: string) => `${count} ${what}`,
  moverHeads: { student: "Student", before: "In the baseline", after: "Now", money: "Difference (yuan)" },
  moversMore: (shown: number, all: number) => `The first ${shown} of ${all} are shown.`,
  nothing: "nothing",
};
