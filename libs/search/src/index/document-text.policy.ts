import { captionText } from '@odr/embedding';
import { configurationOf } from '../text/language.policy.js';
import { withGaps, wordsOf } from '../text/words.policy.js';

/** What a document is made of. */
export interface DocumentSource {
  readonly name: string;
  readonly altText: string | null;
  readonly authors: readonly string[];
  /** Values of its annotations. */
  readonly annotations: readonly unknown[];
  /** What a machine has read in the picture; null where it has not, or there is none. */
  readonly pictureText: string | null;
}

/** Name (A), captions and tags (B), alternative text and authors (C), text in the picture (D): machines misread and pictures quote. */
export type FieldWeight = 'A' | 'B' | 'C' | 'D';

/** Words that are indexed in one way. */
export interface DocumentPart {
  readonly weight: FieldWeight;
  readonly configuration: string;
  readonly words: string;
}

export interface DocumentText {
  readonly parts: readonly DocumentPart[];
  /** Captions and tags, as they are shown in highlights. */
  readonly body: string;
}

/** Counts the changes of these rules after which documents have to be made anew; 2 takes every text in its own language. */
export const DOCUMENT_EDITION = 2;

const LONGEST = 200_000;

/** Captions before tags: highlights are cut from the front. */
export function toDocument({ name, altText, authors, annotations, pictureText }: DocumentSource): DocumentText {
  const said = annotations.map((value) => ({ ...captionText(value), language: languageOf(value) }));
  const captions = said.flatMap(({ captions: texts, language }) => texts.map((text) => ({ text, language })));
  const tags = said.flatMap(({ tags: texts, language }) => texts.map((text) => ({ text, language })));
  const parts = new Map<string, { weight: FieldWeight; configuration: string; words: string[] }>();
  const add = (weight: FieldWeight, text: string, language?: string): void => {
    const configuration = configurationOf(text, language);
    const key = `${weight} ${configuration}`;
    const part = parts.get(key) ?? { weight, configuration, words: [] };
    part.words.push(...wordsOf(text.slice(0, LONGEST)));
    parts.set(key, part);
  };
  add('A', name);
  for (const { text, language } of once([...captions, ...tags])) add('B', text, language);
  for (const text of [altText ?? '', ...authors]) add('C', text);
  add('D', pictureText ?? '');

  const shown = [
    ...once(captions).map(({ text }) => text),
    once(tags)
      .map(({ text }) => text)
      .join(', '),
  ];
  return {
    parts: [...parts.values()]
      .filter(({ words }) => words.length > 0)
      .map(({ words, ...part }) => ({ ...part, words: words.join(' ').slice(0, LONGEST) })),
    body: withGaps(shown.filter(Boolean).join('\n').slice(0, LONGEST)),
  };
}

/** BCP 47, where an annotation says it as the schema of captions does. */
function languageOf(value: unknown): string | undefined {
  const language = typeof value === 'object' && value !== null && 'language' in value ? value.language : undefined;
  return typeof language === 'string' ? language : undefined;
}

/** Two annotations that say the same say it once, in the language of the first. */
const once = <Said extends { readonly text: string }>(all: readonly Said[]): Said[] =>
  [...new Map([...all].reverse().map((one) => [one.text, one])).values()].reverse();
