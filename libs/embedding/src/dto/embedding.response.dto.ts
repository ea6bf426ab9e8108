/** A stored vector of a content. */
export class EmbeddingResponse {
  /** Name of the engine. @example 'nsfwjs-mobilenet-v2-mid' */
  readonly engine!: string;
  readonly dimension!: number;
  /** Unit vector. */
  readonly vector!: number[];
  /** When it was computed. */
  readonly createdAt!: string;
}

export class EmbeddingListResponse {
  readonly items!: EmbeddingResponse[];
}

/** A vector that was computed for this request and is not kept. */
export class ComputedEmbeddingResponse {
  /** Name of the engine. @example 'all-MiniLM-L6-v2' */
  readonly engine!: string;
  readonly dimension!: number;
  /** Unit vector. */
  readonly vector!: number[];
}

/** How far apart two vectors are. */
export class ComparisonResponse {
  /** 1 = same direction, 0 = unrelated, -1 = opposite. */
  readonly cosine!: number;
  /** Euclidean distance. */
  readonly l2!: number;
  readonly innerProduct!: number;
}

/** A backfill that has been asked for. */
export class BackfillResponse {
  /** The job to look at under `/admin/jobs`. */
  readonly id!: string;
  /** @example 'queued' */
  readonly state!: string;
  /** Name of the engine. */
  readonly engine!: string;
}
