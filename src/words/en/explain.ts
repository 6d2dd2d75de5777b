/** English sentences of explanations: why a student was given what they were given, and what would have changed it. */
import type { Sentence } from "../sentence.ts";

type Values = Readonly<Record<string, string | number>>;

function count(number: string | number | undefined, one: string, many = `${one}s`): string {
  return Number(number) === 1 ? `1 ${one}` : `${number} ${many}`;
}

/** An article in brackets; nothing where there is none. */
function cited(article: string | number | undefined): string {
  return article === undefined || article === "" ? "" : ` (${article})`;
}

function group(part: string | number | undefined): string {
  return part === undefined || part === "" ? "the student's group" : String(part);
}

function quoted(quote: string | number | undefined): string {
  return quote === undefined || quote === "" ? "" : `: "${quote}"`;
}

/** Yuan with thousands separators. */
function money(yuan: string | number | undefined): string {
  return `${String(yuan).replace(/\B(?=(\d{3})+(?!\d)(?=.*\.))/g, ",")} yuan`;
}

/** So much more of a limit: places of the level, places of a part, money of a fund. */
function more(v: Values, amount: string | number | undefined): string {
  if (v.what === "fund") return `${money(amount)} more in the fund "${v.name}"`;
  return `${count(amount, "more place")} ${v.what === "quota" ? `for ${group(v.name)}` : "at this level"}${cited(v.article)}`;
}

/** More of a limit, whatever number. */
function anyMore(v: Values): string {
  if (v.what === "fund") return `more money in the fund "${v.name}"`;
  return `more places ${v.what === "quota" ? `for ${group(v.name)}` : "at this level"}${cited(v.article)}`;
}

/** Level and amount of what was given; of an award with one level the amount alone. */
function given({ level, yuan }: Values): string {
  return `Given: ${level === "" ? "" : `${level}, `}${money(yuan)}`;
}

function declared(v: Values, what: string): string {
  return `Declared beforehand by ${v.author}: ${what}${v.level === "" ? "" : ` (${v.level})`}. Reason: ${v.reason}`;
}

function beyond({ to }: Values): string {
  return to === "" ? "" : ` (up to ${to}; beyond, a better level is in reach)`;
}

/** Sentence per fact of an explanation. */
export const explainSentences: Readonly<Record<string, Sentence>> = {
  "explain-student": (v) => ({ says: `${v.student}` }),
  "explain-award": (v) => ({ says: `${v.award}: given` }),
  "explain-award-none": (v) => ({ says: `${v.award}: not given` }),
  "explain-given": (v) => ({ says: `${given(v)}, in competition.` }),
  "explain-given-due": (v) => ({ says: `${given(v)}: whoever meets its conditions is given it, without competition.` }),
  "explain-given-owed": (v) => ({ says: `${given(v)}, because the agreement ${v.agreement} owes it to the student${cited(v.article)}.` }),
  "explain-given-decided": (v) => ({ says: `${given(v)}, by decision of ${v.authority} on ${v.date}: ${v.reason}` }),
  "explain-no-candidate": () => ({ says: "The student did not apply for it, or it is not for students in their position." }),
  "explain-no-candidate-at-all": () => ({ says: "The student applied for nothing, and nothing is given to them without an application." }),
  "explain-not-decided": (v) => ({ says: `The student is eligible, but ${v.authority} has not decided that they receive it.` }),
  "explain-not-eligible": () => ({ says: "Its conditions are not met:" }),
  "explain-not-accepted": () => ({ says: "The application is not accepted:" }),
  "explain-disqualified": () => ({ says: "The student is disqualified:" }),
  "explain-waiting": () => ({ says: "It waits for something that is missing; nothing is refused yet:" }),
  "explain-rule": (v) => ({ says: `${v.article}${quoted(v.quote)}.` }),
  "explain-rule-level": (v) => ({ says: `Of a level: ${v.article}${quoted(v.quote)}.` }),
  "explain-rule-missing": (v) => ({
    says: `${v.article}${quoted(v.quote)}. Missing: ${v.documents === "" ? "a paper" : v.documents}${v.until === "" ? "" : `, awaited until ${v.until}`}.`,
  }),
  "explain-rule-late": (v) => ({
    says: `${v.article}${quoted(v.quote)}. Not there${v.until === "" ? "" : ` by ${v.until}`}: ${v.documents === "" ? "a paper" : v.documents}.`,
  }),
  "explain-condition": (v) => ({ says: `${v.value}: ${v.condition}` }),
  "explain-value": (v) => ({ says: `${v.name} is ${v.value}` }),
  "explain-missing": (v) => ({ says: `Also missing: ${v.documents}.` }),
  "explain-waiver": (v) => ({ says: `${v.article} was lifted for the student by ${v.authority}: ${v.reason}.` }),
  "explain-lock-must": (v) => ({ says: declared(v, "the student has it") }),
  "explain-lock-must-not": (v) => ({ says: declared(v, "the student does not have it") }),
  "explain-lock-at-least": (v) => ({ says: declared(v, "the student has it at this level or a better one") }),
  "explain-eligible": (v) => ({
    says: `The student is eligible${v.levels === "" ? "" : ` for: ${v.levels}`}.${v.merit === "" ? "" : ` Their merit is ${v.merit}.`}`,
  }),
  "explain-level-held": (v) => ({ says: v.level === "" ? "What the student has:" : `${v.level}: given` }),
  "explain-level-lost": (v) => ({ says: v.level === "" ? "Why not:" : `${v.level}: not given` }),
  "explain-level-lower": (v) => ({ says: `${v.level}: below what the student has` }),
  "explain-level-closed": (v) => ({ says: v.level === "" ? "Not open to the student:" : `${v.level}: not open to the student` }),
  "explain-nobody-holds": () => ({ says: "Nobody was given it." }),
  "explain-cutoff": (v) => ({
    says: `${count(v.count, "student")} received it, the lowest merit among them ${v.lowest}; ${v.merit === "" ? "the student has no score" : `the student's is ${v.merit}`}.`,
  }),
  "explain-at-cutoff": (v) => ({ says: `${count(v.count, "student")} received it, the lowest merit among them ${v.lowest}; the student's is the same.` }),
  "explain-above-cutoff": (v) => ({
    says: `${count(v.count, "student")} received it, the lowest merit among them ${v.lowest}; ${v.lower} of them ${v.lower === 1 ? "has" : "have"} less merit than the student (${v.merit}), so merit alone is not the reason.`,
  }),
  "explain-undecided": (v) => ({ says: `${v.authority} has not decided the number of places; until then there are none.` }),
  "explain-places-full": (v) => ({
    says:
      Number(v.most) === 0
        ? `There are no places for it${cited(v.article)}.`
        : `${Number(v.most) === 1 ? "Its only place is" : `Its ${v.most} places are all`} taken${cited(v.article)}.`,
  }),
  "explain-places-free": (v) => ({ says: `${count(v.left, "place")} of ${v.most}${cited(v.article)} ${Number(v.left) === 1 ? "is" : "are"} free.` }),
  "explain-quota-full": (v) => ({
    says:
      Number(v.most) === 0
        ? `There are no places for ${group(v.part)}${cited(v.article)}.`
        : `The ${count(v.most, "place")} for ${group(v.part)} ${Number(v.most) === 1 ? "is" : "are"} taken${cited(v.article)}.`,
  }),
  "explain-quota-free": (v) => ({
    says: `${count(v.left, "place")} for ${group(v.part)}${cited(v.article)} ${Number(v.left) === 1 ? "is" : "are"} free.`,
  }),
  "explain-fund-short": (v) => ({ says: `The fund "${v.fund}" has ${money(v.left)} left for the student; it would take ${money(v.needs)}.` }),
  "explain-fund-enough": (v) => ({
    says: `The fund "${v.fund}" has ${money(v.left)} left for the student, enough for the ${money(v.needs)} that it would take.`,
  }),
  "explain-impossible": () => ({ says: "No allocation that keeps all rules gives it to the student (proved)." }),
  "explain-open": () => ({ says: "What would be best with it was not settled before a limit." }),
  "explain-tied": (v) => ({
    says: `An equally good allocation would give it to the student. The lot decided: the student's ticket is ${String(v.ticket).slice(0, 8)}, and the smaller ticket comes first.`,
  }),
  "explain-tied-unsettled": () => ({ says: "An equally good allocation would give it to the student; who receives it is still to be settled." }),
  "explain-tied-won": () => ({ says: "The student was tied: an equally good allocation would not give it to them. The lot decided." }),
  "explain-instead": (v) => ({ says: `With it the student could not have ${v.place}, which they have${cited(v.article)}.` }),
  "explain-costs": () => ({ says: "If it were given to the student all the same, the best allocation would have:" }),
  "explain-less-merit": (v) => ({ says: `${v.points} points of merit less in all (a place counts merit times the weight of its level)` }),
  "explain-less-heads": (v) => ({ says: `${count(v.count, "award")} less, the merit being the same` }),
  "explain-less-key": (v) => ({ says: `the same merit, but less by the key ${v.key}${cited(v.article)} that decides between equals` }),
  "explain-more-money": (v) => ({ says: `${money(v.yuan)} more paid` }),
  "explain-less-money": (v) => ({ says: `${money(v.yuan)} less paid` }),
  "explain-more-places": (v) => ({ says: `${count(v.count, "award")} more given` }),
  "explain-fewer-places": (v) => ({ says: `${count(v.count, "award")} fewer given` }),
  "explain-change": (v) => ({
    says: `${v.student}: ${v.from === "" ? "nothing" : v.from} -> ${v.to === "" ? "nothing" : v.to}`,
  }),
  "explain-more-changes": (v) => ({ says: `and ${count(v.count, "more change")}` }),
  "explain-changes-open": () => ({ says: "(whom it would touch was not settled before a limit)" }),
  "explain-least": (v) => ({ says: `With a merit of ${v.every} or more${beyond(v)} it would be the student's, everything else as it is.` }),
  "explain-least-tied": (v) => ({
    says: `With a merit of ${v.some} the student would be tied for it; with ${v.every} or more${beyond(v)} it would be theirs, everything else as it is.`,
  }),
  "explain-least-tied-only": (v) => ({
    says: `With a merit of ${v.some}${beyond(v)} the student would be tied for it, everything else as it is; with no merit is it surely theirs.`,
  }),
  "explain-least-never": (v) => ({
    says: `Out of reach by merit: no score up to ${v.most}, the highest that there is, would give exactly this, everything else as it is.`,
  }),
  "explain-extra": (v) => ({
    says: `The least that would let the student have it while ${v.goal === "goal|heads" ? "as many awards are given" : "the total merit stays as high as it is"} (proved; one unit less is not enough):`,
  }),
  "explain-extra-least": (v) => ({ says: more(v, v.count) }),
  "explain-extra-between": (v) => ({ says: `at least ${more(v, v.from)}, at most ${more(v, v.to)} (a limit ended the search for the exact number)` }),
  "explain-extra-never": (v) => ({ says: `${anyMore(v)} alone: never enough` }),
  "explain-extra-open": (v) => ({ says: `${anyMore(v)}: not settled before a limit` }),
  "explain-extra-beside": (v) => ({ says: `together with ${more(v, 1)}` }),
  "explain-extra-note": () => ({
    says: "This is no promise: with more places or money another allocation can become the best, and more can also take an award away from someone.",
  }),
  "explain-prices": (v) => ({
    says: `By the prices of the proof it brings ${v.worth} points, and its places and money (or the student's other choice) are worth ${v.loss} more; the prices leave up to ${v.open} open, so they do not settle it alone.`,
  }),
  "explain-prices-settle": (v) => ({
    says: `The prices of the proof alone show that no best allocation gives it to the student: it brings ${v.worth} points, but its places and money (or the student's other choice) are worth ${v.loss} more, and the prices leave no more than ${v.open} open.`,
  }),
  "explain-price-place": (v) => ({ says: `a place at this level${cited(v.article)} is worth ${v.points} points` }),
  "explain-price-quota": (v) => ({ says: `a place for ${group(v.part)}${cited(v.article)} is worth ${v.points} points` }),
  "explain-price-money": (v) => ({ says: `1,000 yuan of the fund "${v.fund}" are worth ${v.points} points` }),
};

/** Sentence per fact that separates two students. "The student" is the one who did not get it. */
export const versusSentences: Readonly<Record<string, Sentence>> = {
  versus: (v) => ({ says: `${v.student} and ${v.other}` }),
  "versus-same": () => ({ says: "Both were given the same." }),
  "versus-award": (v) => ({
    says: `${v.winner} was given ${v.place}; ${v.loser} was ${v.held === "" ? "not" : `given the ${v.held}`}. What separates them (the shortest list of facts; the student is ${v.loser}):`,
  }),
  "versus-no-candidate": () => ({ says: "The student did not apply for it, or it is not for students in their position." }),
  "versus-lock": (v) => ({ says: `${v.author} declared beforehand that the student does not have it: ${v.reason}` }),
  "versus-lock-other": (v) => ({ says: `${v.author} declared beforehand that the other has it: ${v.reason}` }),
  "versus-owed": (v) => ({ says: `The agreement ${v.agreement} owes it to the other${cited(v.article)}.` }),
  "versus-refused": () => ({ says: "It is not open to the student:" }),
  "versus-decided": () => ({ says: "It is decided by the authority, not in competition." }),
  "versus-merit": (v) =>
    v.own === v.other
      ? { says: "Merit: for the other awards that go with it (for this one it is the same)." }
      : { says: `Merit: the student's is ${v.own}, the other's ${v.other}.` },
  "versus-cost": (v) => ({ says: `Cost: it would take ${money(v.own)} for the student, ${money(v.other)} for the other.` }),
  "versus-part": (v) => ({
    says: `Places by group${cited(v.article)}: the student counts for ${v.own === "" ? "no group" : v.own}, the other for ${v.other === "" ? "no group" : v.other}.`,
  }),
  "versus-options": (v) => ({
    says: `Other awards that go with it or exclude it: the student could also have ${v.own === "" ? "none" : v.own}, the other ${v.other === "" ? "none" : v.other}.`,
  }),
  "versus-key": (v) => ({ says: `The key ${v.key}${cited(v.article)}, which decides between equals.` }),
  "versus-lot": (v) => ({
    says: `No fact: they are equal in everything that counts, and the lot decided (tickets ${v.own} and ${v.other}; the smaller comes first).`,
  }),
  "versus-none": () => ({ says: "No fact: they are equal in everything that counts, and it is still to be settled who receives it." }),
  "versus-unsettled": () => ({ says: "Which of these facts are needed was not settled before a limit; they differ in:" }),
};

/** Nobody, or so many, of a list between the cut-off and the student. */
function waitingBefore({ between }: Values): string {
  return Number(between) === 0
    ? "the student is the next on the list"
    : `${between} on the list ${Number(between) === 1 ? "comes" : "come"} before the student`;
}

/** Sentence per fact of the policy `rank`, where the cut-off is the reason. */
export const rankFactSentences: Readonly<Record<string, Sentence>> = {
  "rank-nobody": () => ({ says: "The cut-off reaches nobody." }),
  "rank-reached": (v) => ({ says: `The cut-off is at ${v.cutOff}, and the student (${v.merit}) comes no later.` }),
  "rank-below": (v) => ({
    says: `The cut-off is at ${v.cutOff}, and the student's merit is ${v.merit}: whoever comes before them is given it first; ${waitingBefore(v)}.`,
  }),
  "rank-key": (v) => ({
    says: `The cut-off is at ${v.cutOff}, which is the student's merit too, but the keys that decide between equals place them after it; ${waitingBefore(v)}.`,
  }),
  "rank-ticket": (v) => ({
    says: `The cut-off is at ${v.cutOff}, which is the student's merit too; the lot decided (the student's ticket ${v.ticket} comes after the last one reached, ${v.last}); ${waitingBefore(v)}.`,
  }),
  "rank-least": (v) => ({
    says: `With a merit of ${v.merit} it (or a better level) would be given, everything else as it is; with ${v.below} it would not (both proved).`,
  }),
  "rank-least-never": (v) => ({
    says: `Out of reach by merit: the highest score that there is, ${v.most}, would not bring it either, everything else as it is (proved).`,
  }),
  "rank-least-open": () => ({ says: "Which merit would have been enough was not settled before a limit." }),
  "rank-not-computed": () => ({
    says: "How many more places or yuan would have been enough, and what it would cost the others, is not worked out under the policy rank: a cut-off moves for everybody on the list at once, so there is no allocation for one student alone to compare with. `bursar compare` shows what other limits would change.",
  }),
  "rank-taken-first": (v) => ({ says: `The student has ${v.place}, which is taken first and excludes this one${cited(v.article)}.` }),
  "rank-declared": () => ({ says: "Something declared beforehand decides for the student, not the order of merit." }),
  "rank-part": (v) => ({ says: `The student is compared with those who count in the same parts of the quotas (${v.part}).` }),
  "versus-declared": () => ({ says: "Something declared beforehand decides for one of them, not the order of merit." }),
  "versus-lists": (v) => ({ says: `They stand in different lists and are not compared: the student's is ${v.own}, the other's ${v.other}.` }),
  "versus-precedence": () => ({ says: "The student comes before the other, but an award that they take first excludes this one." }),
  "versus-order-key": () => ({ says: "The keys that decide between equals: the other comes first by them." }),
};
