export class AnnotationSourceNameResponse {
  readonly id!: string;
  readonly name!: string;
}

export class AnnotationResponse {
  readonly id!: string;
  readonly contentId!: string;
  readonly sourceIds!: string[];
  /** The same sources, by name. */
  readonly sources!: AnnotationSourceNameResponse[];
  /** The value: whatever the schemas of the sources allow. */
  readonly annotation!: unknown;
  /** Counts edits; also the ETag. */
  readonly version!: number;
  /** Whether a person has changed what was there first; follows from its versions. */
  readonly manuallyAdjusted!: boolean;
  /** Plain mean of the ratings, 0 to 10; null while there are none. */
  readonly overallRating!: number | null;
  /** The mean without each rater's habit of rating high or low; null while there are none. */
  readonly correctedRating!: number | null;
  readonly userId!: string;
  /** Their name, for whoever shares a team with them and for moderators. */
  readonly userName!: string | null;
  readonly createdAt!: string;
  readonly updatedAt!: string;
}

export class AnnotationPageResponse {
  readonly items!: AnnotationResponse[];
  readonly nextCursor!: string | null;
  readonly total?: number;
}

/** What its author may have back. */
export class DeletedAnnotationResponse extends AnnotationResponse {
  readonly contentName!: string;
  readonly deletedAt!: string;
  /** Whether you may restore it; what a moderator has deleted stays deleted. */
  readonly isRestorable!: boolean;
}

export class DeletedAnnotationPageResponse {
  readonly items!: DeletedAnnotationResponse[];
  readonly nextCursor!: string | null;
}
