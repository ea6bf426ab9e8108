import { sequenceDiff } from './line-diff.js';

/** A run of words of two texts laid over each other. */
export interface DiffRun {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Lays two texts over each other, word by word; neighbours of one kind are one run. */
export function wordDiff(before: string, after: string): readonly DiffRun[] {
  const runs: { kind: DiffRun['kind']; text: string }[] = [];
  for (const { kind, text } of sequenceDiff(wordsOf(before), wordsOf(after))) {
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += text;
    else runs.push({ kind, text });
  }
  return runs;
}

/** Words, and what stands between them, each for itself; joined they are the text. */
const wordsOf = (text: string): string[] => text.split(/(\s+|[.,;:!?()"“”])/u).filter((part) => part !== '');
