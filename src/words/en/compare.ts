/** English texts of `bursar compare`: the command, its report, and the facts behind every change. */
import type { Sentence } from "../sentence.ts";

const of = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** One student alone had the choice between several allocations of equal worth. */
const among = (count: string | number | undefined) => (Number(count) > 1 ? `, among ${count} with equal claims` : ", between allocations of equal worth");

/** Words of the command and its report. */
export const compareTexts = {
  scenarios: "two or more scenarios: folders, or names of shipped ones; all are compared with the first",
  seed: "the seed of every lot (default: that of the first scenario)",
  engine: "auto, price-and-branch, highs or javascript-lp-solver",
  timeLimit: "seconds that one scenario may take",
  threads: "most scenarios at a time (default: one per processor)",
  json: "print one JSON object",
  examples: `
Allocates every scenario, each proved, in threads of their own and with one seed for all lots, and puts them side by side:
goals, places and cut-offs per level, money by fund and sponsor, and who gains, loses or moves against the first, with the
facts behind it. A scenario may extend another (models/README.md), or use another regulation with the same award ids.

Examples:
  bursar compare zust-autumn zust-autumn-tight
  bursar compare ./as-it-is ./new-regulation ./less-money --json

Exit codes: 0 all done and proved, 1 one has no allocation, 2 faults in files or words, 3 one was stopped by a limit,
4 done, but in one a person must decide something.`,
  progress: (done: number, of: number) => `scenarios: ${done} of ${of}`,
  few: "compare wants at least two scenarios.",
  heading: (count: number, seed: string) => `${count} scenarios with one seed of all lots ("${seed}"), each allocated and proved:`,
  scenarioLine: (letter: string, name: string, title: string, state: string) => `  ${letter}  ${name}: ${title}${state === "" ? "" : ` (${state})`}`,
  synthetic: "The students are invented; any likeness is chance.",
  states: { optimal: "", feasible: "not proved optimal", infeasible: "no allocation", unsettled: "not solved in time" } as Readonly<Record<string, string>>,
  questions: (letter: string, count: number) => `${letter}: ${of(count, "question", "questions")} for a person (bursar allocate lists them).`,
  totals: "Totals",
  awards: "awards given, without competition too",
  money: "money (yuan)",
  budgetOf: (title: string) => `${title}: limit`,
  budgetLeft: (title: string) => `${title}: left`,
  sponsorOf: (sponsor: string) => `paid by ${sponsor}`,
  levelHeaders: ["Award", "Level"],
  levelNote: "Places given of places there are; the lowest score that was given the level.",
  cell: (awarded: number, places: string, cutOff: string) => `${awarded}${places === "" ? "" : ` of ${places}`}${cutOff === "" ? "" : `  ${cutOff}`}`,
  none: "-",
  against: (from: string, to: string, gains: number, loses: number, moves: number, amounts: number, money: string) =>
    `${to} against ${from}: ${gains} gain, ${loses} lose, ${moves} move${amounts === 0 ? "" : `, ${amounts} get another amount`}; ${money} yuan in all.`,
  nobody: (from: string, to: string) => `${to} against ${from}: nobody's awards differ.`,
  notCompared: (from: string, to: string) => `${to} against ${from}: not compared, because one of them has no allocation.`,
  person: (id: string, from: string, to: string, money: string) => `  ${id}: ${from} -> ${to} (${money})`,
  reason: (option: string, says: string) => `      ${option}: ${says}`,
  nothing: "nothing",
} as const;

/** One sentence per fact behind a change. */
export const compareSentences: Readonly<Record<string, Sentence>> = {
  "why-no-student": (v) => ({ says: `not among the students of ${v.scenario}` }),
  "why-no-award": (v) => ({ says: `${v.scenario} has no such award or level` }),
  "why-no-candidate": (v) => ({ says: `no candidate in ${v.scenario}` }),
  "why-not-eligible": (v) => ({ says: `not eligible in ${v.scenario} by ${v.clauses}` }),
  "why-waiting": (v) => ({ says: `waiting in ${v.scenario}${v.clauses === "" ? " for a missing fact" : ` for what ${v.clauses} asks`}` }),
  "why-lock-against": (v) => ({ says: `locked out in ${v.scenario} by ${v.author}: ${v.reason}` }),
  "why-lock-for": (v) => ({ says: `declared in ${v.scenario} by ${v.author}: ${v.reason}` }),
  "why-agreement": (v) => ({ says: `owed by agreement ${v.agreement} in ${v.scenario}` }),
  "why-other-award": (v) => ({ says: `in ${v.scenario} the student has ${v.instead}, which excludes it (${v.article})` }),
  "why-lot-for": (v) => ({ says: `given in ${v.scenario} by lot${among(v.count)}` }),
  "why-lot-against": (v) => ({ says: `not given in ${v.scenario} by lot${among(v.count)}` }),
  "why-merit": (v) => ({ says: `scored ${v.merit} in ${v.scenario}, ${v.before} in ${v.other}` }),
  "why-nobody": (v) => ({ says: `nobody is given this level in ${v.scenario}` }),
  "why-cut-off": (v) => ({ says: `the cut-off is ${v.cutOff} in ${v.scenario}, the score ${v.merit}` }),
  "why-places": (v) => ({ says: `${v.scenario} has ${of(Number(v.places), "place", "places")}, ${v.other} ${v.before === "" ? "no cap" : v.before}` }),
  "why-budget": (v) => ({ says: `${v.budget}: ${v.limit} yuan in ${v.scenario}, ${v.before === "" ? "no limit" : `${v.before} yuan`} in ${v.other}` }),
  "why-displaced": (v) => ({ says: `all places are taken in ${v.scenario}; held there and not in ${v.other}: ${v.students}` }),
  "why-total": (v) => ({ says: `nothing of the student's own differs; the best total of ${v.scenario} has another choice` }),
  "why-due": (v) => ({ says: `in ${v.scenario} it is due or decided otherwise` }),
  "why-amount": (v) => ({ says: `${v.after} yuan in place of ${v.before}` }),
};
