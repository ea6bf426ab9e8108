/** A way to turn things into vectors. Vectors of different engines are never compared. */
export class EmbeddingEngineResponse {
  /** @example '019b0000-0000-7000-8000-000000000002' */
  readonly id!: string;
  /** @example 'all-MiniLM-L6-v2' */
  readonly name!: string;
  /** What it embeds: `content` or `annotation`. */
  readonly type!: string;
  readonly version!: string;
  /** Length of its vectors. @example 384 */
  readonly dimension!: number;
  /** What nearness means for it. @example 'cosine' */
  readonly metric!: string;
  /** @example 'text' */
  readonly modality!: string;
  /** Whether new things are embedded with it. */
  readonly supported!: boolean;
  /** SPDX expression of the weights. */
  readonly license!: string;
  /** Whether its model can compute right now: `fetching`, `ready` or `unavailable`. */
  readonly state!: string;
  /** Why it cannot. */
  readonly reason!: string | null;
}

export class EmbeddingEngineListResponse {
  readonly items!: EmbeddingEngineResponse[];
}
