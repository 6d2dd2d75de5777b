/**
 * Who may ask, and what. A server on the own machine is reached by every page that a browser shows: by a name that
 * was bent to point here (DNS rebinding), by forms and scripts of other sites, by frames. So a request is
 * refused before anything is done for it unless its host, path, method, origin and session are exactly what the own page
 * sends. Pure: the secrets are compared elsewhere.
 */

/** The head of a request as it came; names and values alternate in `rawHeaders`. */
export interface RequestHead {
  readonly method: string;
  readonly url: string;
  readonly rawHeaders: readonly string[];
}

/** One address of the server: who asks for it how. `document` is opened by a person, the others by the page alone. */
export interface RouteRule {
  readonly method: "GET" | "POST";
  readonly kind: "document" | "part" | "stream" | "action";
}

/** Why a request is refused. */
export type RefusalCode =
  | "refused-host"
  | "refused-path"
  | "refused-method"
  | "refused-headers"
  | "refused-site"
  | "refused-origin"
  | "refused-session"
  | "refused-token"
  | "refused-type"
  | "refused-size"
  | "refused-body";

/** What becomes of a request. `token`: the one-time address. */
export type Verdict =
  | { readonly kind: "refused"; readonly status: number; readonly code: RefusalCode; readonly allow?: string }
  | { readonly kind: "token"; readonly token: string }
  | { readonly kind: "route"; readonly path: string; readonly declaredBytes: number | undefined };

/** What the guard knows of the server. */
export interface Premises {
  readonly port: number;
  readonly routes: ReadonlyMap<string, RouteRule>;
  /** Whether a cookie header holds the session. */
  knowsSession(cookie: string): boolean;
}

/** Most bytes of a body. */
export const MAX_BODY_BYTES = 64 * 1024;
const MAX_URL_LENGTH = 512;

/** Headers that must not occur twice, because two readers could take different ones. */
const ONCE = ["host", "origin", "cookie", "content-type", "content-length", "transfer-encoding", "sec-fetch-site"];

const refuse = (status: number, code: RefusalCode): Verdict => ({ kind: "refused", status, code });

/** The headers by their names in small letters; undefined where one that decides occurs twice. */
function headersOf({ rawHeaders }: RequestHead): ReadonlyMap<string, string> | undefined {
  const headers = new Map<string, string>();
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = (rawHeaders[i] ?? "").toLowerCase();
    if (ONCE.includes(name) && headers.has(name)) return undefined;
    headers.set(name, rawHeaders[i + 1] ?? "");
  }
  return headers;
}

/** The names by which the own page knows the server. */
function ownHosts(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}

/** Judges the head of a request. */
export function judgeRequest(head: RequestHead, premises: Premises): Verdict {
  const headers = headersOf(head);
  if (headers === undefined) return refuse(400, "refused-headers");
  if (!ownHosts(premises.port).includes(headers.get("host") ?? "")) return refuse(421, "refused-host");
  if (head.url.length > MAX_URL_LENGTH) return refuse(414, "refused-path");
  const token = /^\/\?token=([A-Za-z0-9_-]{1,128})$/.exec(head.url)?.[1];
  const path = token === undefined ? head.url : "/";
  const route = premises.routes.get(path);
  if (route === undefined) return refuse(404, "refused-path");
  if (head.method !== route.method) return { kind: "refused", status: 405, code: "refused-method", allow: route.method };
  const foreign = judgeSite(route, headers, premises.port);
  if (foreign !== undefined) return foreign;
  if (token !== undefined) return { kind: "token", token };
  if (!premises.knowsSession(headers.get("cookie") ?? "")) return refuse(403, "refused-session");
  return route.kind === "action" ? judgeBody(path, headers) : { kind: "route", path, declaredBytes: undefined };
}

/** Where a request comes from: a page is opened by a person or by itself, everything else is asked for by the page. */
function judgeSite(route: RouteRule, headers: ReadonlyMap<string, string>, port: number): Verdict | undefined {
  const origin = headers.get("origin");
  const own = `http://${headers.get("host") ?? ""}`;
  if (origin === undefined ? route.kind === "action" : origin !== own || !ownHosts(port).includes(origin.slice("http://".length))) {
    return refuse(403, "refused-origin");
  }
  // Browsers that do not send it are held by cookie and origin.
  const site = headers.get("sec-fetch-site") ?? "same-origin";
  const isOpened = route.kind === "document" && site === "none";
  return site === "same-origin" || isOpened ? undefined : refuse(403, "refused-site");
}

/** An action has a body of JSON, and says how long it is. */
function judgeBody(path: string, headers: ReadonlyMap<string, string>): Verdict {
  if (!/^application\/json(; ?charset=utf-8)?$/i.test(headers.get("content-type") ?? "")) return refuse(415, "refused-type");
  if (headers.has("transfer-encoding") || headers.has("content-encoding")) return refuse(411, "refused-headers");
  const length = headers.get("content-length") ?? "";
  if (!/^\d{1,15}$/.test(length)) return refuse(411, "refused-headers");
  const declaredBytes = Number(length);
  return declaredBytes > MAX_BODY_BYTES ? refuse(413, "refused-size") : { kind: "route", path, declaredBytes };
}
