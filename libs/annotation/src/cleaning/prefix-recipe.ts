/** How a recipe is followed: as the original did, or as it was meant. */
export const CLEANING_MODES = ['parity', 'fixed'] as const;
export type CleaningMode = (typeof CLEANING_MODES)[number];

const VERBS = [
  'showcases',
  'portrays',
  'appears to be',
  'is',
  'depicts',
  'features',
  'captures',
  'shows',
  'displays',
  'presents',
];
const SCENES: readonly (readonly [string, string])[] = [
  ['picture', ''],
  ['artwork', 'Artwork of '],
  ['illustration', 'Illustration of '],
  ['depiction', ''],
  ['piece', ''],
  ['image', ''],
  ['art piece', 'Art of '],
  ['scene', ''],
];

/** The original's 36 replacements, in its order: what captions of models begin with, and what stands there instead. */
export const PREFIXES: readonly (readonly [string, string])[] = [
  ...['The', 'This'].flatMap((which) => VERBS.map((verb) => [`${which} image ${verb} `, ''] as const)),
  ...['this', 'the'].flatMap((which) => SCENES.map(([scene, instead]) => [`In ${which} ${scene}, `, instead] as const)),
];

/** Replaces the prefixes one after the other anywhere in the text, and leaves what follows in small letters: byte for byte the original. */
const asTheOriginal = (text: string): string =>
  PREFIXES.reduce((cleaned, [prefix, instead]) => cleaned.replaceAll(prefix, instead), text);

/** Replaces what the text begins with, and only that; what is left begins with a capital letter. Never empties a text. */
function asMeant(text: string): string {
  let rest = text.trim();
  let before = '';
  for (let at = prefixOf(rest); at && before === ''; at = prefixOf(rest)) {
    rest = rest.slice(at[0].length).trimStart();
    before = at[1];
  }
  if (rest === '') return text;
  if (before !== '') return before + rest;
  return rest === text.trim() ? text : capitalised(rest);
}

const prefixOf = (text: string): readonly [string, string] | undefined =>
  PREFIXES.find(([prefix]) => text.slice(0, prefix.length).toLowerCase() === prefix.toLowerCase());

function capitalised(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}

/** Where captions stand in annotations of the shipped sources. */
export const CAPTION_FIELDS = ['caption', 'short_caption', 'dense_caption'] as const;

export const cleanedText = (text: string, mode: CleaningMode): string =>
  mode === 'parity' ? asTheOriginal(text) : asMeant(text);

/** The annotation with its captions cleaned, and which of them changed; undefined when none does. */
export function cleaned(
  value: Readonly<Record<string, unknown>>,
  mode: CleaningMode,
):
  | {
      readonly value: Readonly<Record<string, unknown>>;
      readonly changed: { readonly field: string; readonly before: string; readonly after: string }[];
    }
  | undefined {
  const changed = CAPTION_FIELDS.flatMap((field) => {
    const before = value[field];
    if (typeof before !== 'string') return [];
    const after = cleanedText(before, mode);
    return after === before ? [] : [{ field, before, after }];
  });
  if (changed.length === 0) return undefined;
  return { value: { ...value, ...Object.fromEntries(changed.map(({ field, after }) => [field, after])) }, changed };
}
