import type { IconName } from '../../shared/ui-icon/icon-paths.js';

/** Something that can be chosen in the palette. */
export interface Command {
  /** Different from all others, and fit for the id of an element. */
  readonly id: string;
  readonly word: string;
  /** Where it belongs or what it is for; found by as well. */
  readonly hint?: string;
  readonly icon: IconName;
  /** The key that does the same, as it is written on buttons. */
  readonly key?: string;
  readonly run: () => void;
}

export interface CommandGroup {
  readonly title: string;
  readonly commands: readonly Command[];
}

/**
 * What fits the words that were typed, the best first: each of them begins a word of the command or, where it is longer than
 * two letters, stands anywhere in it. What was named alike stays in its order.
 */
export function fitting(commands: readonly Command[], typed: string): readonly Command[] {
  const words = wordsOf(typed);
  if (words.length === 0) return commands;
  return commands
    .map((command) => ({ command, worth: worthOf(command, words) }))
    .filter(({ worth }) => worth > 0)
    .toSorted((a, b) => b.worth - a.worth)
    .map(({ command }) => command);
}

/** 0 when one of the words does not fit; what the command is called counts more than its hint. */
function worthOf({ word, hint = '' }: Command, typed: readonly string[]): number {
  const name = wordsOf(word);
  const about = wordsOf(hint);
  const worths = typed.map((one) => {
    if (name[0]?.startsWith(one)) return 4;
    if (name.some((part) => part.startsWith(one))) return 3;
    if (one.length > 2 && name.some((part) => part.includes(one))) return 2;
    return about.some((part) => part.startsWith(one)) ? 1 : 0;
  });
  return worths.includes(0) ? 0 : worths.reduce((sum: number, one) => sum + one, 0) / typed.length;
}

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
