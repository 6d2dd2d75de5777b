/** Requests that no page of ours sends, one table: each is refused as designed, and none reaches the desk. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Counted, openSession, send, startCounted } from "./wire.ts";

let counted: Counted;
let cookie = "";
let port = 0;
let token = "";

beforeAll(async () => {
  counted = await startCounted();
  port = counted.workbench.port;
  token = counted.workbench.address.split("token=")[1] ?? "";
  cookie = await openSession(counted.workbench);
});
afterAll(() => counted.workbench.close());

/** What is written; a text of `undefined` leaves the header out. In texts, %P is the port, %C the cookie and %T the token. */
interface Attack {
  readonly method?: string;
  readonly path?: string;
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
  readonly site?: string | undefined;
  readonly cookie?: string | undefined;
  readonly type?: string | undefined;
  readonly length?: string | undefined;
  readonly more?: readonly string[];
  readonly body?: string;
}

const CANCEL = JSON.stringify({ tab: "abcdefgh", job: 1 });
const SOLVE = { tab: "abcdefgh", job: 1, scenario: "one", language: "en", wantsHead: false, values: {}, pinned: {} };

const page: Attack = { method: "GET", host: "127.0.0.1:%P", site: "same-origin", cookie: "%C" };
const post: Attack = { ...page, method: "POST", path: "/cancel", origin: "http://127.0.0.1:%P", type: "application/json", body: CANCEL };

function written(attack: Attack): string {
  const filled = (text: string) => text.replaceAll("%P", String(port)).replaceAll("%C", cookie).replaceAll("%T", token);
  const { method = "GET", path = "/", host, origin, site, type, body = "", more = [] } = attack;
  const length = "length" in attack ? attack.length : method === "POST" ? String(body.length) : undefined;
  const headers = [
    ["Host", host && filled(host)],
    ["Origin", origin && filled(origin)],
    ["Sec-Fetch-Site", site],
    ["Cookie", attack.cookie && filled(attack.cookie)],
    ["Content-Type", type],
    ["Content-Length", length],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return `${[`${method} ${filled(path)} HTTP/1.1`, ...headers, ...more.map(filled)].join("\r\n")}\r\n\r\n${body}`;
}

type Row = readonly [what: string, attack: Attack, status: number];

const HOSTS = [
  "evil.example",
  "evil.example:%P",
  "127.0.0.1",
  "127.0.0.1:1",
  "127.0.0.1.evil.example:%P",
  "[::1]:%P",
  "0.0.0.0:%P",
  "localhost.:%P",
  "me@127.0.0.1:%P",
  "127.1:%P",
  "2130706433:%P",
];
const ORIGINS = [
  "null",
  "http://evil.example",
  "https://127.0.0.1:%P",
  "http://127.0.0.1:1",
  "http://localhost:%P",
  "http://127.0.0.1:%P.evil.example",
  "file://",
  "http://127.0.0.1:%P/",
];
const COOKIES = ["", "bursar-%P", "bursar-%P=", "bursar-%P=guess", "bursar-1=x", "%C; %C", "%Cx", "x%C", "a=b;%C", "other=1"];
const PATHS = [
  "/../package.json",
  "/page.js/../../package.json",
  "//page.js",
  "/%2e%2e/package.json",
  "/page.js?x=1",
  "/..\\package.json",
  "/.git/config",
  "/page.js%00",
  "/Page.js",
  "/page.html",
  "/start/",
  "/dist/bursar.mjs",
  "/scenarios/zust-autumn/students.csv",
  "/etc/passwd",
  "http://evil.example/",
  "/#",
  "*",
];
const TYPES = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json; charset=gbk", "application/jsonp"];
const solve = (more: object): Attack => ({ ...post, path: "/solve", body: JSON.stringify({ ...SOLVE, ...more }) });

const ROWS: readonly Row[] = [
  ...HOSTS.flatMap((host): Row[] => [
    [`host ${host}`, { ...page, host }, 421],
    [`host ${host}, its own origin`, { ...post, host, origin: `http://${host}` }, 421],
    [`host ${host}, the first address`, { ...page, path: "/?token=%T", host }, 421],
  ]),
  ["two hosts", { ...page, more: ["Host: evil.example"] }, 400],
  ["no host", { ...page, host: undefined }, 400],
  ...ORIGINS.flatMap((origin): Row[] => [
    [`origin ${origin}`, { ...post, origin }, 403],
    [`origin ${origin} of a part`, { ...page, path: "/start", origin }, 403],
  ]),
  ["an action without origin", { ...post, origin: undefined }, 403],
  ["two origins", { ...post, more: ["Origin: http://evil.example"] }, 400],
  ...["cross-site", "same-site", "none", "other"].flatMap((site): Row[] => [
    [`action from ${site}`, { ...post, site }, 403],
    [`part from ${site}`, { ...page, path: "/start", site }, 403],
    [`stream from ${site}`, { ...page, path: "/events", site }, 403],
  ]),
  ...["cross-site", "same-site", "other"].map((site): Row => [`page from ${site}`, { ...page, site }, 403]),
  ["the first address from another site", { ...page, path: "/?token=%T", site: "cross-site" }, 403],
  ...COOKIES.flatMap((one): Row[] => [
    [`cookie ${one}`, { ...page, cookie: one }, 403],
    [`cookie ${one} of an action`, { ...post, cookie: one }, 403],
  ]),
  ["no cookie", { ...page, cookie: undefined }, 403],
  ["no cookie, a stream", { ...page, path: "/events", cookie: undefined }, 403],
  ["no cookie, a script", { ...page, path: "/page.js", cookie: undefined }, 403],
  ["the token in place of the cookie", { ...page, cookie: "bursar-%P=%T" }, 403],
  ["two cookies", { ...page, more: ["Cookie: %C"] }, 400],
  ["a token that was used", { ...page, path: "/?token=%T" }, 403],
  ["a wrong token", { ...page, path: "/?token=guess", cookie: undefined }, 403],
  ["an empty token", { ...page, path: "/?token=" }, 404],
  ["a token and more", { ...page, path: "/?token=%T&x=1" }, 404],
  ["a token elsewhere", { ...page, path: "/start?token=%T" }, 404],
  ["a token posted", { ...post, path: "/?token=%T" }, 405],
  ...["HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND"].flatMap((method): Row[] => [
    [`${method} of the page`, { ...page, method }, 405],
    [`${method} of an action`, { ...post, method, length: String(CANCEL.length) }, 405],
  ]),
  ["GET of an action", { ...page, path: "/cancel" }, 405],
  ["POST of the page", { ...post, path: "/" }, 405],
  ["an upgrade", { ...page, path: "/events", site: "cross-site", more: ["Connection: Upgrade", "Upgrade: websocket"] }, 403],
  ...PATHS.map((path): Row => [`path ${path}`, { ...page, path }, 404]),
  ["a long path", { ...page, path: `/${"a".repeat(600)}` }, 414],
  ...TYPES.map((type): Row => [`type ${type}`, { ...post, type }, 415]),
  ["no type", { ...post, type: undefined }, 415],
  ["a body that is too large", { ...post, length: "65537" }, 413],
  ["a body of any length", { ...post, length: undefined, more: ["Transfer-Encoding: chunked"], body: "0\r\n\r\n" }, 411],
  ["two lengths", { ...post, more: ["Content-Length: 1"] }, 400],
  ["a length and chunks", { ...post, more: ["Transfer-Encoding: chunked"] }, 400],
  ["a packed body", { ...post, more: ["Content-Encoding: gzip"] }, 411],
  ["no body", { ...post, body: "" }, 400],
  ...["{", "[]", "null", '"x"', '{"tab":"abcdefgh"}', `{"tab":"abcdefgh","job":0}`, '{"tab":"../../etc","job":1}', "\u00ff\u00fe"].map(
    (body): Row => [`body ${body}`, { ...post, body }, 400],
  ),
  ["one key more", { ...post, body: JSON.stringify({ tab: "abcdefgh", job: 1, path: "/etc" }) }, 400],
  ["a value of another kind", solve({ values: { policy: { $ne: 1 } } }), 400],
  ["a path into what nobody may set", solve({ values: { seed: "x" } }), 400],
  ["a path into the tables", solve({ values: { cohort: "/etc" } }), 400],
  ["a key of every object", { ...post, path: "/solve", body: JSON.stringify(SOLVE).replace('"values":{}', '"values":{"__proto__":{"x":1}}') }, 400],
  ["too many values", solve({ values: Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`readings.r${i}`, true])) }), 400],
  ["a long value", solve({ values: { policy: "x".repeat(201) } }), 400],
];

test("the table holds what the design asks for", () => {
  expect(ROWS.length).toBeGreaterThanOrEqual(120);
  expect(new Set(ROWS.map(([what]) => what)).size).toBe(ROWS.length);
});

test.each(ROWS)("%s", async (_, attack, status) => {
  const before = counted.reached.length;
  const answer = await send(port, written(attack));
  expect(answer.status).toBe(status);
  expect(answer.body).not.toContain("<title>");
  expect(answer.headers.has("set-cookie")).toBe(false);
  expect(answer.headers.has("access-control-allow-origin")).toBe(false);
  expect(counted.reached.slice(before)).toEqual([]);
  expect(counted.bugs).toEqual([]);
});

test("afterwards the page is still served, under the strictest policy", async () => {
  const before = counted.reached.length;
  for (const path of ["/", "/page.js", "/page.css", "/icon.svg", "/start"]) {
    const { status, headers } = await send(port, written({ ...page, path }));
    expect([path, status]).toEqual([path, 200]);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'; /);
    expect(policy).not.toMatch(/unsafe|data:|\*|http/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
  }
  expect((await send(port, written(post))).status).toBe(200);
  expect((await send(port, written(solve({ scenario: "../../etc" })))).body).toBe('{"kind":"unknown"}');
  expect(counted.reached.slice(before)).toEqual(["start", "cancel 1", "solve 1"]);
});
