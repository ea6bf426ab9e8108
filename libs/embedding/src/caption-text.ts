/** What an annotation says in words. Boxes, scores and bookkeeping are left out. */
export interface CaptionText {
  /** Sentences, shortest description first. */
  readonly captions: readonly string[];
  readonly tags: readonly string[];
}

/** Fields that hold a description, in the order in which they should be read. */
const CAPTION_FIELDS = [
  'title',
  'short_caption',
  'caption',
  'summary',
  'description',
  'dense_caption',
  'alt_text',
  'text',
];
const TAG_LISTS = ['tags_list', 'tags', 'keywords', 'labels'];
const TAG_FIELDS = ['tag', 'name', 'label'];

/** Deep enough for `{parsed: {tags_list: [{tag}]}}`; a schema may allow anything, so the walk has to end. */
const MAX_DEPTH = 3;
const MAX_CHARACTERS = 20_000;

/**
 * Finds captions and tags in an annotation's value, whatever its source's schema calls them.
 * Field names are compared without case and separators: `shortCaption` is `short_caption`.
 */
export function captionText(value: unknown): CaptionText {
  if (typeof value === 'string') return { captions: [clip(value)].filter(Boolean), tags: [] };
  const captions = new Set<string>();
  const tags = new Set<string>();
  collect(value, 0, captions, tags);
  return { captions: [...captions], tags: [...tags] };
}

/** One text for a sentence model: captions if there are any, else the tags. Empty when there are no words. */
export function embeddableText(value: unknown): string {
  const { captions, tags } = captionText(value);
  return captions.length > 0 ? captions.join(' ') : tags.join(', ');
}

function collect(value: unknown, depth: number, captions: Set<string>, tags: Set<string>): void {
  if (depth > MAX_DEPTH || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const each of value.slice(0, 200)) collect(each, depth + 1, captions, tags);
    return;
  }
  const fields = new Map(Object.entries(value).map(([name, field]) => [normal(name), field]));
  for (const name of CAPTION_FIELDS) {
    const field = fields.get(normal(name));
    if (typeof field === 'string' && field.trim()) captions.add(clip(field));
  }
  for (const name of TAG_LISTS) for (const tag of tagsOf(fields.get(normal(name)))) tags.add(tag);
  const known = new Set([...CAPTION_FIELDS, ...TAG_LISTS].map(normal));
  for (const [name, field] of fields) if (!known.has(name)) collect(field, depth + 1, captions, tags);
}

function tagsOf(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.slice(0, 500).flatMap((entry: unknown) => {
    if (typeof entry === 'string') return entry.trim() ? [entry.trim()] : [];
    if (typeof entry !== 'object' || entry === null) return [];
    const name = TAG_FIELDS.map((field) => (entry as Record<string, unknown>)[field]).find(
      (tag) => typeof tag === 'string',
    );
    return typeof name === 'string' && name.trim() ? [name.trim()] : [];
  });
}

const clip = (text: string): string => text.trim().slice(0, MAX_CHARACTERS);

const normal = (name: string): string => name.toLowerCase().replaceAll(/[_\-\s]/g, '');
