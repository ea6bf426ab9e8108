export const ContentType = { Image: 'image', Video: 'video', Voice: 'voice', Music: 'music', Text: 'text' } as const;
export type ContentType = (typeof ContentType)[keyof typeof ContentType];

/** Who may see an item. Only `available` is public. */
export const ContentStatus = {
  Pending: 'pending',
  Available: 'available',
  Unavailable: 'unavailable',
  Delisted: 'delisted',
  Quarantined: 'quarantined',
  Withdrawn: 'withdrawn',
} as const;
export type ContentStatus = (typeof ContentStatus)[keyof typeof ContentStatus];

/** How far the system has come with understanding an item. */
export const ProcessingState = {
  Received: 'received',
  Processing: 'processing',
  Done: 'done',
  Failed: 'failed',
} as const;
export type ProcessingState = (typeof ProcessingState)[keyof typeof ProcessingState];

export const LicenseVerdict = { Open: 'open', NotOpen: 'not_open', Unknown: 'unknown' } as const;
export type LicenseVerdict = (typeof LicenseVerdict)[keyof typeof LicenseVerdict];

/** Where something that a person has brought stands, as that person would put it. */
export const ContributionState = {
  InProgress: 'in_progress',
  /** Nothing happens until its contributor does something. */
  NeedsYou: 'needs_you',
  /** Somebody has to look at it before it is published. */
  Waiting: 'waiting',
  Published: 'published',
  TurnedAway: 'turned_away',
} as const;
export type ContributionState = (typeof ContributionState)[keyof typeof ContributionState];

export const ContentSourceType = { Url: 'url', Path: 'path', HuggingFace: 'hugging_face' } as const;
export type ContentSourceType = (typeof ContentSourceType)[keyof typeof ContentSourceType];

/** The shape of a picture as it is shown: from twice as wide as high, wider, within a tenth of square, higher. */
export const ContentAspect = {
  Panorama: 'panorama',
  Landscape: 'landscape',
  Square: 'square',
  Portrait: 'portrait',
} as const;
export type ContentAspect = (typeof ContentAspect)[keyof typeof ContentAspect];

/** How many pixels a picture has: under half a million, under two, under eight, more. */
export const ContentSize = { Small: 'small', Medium: 'medium', Large: 'large', Huge: 'huge' } as const;
export type ContentSize = (typeof ContentSize)[keyof typeof ContentSize];

/** Who may see a set; of its contents everyone sees what they may see anyway. */
export const SetVisibility = { Private: 'private', Public: 'public' } as const;
export type SetVisibility = (typeof SetVisibility)[keyof typeof SetVisibility];

export const FileVariant = { Original: 'original', Preview: 'preview', Thumbnail: 'thumbnail', Web: 'web' } as const;
export type FileVariant = (typeof FileVariant)[keyof typeof FileVariant];
