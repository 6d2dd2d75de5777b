/** `bursar serve [SCENARIO]`: the workbench on this machine. It runs until it is interrupted. */
import type { Command } from "commander";
import { spawn } from "node:child_process";
import { findFolder, packageVersion } from "../files.ts";
import { standingThread } from "../jobs/standing.ts";
import { deskOf } from "../serve/desk.ts";
import { readPageFiles } from "../serve/page-files.ts";
import { startWorkbench, type Workbench, type WorkbenchParts } from "../serve/server.ts";
import { spokenLanguage } from "../words/language.ts";
import { serveTexts } from "../words/workbench.ts";
import { refuseFaults, refuseWord } from "./answers.ts";
import type { ExitCode } from "./exit.ts";
import type { Finish } from "./program.ts";

interface ServeWords {
  readonly port?: string;
  readonly open: boolean;
}

/** A port that people can remember, so that an address with a view in it can be opened again. */
const USUAL_PORT = 8765;
const LARGEST_PORT = 65_535;

/** Adds arguments, options and action of `serve`. */
export function register(command: Command, finish: Finish): void {
  command
    .argument("[scenario]", serveTexts.scenario)
    .option("--port <number>", serveTexts.port)
    .option("--no-open", serveTexts.noOpen)
    .addHelpText("after", serveTexts.examples)
    .action(finish(serveCommand));
}

function portOf(word: string): number | undefined {
  const port = /^\d{1,5}$/.test(word) ? Number(word) : 0;
  return port >= 1 && port <= LARGEST_PORT ? port : undefined;
}

const isTaken = (error: unknown) => error instanceof Error && "code" in error && error.code === "EADDRINUSE";

/** Starts on the port that is wished for, or on the usual one, or on any; undefined where the wished one is taken. */
async function startOn(port: number | undefined, parts: Omit<WorkbenchParts, "port">): Promise<Workbench | undefined> {
  try {
    return await startWorkbench({ ...parts, port: port ?? USUAL_PORT });
  } catch (error) {
    if (!isTaken(error)) throw error;
    return port === undefined ? startWorkbench({ ...parts, port: 0 }) : undefined;
  }
}

/** The program that opens an address, by platform; the address is made by us and holds nothing that a shell would read. */
function openerOf(platform: string): readonly [string, ...string[]] {
  if (platform === "darwin") return ["open"];
  return platform === "win32" ? ["rundll32", "url.dll,FileProtocolHandler"] : ["xdg-open"];
}

function openBrowser(address: string): void {
  const [program, ...words] = openerOf(process.platform);
  const opener = spawn(program, [...words, address], { stdio: "ignore", detached: true });
  opener.on("error", () => process.stderr.write(`${serveTexts.noBrowser}\n`));
  opener.unref();
}

async function serveCommand(scenario: string | undefined, words: ServeWords): Promise<ExitCode> {
  const port = words.port === undefined ? undefined : portOf(words.port);
  if (words.port !== undefined && port === undefined) return refuseWord(serveTexts.portWord(words.port));
  const found = scenario === undefined ? undefined : await findFolder("scenarios", scenario);
  if (found?.ok === false) return refuseFaults(found.faults, false);
  const thread = standingThread(new URL("./desk-worker.mjs", import.meta.url));
  const desk = deskOf({ version: packageVersion(), language: spokenLanguage(), opened: scenario, thread });
  const files = await readPageFiles(new URL("./page/", import.meta.url));
  const onBug = (error: unknown) => void process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  const workbench = await startOn(port, { desk, files, onBug });
  if (workbench === undefined) return refuseWord(serveTexts.portTaken(port ?? USUAL_PORT));
  process.stdout.write(`${serveTexts.listening(workbench.address)}\n`);
  if (words.open && process.stdout.isTTY) openBrowser(workbench.address);
  // A signal ends the process; nothing is ever half-written.
  return new Promise(() => {});
}
