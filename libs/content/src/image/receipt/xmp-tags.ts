import type { PrivacyCategory } from '@odr/contracts';
import type { TagFound } from './tag-found.js';

const SCAFFOLDING = new Set(['rdf', 'x', 'xml', 'xmlns']);
/** The first pattern that fits a property's name tells its meaning. */
const MEANINGS: readonly (readonly [PrivacyCategory, RegExp])[] = [
  ['location', /GPS|City|State|Country|Location|Sublocation/],
  ['hidden_picture', /Thumbnail|^xmpGImg:|^GImage:|^GDepth:|^Container:|^hdrgm:/],
  ['device', /^aux:|^exifEX:|Serial|^tiff:(Make|Model)|Lens|Firmware/],
  ['person', /creator$|Owner|Author|Person|rights$|^mwg-rs:|^MPReg:|^MPRI:|Credit|Contact|^plus:/i],
  ['time', /Date|Time/],
  ['editing', /^xmpMM:|^stEvt:|^stRef:|^crs:|^photoshop:|^lr:|CreatorTool|Software/],
  ['free_text', /description|title|subject|caption|comment|headline|label|keyword/i],
];
const MAX_PROPERTIES = 300;

/** Which properties an XMP packet holds, never their values. */
export function tagsOfXmp(bytes: Buffer): TagFound[] {
  const names = new Set<string>();
  const property = /[<\s]([A-Za-z][\w-]{0,39}):([A-Za-z][\w.-]{0,59})(?==["']|[\s/>])/g;
  for (const [, prefix = '', name = ''] of bytes.toString('utf8').matchAll(property)) {
    if (!SCAFFOLDING.has(prefix)) names.add(`${prefix}:${name}`);
    if (names.size >= MAX_PROPERTIES) break;
  }
  return [...names].map((name) => ({
    name,
    category: MEANINGS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'technical',
  }));
}
