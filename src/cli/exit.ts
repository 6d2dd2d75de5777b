/** Exit codes of every command. Scripts rely on them: a number never changes its meaning. */

/** What the exit code of `bursar` says. */
export const EXIT = {
  /** Done, and proved where there is something to prove. */
  done: 0,
  /** The answer is no: infeasible, refuted, not neutral. */
  refused: 1,
  /** Faults in files, or words of the command line that are not understood. */
  faults: 2,
  /** A limit stopped the work before it was complete; JSON says `feasible` or `unsettled`. */
  limit: 3,
  /** Done and written, but a person must decide something; it is listed. */
  undecided: 4,
  /** A bug, a failed recount included; nothing was written. */
  bug: 70,
  /** Interrupted; nothing is half-written. */
  interrupted: 130,
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
