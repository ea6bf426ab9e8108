/** Why nothing became of an upload. */
export class UploadProblemResponse {
  /** A problem code. @example 'content.duplicate' */
  readonly code!: string;
  readonly detail!: string;
}

/** A file that comes in piece by piece, and what became of it. */
export class UploadResponse {
  readonly id!: string;
  readonly fileName!: string;
  /** What it is for: to become content, or to be read by an import. */
  readonly purpose!: 'content' | 'import';
  /** Bytes of the whole file. */
  readonly length!: number;
  /** Bytes that are safe here: where the next piece begins. */
  readonly offset!: number;
  /** `ready` waits for its import, `taken` was read by one. */
  readonly state!: 'receiving' | 'whole' | 'content' | 'ready' | 'taken' | 'refused';
  /** Of the whole file, once it has come. */
  readonly sha256!: string | null;
  /** What it became. */
  readonly contentId!: string | null;
  readonly problem!: UploadProblemResponse | null;
  /** For a duplicate: what is held already, if the caller may see it. */
  readonly existingId!: string | null;
  readonly createdAt!: Date;
  readonly expiresAt!: Date;
}
