/** The body of a request: as many bytes as it declared, UTF-8, JSON. */
import type { IncomingMessage } from "node:http";
import { MAX_BODY_BYTES, type RefusalCode } from "./guard.ts";

const UTF8 = new TextDecoder("utf-8", { fatal: true });

/** A body read, or why it is refused. */
export type Body = { readonly ok: true; readonly json: unknown } | { readonly ok: false; readonly status: number; readonly code: RefusalCode };

const refused = (status: number, code: RefusalCode): Body => ({ ok: false, status, code });

/** Reads the body of a request to its end. Rejects where the connection breaks. */
export async function readBody(request: IncomingMessage, declaredBytes: number): Promise<Body> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MAX_BODY_BYTES) return refused(413, "refused-size");
    parts.push(part);
  }
  return bytes === declaredBytes ? parsed(Buffer.concat(parts)) : refused(400, "refused-body");
}

/** No key that reaches behind an object. */
function plainKey(key: string, value: unknown): unknown {
  if (key === "__proto__") throw new SyntaxError("a key of every object");
  return value;
}

function parsed(bytes: Buffer): Body {
  try {
    return { ok: true, json: JSON.parse(UTF8.decode(bytes), plainKey) as unknown };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return refused(400, "refused-body");
    throw error;
  }
}
