import { mayDo, type Principal } from '@odr/access';
import { AnnotationCause, AnnotationSourceType } from '@odr/contracts';
import type { AnnotationSource } from '@odr/entities';
import type { FieldError } from '@odr/kernel';

import { jsonSize, unstorable } from '../schema/json-limits.js';
import type { SchemaValidator } from '../schema/schema-validator.js';
import { type KnownSize, shapeErrors } from '../shape/shape.policy.js';
import { AnnotationTooLarge, SchemaViolation } from './annotation.errors.js';

/** The same as the limit of a JSON body, so that both doors take the same annotations. */
export const MAX_ANNOTATION_BYTES = 1_048_576;

/** Errors name the part of the request they are about. */
const ROOT = '/annotation';

/**
 * The one door for values: every source's schema allows them, and what they point at lies inside the picture.
 * @param size of the content the value is about
 * @throws SchemaViolation, AnnotationTooLarge
 */
export function assertValid(
  value: unknown,
  sources: readonly AnnotationSource[],
  schemas: SchemaValidator,
  size: KnownSize,
): void {
  const limit = unstorable(value, ROOT);
  if (limit) throw new SchemaViolation([limit]);
  if (jsonSize(value) > MAX_ANNOTATION_BYTES) throw new AnnotationTooLarge(MAX_ANNOTATION_BYTES);
  const errors = sources.flatMap((source) =>
    schemas.validate(`${source.id}@${source.updatedAt.toISOString()}`, source.annotationSchema, value, ROOT),
  );
  if (sources.some(({ type }) => type === AnnotationSourceType.SpatialAnalysis))
    errors.push(...shapeErrors(value, size, ROOT));
  if (errors.length > 0) throw new SchemaViolation(distinct(errors));
}

/**
 * Whether a person has changed what was there first, after one more version. Cleaning and models change nothing about it;
 * a revert brings back how it was then.
 * @param before of the version it is made from, or of the one it goes back to
 */
export const isAdjustedBy = (cause: AnnotationCause, isChanged: boolean, before: boolean): boolean =>
  before || (isChanged && (cause === AnnotationCause.Edited || cause === AnnotationCause.Merged));

/** Whether somebody may have a deleted one back: who deleted it, if it was theirs, and moderators. */
export const mayRestore = (
  actor: Principal,
  annotation: { readonly userId: string; readonly deletedBy: string | null },
): boolean =>
  mayDo(actor, 'moderation.decide') || (annotation.userId === actor.userId && annotation.deletedBy === actor.userId);

/** Whether somebody may change an annotation: who wrote it, and moderators. */
export const mayChange = (actor: Principal, annotation: { readonly userId: string }): boolean =>
  annotation.userId === actor.userId || mayDo(actor, 'moderation.decide');

const distinct = (errors: readonly FieldError[]): FieldError[] => [
  ...new Map(errors.map((error) => [`${error.path} ${error.code} ${error.message}`, error])).values(),
];
