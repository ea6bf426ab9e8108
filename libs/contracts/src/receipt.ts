/** What kinds of things are taken out of a picture before it is published. */
export const RemovedKind = {
  /** EXIF directories: camera, place, time, maker notes. */
  Exif: 'exif',
  Xmp: 'xmp',
  /** IPTC and Photoshop's own records. */
  Iptc: 'iptc',
  /** Comments and text chunks. */
  Text: 'text',
  /** Thumbnails, previews, depth maps, further pages: pictures that are not the picture. */
  Picture: 'picture',
  /** Frames of an animation that cannot be shown to whoever decides. */
  Animation: 'animation',
  /** Names, dates, serial numbers in a colour profile; its colours stay. */
  Profile: 'profile',
  /** What cameras and programs add for themselves. */
  Private: 'private',
  /** What follows the end of the picture. */
  Trailing: 'trailing',
} as const;
export type RemovedKind = (typeof RemovedKind)[keyof typeof RemovedKind];

/** What removed things could have told about people. */
export const PrivacyCategory = {
  Location: 'location',
  Device: 'device',
  Person: 'person',
  Time: 'time',
  Editing: 'editing',
  HiddenPicture: 'hidden_picture',
  FreeText: 'free_text',
  /** Settings of the camera and the like. */
  Technical: 'technical',
  /** Bytes whose meaning nobody states. */
  Unknown: 'unknown',
} as const;
export type PrivacyCategory = (typeof PrivacyCategory)[keyof typeof PrivacyCategory];

/** What a published picture still carries besides its pixels. */
export const KeptPart = {
  Orientation: 'orientation',
  ColourProfile: 'colour_profile',
  Creator: 'creator',
  Copyright: 'copyright',
  Rights: 'rights',
} as const;
export type KeptPart = (typeof KeptPart)[keyof typeof KeptPart];
