import type { PrivacyCategory } from '@odr/contracts';
import type { TagFound } from './tag-found.js';

/** Datasets of record 2, the application record. */
const DATASETS: Readonly<Record<number, readonly [string, PrivacyCategory]>> = {
  5: ['ObjectName', 'free_text'],
  25: ['Keywords', 'free_text'],
  26: ['ContentLocationCode', 'location'],
  27: ['ContentLocationName', 'location'],
  40: ['SpecialInstructions', 'free_text'],
  55: ['DateCreated', 'time'],
  60: ['TimeCreated', 'time'],
  62: ['DigitalCreationDate', 'time'],
  63: ['DigitalCreationTime', 'time'],
  65: ['OriginatingProgram', 'editing'],
  80: ['By-line', 'person'],
  85: ['By-lineTitle', 'person'],
  90: ['City', 'location'],
  92: ['Sub-location', 'location'],
  95: ['Province-State', 'location'],
  100: ['Country-PrimaryLocationCode', 'location'],
  101: ['Country-PrimaryLocationName', 'location'],
  105: ['Headline', 'free_text'],
  110: ['Credit', 'person'],
  115: ['Source', 'person'],
  116: ['CopyrightNotice', 'person'],
  118: ['Contact', 'person'],
  120: ['Caption-Abstract', 'free_text'],
  122: ['Writer-Editor', 'person'],
};
const PHOTOSHOP_THUMBNAILS: ReadonlySet<number> = new Set([0x0409, 0x040c]);
const MAX_FOUND = 300;

/** Which IPTC datasets and Photoshop resources a block holds, never their values. */
export function tagsOfIptc(bytes: Buffer): TagFound[] {
  const found: TagFound[] = [];
  for (let at = bytes.indexOf('8BIM'); at !== -1 && found.length < MAX_FOUND; at = bytes.indexOf('8BIM', at + 4)) {
    if (at + 6 > bytes.length) break;
    const isThumbnail = PHOTOSHOP_THUMBNAILS.has(bytes.readUInt16BE(at + 4));
    found.push(
      isThumbnail
        ? { name: 'PhotoshopThumbnail', category: 'hidden_picture' }
        : { name: 'PhotoshopResource', category: 'editing' },
    );
  }
  let at = bytes.indexOf(Buffer.from([0x1c, 0x02]));
  while (at !== -1 && at + 5 <= bytes.length && bytes[at] === 0x1c && found.length < MAX_FOUND) {
    const [name, category] = DATASETS[bytes[at + 2] as number] ?? [`IPTC ${bytes[at + 2]}`, 'unknown'];
    found.push({ name, category });
    at += 5 + bytes.readUInt16BE(at + 3);
  }
  return found;
}
