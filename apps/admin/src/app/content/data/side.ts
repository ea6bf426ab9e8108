import { type Shape, type Tone, shapesOf } from '../../shared/util-shapes/shape.js';
import { type DiffRun, wordDiff } from '../../shared/util-diff/word-diff.js';
import { languageOf, readAnnotation, type Reading } from '../../shared/util-annotation/reading.js';
import { whoWord } from '../../shared/util-annotation/who.js';
import type { Annotation } from './annotation.js';

const TONES = ['mark-1', 'mark-2', 'mark-3', 'mark-4', 'mark-5', 'mark-6', 'mark-7', 'mark-8'] as const;

/** One annotation beside the others. */
export interface Side {
  readonly id: string;
  readonly source: string;
  /** Whoever wrote it. */
  readonly who: string;
  readonly language: string | undefined;
  readonly rating: number | null;
  readonly version: number;
  readonly tone: Tone;
  readonly shapes: readonly Shape[];
  readonly texts: readonly { readonly label: string; readonly runs: readonly DiffRun[] }[];
  readonly tags: readonly { readonly word: string; readonly isAlone: boolean }[];
}

/**
 * Annotations as columns. Texts are laid over those of the one they are compared with, where both have a text of that
 * name; a tag that no other annotation has is told apart.
 * @param against the one that texts are compared with; it is shown as it is
 * @param me the person who looks, if anybody is signed in
 */
export function sidesOf(annotations: readonly Annotation[], against: string | undefined, me?: string): readonly Side[] {
  const readings = new Map(annotations.map(({ id, annotation }) => [id, readAnnotation(annotation)]));
  const base = against === undefined ? undefined : readings.get(against);
  const counts = tagCounts([...readings.values()]);
  return annotations.map((one, index) => {
    const reading = readings.get(one.id) ?? readAnnotation(undefined);
    const tone = TONES[index % TONES.length] ?? 'mark-1';
    return {
      id: one.id,
      source: one.sources.map(({ name }) => name).join(', ') || 'Unnamed source',
      who: whoWord(one, me),
      language: languageOf(one.annotation),
      rating: one.overallRating ?? null,
      version: one.version,
      tone,
      shapes: shapesOf(one.annotation, tone),
      texts: reading.texts.map(({ label, text }) => ({
        label,
        runs: runsOf(label, text, reading === base ? undefined : base),
      })),
      tags: reading.tags.map(({ word }) => ({
        word,
        isAlone: readings.size > 1 && counts.get(word.toLowerCase()) === 1,
      })),
    };
  });
}

/** What the others are compared with until somebody chooses: the first that shares a text with another, or else the first. */
export function baseOf(annotations: readonly Annotation[]): string | undefined {
  const labels = annotations.map(({ annotation }) => readAnnotation(annotation).texts.map(({ label }) => label));
  const shares = labels.findIndex((own, at) =>
    labels.some((others, other) => other !== at && others.some((label) => own.includes(label))),
  );
  return annotations[Math.max(shares, 0)]?.id;
}

function runsOf(label: string, text: string, base: Reading | undefined): readonly DiffRun[] {
  const other = base?.texts.find((one) => one.label === label);
  return other ? wordDiff(other.text, text) : [{ kind: 'same', text }];
}

/** In how many annotations each tag stands, whatever its case. */
function tagCounts(readings: readonly Reading[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { tags } of readings) {
    for (const word of new Set(tags.map((tag) => tag.word.toLowerCase())))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}
