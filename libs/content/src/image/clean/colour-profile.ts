import { PrivacyCategory } from '@odr/contracts';
import type { TagFound } from '../receipt/tag-found.js';

/** A colour profile that says how colours look and nothing else. */
export interface HarmlessProfile {
  /** Undefined where the received one is not a profile: viewers ignore such a one, and so does everything here. */
  readonly bytes: Buffer | undefined;
  /** Signatures of what was taken out or rewritten. */
  readonly removed: readonly TagFound[];
}

const HEADER_BYTES = 128;
const ENTRY_BYTES = 12;
const MAX_TAGS = 100;
/** What colour management computes with. Device serial numbers (`mmod`, `meta`), calibration dates, measurements and private tags are not among them. */
const COLOURS: ReadonlySet<string> = new Set(
  (
    'rXYZ gXYZ bXYZ wtpt bkpt rTRC gTRC bTRC kTRC chad lumi A2B0 A2B1 A2B2 A2B3 B2A0 B2A1 B2A2 B2A3 D2B0 D2B1 D2B2 D2B3 B2D0 B2D1 B2D2 B2D3 ' +
    'gamt pre0 pre1 pre2 cicp chrm clrt clot clro rig0 rig2 aarg aabg aagg'
  ).split(' '),
);
/** Names of profiles that everybody has; any other name may be that of a person's monitor. */
const KNOWN_NAMES: ReadonlySet<string> = new Set([
  ...[
    'sRGB',
    'sRGB IEC61966-2.1',
    'sRGB IEC61966-2-1',
    'sRGB built-in',
    'RGB built-in',
    'srgb',
    'c2',
    'cRGB',
    'sP3C',
    'nP3C',
  ],
  ...[
    'Display P3',
    'p3',
    'DCI-P3',
    'Adobe RGB (1998)',
    'ProPhoto RGB',
    'ROMM RGB',
    'Apple RGB',
    'ColorMatch RGB',
    'Rec. 2020',
    'Rec. 709',
  ],
  ...[
    'ITU-R BT.709',
    'ITU-R BT.2020',
    'Generic RGB Profile',
    'Generic Gray Profile',
    'Generic CMYK Profile',
    'Gray Gamma 2.2',
    'Gray Gamma 1.8',
    'sGry',
  ],
  ...[
    'Dot Gain 10%',
    'Dot Gain 15%',
    'Dot Gain 20%',
    'Dot Gain 25%',
    'Dot Gain 30%',
    'cmyk',
    'U.S. Web Coated (SWOP) v2',
    'Japan Color 2001 Coated',
  ],
  ...[
    'Coated FOGRA27 (ISO 12647-2:2004)',
    'Coated FOGRA39 (ISO 12647-2:2004)',
    'Uncoated FOGRA29 (ISO 12647-2:2004)',
    'ISO Coated v2 (ECI)',
  ],
]);

/**
 * Rewrites an ICC profile by allow-list: the tags that colours are computed from are copied byte for byte; the name stays if it is
 * one that everybody's files carry; dates, makers, models, serial numbers, copyright lines and everything else go.
 */
export function harmlessProfile(profile: Buffer): HarmlessProfile {
  const tags = tagsOf(profile);
  if (!tags) return { bytes: undefined, removed: [told('broken profile')] };
  const kept = tags.filter(({ signature }) => COLOURS.has(signature));
  const removed = tags.filter(({ signature }) => !COLOURS.has(signature)).map(({ signature }) => signature);
  if (!kept.some(({ signature }) => /^[rk]TRC|^A2B0/.test(signature)))
    return { bytes: undefined, removed: [told('profile without colours')] };

  const name = nameOf(tags.find(({ signature }) => signature === 'desc')?.data);
  const isKnown = name !== undefined && KNOWN_NAMES.has(name);
  const isModern = (profile[8] ?? 0) >= 4;
  const title = isKnown ? name : 'Colour profile';
  const text = [
    { signature: 'desc', data: isModern ? multiLocalized(title) : description(title) },
    { signature: 'cprt', data: isModern ? multiLocalized('-') : plainText('-') },
  ];
  return {
    bytes: assemble(harmlessHeader(profile), [...text, ...kept]),
    removed: removed.filter((signature) => !(signature === 'desc' && isKnown)).map(told),
  };
}

interface Tag {
  readonly signature: string;
  readonly data: Buffer;
}

const told = (signature: string): TagFound => ({
  name: /^[\x20-\x7e]+$/.test(signature) ? signature.trim() : 'private',
  category: PrivacyCategory.Device,
});

function tagsOf(profile: Buffer): Tag[] | undefined {
  if (profile.length < HEADER_BYTES + 4 || profile.toString('latin1', 36, 40) !== 'acsp') return undefined;
  const count = profile.readUInt32BE(HEADER_BYTES);
  const end = HEADER_BYTES + 4 + count * ENTRY_BYTES;
  if (count > MAX_TAGS || end > profile.length) return undefined;
  const tags: Tag[] = [];
  for (let at = HEADER_BYTES + 4; at < end; at += ENTRY_BYTES) {
    const start = profile.readUInt32BE(at + 4);
    const stop = start + profile.readUInt32BE(at + 8);
    if (start < HEADER_BYTES || stop > profile.length) return undefined;
    tags.push({ signature: profile.toString('latin1', at, at + 4), data: profile.subarray(start, stop) });
  }
  return tags;
}

/** Keeps version, class, colour spaces, intent and illuminant; date, makers, model and checksum become neutral. */
function harmlessHeader(profile: Buffer): Buffer {
  const header = Buffer.from(profile.subarray(0, HEADER_BYTES));
  header.fill(0, 4, 8); // preferred engine
  header.set([7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0], 24); // created on 2000-01-01
  header.fill(0, 40, 44); // platform
  header.fill(0, 48, 56); // maker and model of the device
  header.fill(0, 80, HEADER_BYTES); // creator, checksum, reserved
  return header;
}

function nameOf(data: Buffer | undefined): string | undefined {
  if (!data || data.length < 12) return undefined;
  const type = data.toString('latin1', 0, 4);
  if (type === 'desc') return data.toString('latin1', 12, 12 + Math.max(0, data.readUInt32BE(8) - 1)).trim();
  if (type !== 'mluc' || data.length < 28) return undefined;
  const start = data.readUInt32BE(24);
  const text = Buffer.from(data.subarray(start, start + (data.readUInt32BE(20) & ~1)));
  return text.swap16().toString('utf16le').replaceAll('\0', '').trim();
}

const multiLocalized = (text: string): Buffer => {
  const words = Buffer.from(text, 'utf16le').swap16();
  const head = Buffer.from('mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS\0\0\0\0\0\0\0\x1c', 'latin1');
  head.writeUInt32BE(words.length, 20);
  return Buffer.concat([head, words]);
};

const description = (text: string): Buffer => {
  const head = Buffer.from('desc\0\0\0\0\0\0\0\0', 'latin1');
  head.writeUInt32BE(text.length + 1, 8);
  // Empty Unicode and Macintosh names follow the plain one.
  return Buffer.concat([head, Buffer.from(`${text}\0`, 'latin1'), Buffer.alloc(8 + 70)]);
};

const plainText = (text: string): Buffer => Buffer.from(`text\0\0\0\0${text}\0`, 'latin1');

/** Writes header, directory and data; equal data is written once, as profiles have it for their three curves. */
function assemble(header: Buffer, tags: readonly Tag[]): Buffer {
  const directory = Buffer.alloc(4 + tags.length * ENTRY_BYTES);
  directory.writeUInt32BE(tags.length, 0);
  const parts: Buffer[] = [header, directory];
  const places = new Map<string, number>();
  let end = HEADER_BYTES + directory.length;
  tags.forEach(({ signature, data }, index) => {
    const key = data.toString('latin1');
    let place = places.get(key);
    if (place === undefined) {
      place = end;
      places.set(key, place);
      const padded = Buffer.concat([data, Buffer.alloc(-data.length & 3)]);
      parts.push(padded);
      end += padded.length;
    }
    directory.write(signature, 4 + index * ENTRY_BYTES, 'latin1');
    directory.writeUInt32BE(place, 8 + index * ENTRY_BYTES);
    directory.writeUInt32BE(data.length, 12 + index * ENTRY_BYTES);
  });
  header.writeUInt32BE(end, 0);
  return Buffer.concat(parts);
}
