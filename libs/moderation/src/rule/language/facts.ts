import { HINTS_OF, SUSPICIONS_OF, type RuleFactType } from '@odr/contracts';

/** A fact that a rule may ask for. */
export interface FactCard {
  readonly type: RuleFactType;
  /** For the one who writes a rule. */
  readonly means: string;
  /** Values it can have, where they are few. */
  readonly values?: readonly string[];
}

const int = (means: string): FactCard => ({ type: 'int', means });
const double = (means: string): FactCard => ({ type: 'double', means });
const string = (means: string, values?: readonly string[]): FactCard => ({
  type: 'string',
  means,
  ...(values && { values }),
});
const share = (what: string): FactCard => double(`How likely the picture is ${what}, 0–1.`);

const flags = [...Object.values(SUSPICIONS_OF), ...Object.values(HINTS_OF)].flat();

/** Records of facts, by the names that expressions use. What is not known of an item is left out of its fact sheet. */
export const FACT_RECORDS = {
  image: {
    width: int('Of the picture as shown, in pixels.'),
    height: int('Of the picture as shown, in pixels.'),
    ratio: double('Width by height.'),
    pixels: int('Width times height.'),
    size: int('Bytes as received.'),
    format: string('As received.', ['jpeg', 'png', 'webp', 'gif', 'avif', 'heic', 'tiff', 'jxl', 'svg', 'dng']),
  },
  text: {
    name: string('The title that the contributor gave.'),
    alt: string('The alternative text.'),
    seen: string('What can be read in the picture.'),
    captions: { type: 'list<string>', means: 'The captions that people and models wrote.' },
  },
  license: {
    id: string('SPDX expression.'),
    verdict: string('What the licence check says.', ['open', 'not_open', 'unknown']),
  },
  uploader: {
    approved: int('How many of the other last 500 items of the contributor are public.'),
    rejected: int('How many of those were rejected, quarantined or withdrawn.'),
    pending: int('How many of those nobody has decided on yet.'),
    accountDays: int('Age of the account in whole days.'),
    inTeam: { type: 'bool', means: 'Whether the item belongs to a team.' },
  },
  nsfw: {
    porn: share('pornographic'),
    hentai: share('a pornographic drawing'),
    sexy: share('suggestive'),
    drawing: share('a drawing'),
    neutral: share('harmless'),
  },
  faces: { count: int('Faces found.'), score: double('How sure the surest face is, 0–1.') },
  watermark: { score: double('How strong the surest sign of a watermark is, 0–1.') },
  quality: {
    sharpness: double('About 0.02 for a blurred photograph, 0.2 to 2 for a sharp one.'),
    brightness: double('Mean luma, 0–1.'),
    contrast: double('Between the 5th and the 95th percentile of luma, 0–1.'),
    noise: double('In steps of 1/255.'),
  },
  hash: { quality: int('Of the perceptual hash, 0–100; below 50 it says too little.') },
  flagged: Object.fromEntries(
    flags.map((flag) => [flag, { type: 'bool', means: `Whether its scanner has raised ${flag}.` } as const]),
  ) as Readonly<Record<string, FactCard>>,
} as const satisfies Readonly<Record<string, Readonly<Record<string, FactCard>>>>;

/** Facts that stand alone. */
export const FACT_LISTS = {
  labels: { type: 'list<string>', means: 'Labels that people gave it.' },
  findings: {
    type: 'list<Finding>',
    means: 'What scanners have raised, each with flag, scanner and score. Not known while a scanner has failed.',
  },
  banks: {
    type: 'list<BankMatch>',
    means: 'Hash banks that hold the picture, each with bank, kind (block, review, allow) and distance.',
  },
} as const satisfies Readonly<Record<string, FactCard>>;

/** What a member of a list of records looks like. */
export const FACT_MEMBERS = {
  Finding: { flag: 'string', scanner: 'string', score: 'double' },
  BankMatch: { bank: 'string', kind: 'string', distance: 'int' },
} as const;

/**
 * Everything that rules can ask of one item, as it was at one moment. Plain JSON: what is stored is what was evaluated.
 * An absent member is not known, which is something else than false, zero or empty.
 */
export interface FactSheet {
  readonly image?: Partial<Readonly<Record<'width' | 'height' | 'ratio' | 'pixels' | 'size', number>>> & {
    readonly format?: string;
  };
  readonly text?: {
    readonly name?: string;
    readonly alt?: string;
    readonly seen?: string;
    readonly captions?: readonly string[];
  };
  readonly license?: { readonly id?: string; readonly verdict?: string };
  readonly uploader?: {
    readonly approved?: number;
    readonly rejected?: number;
    readonly pending?: number;
    readonly accountDays?: number;
    readonly inTeam?: boolean;
  };
  readonly nsfw?: Readonly<Record<string, number>>;
  readonly faces?: Readonly<Record<string, number>>;
  readonly watermark?: Readonly<Record<string, number>>;
  readonly quality?: Readonly<Record<string, number>>;
  readonly hash?: { readonly quality?: number };
  readonly flagged?: Readonly<Record<string, boolean>>;
  readonly labels?: readonly string[];
  readonly findings?: readonly { readonly flag: string; readonly scanner: string; readonly score?: number }[];
  readonly banks?: readonly { readonly bank: string; readonly kind: string; readonly distance: number }[];
}

/** All facts by the names under which expressions find them. */
export const allFacts = (): readonly (FactCard & { readonly name: string })[] => [
  ...Object.entries(FACT_RECORDS).flatMap(([record, fields]) =>
    Object.entries<FactCard>(fields).map(([field, card]) => ({ name: `${record}.${field}`, ...card })),
  ),
  ...Object.entries<FactCard>(FACT_LISTS).map(([name, card]) => ({ name, ...card })),
];
