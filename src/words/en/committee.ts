/** English texts of the committee's report. */
import type { Sentence } from "../sentence.ts";

const of = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** Texts of the page. */
export const committeeTexts = {
  language: "en",
  heading: (title: string) => `Report to the committee: ${title}`,
  lead: (scheme: string, asOf: string, round: string) => `${scheme}. State of the files: ${asOf}. Round: ${round}.`,
  made: (day: string) => `The allocation was made on ${day}.`,
  confidential: "For the committee and those who prepare its decision, and for nobody else.",
  confidentialWhy:
    "It names students with scores and reasons. What may be published is the public notice, a file of its own (bursar report --format notice). There is no telephone number, date of birth or number of an identity card in this report.",
  pageHead: "Committee paper: personal data, not for publication",
  /** Before, between and behind the number of the page and the number of pages. */
  pageNumber: ["Page ", " of ", ""],
  synthetic: "The students of this case are invented; any likeness is chance.",
  contents: "Contents",

  summary: "In one minute",
  students: "Students",
  studentsValue: (all: number, eligible: number, waiting: number) =>
    `${of(all, "student", "students")}; ${eligible} eligible for at least one award${waiting === 0 ? "" : `; ${waiting} more wait for a document`}`,
  awards: "Awards",
  awardsValue: (awards: number, holders: number) => `${of(awards, "award", "awards")} to ${of(holders, "student", "students")}`,
  places: "Places in competition",
  placesValue: (given: number, places: number) => (given >= places ? `${given} given, none left` : `${given} given of ${places}; ${places - given} left empty`),
  placesOpen: (given: number) => `${given} given`,
  money: "Money",
  moneyValue: (given: string) => `${given} yuan given in all`,
  fundValue: (title: string, limit: string, left: string) => `${title}: ${left} yuan left of ${limit}`,
  noFund: "no budget is stated, so no fund was checked",
  result: "Result",
  proved: (goal: string, value: string) => `Proved the best: ${goal} ${value}. No allocation that keeps every rule reaches more.`,
  provedRank: (goal: string, value: string) =>
    `Proved the best: ${goal} ${value}. No allocation that keeps every rule, and in which nobody stands behind a lower score, reaches more.`,
  notProved: (goal: string, value: string, gap: string) =>
    `NOT PROVED THE BEST: ${goal} ${value}. It breaks no rule, but a better one may exist${gap === "" ? "" : `: by at most ${gap}, which is proved`}.`,
  ties: "Ties",
  tiesValue: (keys: number, lots: number) =>
    keys + lots === 0 ? "none that mattered" : `${keys === 0 ? "" : `${keys} settled by the scheme's keys, `}${lots} settled by lot`,
  tiesOpen: "reported, not settled (ties: report)",
  envy: "Passed over",
  envyValue: (pairs: number) =>
    pairs === 0
      ? "nobody with a higher score stands behind a lower one"
      : `${of(pairs, "pair", "pairs")} of students in which the higher score stands behind; see Fairness`,

  toDecide: "Left to decide",
  toDecideValue: (questions: number, flags: number) =>
    `${questions === 0 ? "nothing" : of(questions, "question", "questions")}${flags === 0 ? "" : `; ${of(flags, "flagged application", "flagged applications")} to look at`}`,

  levels: "Levels",
  levelsCaption: "Places, awards, cut-offs and money by level",
  levelHeaders: ["Award", "Level", "Places", "Awarded", "Free", "Cut-off", "Money (yuan)"],
  total: "Total",
  levelsNote:
    "Cut-off: the lowest score that was given the level. Free: places that nobody holds. Awards for which nobody competes (entitlements, decisions, posts) have no cut-off.",
  beyond: (count: number) => ` + ${count} owed`,
  funnelCaption: "Applications, by what became of them",

  merits: "Merit against cost",
  meritsNote:
    "One mark for each student who could be given the award: to the right the score, upwards the money of the level held, or of the first level open to somebody who holds none. Students of the same score and money share a mark, the larger the more they are. A dashed line is the cut-off of its level.",
  meritsTitle: (award: string) => `${award}: score against cost`,
  meritsSays: (eligible: number, given: number) => `${of(eligible, "student", "students")} could be given it, ${given} ${given === 1 ? "was" : "were"}.`,
  meritsBins: (count: number) => `There are ${count} students: those of about the same score and cost share one mark, the larger the more they are.`,
  levelMark: (level: string, count: number, cutOff: string) => `${level}: ${count}${cutOff === "" ? "" : `, cut-off ${cutOff}`}`,
  noLevel: "no place",
  merit: "score",
  cost: "yuan",
  meritsHeaders: ["Level", "Students", "Lowest score", "Highest score", "Lowest cost (yuan)", "Highest cost (yuan)"],
  meritsMore: (count: number) => `${of(count, "more award", "more awards")} with fewer students: see the table of levels.`,
  asTable: "The same as a table",

  limits: "What each limit costs",
  limitsNote:
    "The price says by how much the best total would rise at first with one more place, or with 1,000 yuan more. Points are score times the level's share, the unit of the first goal. It is read from the proof: an indication, not a promise (bursar sweep works out the real curve).",
  limitsNoPrices: "The proof of this allocation has no prices of limits.",
  limitsCaption: "Every limit, what is used of it, and its price",
  limitHeaders: ["Limit", "Article", "At most", "Used", "Free", "Price (points)"],
  cap: (award: string, level: string) => (level === "" ? award : `${award}, ${level}`),
  quota: (awards: string, part: string) => (part === "" ? awards : `${awards}: ${part}`),
  fund: (title: string) => `${title} (yuan)`,
  perPlace: "Points per place",
  perMoney: "Points per 1,000 yuan",
  pricesTitle: "What one more place would bring",
  moneyTitle: "What 1,000 yuan more would bring",
  pricesSays: (count: number) => `${of(count, "limit has", "limits have")} a price above 0; the others cost nothing.`,
  pricesMost: (shown: number) => `The ${shown} highest are drawn.`,
  tinyPrice: "below 0.01",
  fundsCaption: "Funds (yuan)",
  fundHeaders: ["Fund", "Limit", "Spent by earlier rounds", "Due without competition", "Set aside for unknown", "Awarded", "Left"],
  sponsorsCaption: "Who pays (yuan)",
  sponsorHeaders: ["Sponsor", "Money"],

  fairness: "Fairness",
  ratesNote: (least: number) =>
    `Of the students eligible for at least one award that competes, how many hold one. Groups of fewer than ${least} are not told, nor others by which they could be worked out.`,
  ratesTitle: (field: string) => `Award rate by ${field}`,
  ratesSays: (groups: number, hidden: number) => `${of(groups, "group", "groups")}${hidden === 0 ? "" : `; ${hidden} more not told, because they are small`}.`,
  ratesMost: (shown: number) => `The ${shown} largest are drawn.`,
  rateBar: (percent: string, awarded: number, eligible: number) => `${percent} % (${awarded}/${eligible})`,
  rate: "percent",
  rateHeaders: (field: string) => [field, "Eligible", "Awarded", "Percent"],
  unknown: "unknown",
  noRates: "The scheme names no field by which rates are compared.",
  envyNote:
    "A pair of envy is two students, one eligible for a level and with the higher score, but placed below it, and another who holds it. Some pairs have a reason: quotas of different groups, another award that excludes this one, an agreement or a declaration.",
  envyCaption: "Envy by level",
  envyHeaders: [
    "Award",
    "Level",
    "Pairs",
    "Students who envy",
    "Of the pairs: other part of a quota",
    "holds an award that excludes this",
    "owed or declared",
    "The widest",
  ],
  envyWorst: (envious: string, merit: string, holds: string, envied: string, less: string) =>
    `${envious} (${merit}) holds ${holds}; ${envied} (${less}) holds it`,
  nothing: "nothing",
  noEnvy: "No student with a higher score stands behind one with a lower score.",

  tiesSection: "Ties and lot",
  tiesNote: (seed: string) =>
    `Seed of the lot: "${seed}". Tickets are computed from seed, round and student id; the smaller ticket comes first. Anybody can compute them again.`,
  tiesReported: "Ties are reported and not settled in this case: one of several equally good allocations stands here, and nobody has decided between them.",
  tiesCaption: "Ties, and what settled them",
  tieHeaders: ["Tie", "Settled by", "At stake", "Drawn", "Students in their order: ticket or value, and what they got"],
  noTies: "Nobody was equal to somebody else where it mattered.",
  tieStudent: (id: string, mark: string, got: string) => `${id} (${mark}): ${got}`,

  scenarios: "Other scenarios",
  scenariosNone: (path: string) => `No other scenario was put beside this one: bursar report ${path} --format html --compare OTHER-FOLDER does.`,
  scenariosNote: "A is this allocation. All are proved allocations of their own folders.",
  scenarioLine: (letter: string, name: string, title: string, isProved: boolean) => `${letter}: ${name}, ${title}${isProved ? "" : " (NOT PROVED THE BEST)"}`,
  otherSeed: "The seeds of the lots differ, so that a tie can fall otherwise by lot alone.",
  scenariosTitle: "Awards given by level in each scenario",
  scenariosSays: (levels: number) => `${of(levels, "level", "levels")} in competition.`,
  scenariosMost: (shown: number) => `Drawn are the ${shown} with most awards.`,
  totalsCaption: "Totals",
  levelsCompared: "Awards given of the places there are, and cut-off",
  changesCaption: (from: string, to: string) => `${to} against ${from}, student by student`,
  changesSays: (from: string, to: string, gains: number, loses: number, moves: number, money: string) =>
    `${to} against ${from}: ${gains} gain, ${loses} lose, ${moves} move or get another amount; ${money} yuan in all.`,
  changeHeaders: (from: string, to: string) => ["Student", from, to, "Yuan", "Facts behind it"],
  awardsGiven: "awards given",

  frontier: "Moving places between levels, total constant",
  frontierNone: (path: string) =>
    `Which places could move between levels while the total stays constant was not worked out: bursar report ${path} --format html --frontier does (it takes a while).`,
  frontierNoClause: "The regulation has no clause that lets the levels of an award move while the total stays constant.",
  frontierNote:
    "Every line is one adjustment that keeps the total constant; of no two is one better both in merit and in the number of awards. Each is proved, and nothing lies between two neighbours. The last column says how many students' awards change against the line before.",
  frontierPart: (points: number) => `After ${points} adjustments the report stopped: there are more (bursar adjust frontier).`,
  frontierTitle: (award: string) => `${award}: merit against the number of awards`,
  frontierSays: (points: number) =>
    `${of(points, "adjustment", "adjustments")}; the further to the right, the more students get an award, and the smaller the total merit of all awards.`,
  frontierHeaders: (levels: string) => [`Places (${levels})`, "Awards", "First-level places", "Merit of all awards", "Money (yuan)", "Students who change"],
  frontierOpen: (award: string) => `${award}: no adjustment was proved.`,
  awardsAxis: "awards of this kind",
  totalMerit: "merit of all awards",
  here: "this allocation",
  frontierPoints: "adjustments",
  frontierHere: (awards: number, merit: string) => `This allocation, with the regulation's own places, has ${awards} and ${merit}.`,

  readings: "Readings of unclear clauses",
  readingsNote: (path: string) =>
    `These clauses can be read in more than one way, and matter for awards with candidates. Who would get what under another reading was not worked out here: bursar readings ${path}/inputs does (one proved allocation for each reading).`,
  readingsAll: "All are read by their defaults.",
  readingsOthers: (count: number) => `${of(count, "is", "are")} NOT read by the default: they stand first.`,
  readingsCaption: "Clauses, and how they are read",
  readingHeaders: ["Reading", "Articles", "Question", "Read here as", "Other ways to read it"],
  notDefault: (value: string, fallback: string) => `${value} (NOT the default, which is ${fallback})`,
  noReadings: "No unclear clause matters in this case.",

  remarks: "Waivers, declarations, agreements and flags",
  remarksNone: "None.",

  questionsSection: "Left to decide",
  noQuestions: "Nothing is left to decide.",
  flagged: (count: number, section: string, sheet: string) =>
    `Besides, clauses flag ${of(count, "application", "applications")} to be looked at: by clause under "${section}", one by one in the workbook, sheet "${sheet}".`,
  waitingSection: "Waiting for documents",
  waitingCaption: "Applications that wait",
  reserveSection: "Reserve lists",
  reserveCaption: "Who would be given a place that somebody gives up",
  more: (count: number, sheet: string) => `And ${count} more, in the workbook (bursar report --format xlsx), sheet "${sheet}".`,
  moreLevels: (count: number) => `And ${count} more.`,
  moreChanges: (count: number) => `And ${count} more (bursar compare lists all).`,

  proof: "Proof",
  proofNote: (lines: number, bytes: number) =>
    `The folder behind this report was checked before the report was made: the hashes of its files, the allocation against the program, the money, and the proof (${of(lines, "line", "lines")}, ${bytes} bytes) in exact integers. Besides, every rule of the scheme was counted again without any program.`,
  provedAll:
    "What was proved: no allocation that keeps every rule has a higher value of the first goal; and among those with the same value none has a higher value of the next.",
  notProvedAll: "The allocation breaks no rule. That no better one exists was NOT proved: allocate again with more time.",
  goalsCaption: "Goals in their order",
  goalHeaders: ["Goal", "Value"],
  checkYourself: "How to check it yourself",
  checkSteps: (path: string): readonly string[] => [
    `Ask for the folder ${path}. On any computer with Node.js: bursar check ${path}, or with the single file check.mjs (dist/check.mjs of Bursar) and nothing else: node check.mjs ${path}. Neither uses a solver.`,
    "Compare the hashes below with those of the folder's manifest.json, and with those of the public notice.",
    `Ask about any student: bursar explain ${path} STUDENT.`,
  ],
  hashesCaption: "SHA-256 of the files",
  hashHeaders: ["File", "SHA-256"],
  madeBy: (bursar: string, engine: string, report: string) => `Folder made by bursar ${bursar}, engine ${engine}; report made by bursar ${report}.`,
} as const;

/** Texts of the command's words for this format, and of its progress. */
export const committeeCommandTexts = {
  compare: "html: result folders of other scenarios of the same regulation, put beside this one",
  frontier: "html: work out which places could move between levels while the total stays constant",
  onlyHtml: (option: string, format: string) => `${option} does not go with --format ${format}: it is for --format html.`,
  progress: (points: number) => `frontier: ${of(points, "adjustment", "adjustments")}`,
} as const;

/** Sentence per fault of this format. */
export const committeeSentences: Readonly<Record<string, Sentence>> = {
  "committee-scheme": (v) => ({
    says: `this folder is of another regulation ("${v.found}" in place of "${v.expected}"), so that the two cannot be compared`,
    hint: "name result folders of the same regulation",
  }),
  "committee-refused": (v) => ({ says: `this folder cannot be compared: ${v.says}` }),
};
