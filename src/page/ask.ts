/** What the page asks of its server. */
import type { DeskStart, SolveAnswer, SolveRequest, TabNews } from "../scenario/desk-talk.ts";

/** No answer, or a refusal with the server's own words. */
export type AskFault = { readonly kind: "gone" } | { readonly kind: "refused"; readonly says: string };

/** An answer, or what stands in its way. */
export type Asked<T> = { readonly ok: true; readonly answer: T } | { readonly ok: false; readonly fault: AskFault };

async function ask<T>(path: string, init: RequestInit): Promise<Asked<T>> {
  try {
    const response = await fetch(path, { ...init, redirect: "error" });
    if (!response.ok) return { ok: false, fault: { kind: "refused", says: (await response.text()).trim() } };
    return { ok: true, answer: (await response.json()) as T };
  } catch (error) {
    // `fetch` rejects with a TypeError where nobody answers.
    if (error instanceof TypeError || error instanceof SyntaxError || error instanceof DOMException) return { ok: false, fault: { kind: "gone" } };
    throw error;
  }
}

function post<T>(path: string, body: object): Promise<Asked<T>> {
  return ask<T>(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

/** This page among the tabs that are open. */
export const TAB: string = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** What can be opened. */
export function askStart(): Promise<Asked<DeskStart>> {
  return ask("/start", {});
}

/** Works a variant out. */
export function askSolve(request: Omit<SolveRequest, "tab">): Promise<Asked<SolveAnswer>> {
  return post("/solve", { ...request, tab: TAB });
}

/** Ends a job of this page. */
export function askCancel(job: number): Promise<Asked<object>> {
  return post("/cancel", { tab: TAB, job });
}

/** Hears the news of this page's jobs; returns how to end it. */
export function hearNews(onNews: (news: TabNews) => void): () => void {
  const stream = new EventSource("/events");
  stream.addEventListener("message", ({ data }) => {
    const news = JSON.parse(String(data)) as TabNews;
    if (news.tab === TAB) onNews(news);
  });
  return () => stream.close();
}
