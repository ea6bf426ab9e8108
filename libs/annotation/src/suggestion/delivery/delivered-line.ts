import type { ContentId } from '@odr/kernel';
import { InvalidRequest } from '@odr/platform';

import { AnnotationTooLarge } from '../../annotation/annotation.errors.js';
import { BrokenLine } from '../../bulk/bulk-line.js';
import type { InputLine } from '../../bulk/line-batches.js';

/** A thousand boxes with attributes fit. */
export const MAX_LINE_BYTES = 1_048_576;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a model proposes for one content. */
export interface DeliveredLine {
  readonly contentId: ContentId;
  readonly suggestions: readonly unknown[];
}

/** @throws AnnotationTooLarge, BrokenLine, InvalidRequest */
export function readDeliveredLine({ text, isTooLong }: InputLine): DeliveredLine {
  if (isTooLong) throw new AnnotationTooLarge(MAX_LINE_BYTES);
  const { contentId, suggestions } = membersOf(text);
  const errors = [
    ...(typeof contentId === 'string' && UUID.test(contentId)
      ? []
      : [{ path: 'contentId', message: 'must be the id of a content', code: 'isUuid' }]),
    ...(Array.isArray(suggestions)
      ? []
      : [{ path: 'suggestions', message: 'must be a list of {value, score?}', code: 'isArray' }]),
  ];
  if (errors.length > 0) throw new InvalidRequest(errors, 'The line does not fit the contract.');
  return { contentId: contentId as ContentId, suggestions: suggestions as readonly unknown[] };
}

function membersOf(text: string | undefined): { readonly contentId?: unknown; readonly suggestions?: unknown } {
  try {
    return Object(JSON.parse(text ?? '')) as object;
  } catch {
    // Not UTF-8, or no JSON: the client's line, not our fault.
    throw new BrokenLine('The line is not JSON.');
  }
}
