/** What an annotation's value says in words. */
export interface AnnotationWords {
  readonly captions: readonly string[];
  readonly tags: readonly string[];
}

const CAPTION_FIELDS = ['short_caption', 'dense_caption', 'caption', 'description', 'text'];

/** Captions and tags of annotations, in order and without repeats. Other kinds of values say nothing in words. */
export function wordsOf(values: readonly unknown[]): AnnotationWords {
  const captions = new Set<string>();
  const tags = new Set<string>();
  for (const value of values) {
    if (typeof value !== 'object' || value === null) continue;
    const fields = new Map<string, unknown>(Object.entries(value));
    for (const caption of [...CAPTION_FIELDS.map((name) => fields.get(name)), ...listAt(fields, 'captions')])
      add(captions, caption);
    for (const tag of listAt(fields, 'tags')) add(tags, tag);
    for (const tag of listAt(fields, 'tags_list')) add(tags, isRecord(tag) ? tag['tag'] : tag);
  }
  return { captions: [...captions], tags: [...tags] };
}

const listAt = (fields: ReadonlyMap<string, unknown>, name: string): unknown[] => {
  const list = fields.get(name);
  return Array.isArray(list) ? list : [];
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function add(words: Set<string>, word: unknown): void {
  if (typeof word === 'string' && word.trim() !== '') words.add(word.trim());
}
