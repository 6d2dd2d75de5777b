/**
 * The exact checker of certificates: reads the lines of FORMAT.md one by one, keeps one stack of splits,
 * and refuses at the first line that is not what the format allows or does not follow.
 * It knows the program and the certificate, and nothing of who made them.
 */
import { type Groups, groupsOrBadRow, withGroups } from "../program/groups.ts";
import { goalValue, violatedRows } from "../program/point.ts";
import type { Point, Program } from "../program/program.ts";
import { dropAll, noneOf, remainingOf, startChoices, undo } from "./choices.ts";
import { type Cell, type Claim, type Counting, type Line, maskHas, parseLine, type Step, type Take, VERSION } from "./parse.ts";
import { type Focus, narrowed, sweep, wholeFocus } from "./sweep.ts";
import { addCounting, type Inequality, inequalityAt, startSystem } from "./system.ts";

/** What the certificate proves of the point. */
export interface Accepted {
  readonly ok: true;
  readonly kind: "optimal" | "feasible" | "infeasible";
  /** The point's goal values; none where the program is infeasible. */
  readonly goals: readonly bigint[];
  /** Only for `feasible`: the first goal that is not proved is at most this. */
  readonly bound?: bigint;
  readonly claims: number;
  readonly steps: number;
  readonly maxDepth: number;
}

/** What is proved, or the first line that fails, with a code and its values. */
export type Verdict = Accepted | (Refusal & { readonly line: number });

/** Why something is not accepted. */
export interface Refusal {
  readonly ok: false;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

const MOST_LINES = 10_000_000;
/** The most splits above a node. */
export const MOST_DEPTH = 10_000;

/** One child of a split: an inequality more, or these choices less. */
type Child = Inequality | readonly number[];

/** A split above the current node; `second` until the second child is entered. */
type Frame = { readonly trailLength: number; readonly pathLength: number; readonly focus: Focus; second: Child | undefined };

type State = ReturnType<typeof startState>;

/**
 * Checks a certificate against the program (its `groupRows` are taken from the certificate), the SHA-256 of its MPS text
 * in lower-case hex, the point (undefined for an infeasible program) and the lines without their `\n`. Never throws on bad lines.
 */
export function checkCertificate(program: Program, programSha256: string, point: Point | undefined, lines: Iterable<string>, mostLines = MOST_LINES): Verdict {
  const header = headerOf(program, programSha256);
  let line = 0;
  let state: State | undefined;
  for (const text of lines) {
    const [expected, otherwise] = header[line++] ?? [];
    if (line > mostLines) return { ...refuse("certificate-too-long", { most: mostLines }), line };
    const next = expected === undefined ? accept(program, state, text) : text === expected ? undefined : otherwise;
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

/** The first three lines, which the program fixes, and what it is where another stands. */
function headerOf({ columnNames, rowNames, goals }: Program, programSha256: string): readonly (readonly [text: string, otherwise: Refusal])[] {
  return [
    [VERSION, refuse("certificate-version")],
    [`program ${programSha256}`, refuse("certificate-program")],
    [`size ${columnNames.length} ${rowNames.length} ${goals.length}`, refuse("certificate-size")],
  ];
}

/** The state of no claims with the groups that a line states. */
function readGroups(program: Program, line: Line): State | Refusal {
  if (line.kind !== "groups") return refuse("certificate-order", { found: line.kind });
  const last = line.ranges.at(-1)?.[1] ?? -1;
  const groups = last < program.rowNames.length ? groupsOrBadRow(withGroups(program, line.ranges)) : last;
  return typeof groups === "number" ? refuse("certificate-groups", { row: groups }) : startState(program, groups);
}

function startState(program: Program, groups: Groups) {
  return {
    system: startSystem(program),
    choices: startChoices(groups),
    focus: wholeFocus(groups),
    /** The focus with what is deleted for good. */
    lasting: wholeFocus(groups),
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
    takes: 0,
    claims: 0,
    steps: 0,
    maxDepth: 0,
  };
}

/** One line after the first three: the state that it begins, undefined where it goes on, or why not. */
function accept(program: Program, state: State | undefined, text: string): State | Refusal | undefined {
  if (state?.ended === true) return refuse("certificate-after-end");
  const line = parseLine(text);
  if (line === undefined) return refuse("certificate-line", { text: text.slice(0, 60) });
  return state === undefined ? readGroups(program, line) : goOn(state, line);
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

function count({ system, claims, takes }: State, line: Counting | Cell): Refusal | undefined {
  if (claims + takes > 0) return refuse("certificate-order", { found: line.kind });
  return addCounting(system, line) ? undefined : refuse("certificate-counting", { number: line.number });
}

/** Decisions and claims on the optimal face need a value for every goal; nothing follows a bound or an infeasibility. */
function onFace(state: State): boolean {
  return state.proved === state.system.program.goals.length && !state.infeasible;
}

function take(state: State, line: Take): Refusal | undefined {
  const { choices } = state;
  const group = line.kind === "take" ? choices.groups.groupOf[line.column] : line.group;
  if (!onFace(state)) return refuse("claim-order", { claim: "take" });
  if (group === undefined || group >= choices.groups.count) return refuse("take-choice");
  const taken = line.kind === "take" ? choices.ofColumn[line.column] : noneOf(choices, group);
  if (choices.remains[taken as number] !== 1) return refuse("take-choice");
  const others = remainingOf(choices, group).filter((choice) => choice !== taken);
  dropAll(choices, others);
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
  return state.impossible ? closeNode(state) : undefined;
}

function inOrder(state: State, line: Claim): boolean {
  if (line.kind === "goal" || line.kind === "bound") return line.goal === state.proved && !onFace(state) && !state.infeasible && state.bound === undefined;
  return line.kind === "infeasible" ? state.claims + state.takes === 0 : onFace(state);
}

/** For `claim refuse`: the group of the columns keeps only them, which must not be all that remains. */
function restrict(state: State, columns: readonly number[]): Refusal | undefined {
  const { choices } = state;
  const group = choices.groups.groupOf[columns[0] as number];
  if (group === undefined || columns.some((c) => choices.groups.groupOf[c] !== group)) return refuse("claim-refuse-group");
  const refused = new Set(columns.map((c) => choices.ofColumn[c]));
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
  if (state.frames.length >= MOST_DEPTH) return refuse("certificate-too-deep", { most: MOST_DEPTH });
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
  const kept = remaining.filter((choice) => maskHas(mask, choice - first));
  const others = remaining.filter((choice) => !maskHas(mask, choice - first));
  const highest = 4 * mask.length - 1 - (Math.clz32(Number.parseInt(mask.charAt(0), 16)) - 28);
  if (kept.length === 0 || others.length === 0 || first + highest > noneOf(choices, group)) return refuse("step-mask", { group });
  return split(state, others, kept);
}

function split(state: State, first: Child, second: Child): undefined {
  const depth = state.frames.push({ trailLength: state.choices.trailLength, pathLength: state.system.path.length, focus: state.focus, second });
  state.maxDepth = Math.max(state.maxDepth, depth);
  enter(state, first);
}

function enter({ system, choices }: State, child: Child): void {
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
    if (frame.second !== undefined) {
      enter(state, frame.second);
      frame.second = undefined;
      return undefined;
    }
    state.frames.pop();
  }
  undo(state.choices, 0);
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
  const refused = claim.kind === "refuse" ? claim.columns.map((c) => choices.ofColumn[c] as number) : [];
  dropAll(choices, refused);
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
  const taken = Int32Array.from({ length: groups.count }, (_, i) => noneOf(state.choices, i));
  for (const [c, x] of point.entries()) if (x === 1) taken[groups.groupOf[c] as number] = ofColumn[c] as number;
  const deleted = taken.findIndex((choice) => remains[choice] !== 1);
  return deleted < 0 ? undefined : refuse("point-choice", { group: deleted });
}
