import type { PictureBox, ScannerName } from '@odr/contracts';

import { formatCount, plural, words } from '../util-format/format.js';
import type { Place, Scan } from './scan.js';

interface ScannerWords {
  readonly title: string;
  /** What it does, for the page of all scanners. */
  readonly purpose: string;
}

export const SCANNER_WORDS: Readonly<Record<ScannerName, ScannerWords>> = {
  accessibility: {
    title: 'Description and source',
    purpose: 'Is there an alternative text, and a source that answers?',
  },
  quality: { title: 'Quality', purpose: 'Sharpness, light and size, measured.' },
  nsfw: { title: 'Nudity', purpose: 'How likely the picture is sexual. It errs, with people above all.' },
  faces: { title: 'Faces', purpose: 'Where faces are, never whose they are.' },
  text: { title: 'Text in the picture', purpose: 'Reads it, so that the picture is found by it.' },
  watermark: { title: 'Watermarks', purpose: 'Looks for marks of agencies, credits and text laid over the picture.' },
};

const FLAGS: Readonly<Record<string, string>> = {
  no_alt_text: 'No alternative text',
  no_source: 'No source',
  source_unreachable: 'Source does not answer',
  opted_out: 'Source reserves its rights',
  license_drift: 'Source names another licence now',
  license_laundering: 'The same picture is here under another licence',
  nsfw: 'Possibly sexual',
  face: 'Shows a face',
  text: 'Text in the picture',
  watermark: 'Possibly a watermark',
  blurry: 'Blurry',
  overexposed: 'Overexposed',
  underexposed: 'Very dark',
  tiny: 'Very small',
  hidden_payload: 'Another file was hidden in it',
  damaged_file: 'A stored file of it is missing or damaged',
};

/** Flags that machines raise; people and rules may name others. */
export const KNOWN_FLAGS: readonly string[] = Object.keys(FLAGS);

/** A flag in words; those of people and of other modules as they are. */
export const flagWord = (flag: string): string => FLAGS[flag] ?? words(flag);

/** Who raised a flag. */
export const scannerWord = (scanner: string): string =>
  isScanner(scanner) ? SCANNER_WORDS[scanner].title : words(scanner);

/** What was found, in plain sentences. */
export function findingsInWords({ scanner, findings, flags }: Scan): string[] {
  if (!findings) return [];
  const flagged = flags.map(flagWord);
  switch (scanner) {
    case 'nsfw': {
      const explicit = number(findings['porn']) + number(findings['hentai']);
      return [...flagged, `Explicit ${percent(explicit)}, suggestive ${percent(number(findings['sexy']))}.`];
    }
    case 'faces': {
      const count = number(findings['count']);
      return [count === 0 ? 'No face found.' : `${plural(count, 'face')} found.`];
    }
    case 'text': {
      const text = typeof findings['text'] === 'string' ? findings['text'] : '';
      return text === '' ? ['Nothing to read.'] : text.split('\n').slice(0, 12);
    }
    case 'watermark':
      return items(findings['hints']).length === 0 ? ['No mark found.'] : items(findings['hints']).map(markInWords);
    case 'quality':
      return [...(flagged.length > 0 ? flagged : ['Nothing to remark.']), qualityInWords(findings)];
    case 'accessibility':
      return flagged.length > 0 ? flagged : ['Described, and its source is given.'];
  }
}

/** What can be drawn over the picture. */
export function placesOf({ scanner, findings }: Scan): Place[] {
  if (!findings) return [];
  const [key, label] = PLACES[scanner] ?? ['', () => ''];
  return items(findings[key]).flatMap((item) => (isBox(item['box']) ? [{ box: item['box'], label: label(item) }] : []));
}

type Item = Readonly<Record<string, unknown>>;

const PLACES: Readonly<Partial<Record<ScannerName, readonly [string, (item: Item) => string]>>> = {
  faces: ['faces', ({ score }) => `Face, ${percent(number(score))} sure`],
  text: ['lines', ({ text }) => String(text)],
  watermark: ['hints', markInWords],
};

const MARKS: Readonly<Record<string, string>> = {
  agency: 'Name of an agency',
  copyright: 'Copyright line',
  tiled: 'Repeated over the picture',
  mock_up: 'Mock-up word',
  corner: 'Credit near a corner',
};

function markInWords({ kind, text }: Item): string {
  return `${MARKS[String(kind)] ?? words(String(kind))}: “${String(text)}”`;
}

function qualityInWords(findings: Item): string {
  const size = `${formatCount(number(findings['width']))} × ${formatCount(number(findings['height']))} px`;
  return `${size}, sharpness ${number(findings['sharpness']).toFixed(2)}, brightness ${percent(number(findings['brightness']))}.`;
}

const isScanner = (name: string): name is ScannerName => name in SCANNER_WORDS;
const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
const percent = (share: number): string => `${Math.round(100 * share)} %`;
const items = (value: unknown): readonly Item[] => (Array.isArray(value) ? (value as Item[]) : []);
const isBox = (value: unknown): value is PictureBox =>
  typeof value === 'object' && value !== null && ['x', 'y', 'width', 'height'].every((key) => key in value);
