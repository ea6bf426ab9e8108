import { AnnotationSourceType, LicenseVerdict } from '@odr/contracts';

export class AnnotationSourceResponse {
  readonly id!: string;
  readonly name!: string;
  readonly ecosystem!: string | null;
  readonly type!: AnnotationSourceType;
  /** JSON Schema 2020-12. */
  readonly annotationSchema!: Record<string, unknown>;
  /** SPDX expression, or null when nothing certain could be made of what was given. */
  readonly license!: string | null;
  readonly licenseUrl!: string | null;
  /** Only annotations of sources with an open licence are exported. */
  readonly licenseVerdict!: LicenseVerdict;
  /** Who added it; null for those that come with the system. */
  readonly userId!: string | null;
  readonly createdAt!: string;
  readonly updatedAt!: string;
}

export class AnnotationSourcePageResponse {
  readonly items!: AnnotationSourceResponse[];
  readonly nextCursor!: string | null;
  readonly total?: number;
}
