/** The desk: which scenarios can be opened, and the one thread that works on variants. A new variant asked for by a tab ends the one before it. */
import { findFolder, knownNames, readFolder } from "../files.ts";
import type { Standing, StandingEnd, StandingJob } from "../jobs/standing.ts";
import type { BoardReply } from "../scenario/board.ts";
import type { CancelRequest, DeskNews, DeskStart, ListedTitle, SolveAnswer, SolveRequest, TabNews } from "../scenario/desk-talk.ts";
import { readYaml } from "../scenario/yaml.ts";
import type { DeskWork } from "./desk-work.ts";

/** What the server can do. */
export interface Desk {
  start(): Promise<DeskStart>;
  solve(request: SolveRequest, onNews: (news: TabNews) => void): Promise<SolveAnswer>;
  cancel(request: CancelRequest): void;
  close(): Promise<void>;
}

/** What is known when the server starts; `opened` may be a path, for the person who types it may open anything. */
export interface DeskPremises {
  readonly version: string;
  readonly language: string;
  readonly opened: string | undefined;
  readonly thread: Standing;
  /** Default: those of the current folder and the shipped ones. */
  readonly names?: () => Promise<readonly string[]>;
}

/** What a scenario that was opened by a path is called, wherever it lies. */
const NAMED_BY_PATH = "opened";

/** A job at work for a tab. */
interface AtWork {
  readonly job: number;
  readonly work: StandingJob<BoardReply>;
}

/** Makes the desk. */
export function deskOf({ version, language, opened, thread, names = () => knownNames("scenarios") }: DeskPremises): Desk {
  const atWork = new Map<string, AtWork>();
  const list = async (): Promise<ReadonlyMap<string, string>> => {
    const known = new Map((await names()).map((name) => [name, name]));
    if (opened !== undefined && !known.has(opened)) known.set(NAMED_BY_PATH, opened);
    return known;
  };
  return {
    async start() {
      const known = await list();
      const own = opened === undefined ? {} : { opened: known.has(opened) ? opened : NAMED_BY_PATH };
      const scenarios = await Promise.all([...known].map(async ([name, place]) => ({ name, ...(await titleOf(place)) })));
      return { version, language, scenarios, ...own };
    },
    async solve({ tab, job, scenario: name, language, wantsHead, values, pinned }, onNews) {
      const scenario = (await list()).get(name);
      if (scenario === undefined) return { kind: "unknown" };
      atWork.get(tab)?.work.cancel();
      const item: DeskWork = { scenario, language, wantsHead, values, pinned };
      const work = thread.run<BoardReply>(item, (news) => onNews({ ...(news as DeskNews), tab, job }));
      atWork.set(tab, { job, work });
      const end = await work.done;
      if (atWork.get(tab)?.work === work) atWork.delete(tab);
      return answerOf(end);
    },
    cancel({ tab, job }) {
      const running = atWork.get(tab);
      if (running?.job === job) running.work.cancel();
    },
    close: () => thread.close(),
  };
}

const HEAD = "scenario.yaml";

/** The title that a scenario's file states; empty where it states none that can be read: opening it tells why. */
async function titleOf(scenario: string): Promise<ListedTitle> {
  const folder = await findFolder("scenarios", scenario);
  const files = folder.ok ? await readFolder(folder.value, { wanted: (name) => name === HEAD }) : folder;
  const bytes = files.ok ? files.value.get(HEAD) : undefined;
  const yaml = readYaml(HEAD, new TextDecoder().decode(bytes));
  const data = yaml.ok ? (yaml.value.data as Readonly<Record<string, unknown>> | null) : null;
  const title = data?.["title"];
  if (typeof title === "string") return { title };
  const { en, zh } = (title ?? {}) as { readonly en?: unknown; readonly zh?: unknown };
  return { title: typeof en === "string" ? en : "", ...(typeof zh === "string" ? { titleZh: zh } : {}) };
}

function answerOf(end: StandingEnd<BoardReply>): SolveAnswer {
  return end.kind === "reply" ? end.reply : end;
}
