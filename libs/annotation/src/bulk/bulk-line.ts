import { baseNameOf } from '@odr/content';
import { type AnnotationSourceId, DomainError, type FieldError } from '@odr/kernel';
import { InvalidRequest } from '@odr/platform';

import { AnnotationTooLarge } from '../annotation/annotation.errors.js';
import { MAX_ANNOTATION_BYTES } from '../annotation/annotation.policy.js';
import type { ContentReference } from '../annotation/content-reference.lookup.js';
import { clientIdOf } from '../imported/caption-words.js';
import { COORDINATES, type Coordinates } from '../shape/coordinates.js';
import type { InputLine } from './line-batches.js';

/** A line that asks for something that can be tried. */
export interface BulkRequest {
  readonly clientId: string | null;
  readonly reference: ContentReference;
  readonly sourceIds: readonly AnnotationSourceId[];
  readonly annotation: unknown;
  /** How the annotation tells places in the picture; pixels where the line says nothing. */
  readonly coordinates?: Coordinates;
}

export class BrokenLine extends DomainError {
  readonly code = 'annotation.broken_line';
  constructor(reason: string) {
    super(reason);
  }
}

const FIELDS = new Set(['clientId', 'contentId', 'sha256', 'filename', 'sourceIds', 'annotation', 'coordinates']);
/** What a line of the export says beside; it tells about the annotation that it was, and is left out. */
const TOLD = new Set([
  'id',
  'sources',
  'version',
  'manuallyAdjusted',
  'overallRating',
  'correctedRating',
  'userId',
  'createdAt',
  'updatedAt',
  'content',
  'cursor',
  'tokens',
]);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SHA256 = /^[0-9a-f]{64}$/;

/** @throws BrokenLine, AnnotationTooLarge, InvalidRequest */
export function readBulkLine({ text, isTooLong }: InputLine): BulkRequest {
  if (isTooLong) throw new AnnotationTooLarge(MAX_ANNOTATION_BYTES);
  const data = parse(text);
  const isExported = typeof data['id'] === 'string' && UUID.test(data['id']) && typeof data['cursor'] === 'string';
  const errors: FieldError[] = Object.keys(data)
    .filter((name) => !FIELDS.has(name) && !(isExported && TOLD.has(name)))
    .map((name) => problem(name, 'is not a field of this line', 'whitelistValidation'));

  const { clientId = null, sourceIds, annotation, coordinates } = data;
  if (clientId !== null && (typeof clientId !== 'string' || clientId.length < 1 || clientId.length > 200)) {
    errors.push(problem('clientId', 'must be a text of 1 to 200 characters', 'isLength'));
  }
  if (!isIdList(sourceIds))
    errors.push(problem('sourceIds', 'must be a list of 1 to 10 ids of annotation sources', 'isUuid'));
  if (annotation === undefined || annotation === null) errors.push(problem('annotation', 'must be given', 'isDefined'));
  const told = COORDINATES.find((name) => name === coordinates);
  if (coordinates !== undefined && told === undefined)
    errors.push(problem('coordinates', `must be one of ${COORDINATES.join(', ')}`, 'isIn'));
  const reference = referenceOf(data, errors);
  if (errors.length > 0 || !reference || !isIdList(sourceIds))
    throw new InvalidRequest(errors, 'The line does not fit the contract.');
  const [firstSource] = sourceIds as AnnotationSourceId[];
  // Lines of the export are known by what they say, as files of other formats are: the same file again adds nothing.
  const known = isExported && firstSource ? clientIdOf(reference.value, firstSource, annotation) : null;
  return {
    clientId: clientId === null ? known : String(clientId),
    reference,
    sourceIds: sourceIds as AnnotationSourceId[],
    annotation,
    ...(told === undefined ? {} : { coordinates: told }),
  };
}

function parse(text: string | undefined): Record<string, unknown> {
  if (text === undefined) throw new BrokenLine('The line is not UTF-8.');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    // The parser is the only judge, and its message names the position.
    throw new BrokenLine(error instanceof Error ? error.message.slice(0, 300) : 'The line is not JSON.');
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new BrokenLine('The line is not a JSON object.');
  return data as Record<string, unknown>;
}

/** Exactly one of `contentId`, `sha256` and `filename`. */
function referenceOf(data: Record<string, unknown>, errors: FieldError[]): ContentReference | undefined {
  const given = (['contentId', 'sha256', 'filename'] as const).filter((name) => data[name] !== undefined);
  const [by, ...others] = given;
  if (by === undefined || others.length > 0) {
    errors.push(problem('contentId', 'give exactly one of contentId, sha256 and filename', 'isDefined'));
    return undefined;
  }
  const value = data[by];
  const isGood =
    typeof value === 'string' &&
    (by === 'contentId'
      ? UUID.test(value)
      : by === 'sha256'
        ? SHA256.test(value)
        : value.length > 0 && value.length <= 2_000 && !value.includes('\0'));
  if (!isGood) {
    errors.push(problem(by, 'is not one', by === 'contentId' ? 'isUuid' : 'matches'));
    return undefined;
  }
  return { by, value: by === 'filename' ? baseNameOf(value) : value };
}

const isIdList = (value: unknown): value is string[] =>
  Array.isArray(value) &&
  value.length >= 1 &&
  value.length <= 10 &&
  value.every((id) => typeof id === 'string' && UUID.test(id));

const problem = (path: string, message: string, code: string): FieldError => ({ path, message, code });
