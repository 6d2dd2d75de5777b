/** A server of the workbench with a desk that only counts, and requests written byte by byte, as no browser would let one write them. */
import { connect } from "node:net";
import type { Desk } from "../../src/serve/desk.ts";
import type { PageFile } from "../../src/serve/page-files.ts";
import { startWorkbench, type Workbench } from "../../src/serve/server.ts";

/** A workbench under test: what reached the desk, and what was a bug. */
export interface Counted {
  readonly workbench: Workbench;
  readonly reached: string[];
  readonly bugs: unknown[];
}

const FILE: PageFile = { type: "text/html; charset=utf-8", bytes: new TextEncoder().encode("<!doctype html><title>page</title>"), etag: '"mark"' };

/** Starts a server on any port. */
export async function startCounted(solve: Desk["solve"] = async () => ({ kind: "unknown" })): Promise<Counted> {
  const reached: string[] = [];
  const bugs: unknown[] = [];
  const desk: Desk = {
    async start() {
      reached.push("start");
      return { version: "1", language: "en", scenarios: [{ name: "one", title: "One" }] };
    },
    solve(request, onNews) {
      reached.push(`solve ${request.job}`);
      return solve(request, onNews);
    },
    cancel({ job }) {
      reached.push(`cancel ${job}`);
    },
    async close() {},
  };
  const files = new Map(["/", "/page.js", "/page.css", "/icon.svg"].map((path) => [path, FILE]));
  const workbench = await startWorkbench({ desk, files, port: 0, onBug: (error) => bugs.push(error) });
  return { workbench, reached, bugs };
}

/** An answer as it came. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Sends bytes and reads until the server ends the connection, or the whole of a declared body is there. */
export function send(port: number, bytes: string): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let text = "";
    const end = () => {
      socket.destroy();
      resolve(parsed(text));
    };
    socket.setEncoding("latin1");
    socket.on("data", (part: string) => {
      text += part;
      if (isWhole(text)) end();
    });
    socket.on("end", end);
    socket.on("error", (error) => (text === "" ? reject(error) : end()));
    socket.write(bytes, "latin1");
  });
}

function isWhole(text: string): boolean {
  const at = text.indexOf("\r\n\r\n");
  if (at < 0) return false;
  const length = /^content-length: (\d+)$/im.exec(text.slice(0, at))?.[1];
  return length !== undefined && text.length - at - 4 >= Number(length);
}

function parsed(text: string): WireAnswer {
  const [head = "", ...body] = text.split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const headers = new Map(lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]));
  return { status: Number(first.split(" ")[1] ?? 0), headers, body: body.join("\r\n\r\n") };
}

/** The cookie that the first address is exchanged for. */
export async function openSession({ address, port }: Workbench): Promise<string> {
  const path = address.slice(address.indexOf("/?"));
  const answer = await send(port, `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nSec-Fetch-Site: none\r\n\r\n`);
  return (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}
