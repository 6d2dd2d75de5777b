/** The server of the workbench: on the loopback address alone, for one browser of the person who started it. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { inWords } from "../words/in-words.ts";
import { readBody } from "./body.ts";
import type { Desk } from "./desk.ts";
import { eventStreams, type EventStreams } from "./event-streams.ts";
import { judgeRequest, type RefusalCode, type RouteRule } from "./guard.ts";
import type { PageFile } from "./page-files.ts";
import { cancelRequest, solveRequest } from "./requests.ts";
import { newSession, type Session } from "./session.ts";

/** A server that listens. */
export interface Workbench {
  /** The address to be opened first; it works once. */
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
}

/** What a server is made of. */
export interface WorkbenchParts {
  readonly desk: Desk;
  readonly files: ReadonlyMap<string, PageFile>;
  /** Zero takes a free one. */
  readonly port: number;
  /** Hears of bugs: what a request made of the server and not of the desk. */
  onBug(error: unknown): void;
}

const LOOPBACK = "127.0.0.1";
const HEADERS_MILLISECONDS = 10_000;
const REQUEST_MILLISECONDS = 30_000;

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

/** What every answer says: nothing from elsewhere, nothing inline, no frame, no guess at types, no address handed on. */
const COMMON_HEADERS: Readonly<Record<string, string>> = {
  "Content-Security-Policy": POLICY.join("; "),
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

const ACTIONS: ReadonlyMap<string, RouteRule> = new Map([
  ["/start", { method: "GET", kind: "part" }],
  ["/events", { method: "GET", kind: "stream" }],
  ["/solve", { method: "POST", kind: "action" }],
  ["/cancel", { method: "POST", kind: "action" }],
] as const);

/** A server at work. */
interface Running extends WorkbenchParts {
  readonly routes: ReadonlyMap<string, RouteRule>;
  readonly session: Session;
  readonly streams: EventStreams;
}

function answer(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>, body: string | Uint8Array = ""): void {
  response.writeHead(status, { ...COMMON_HEADERS, ...headers, "Content-Length": Buffer.byteLength(body) });
  response.end(body);
}

function answerJson(response: ServerResponse, object: unknown): void {
  answer(response, 200, { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" }, JSON.stringify(object));
}

/** Refuses, and takes nothing more from this connection. */
function refuse(response: ServerResponse, status: number, code: RefusalCode, allow = ""): void {
  const headers = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store", Connection: "close", ...(allow === "" ? {} : { Allow: allow }) };
  answer(response, status, headers, `${inWords({ code, values: {} }).says}\n`);
}

function answerFile(request: IncomingMessage, response: ServerResponse, file: PageFile): void {
  const headers = { ETag: file.etag, "Cache-Control": "no-cache" };
  if (request.headers["if-none-match"] === file.etag) answer(response, 304, headers);
  else answer(response, 200, { ...headers, "Content-Type": file.type }, file.bytes);
}

function answerStream(response: ServerResponse, streams: EventStreams): void {
  response.writeHead(200, { ...COMMON_HEADERS, "Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-store" });
  if (!streams.add(response)) response.end();
}

async function solve(running: Running, response: ServerResponse, json: unknown): Promise<void> {
  const wanted = solveRequest(json);
  if (wanted === undefined) return refuse(response, 400, "refused-body");
  // A page that goes away, or no longer waits, wants nothing more.
  response.on("close", () => (response.writableFinished ? undefined : running.desk.cancel(wanted)));
  answerJson(response, await running.desk.solve(wanted, running.streams.send));
}

function cancel(running: Running, response: ServerResponse, json: unknown): void {
  const wanted = cancelRequest(json);
  if (wanted === undefined) return refuse(response, 400, "refused-body");
  running.desk.cancel(wanted);
  answerJson(response, {});
}

async function act(running: Running, request: IncomingMessage, response: ServerResponse, path: string, declaredBytes: number): Promise<void> {
  const body = await readBody(request, declaredBytes);
  if (!body.ok) return refuse(response, body.status, body.code);
  return path === "/solve" ? solve(running, response, body.json) : cancel(running, response, body.json);
}

function exchange({ session }: Running, response: ServerResponse, token: string): void {
  const cookie = session.exchange(token);
  if (cookie === undefined) return refuse(response, 403, "refused-token");
  answer(response, 303, { Location: "/", "Set-Cookie": cookie, "Cache-Control": "no-store" });
}

async function handle(running: Running, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const port = (request.socket.address() as AddressInfo).port;
  const head = { method: request.method ?? "", url: request.url ?? "", rawHeaders: request.rawHeaders };
  const verdict = judgeRequest(head, { port, routes: running.routes, knowsSession: running.session.knows });
  if (verdict.kind === "refused") return refuse(response, verdict.status, verdict.code, verdict.allow);
  if (verdict.kind === "token") return exchange(running, response, verdict.token);
  const file = running.files.get(verdict.path);
  if (file !== undefined) return answerFile(request, response, file);
  if (verdict.path === "/start") return answerJson(response, await running.desk.start());
  if (verdict.path === "/events") return answerStream(response, running.streams);
  return act(running, request, response, verdict.path, verdict.declaredBytes ?? 0);
}

/** A request that fails for a reason of ours is answered with 500; where the connection broke, nobody listens. */
function handleAll(running: Running): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    handle(running, request, response).catch((error: unknown) => {
      if (request.destroyed && !request.complete) return;
      running.onBug(error);
      if (!response.headersSent) answer(response, 500, { "Cache-Control": "no-store", Connection: "close" });
    });
  };
}

/** Listens on the loopback address. Rejects where the port is taken. */
export async function startWorkbench(parts: WorkbenchParts): Promise<Workbench> {
  const server = createServer({ headersTimeout: HEADERS_MILLISECONDS, requestTimeout: REQUEST_MILLISECONDS });
  const port = await listen(server, parts.port);
  const files = [...parts.files.keys()].map((path): [string, RouteRule] => [path, { method: "GET", kind: path === "/" ? "document" : "part" }]);
  const session = newSession(port);
  const running: Running = { ...parts, session, streams: eventStreams(), routes: new Map([...files, ...ACTIONS]) };
  server.on("request", handleAll(running));
  return {
    address: `http://${LOOPBACK}:${port}/?token=${session.token}`,
    port,
    async close() {
      running.streams.close();
      await parts.desk.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, LOOPBACK, () => resolve((server.address() as AddressInfo).port));
  });
}
