/**
 * Headless Chromium as a judge of pages, over its debugging pipe: pages are opened as files, unchanged, with their own content security policy.
 * Continuous integration must have it; elsewhere its tests are skipped where it is missing.
 */
import { spawn, spawnSync } from "node:child_process";
import { readFileSync, rmSync, mkdtempSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";

const PROGRAM = process.env["CHROMIUM"] ?? "chromium";

/** Why Chromium cannot run here; undefined where it can, or where it must. */
export const NO_CHROMIUM =
  spawnSync(PROGRAM, ["--version"]).status !== 0 && process.env["CI"] === undefined ? "Chromium is missing, and this is not continuous integration" : undefined;

/** An open page. */
export interface OpenPage {
  /** The value of an expression, awaited. */
  evaluate<T>(expression: string): Promise<T>;
  /** Gives a file to an input, by its selector. */
  giveFile(selector: string, path: string): Promise<void>;
  /** What the page asked of the network, and what its policy or script complained of. */
  readonly trouble: readonly string[];
}

/** A browser. */
export interface Browser {
  open(path: string): Promise<OpenPage>;
  close(): Promise<void>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

type Send = (method: string, params?: object, sessionId?: string) => Promise<Readonly<Record<string, unknown>>>;

/** Messages end with a zero byte, both ways. */
function connect(to: Writable, from: Readable, onEvent: (message: Message) => void): Send {
  const waiting = new Map<number, (message: Message) => void>();
  let [last, rest] = [0, ""];
  from.setEncoding("utf8");
  from.on("data", (chunk: string) => {
    const parts = (rest + chunk).split("\0");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      const message = JSON.parse(part) as Message;
      const answer = waiting.get(message.id ?? 0);
      if (answer === undefined) onEvent(message);
      else answer(message);
      waiting.delete(message.id ?? 0);
    }
  });
  return (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, ({ result, error }) => (error === undefined ? resolve(result ?? {}) : reject(new Error(`${method}: ${error.message}`))));
      to.write(`${JSON.stringify({ id: last, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`);
    });
}

const TROUBLE = ["Log.entryAdded", "Runtime.exceptionThrown", "Network.requestWillBeSent"];

/** Starts a browser that has no network. */
export async function openChromium(): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), "bursar-chromium-"));
  const words = ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", `--user-data-dir=${profile}`, "--proxy-server=127.0.0.1:9"];
  const browser = spawn(PROGRAM, words, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const ended = new Promise<void>((resolve) => browser.on("close", () => resolve()));
  const listeners = new Map<string, (message: Message) => void>();
  const [, , , to, from] = browser.stdio;
  const send = connect(to as Writable, from as Readable, (message) => listeners.get(message.sessionId ?? "")?.(message));

  async function open(path: string): Promise<OpenPage> {
    const { targetId } = await send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = (await send("Target.attachToTarget", { targetId, flatten: true })) as { sessionId: string };
    const trouble: string[] = [];
    const loaded = new Promise<void>((resolve) => {
      listeners.set(sessionId, ({ method = "", params }) => {
        if (method === "Page.loadEventFired") resolve();
        const told = JSON.stringify(params);
        if (TROUBLE.includes(method) && !told.includes(`"url":"file://${path}"`)) trouble.push(`${method}: ${told}`);
        if (method === "Log.entryAdded" || method === "Runtime.exceptionThrown") trouble.push(told);
      });
    });
    for (const domain of ["Page", "Runtime", "Log", "Network", "DOM"]) await send(`${domain}.enable`, {}, sessionId);
    await send("Page.navigate", { url: `file://${path}` }, sessionId);
    await loaded;
    const evaluate = async <T>(expression: string): Promise<T> => {
      const { result, exceptionDetails } = await send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true }, sessionId);
      if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
      return (result as { value: T }).value;
    };
    const giveFile = async (selector: string, file: string): Promise<void> => {
      const { root } = (await send("DOM.getDocument", {}, sessionId)) as { root: { nodeId: number } };
      const { nodeId } = await send("DOM.querySelector", { nodeId: root.nodeId, selector }, sessionId);
      await send("DOM.setFileInputFiles", { files: [file], nodeId }, sessionId);
    };
    return { evaluate, giveFile, trouble };
  }

  async function close(): Promise<void> {
    await send("Browser.close");
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  return { open, close };
}

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** The accessibility rules of axe that a page breaks, each with the elements that do; and how many rules it keeps. */
export async function axeViolations({ evaluate }: OpenPage): Promise<{ readonly violations: readonly string[]; readonly passes: number }> {
  await evaluate(`${readFileSync(AXE, "utf8")}; true`);
  return evaluate(`axe.run(document).then(({ violations, passes }) => ({
    violations: violations.map(({ id, nodes }) => id + ": " + nodes.map((node) => node.html.slice(0, 200)).join(" | ")),
    passes: passes.length,
  }))`);
}
