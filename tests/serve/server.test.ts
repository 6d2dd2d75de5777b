/** What the server does for its own page: the first address, files known by their hash, variants with their news, and the end of work that nobody waits for. */
import { request } from "node:http";
import { afterEach, expect, test } from "vitest";
import type { Desk } from "../../src/serve/desk.ts";
import { type Counted, openSession, send, startCounted } from "./wire.ts";

const open: Counted[] = [];
afterEach(async () => {
  for (const { workbench } of open.splice(0)) await workbench.close();
});

async function started(solve?: Desk["solve"]): Promise<Counted & { readonly cookie: string }> {
  const counted = await startCounted(solve);
  open.push(counted);
  return { ...counted, cookie: await openSession(counted.workbench) };
}

const WANTED = JSON.stringify({ tab: "abcdefgh", job: 7, scenario: "one", language: "en", wantsHead: true, values: { policy: "rank" }, pinned: {} });

function posted(port: number, cookie: string, path: string, body: string): string {
  const own = `127.0.0.1:${port}`;
  const head = `POST ${path} HTTP/1.1\r\nHost: ${own}\r\nOrigin: http://${own}\r\nCookie: ${cookie}\r\nContent-Type: application/json\r\n`;
  return `${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

const asked = (port: number, cookie: string, path: string, more = "") => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\n${more}\r\n`;

test("the first address gives a cookie that no script and no other site can use, once", async () => {
  const { workbench } = await startCounted();
  const [path, host] = [workbench.address.slice(workbench.address.indexOf("/?")), `Host: 127.0.0.1:${workbench.port}`];
  const first = await send(workbench.port, `GET ${path} HTTP/1.1\r\n${host}\r\n\r\n`);
  expect([first.status, first.headers.get("location"), first.headers.get("cache-control")]).toEqual([303, "/", "no-store"]);
  expect(first.headers.get("set-cookie")).toMatch(new RegExp(`^bursar-${workbench.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`));
  const second = await send(workbench.port, `GET ${path} HTTP/1.1\r\n${host}\r\n\r\n`);
  expect([second.status, second.headers.has("set-cookie")]).toEqual([403, false]);
  expect(second.body).toContain("used before");
  await workbench.close();
});

test("two servers have different secrets, and the cookie of one opens no other", async () => {
  const [one, other] = [await started(), await started()];
  expect(one.cookie.split("=")[1]).not.toBe(other.cookie.split("=")[1]);
  expect((await send(other.workbench.port, asked(other.workbench.port, one.cookie, "/"))).status).toBe(403);
  expect((await send(one.workbench.port, asked(one.workbench.port, one.cookie, "/"))).status).toBe(200);
});

test("a file that the browser has is not sent again", async () => {
  const { workbench, cookie } = await started();
  const whole = await send(workbench.port, asked(workbench.port, cookie, "/page.js"));
  expect([whole.status, whole.headers.get("etag"), whole.headers.get("cache-control")]).toEqual([200, '"mark"', "no-cache"]);
  const again = await send(workbench.port, asked(workbench.port, cookie, "/page.js", 'If-None-Match: "mark"\r\n'));
  expect([again.status, again.body]).toEqual([304, ""]);
});

test("a variant is asked of the desk as it was wished, and its news go to the open streams", async () => {
  const { workbench, cookie, reached } = await started(async (wanted, onNews) => {
    onNews({ tab: wanted.tab, job: wanted.job, stage: "search" });
    return { kind: "crashed", message: JSON.stringify(wanted) };
  });
  const stream = request({ port: workbench.port, host: "127.0.0.1", path: "/events", headers: { cookie } });
  const heard = new Promise<string>((resolve) => {
    stream.on("response", (response) => response.on("data", (part: Buffer) => (part.includes("data:") ? resolve(part.toString()) : undefined)));
  });
  stream.end();
  await new Promise((resolve) => stream.once("response", resolve));
  const answer = await send(workbench.port, posted(workbench.port, cookie, "/solve", WANTED));
  expect(JSON.parse(answer.body)).toEqual({ kind: "crashed", message: WANTED });
  expect(await heard).toBe('data: {"tab":"abcdefgh","job":7,"stage":"search"}\n\n');
  expect(reached).toEqual(["solve 7"]);
  stream.destroy();
});

test("a page that goes away ends its work", async () => {
  let stop = (): void => {};
  const counted = await started(() => new Promise((resolve) => (stop = () => resolve({ kind: "cancelled" }))));
  const { workbench, cookie, reached } = counted;
  const left = request({ port: workbench.port, host: "127.0.0.1", path: "/solve", method: "POST" });
  left.on("error", () => {});
  for (const line of posted(workbench.port, cookie, "/solve", "").split("\r\n").slice(2, 5))
    left.setHeader(line.split(": ")[0] ?? "", line.split(": ")[1] ?? "");
  left.end(WANTED);
  while (!reached.includes("solve 7")) await new Promise((resolve) => setTimeout(resolve, 5));
  left.destroy();
  while (!reached.includes("cancel 7")) await new Promise((resolve) => setTimeout(resolve, 5));
  stop();
  expect(reached).toEqual(["solve 7", "cancel 7"]);
  expect(counted.bugs).toEqual([]);
});

test("what fails for a reason of ours is told as a bug, and the server goes on", async () => {
  const { workbench, cookie, bugs } = await started(() => Promise.reject(new Error("an invariant")));
  expect((await send(workbench.port, posted(workbench.port, cookie, "/solve", WANTED))).status).toBe(500);
  expect(bugs).toEqual([new Error("an invariant")]);
  expect((await send(workbench.port, asked(workbench.port, cookie, "/"))).status).toBe(200);
});

test("a port that is taken is told", async () => {
  const { workbench } = await started();
  const { startWorkbench } = await import("../../src/serve/server.ts");
  const desk = {} as Desk;
  await expect(startWorkbench({ desk, files: new Map(), port: workbench.port, onBug: () => {} })).rejects.toMatchObject({ code: "EADDRINUSE" });
});
