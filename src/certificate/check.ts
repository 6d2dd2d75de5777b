/**
 * The exact checker of certificates: reads the lines of FORMAT.md one by one, keeps one stack of splits,
 * and refuses at the first line that is not what the format allows or does not follow.
 * It knows the program and the certificate, and nothing of who made them.
 */
import { type Groups, groupsOrBadRow, withGroups } from "../program/groups.ts";
import { goalValue, violatedRows } from "../program/point.ts";
import type { Point, Program } from "../program/program.ts";
import { choicesOf, drop, dropAll, noneOf, remainingOf, startChoices, undo } from "./choices.ts";
import { type Cell, type Claim, type Counting, type Line, parseLine, type Step, type Take, VERSION } from "./parse.ts";
import { type Focus, narrowed, sweep, wholeFocus } from "./sweep.ts";
import { addCounting, type Inequality, inequalityAt, startSystem } from "./system.ts";

/** What the certificate proves of the point: its goal values (none where the program is infeasible); `bound`, only for `feasible`: the first goal that is not proved is at most this. */
export type Accepted = Readonly<{ ok: true; kind: "optimal" | "feasible" | "infeasible"; goals: readonly bigint[]; bound?: bigint } & Counts>;
type Counts = { claims: number; steps: number; maxDepth: number };

/** What is proved, or the first line that fails, with a code and its values. */
export type Verdict = Accepted | (Refusal & { readonly line: number });

/** Why something is not accepted. */
export type Refusal = { readonly ok: false; readonly code: string; readonly values: Readonly<Record<string, string | number>> };

/** At most so many: lines, characters of a line, splits above a node, remaining choices in their masks; counting rows, columns in them. */
export const LIMITS = { lines: 10_000_000, characters: 2 ** 24, splits: 10_000, choices: 50_000_000, countingRows: 100_000, countingColumns: 50_000_000 };

/** One child of a split: an inequality more, or these choices less. */
type Child = Inequality | readonly number[];

/** A split above the current node; `second` until the second child is entered; `choices`: in the masks from the root to here. */
type Frame = { readonly trailLength: number; readonly pathLength: number; readonly focus: Focus; readonly choices: number; second: Child | undefined };

type State = ReturnType<typeof startState>;

/**
 * Checks a certificate against the program (its `groupRows` are taken from the certificate), the SHA-256 of its MPS text
 * in lower-case hex, the point (undefined for an infeasible program) and the lines without their `\n`. Never throws on bad lines.
 */
export function checkCertificate(program: Program, programSha256: string, point: Point | undefined, lines: Iterable<string>, limits = LIMITS): Verdict {
  const { columnNames, rowNames } = program;
  const header = [VERSION, `program ${programSha256}`, `size ${columnNames.length} ${rowNames.length} ${program.goals.length}`];
  const otherwise = [refuse("certificate-version"), refuse("certificate-program"), refuse("certificate-size")];
  let line = 0;
  let state: State | undefined;
  for (const text of lines) {
    line += 1;
    if (line > limits.lines) return { ...refuse("certificate-too-long", { most: limits.lines }), line };
    if (text.length > limits.characters) return { ...refuse("certificate-line-too-long", { most: limits.characters }), line };
    const next = line > header.length ? accept(program, limits, state, text) : text === header[line - 1] ? undefined : otherwise[line - 1];
    if (next !== undefined && "ok" in next) return { ...next, line };
    state ??= next;
  }
  const refusal = state?.ended === true ? pointFault(state, point) : refuse("certificate-unfinished");
  if (state === undefined || refusal !== undefined) return { ...(refusal as Refusal), line };
  const { claims, steps, maxDepth, bound } = state;
  const goals = point === undefined ? [] : program.goals.map((_, g) => goalValue(program, g, point));
  const kind = state.infeasible ? "infeasible" : bound === undefined ? "optimal" : "feasible";
  return { ok: true, kind, goals, ...(bound === undefined ? {} : { bound }), claims, steps, maxDepth };
}

/** A refusal with its code and values. */
export function refuse(code: string, values: Refusal["values"] = {}): Refusal {
  return { ok: false, code, values };
}

function startState(program: Program, groups: Groups, limits: typeof LIMITS) {
  const choices = startChoices(groups);
  const focus = wholeFocus(choices);
  const counts = { takes: 0, claims: 0, countingColumns: 0, steps: 0, maxDepth: 0 };
  return {
    limits,
    system: startSystem(program),
    choices,
    focus,
    /** The focus with what is deleted for good. */
    lasting: focus,
    /** A group has no choice from the start (a row "exactly one" without columns); no step or claim empties one later. */
    impossible: groups.mayBeNone.some((none, i) => none === 0 && groups.start[i] === groups.start[i + 1]),
    frames: [] as Frame[],
    /** The claim whose steps are being read. */
    open: undefined as Claim | undefined,
    /** Goals 0 .. proved - 1 have values. */
    proved: 0,
    bound: undefined as bigint | undefined,
    infeasible: false,
    ended: false,
    ...counts,
  };
}

/** One line after the first three: the state that it begins, undefined where it goes on, or why not. */
function accept(program: Program, limits: typeof LIMITS, state: State | undefined, text: string): State | Refusal | undefined {
  if (state?.ended === true) return refuse("certificate-after-end");
  const line = parseLine(text);
  if (line === undefined) return refuse("certificate-line", { text: text.slice(0, 60) });
  if (state !== undefined) return goOn(state, line);
  if (line.kind !== "groups") return refuse("certificate-order", { found: line.kind });
  const last = line.ranges.at(-1)?.[1] ?? -1;
  const groups = last < program.rowNames.length ? groupsOrBadRow(withGroups(program, line.ranges)) : last;
  return typeof groups === "number" ? refuse("certificate-groups", { row: groups }) : startState(program, groups, limits);
}

/** One line below the header; undefined where it is accepted. What is deleted while no proof is open stays deleted. */
function goOn(state: State, line: Line): Refusal | undefined {
  if (line.kind === "sweep" || line.kind === "split-row" || line.kind === "split-group") return step(state, line);
  if (state.open?.kind === "face") state.open = undefined;
  if (line.kind === "groups" || state.open !== undefined) return refuse("certificate-order", { found: line.kind });
  state.choices.trailLength = 0;
  if (line.kind === "counting" || line.kind === "cell") return count(state, line);
  if (line.kind === "take" || line.kind === "take-none") return take(state, line);
  if (line.kind !== "end") return claim(state, line);
  state.ended = true;
  return undefined;
}

function count(state: State, line: Counting | Cell): Refusal | undefined {
  const { system, limits } = state;
  if (state.claims + state.takes > 0) return refuse("certificate-order", { found: line.kind });
  if (system.counting.length === limits.countingRows) return refuse("certificate-counting-rows", { most: limits.countingRows });
  if (!addCounting(system, line)) return refuse("certificate-counting", { number: line.number });
  state.countingColumns += system.counting.at(-1)?.form.columns.length as number;
  return state.countingColumns > limits.countingColumns ? refuse("certificate-counting-columns", { most: limits.countingColumns }) : undefined;
}

/** Decisions and claims on the optimal face need a value for every goal; nothing follows a bound or an infeasibility. */
function onFace(state: State): boolean {
  return state.proved === state.system.program.goals.length && !state.infeasible;
}

function take(state: State, line: Take): Refusal | undefined {
  const { choices } = state;
  const group = line.kind === "take" ? choices.groups.groupOf[line.column] : line.group;
  if (!onFace(state)) return refuse("claim-order", { claim: "take" });
  const taken = line.kind === "take" ? choices.ofColumn[line.column] : noneOf(choices, line.group);
  if (group === undefined || choices.remains[taken as number] !== 1) return refuse("take-choice");
  for (const choice of remainingOf(choices, group)) if (choice !== taken) drop(choices, choice);
  state.takes += 1;
  return undefined;
}

function claim(state: State, line: Claim): Refusal | undefined {
  if (!inOrder(state, line)) return refuse("claim-order", { claim: line.kind });
  state.claims += 1;
  state.open = line;
  state.lasting = state.focus;
  if (line.kind === "goal" || line.kind === "bound") state.system.goalAtLeast[line.goal] = line.value + 1n;
  if (line.kind === "refuse") return restrict(state, line.columns);
  if (line.kind === "total") {
    const row = inequalityAt(state.system, line.number);
    if (row === undefined || !state.system.counting.includes(row)) return refuse("claim-total", { number: line.number });
    state.system.path.push({ ...row, sign: -1, bound: -line.value - 1n });
  }
  return state.impossible ? closeNode(state) : undefined;
}

function inOrder(state: State, line: Claim): boolean {
  if (line.kind === "goal" || line.kind === "bound") return line.goal === state.proved && !onFace(state) && !state.infeasible && state.bound === undefined;
  if (line.kind === "total") return !state.infeasible && state.bound === undefined;
  return line.kind === "infeasible" ? state.claims + state.takes === 0 : onFace(state);
}

/** For `claim refuse`: the group of the columns keeps only them, which must not be all that remains. */
function restrict(state: State, columns: readonly number[]): Refusal | undefined {
  const { choices } = state;
  const group = choices.groups.groupOf[columns[0] as number];
  if (group === undefined || columns.some((c) => choices.groups.groupOf[c] !== group)) return refuse("claim-refuse-group");
  const refused = new Set(choicesOf(choices, columns));
  const remaining = remainingOf(choices, group);
  const others = remaining.filter((choice) => !refused.has(choice));
  if (others.length === 0) return refuse("claim-refuse-all", { group });
  dropAll(choices, others);
  return others.length === remaining.length || state.impossible ? closeNode(state) : undefined;
}

function step(state: State, line: Step): Refusal | undefined {
  if (state.open === undefined) return refuse("certificate-order", { found: line.kind });
  state.steps += 1;
  if (line.kind === "sweep") return price(state, line);
  if (state.open.kind === "face") return refuse("certificate-order", { found: line.kind });
  if (state.frames.length === state.limits.splits) return refuse("certificate-too-deep", { most: state.limits.splits });
  return line.kind === "split-row" ? splitRow(state, line.inequality, line.atMost) : splitGroup(state, line.group, line.mask);
}

function price(state: State, line: Step & { kind: "sweep" }): Refusal | undefined {
  const inequalities = line.inequalities.map((k) => inequalityAt(state.system, k));
  const missing = inequalities.findIndex((inequality) => inequality?.bound === undefined);
  if (missing >= 0) return refuse("step-inequality", { number: line.inequalities[missing] as number });
  if (sweep(state.choices, state.focus, inequalities as Inequality[], line.prices)) return closeNode(state);
  state.focus = narrowed(state.choices, state.focus);
  return undefined;
}

function splitRow(state: State, k: number, atMost: bigint): Refusal | undefined {
  const inequality = inequalityAt(state.system, k);
  if (inequality === undefined) return refuse("step-inequality", { number: k });
  return split(state, { ...inequality, bound: atMost }, { ...inequality, sign: inequality.sign === 1 ? -1 : 1, bound: -atMost - 1n });
}

function splitGroup(state: State, group: number, mask: string): Refusal | undefined {
  const { choices } = state;
  if (group >= choices.groups.count) return refuse("step-group", { group });
  const first = choices.first[group] as number;
  const remaining = remainingOf(choices, group);
  const bits = BigInt(`0x${mask}`).toString(2);
  const kept = remaining.filter((choice) => bits.at(first - choice - 1) === "1");
  const others = remaining.filter((choice) => bits.at(first - choice - 1) !== "1");
  if (kept.length === 0 || others.length === 0 || first + bits.length - 1 > noneOf(choices, group)) return refuse("step-mask", { group });
  return split(state, others, kept);
}

function split(state: State, first: Child, second: Child): Refusal | undefined {
  const choices = (state.frames.at(-1)?.choices ?? 0) + ("form" in second ? 0 : second.length);
  if (choices > state.limits.choices) return refuse("certificate-too-wide", { most: state.limits.choices });
  const depth = state.frames.push({ trailLength: state.choices.trailLength, pathLength: state.system.path.length, focus: state.focus, choices, second });
  state.maxDepth = Math.max(state.maxDepth, depth);
  return enter(state, first);
}

function enter({ system, choices }: State, child: Child): undefined {
  if ("form" in child) system.path.push(child);
  else dropAll(choices, child);
}

/** The current node is refuted: on to the next second child, or the claim is proved. The optimal face is no node to refute. */
function closeNode(state: State): Refusal | undefined {
  if (state.open?.kind === "face") return refuse("claim-face-closed");
  for (let frame = state.frames.at(-1); frame !== undefined; frame = state.frames.at(-1)) {
    undo(state.choices, frame.trailLength);
    state.system.path.length = frame.pathLength;
    state.focus = frame.focus;
    const { second } = frame;
    frame.second = undefined;
    if (second !== undefined) return enter(state, second);
    state.frames.pop();
  }
  undo(state.choices, 0);
  state.system.path.length = 0;
  state.focus = state.lasting;
  establish(state, state.open as Claim);
  state.open = undefined;
  return undefined;
}

function establish(state: State, claim: Claim): void {
  const { choices, system } = state;
  if (claim.kind === "infeasible") state.infeasible = true;
  if (claim.kind === "bound") state.bound = claim.value;
  if (claim.kind === "goal") {
    system.goalAtLeast[claim.goal] = claim.value;
    state.proved += 1;
  }
  if (claim.kind === "total") (inequalityAt(system, claim.number) as Inequality).bound = claim.value;
  if (claim.kind === "refuse") dropAll(choices, choicesOf(choices, claim.columns));
}

/** Why the point is not what the claims speak of. */
function pointFault(state: State, point: Point | undefined): Refusal | undefined {
  const { program, goalAtLeast } = state.system;
  const { groups, ofColumn, remains } = state.choices;
  if (state.infeasible) return point === undefined ? undefined : refuse("point-unwanted");
  if (state.proved < program.goals.length && state.bound === undefined) return refuse("claims-missing", { goal: state.proved });
  if (point === undefined) return refuse("point-missing");
  if (point.length !== program.columnNames.length || point.some((x) => x > 1)) return refuse("point-shape");
  const [broken] = violatedRows(program, point);
  if (broken !== undefined) return refuse("point-row", { row: program.rowNames.at(broken) as string });
  for (let g = 0; g < program.goals.length; g++) {
    const value = goalValue(program, g, point);
    const claimed = g < state.proved ? goalAtLeast[g] : state.bound;
    if (g < state.proved ? value !== claimed : g === state.proved && value > (state.bound as bigint))
      return refuse("point-goal", { goal: g, value: String(value), claimed: String(claimed) });
  }
  const taken = groups.start.subarray(1).map((_, i) => noneOf(state.choices, i));
  for (let c = 0; c < point.length; c++) if (point[c] === 1) taken[groups.groupOf[c] as number] = ofColumn[c] as number;
  const deleted = taken.findIndex((choice) => remains[choice] !== 1);
  return deleted < 0 ? undefined : refuse("point-choice", { group: deleted });
}
