import type { KeptPart, PrivacyCategory, RemovedKind } from '@odr/contracts';

/** Things of one kind that were taken out of a file before others got it. */
export interface RemovedPart {
  readonly kind: RemovedKind;
  readonly part: string;
  readonly count: number;
  readonly sizeBytes: number;
  readonly categories: readonly PrivacyCategory[];
  readonly tags: readonly string[];
}

/** What happened to a file between arrival and publication. */
export interface Receipt {
  readonly id: string;
  readonly at: string;
  readonly received: { readonly sha256: string; readonly sizeBytes: number };
  readonly published: { readonly sha256: string; readonly sizeBytes: number };
  readonly pixelSha256: string;
  readonly removed: readonly RemovedPart[];
  readonly kept: readonly KeptPart[];
}

const KINDS: Readonly<Record<RemovedKind, string>> = {
  exif: 'Camera data (EXIF)',
  xmp: 'Descriptions (XMP)',
  iptc: 'Press and Photoshop records',
  text: 'Comments',
  picture: 'Hidden pictures',
  animation: 'Frames of an animation',
  profile: 'Details in the colour profile',
  private: 'Data of programs and cameras',
  trailing: 'Bytes outside of the picture',
};
const CATEGORIES: Readonly<Record<PrivacyCategory, string>> = {
  location: 'where it was',
  device: 'which device',
  person: 'who',
  time: 'when',
  editing: 'how it was edited',
  hidden_picture: 'another picture',
  free_text: 'words',
  technical: 'camera settings',
  unknown: 'meaning unknown',
};
const KEPT: Readonly<Record<KeptPart, string>> = {
  orientation: 'orientation',
  colour_profile: 'colours of the profile',
  creator: 'creator',
  copyright: 'copyright',
  rights: 'terms of use',
};

export const kindWord = (kind: RemovedKind): string => KINDS[kind];

/** What the removed thing could have told. */
export const couldTell = ({ categories }: RemovedPart): string =>
  categories.map((category) => CATEGORIES[category]).join(', ');

/** What stayed beside the pixels. */
export const keptWords = (kept: readonly KeptPart[]): string =>
  ['pixels', ...kept.map((part) => KEPT[part])].join(', ');
