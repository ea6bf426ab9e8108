import { mayDo, type Principal } from '@odr/access';
import { AnnotationSourceType } from '@odr/contracts';
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

/** Whether somebody may change an annotation: who wrote it, and moderators. */
export const mayChange = (actor: Principal, annotation: { readonly userId: string }): boolean =>
  annotation.userId === actor.userId || mayDo(actor, 'moderation.decide');

const distinct = (errors: readonly FieldError[]): FieldError[] => [
  ...new Map(errors.map((error) => [`${error.path} ${error.code} ${error.message}`, error])).values(),
];
