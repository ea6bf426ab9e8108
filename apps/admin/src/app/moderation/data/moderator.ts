/** How a moderator wants to meet pictures that nobody chose to see. */
export interface ModeratorSettings {
  /** Strength of the blur, in pixels; 0 shows pictures at once. */
  readonly blurPx: number;
  readonly isGrey: boolean;
  /** hold = visible only while the key is held. */
  readonly reveal: 'toggle' | 'hold';
  /** Weighted seconds a day. */
  readonly dailyLimit: number;
  /** Flags and reasons of reports whose cases are never given out to this person. */
  readonly optedOut: readonly string[];
}

/** Until the server answers, and for who changed nothing: everything hidden and grey. */
export const CAREFUL: ModeratorSettings = {
  blurPx: 38,
  isGrey: true,
  reveal: 'toggle',
  dailyLimit: 7_200,
  optedOut: [],
};

/** Where somebody stands today. */
export interface ExposureToday {
  readonly score: number;
  readonly limit: number;
  readonly isNear: boolean;
  readonly isOver: boolean;
}

/** Why a break is proposed; undefined while none is. */
export function breakWords(today: ExposureToday | undefined, hasWorkedLong: boolean): string | undefined {
  if (today?.isOver) return 'You have seen a lot today. The calmest cases come first now.';
  if (today?.isNear) return 'You have seen much of what you set for today. The calmest cases come first now.';
  return hasWorkedLong ? 'You have judged for the better part of an hour without a pause.' : undefined;
}

export interface ExposureDay {
  readonly day: string;
  readonly score: number;
  readonly seconds: number;
  readonly cases: number;
}

export interface Exposure {
  readonly today: ExposureToday;
  readonly days: readonly ExposureDay[];
}

/** A picture that was unblurred, under this lease. */
export interface View {
  readonly itemId: string;
  readonly leaseToken: number;
  readonly unblurredMs: number;
}

/** What one can ask not to be shown, in words. */
export const CATEGORIES: readonly { readonly value: string; readonly word: string }[] = [
  { value: 'nsfw', word: 'Nudity and sexual content' },
  { value: 'violence', word: 'Violence' },
  { value: 'face', word: 'Faces' },
  { value: 'illegal_content', word: 'What was reported as illegal' },
  { value: 'privacy', word: 'What was reported for somebody’s privacy' },
  { value: 'malicious_annotation', word: 'Abusive annotations' },
  { value: 'copyright', word: 'Claims about copyright' },
];
