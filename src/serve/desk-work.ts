/** What the desk's thread does: a scenario is read once and kept; every variant of it is proved, and compared with the one that is pinned. */
import { askGiven, type AllocateOptions } from "../allocate.ts";
import { prepareRecount } from "../award/recount.ts";
import { caseTitle } from "../award/titles.ts";
import type { Fault } from "../fault.ts";
import type { Formulation } from "../formulation/formulate.ts";
import type { LotRanking } from "../formulation/lot.ts";
import type { StandingContext } from "../jobs/serve-standing.ts";
import { runMipInWorker } from "../jobs/worker-host.ts";
import { loadCase } from "../load.ts";
import { goalShown } from "../report/summary-text.ts";
import { boardOf, changeOf, holdingsOf, type Board, type BoardHead, type BoardReply, type Holdings } from "../scenario/board.ts";
import { controlsOf } from "../scenario/controls.ts";
import type { DeskNews, SolveRequest } from "../scenario/desk-talk.ts";
import { editable, type EditableCase, type ValuesByPath } from "../scenario/edited-case.ts";
import { quicklyEdited } from "../scenario/quick-edit.ts";
import { speak, spokenLanguage } from "../words/language.ts";

/** What the thread is asked: a scenario by name or path, and what is stated otherwise in the variant and in the one it is compared with. */
export type DeskWork = Omit<SolveRequest, "tab" | "job">;

/** A variant that was worked out. */
interface Variant {
  readonly board: Board;
  readonly holdings: Holdings;
}

type Found<T> = T | { readonly faults: readonly Fault[] };

/** One scenario at hand, with its variants by their values, the oldest first. */
interface Opened {
  readonly scenario: string;
  readonly base: EditableCase;
  readonly head: BoardHead;
  readonly variants: Map<string, Variant>;
  /** The program of the case with other limits alone, whose columns all such variants share. */
  limited: { readonly formulation: Formulation; readonly lot: LotRanking | undefined } | undefined;
}

/** What levels count by decides the coefficients, not a limit. */
const WEIGHT = ".weight";
const MAX_PROBES = 10_000;
const MAX_VARIANTS = 40;
/** A variant that takes longer is shown as the best found, with its gap. */
const LIMIT_SECONDS = 60;

async function open(scenario: string): Promise<Found<Opened>> {
  const loaded = await loadCase(scenario);
  if (!loaded.ok) return { faults: loaded.faults };
  const { theCase, parts } = loaded.value;
  const head: BoardHead = {
    title: caseTitle(theCase),
    schemeTitle: theCase.scheme.title,
    round: theCase.round,
    asOf: theCase.asOfText,
    synthetic: theCase.synthetic,
    students: theCase.ids.length,
    meritDigits: theCase.scheme.merit.digits,
    controls: controlsOf(theCase, parts),
  };
  return { scenario, base: editable(parts, theCase), head, variants: new Map(), limited: undefined };
}

/** The language and the values in the order of their paths: the same variant has the same mark. */
function markOf(values: ValuesByPath): string {
  return spokenLanguage() + JSON.stringify(Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function optionsOf({ shouldStop, onNews }: StandingContext): AllocateOptions {
  return {
    engine: "auto",
    limitSeconds: LIMIT_SECONDS,
    maxProbes: MAX_PROBES,
    now: () => performance.now(),
    shouldStop,
    progress: (event) => {
      const news: DeskNews = event.kind === "phase" ? { stage: event.phase } : { stage: event.kind, nodes: event.nodes };
      onNews(news);
    },
    runElsewhere: runMipInWorker("auto"),
  };
}

async function variantOf(opened: Opened, values: ValuesByPath, context: StandingContext): Promise<Found<Variant>> {
  const { base, variants } = opened;
  const mark = markOf(values);
  const known = variants.get(mark);
  if (known !== undefined) return known;
  const edited = quicklyEdited(base, values);
  if (!edited.ok) return { faults: edited.faults };
  const { theCase, eligibility } = edited.value;
  const hasOnlyLimits = eligibility !== undefined && Object.keys(values).every((path) => !path.endsWith(WEIGHT));
  const like = hasOnlyLimits && opened.limited !== undefined ? { ...opened.limited, isProgram: false } : undefined;
  const result = await askGiven(prepareRecount(theCase, "as-is", eligibility), optionsOf(context), like);
  if (result.kind === "refused") return { faults: result.faults };
  if (hasOnlyLimits) opened.limited ??= { formulation: result.formulation, lot: result.lot };
  const variant: Variant = { board: boardOf(result, (goal, value) => goalShown({ theCase }, goal, value)), holdings: holdingsOf(result) };
  // What was cut short by a cancellation is no answer to be kept.
  if (!context.shouldStop()) variants.set(mark, variant);
  const [oldest] = variants.keys();
  if (variants.size > MAX_VARIANTS && oldest !== undefined) variants.delete(oldest);
  return variant;
}

/** A worker of the desk: keeps the scenario that was asked for last. */
export function deskWorker(): (work: DeskWork, context: StandingContext) => Promise<BoardReply> {
  let opened: Opened | undefined;
  return async ({ scenario, language, wantsHead, values, pinned }, context) => {
    speak(language);
    if (opened?.scenario !== scenario || wantsHead) {
      context.onNews({ stage: "reading" });
      const found = await open(scenario);
      if ("faults" in found) return { kind: "faults", faults: found.faults };
      opened = found;
    }
    const before = await variantOf(opened, pinned, context);
    if ("faults" in before) return { kind: "faults", faults: before.faults };
    const began = performance.now();
    const after = await variantOf(opened, values, context);
    if ("faults" in after) return { kind: "faults", faults: after.faults };
    const isComparable = before.board.kind === "allocated" && after.board.kind === "allocated";
    return {
      kind: "board",
      ...(wantsHead ? { head: opened.head } : {}),
      board: after.board,
      pinned: before.board,
      ...(isComparable ? { change: changeOf(before.holdings, after.holdings) } : {}),
      milliseconds: Math.round(performance.now() - began),
    };
  };
}
