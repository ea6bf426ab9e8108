/** A schema that a source has, or had. */
export class AnnotationSchemaVersionResponse {
  readonly version!: number;
  /** JSON Schema 2020-12. */
  readonly annotationSchema!: Record<string, unknown>;
  /** Who wrote it; null for what came with the system. */
  readonly userId!: string | null;
  /** Why, in their words. */
  readonly note!: string | null;
  readonly createdAt!: string;
}

export class AnnotationSchemaVersionPageResponse {
  readonly items!: AnnotationSchemaVersionResponse[];
  readonly nextCursor!: string | null;
}
