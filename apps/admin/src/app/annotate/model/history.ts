import { apply, type Command } from './command.js';
import type { Draft } from './draft.js';

interface Step {
  readonly inverse: Command;
  /** Said aloud when it is undone. */
  readonly word: string;
  /** Steps of one gesture, such as a row of nudges or the letters of a word, are undone together. */
  readonly merge?: string;
}

/** A draft with everything that led to it. Nothing is ever dropped: a step holds only what it changed. */
export interface History {
  readonly draft: Draft;
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export const begun = (draft: Draft): History => ({ draft, done: [], undone: [] });

/** @param merge with the step before, if that one has the same name */
export function did(history: History, command: Command, word: string, merge?: string): History {
  const { draft, inverse } = apply(history.draft, command);
  const last = history.done.at(-1);
  const isSame = merge !== undefined && last?.merge === merge && history.undone.length === 0;
  // The older inverse comes last: undoing takes the newest away first.
  const step: Step = isSame
    ? { ...last, inverse: joined(inverse, last.inverse) }
    : { inverse, word, ...(merge === undefined ? {} : { merge }) };
  return { draft, done: [...(isSame ? history.done.slice(0, -1) : history.done), step], undone: [] };
}

/** A replacement of the same marks is undone by the oldest alone; holding a key must not make a long list. */
function joined(newer: Command, older: Command): Command {
  if (newer.type === older.type && newer.type !== 'all' && newer.type !== 'insert' && newer.type !== 'remove')
    return older;
  return { type: 'all', commands: [newer, older] };
}

export function undone(history: History): History {
  const step = history.done.at(-1);
  if (!step) return history;
  const { draft, inverse } = apply(history.draft, step.inverse);
  return { draft, done: history.done.slice(0, -1), undone: [...history.undone, { inverse, word: step.word }] };
}

export function redone(history: History): History {
  const step = history.undone.at(-1);
  if (!step) return history;
  const { draft, inverse } = apply(history.draft, step.inverse);
  return { draft, done: [...history.done, { inverse, word: step.word }], undone: history.undone.slice(0, -1) };
}

/** What undo and redo would do, in words. */
export const undoWord = ({ done }: History): string | undefined => done.at(-1)?.word;
export const redoWord = ({ undone: taken }: History): string | undefined => taken.at(-1)?.word;
