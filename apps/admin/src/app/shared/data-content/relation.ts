import { ORIENTATIONS, type Orientation, type PairReason } from '@odr/contracts';

const REASON_WORDS: Readonly<Record<PairReason, string>> = {
  identical: 'Identical pixels',
  reencoded: 'Re-encoded',
  resized: 'Resized',
  recoloured: 'Colours changed',
  flipped_or_rotated: 'Flipped or rotated',
  cropped: 'Cropped',
  bordered: 'Bars added',
  captioned: 'Words added',
  same_scene: 'Same scene',
  look_alike: 'Looks alike',
};

/** Why two pictures are taken for one, in words. */
export const reasonWord = (reason: PairReason): string => REASON_WORDS[reason];

const TURN_WORDS: Readonly<Record<Orientation, string>> = {
  none: '',
  mirrored: 'mirrored',
  rotated_180: 'rotated 180°',
  flipped: 'flipped upside down',
  transposed: 'mirrored, rotated 270°',
  rotated_90: 'rotated 90°',
  transversed: 'mirrored, rotated 90°',
  rotated_270: 'rotated 270°',
};

/** How one picture lies on the other; nothing when it lies the same way. */
export const turnWord = (orientation: Orientation): string => TURN_WORDS[orientation];

/** The same by its number, as hashes are kept. */
export const turnWordAt = (turn: number): string => turnWord(ORIENTATIONS[turn] ?? 'none');
