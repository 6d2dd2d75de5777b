/** The workbench as built, in headless Chromium: Debian's browser, driven by playwright. Its network is this machine alone. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { built } from "../support/build.ts";

const PROGRAM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Where pictures of the page are left, to be looked at. */
export const PICTURES: string = join(tmpdir(), "bursar-workbench-pictures");

/** A running `bursar serve`, and its first address. */
export interface Served {
  readonly address: string;
  readonly process: ChildProcess;
  end(): Promise<number | null>;
}

/** Starts the command in a process of its own, on any free port. */
export async function serve(words: readonly string[]): Promise<Served> {
  const child = spawn(process.execPath, [built("bursar.mjs"), "serve", ...words, "--no-open"], { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve) => child.on("close", (code) => resolve(code)));
  let said = "";
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (part: Buffer) => {
      said += part.toString();
      const found = /http:\/\/\S+/.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("close", () => reject(new Error(`the server ended: ${said}`)));
  });
  const end = () => {
    child.kill("SIGINT");
    return ended;
  };
  return { address, process: child, end };
}

/** Starts the browser; it asks no one but this machine. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: PROGRAM, args: ["--no-sandbox", "--disable-gpu"] });
}

/** A page with what went wrong in it: the console, errors, and requests to anywhere else. */
export interface Watched {
  readonly page: Page;
  readonly trouble: readonly string[];
}

/** Opens an address in a window of a size. */
export async function open(browser: Browser, address: string, width = 1280, height = 720): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on("console", (message) => (["error", "warning"].includes(message.type()) ? trouble.push(message.text()) : undefined));
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("request", (request) => (request.url().startsWith(new URL(address).origin) ? undefined : trouble.push(request.url())));
  await page.goto(address);
  return { page, trouble };
}

/** Leaves a picture of the window. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

/** The accessibility rules that the page breaks, and how many it keeps. axe is run from outside the page's own policy. */
export async function axeOf(page: Page): Promise<{ readonly violations: readonly string[]; readonly passes: number }> {
  const session = await page.context().newCDPSession(page);
  const run = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return result.value as T;
  };
  await run(`${readFileSync(AXE, "utf8")}; true`);
  return run(`axe.run(document).then(({ violations, passes }) => ({
    violations: violations.map(({ id, nodes }) => id + ": " + nodes.map((node) => node.html.slice(0, 200)).join(" | ")),
    passes: passes.length,
  }))`);
}
