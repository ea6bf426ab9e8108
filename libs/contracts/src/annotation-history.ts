/** How a version of an annotation came about. */
export const AnnotationCause = {
  Created: 'created',
  Edited: 'edited',
  /** An earlier value is in force again. */
  Reverted: 'reverted',
  AcceptedSuggestion: 'accepted_suggestion',
  Imported: 'imported',
  /** A recipe for captions has changed it. */
  Cleaned: 'cleaned',
  /** Two edits of the same version were brought together. */
  Merged: 'merged',
} as const;
export type AnnotationCause = (typeof AnnotationCause)[keyof typeof AnnotationCause];

/** One step of a JSON Patch (RFC 6902), of the kinds that differences need. */
export type PatchOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };
