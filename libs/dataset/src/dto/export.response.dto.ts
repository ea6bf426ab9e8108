import { ExportFormat, JobState } from '@odr/contracts';

export class ProgressResponse {
  readonly done!: number;
  readonly total!: number;
}

export class ExportErrorResponse {
  /** Stable; branch on this. */
  readonly code!: string;
  readonly message!: string;
}

export class ExportFileResponse {
  /** Unique within the export; the last part of its address. @example 'train-00000-of-00001.parquet' */
  readonly name!: string;
  /** Where it belongs in a dataset folder. @example 'data/train-00000-of-00001.parquet' */
  readonly path!: string;
  /** Bytes. */
  readonly size!: number;
  readonly sha256!: string;
}

export class ExportCountsResponse {
  readonly exported!: number;
  /** Items whose file was missing or damaged. */
  readonly skipped!: number;
  /** Items of a version that have been withdrawn since. */
  readonly withdrawn?: number;
  /** Annotations of a version whose values are gone. */
  readonly lostAnnotations?: number;
  /** Items by licence. @example { "CC0-1.0": 4 } */
  readonly licenses!: Readonly<Record<string, number>>;
}

export class ExportResponse {
  readonly id!: string;
  readonly name!: string;
  readonly format!: ExportFormat;
  readonly filter!: Readonly<Record<string, unknown>>;
  readonly state!: JobState;
  readonly progress!: ProgressResponse;
  readonly createdAt!: string;
  readonly startedAt!: string | null;
  readonly finishedAt!: string | null;
  /** Why the last attempt failed; while the state is `queued` there will be another one. */
  readonly error?: ExportErrorResponse;
  /** Empty until all of them are there. */
  readonly files!: ExportFileResponse[];
  readonly counts?: ExportCountsResponse;
  /** Of which version; null for what a filter chose. */
  readonly versionId!: string | null;
  readonly options!: Readonly<Record<string, unknown>>;
  /** While it runs. */
  readonly itemsPerSecond?: number;
  readonly secondsLeft?: number;
}

export class ExportPageResponse {
  readonly items!: ExportResponse[];
  readonly nextCursor!: string | null;
}
