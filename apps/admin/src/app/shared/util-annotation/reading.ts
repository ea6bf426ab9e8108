import { words } from '../util-format/format.js';

/** The language of a caption, in words of the console's own; undefined where the annotation does not say. */
export function languageOf(value: unknown): string | undefined {
  const language: unknown = isRecord(value) ? value['language'] : undefined;
  if (typeof language !== 'string') return undefined;
  try {
    return LANGUAGES.of(language);
  } catch {
    // Anybody may write anything there; what no language is called is shown as it is.
    return language;
  }
}

const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language' });

export interface Tag {
  readonly word: string;
  /** In [0, 1]; absent when the source does not say. */
  readonly confidence?: number;
}

/** An annotation as a person reads it: running text, tags, and what is neither. */
export interface Reading {
  readonly texts: readonly { readonly label: string; readonly text: string }[];
  readonly tags: readonly Tag[];
  readonly rest: readonly { readonly label: string; readonly json: string }[];
}

/** Sources bring their own schema, so the value is read by shape: strings are text, lists of words are tags. */
export function readAnnotation(value: unknown): Reading {
  const reading = { texts: [] as Reading['texts'][number][], tags: [] as Tag[], rest: [] as Reading['rest'][number][] };
  if (typeof value === 'string') reading.texts.push({ label: '', text: value });
  else if (Array.isArray(value)) readEntry('', value);
  else if (typeof value === 'object' && value !== null)
    Object.entries(value).forEach(([key, one]) => readEntry(key, one));
  reading.texts.sort((a, b) => rank(a.label) - rank(b.label));
  return reading;

  function readEntry(key: string, one: unknown): void {
    // Told beside the source's name.
    if (key === 'language' && languageOf(value)) return;
    const tags = tagsOf(one);
    if (typeof one === 'string' || typeof one === 'number')
      reading.texts.push({ label: words(key), text: String(one) });
    else if (tags) reading.tags.push(...tags);
    else if (isRecord(one) && Object.values(one).some((inner) => typeof inner === 'string' || tagsOf(inner))) {
      Object.entries(one).forEach(([inner, deep]) => readEntry(inner, deep));
    } else if (one !== null && one !== undefined) reading.rest.push({ label: words(key), json: JSON.stringify(one) });
  }
}

/** What is said about the picture before what is said about the words; the short before the long. */
function rank(label: string): number {
  if (!/caption|description|^$/i.test(label)) return 2;
  return /short/i.test(label) ? 0 : 1;
}

function tagsOf(value: unknown): Tag[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const tags = value.map(tagOf);
  return tags.every((tag) => tag !== undefined) ? tags : undefined;
}

function tagOf(value: unknown): Tag | undefined {
  if (typeof value === 'string') return { word: value };
  if (!isRecord(value)) return undefined;
  const word = value['tag'] ?? value['label'] ?? value['name'];
  const confidence = value['confidence'] ?? value['score'];
  if (typeof word !== 'string') return undefined;
  return typeof confidence === 'number' ? { word, confidence } : { word };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
