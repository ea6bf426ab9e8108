/**
 * Why two pictures are taken for one, the plainest first. `look_alike` and `same_scene` are not copies: the first was never
 * laid on the other with success, the second shows the same things in another shot.
 */
export const PAIR_REASONS = [
  'identical',
  'reencoded',
  'resized',
  'recoloured',
  'flipped_or_rotated',
  'cropped',
  'bordered',
  'captioned',
  'same_scene',
  'look_alike',
] as const;
export type PairReason = (typeof PAIR_REASONS)[number];

/**
 * The eight ways a picture can lie, in the order of EXIF's codes 1 to 8; rotations are clockwise. `mirrored` swaps left and
 * right, `flipped` top and bottom, `transposed` rows and columns, `transversed` all of it.
 */
export const ORIENTATIONS = [
  'none',
  'mirrored',
  'rotated_180',
  'flipped',
  'transposed',
  'rotated_90',
  'transversed',
  'rotated_270',
] as const;
export type Orientation = (typeof ORIENTATIONS)[number];
