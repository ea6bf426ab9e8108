import { AnnotationSourceType, LicenseVerdict } from '@odr/contracts';

export class AnnotationSourceResponse {
  readonly id!: string;
  readonly name!: string;
  readonly ecosystem!: string | null;
  readonly type!: AnnotationSourceType;
  /** JSON Schema 2020-12. */
  readonly annotationSchema!: Record<string, unknown>;
  /** Which of its schemas that is; earlier ones stay readable. */
  readonly schemaVersion!: number;
  /** SPDX expression, or null when nothing certain could be made of what was given. */
  readonly license!: string | null;
  readonly licenseUrl!: string | null;
  /** Only annotations of sources with an open licence are exported. */
  readonly licenseVerdict!: LicenseVerdict;
  /** Who added it; null for those that come with the system. */
  readonly userId!: string | null;
  /** How many annotations it has now, counted up to 10,000. */
  readonly annotationCount!: number;
  /** Counts edits; also the ETag. */
  readonly version!: number;
  readonly createdAt!: string;
  readonly updatedAt!: string;
}

export class AnnotationSourcePageResponse {
  readonly items!: AnnotationSourceResponse[];
  readonly nextCursor!: string | null;
  readonly total?: number;
}
