/** The variant of a view, worked out anew whenever something is moved: a moment is waited for more to come, and an answer that is no longer wanted is dropped. */
import { useEffect, useRef, useState } from "react";
import type { BoardHead, BoardReply } from "../scenario/board.ts";
import type { SolveAnswer } from "../scenario/desk-talk.ts";
import { type Language, spokenLanguage } from "../words/language.ts";
import { askCancel, type AskFault, askSolve, hearNews } from "./ask.ts";
import type { View } from "./view.ts";

/** An answer with an allocation, or the proof that there is none. */
export type Shown = Extract<BoardReply, { readonly kind: "board" }>;

/** What stands in the way of an answer. */
export type Trouble = Exclude<SolveAnswer, { readonly kind: "board" }> | AskFault;

/** What is on the screen: the last answer stays until the next one is there. */
export interface BoardState {
  readonly head: BoardHead | undefined;
  readonly shown: Shown | undefined;
  readonly trouble: Trouble | undefined;
  readonly isWorking: boolean;
  readonly stage: string;
  stop(): void;
}

/** How long more movements are waited for. */
const PAUSE_MILLISECONDS = 50;

let lastJob = 0;

/** Works out a view's variant; `attempt` counts how often it was tried again. */
export function useBoard(view: View, attempt: number): BoardState {
  const [head, setHead] = useState<{ readonly of: string; readonly language: Language; readonly head: BoardHead }>();
  const [shown, setShown] = useState<Shown>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [working, setWorking] = useState(0);
  const [stage, setStage] = useState("");
  const job = useRef(0);
  const { scenario, values, pinned } = view;
  const language = spokenLanguage();
  const known = head?.of === scenario ? head?.head : undefined;

  useEffect(() => hearNews((news) => (news.job === job.current ? setStage(news.stage) : undefined)), []);
  useEffect(() => {
    if (scenario === undefined) return undefined;
    const own = ++lastJob;
    job.current = own;
    setWorking(own);
    const take = (answer: SolveAnswer | AskFault): void => {
      if (answer.kind === "board") {
        setShown(answer);
        if (answer.head !== undefined) setHead({ of: scenario, language, head: answer.head });
      }
      setTrouble(answer.kind === "board" ? undefined : answer);
      setWorking(0);
      setStage("");
    };
    const timer = setTimeout(async () => {
      const asked = await askSolve({ job: own, scenario, language, wantsHead: known === undefined || head?.language !== language, values, pinned });
      if (job.current === own) take(asked.ok ? asked.answer : asked.fault);
    }, PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
    // The values are told apart by what they say.
  }, [scenario, language, JSON.stringify(values), JSON.stringify(pinned), attempt]);

  const stop = (): void => void askCancel(job.current);
  return { head: known, shown: known === undefined ? undefined : shown, trouble, isWorking: working !== 0, stage, stop };
}
