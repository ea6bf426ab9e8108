import { RemovedKind } from '@odr/contracts';
import { brokenHeif, makeBox, makeFullBox, type Box } from '../heif/boxes.js';
import { auxiliaryType } from '../heif/shown-items.js';
import type { Removed } from './cleaned.js';
import { harmlessProfile } from './colour-profile.js';
import { harmlessHevcConfiguration } from './hevc-units.js';
import { harmlessAv1Configuration } from './av1-units.js';

/** Size, bit depth, pixel shape, turning, mirroring, cropping, layers, brightness: numbers that a viewer needs. */
const COPIED = new Set([
  'ispe',
  'pixi',
  'pasp',
  'irot',
  'imir',
  'clap',
  'a1op',
  'lsel',
  'a1lx',
  'clli',
  'mdcv',
  'cclv',
  'amve',
  'rloc',
]);

/**
 * The property as it may be published; undefined if viewers do without it.
 * @throws ImageFailure for an essential property that nobody here understands
 */
export function harmlessProperty({ type, body }: Box, isEssential: boolean, removed: Removed[]): Buffer | undefined {
  if (COPIED.has(type)) return makeBox(type, body);
  if (type === 'colr') return colour(body, removed);
  if (type === 'hvcC') return makeBox(type, harmlessHevcConfiguration(body, removed));
  if (type === 'av1C') return makeBox(type, harmlessAv1Configuration(body, removed));
  if (type === 'auxC') return makeFullBox(type, 0, 0, Buffer.from(`${auxiliaryType(body)}\0`, 'latin1'));
  if (isEssential) throw brokenHeif(`it needs the unknown property ${JSON.stringify(type)}`);
  const what = /^[\x20-\x7e]{4}$/.test(type) ? type.trim() : 'unnamed property';
  removed.push({ kind: RemovedKind.Private, what, bytes: body });
  return undefined;
}

function colour(body: Buffer, removed: Removed[]): Buffer | undefined {
  const kind = body.toString('latin1', 0, 4);
  if (kind === 'nclx') return makeBox('colr', body.subarray(0, 11));
  const profile = harmlessProfile(body.subarray(4));
  if (profile.removed.length > 0)
    removed.push({
      kind: RemovedKind.Profile,
      what: `colr ${kind.replace(/[^\x20-\x7e]/g, '?')}`,
      bytes: body,
      tags: profile.removed,
    });
  return profile.bytes && makeBox('colr', Buffer.from(kind === 'rICC' ? 'rICC' : 'prof'), profile.bytes);
}
