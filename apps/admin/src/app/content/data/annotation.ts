/** A caption, tags or anything else that somebody said about a picture. */
export interface Annotation {
  readonly id: string;
  readonly contentId: string;
  /** Who or what said it. */
  readonly sources: readonly { readonly id: string; readonly name: string }[];
  readonly annotation: unknown;
  readonly version: number;
  readonly manuallyAdjusted: boolean;
  /** Plain mean of the ratings, 0 to 10. */
  readonly overallRating?: number | null;
  /** Whoever wrote it. */
  readonly userId: string;
  /** Null for whoever shares no team with that person. */
  readonly userName: string | null;
  readonly createdAt: string;
}
