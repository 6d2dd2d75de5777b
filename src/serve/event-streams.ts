/** Server-sent events: every open page hears all news, and takes those of its own jobs. */
import type { ServerResponse } from "node:http";

/** The open streams. */
export interface EventStreams {
  /** Takes a response as a stream; false where there are too many. */
  add(response: ServerResponse): boolean;
  send(event: object): void;
  close(): void;
}

const MAX_STREAMS = 16;

/** No stream yet. */
export function eventStreams(): EventStreams {
  const open = new Set<ServerResponse>();
  return {
    add(response) {
      if (open.size >= MAX_STREAMS) return false;
      open.add(response);
      response.on("close", () => open.delete(response));
      response.write(":\n\n");
      return true;
    },
    send(event) {
      for (const response of open) response.write(`data: ${JSON.stringify(event)}\n\n`);
    },
    close() {
      for (const response of open) response.end();
    },
  };
}
