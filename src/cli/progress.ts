/** One line of progress on a terminal; nothing at all in a pipe. */

/** Shows what long work is doing. */
export interface Progress {
  /** Replaces the line; texts that come too fast are dropped. */
  show(text: string): void;
  /** Removes the line, before anything else is printed. */
  clear(): void;
}

/** The part of a terminal stream that progress needs. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const MILLISECONDS_BETWEEN = 100;
const ERASE_LINE = "\r\u001B[K";

/** Progress on a stream, standard error by default; `now` is the clock in milliseconds. */
export function progressOn(stream: Terminal = process.stderr, now: () => number = () => performance.now()): Progress {
  if (stream.isTTY !== true) return { show: () => {}, clear: () => {} };
  let shownAt = Number.NEGATIVE_INFINITY;
  let visible = false;
  return {
    show(text) {
      if (now() - shownAt < MILLISECONDS_BETWEEN) return;
      shownAt = now();
      visible = true;
      // A line as wide as the terminal would wrap, and could not be erased.
      const oneLine = text.replaceAll(/\s+/g, " ").slice(0, (stream.columns ?? 80) - 1);
      stream.write(ERASE_LINE + oneLine);
    },
    clear() {
      if (visible) stream.write(ERASE_LINE);
      visible = false;
    },
  };
}
