import { languageOf, type Reading, readAnnotation } from '../../shared/util-annotation/reading.js';
import { whoWord } from '../../shared/util-annotation/who.js';
import type { Annotation } from './annotation.js';

const COLOURS = 8;

/** An annotation of somebody else, as it is listed and drawn. */
export interface OtherAnnotation {
  readonly id: string;
  readonly annotationId: string;
  /** Names its source and its author, on any picture: what one has hidden stays hidden on the next. */
  readonly voice: string;
  readonly source: { readonly id: string; readonly name: string };
  readonly who: string;
  readonly language: string | undefined;
  readonly value: unknown;
  readonly reading: Reading;
  /** One of the colours of marks, the same for a voice on any picture. */
  readonly colour: number;
}

/** What others say, one a source; colours differ as long as there are enough of them. */
export function othersFrom(annotations: readonly Annotation[], me: string | undefined): readonly OtherAnnotation[] {
  const voices = [...new Set(annotations.map(voiceOf))].toSorted();
  return annotations.flatMap((one) =>
    one.sources.map((source) => ({
      id: one.sources.length > 1 ? `${one.id}-${source.id}` : one.id,
      annotationId: one.id,
      voice: voiceOf(one),
      source,
      who: whoWord(one, me),
      language: languageOf(one.annotation),
      value: one.annotation,
      reading: readAnnotation(one.annotation),
      colour: (voices.indexOf(voiceOf(one)) % COLOURS) + 1,
    })),
  );
}

const voiceOf = ({ sources, userId }: Annotation): string => `${sources.map(({ id }) => id).join('+')} ${userId}`;
