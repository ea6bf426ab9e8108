import { type Signal, signal } from '@angular/core';

import { type Problem, toProblem } from './problem.js';

/** A write that a button starts: what it is doing now and what went wrong last. */
export interface Action<A extends readonly unknown[], R> {
  readonly pending: Signal<boolean>;
  readonly problem: Signal<Problem | undefined>;
  /** Runs the write; resolves to undefined when it failed (see `problem`) or one is already running. */
  run(...args: A): Promise<R | undefined>;
  clear(): void;
}

/** Wraps a write so that pages need no try/catch and no double clicks get through. */
export function action<A extends readonly unknown[], R>(work: (...args: A) => Promise<R>): Action<A, R> {
  const pending = signal(false);
  const problem = signal<Problem | undefined>(undefined);
  return {
    pending: pending.asReadonly(),
    problem: problem.asReadonly(),
    clear: () => problem.set(undefined),
    async run(...args) {
      if (pending()) return undefined;
      pending.set(true);
      problem.set(undefined);
      try {
        return await work(...args);
      } catch (error) {
        // Any refusal of the API ends here, as data for the page; only the server can know, so it cannot be prevented.
        problem.set(toProblem(error));
        return undefined;
      } finally {
        pending.set(false);
      }
    },
  };
}
