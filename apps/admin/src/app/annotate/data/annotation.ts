/** An annotation as the API answers it. */
export interface Annotation {
  readonly id: string;
  readonly contentId: string;
  readonly sources: readonly { readonly id: string; readonly name: string }[];
  readonly annotation: unknown;
  readonly version: number;
  readonly userId: string;
  /** Null for whoever shares no team with that person. */
  readonly userName: string | null;
  readonly createdAt: string;
}

/** Whose schema an annotation satisfies. */
export interface Source {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly annotationSchema: Readonly<Record<string, unknown>>;
  /** Null for those that come with the system. */
  readonly userId: string | null;
}
