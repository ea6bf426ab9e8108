import type { AnnotationSourceId, ContentId } from '@odr/kernel';

import { type ComparedField, comparedFields } from './compared-field.js';
import type { PictureSize } from './compare-pair.js';
import type { CoderAnnotations } from './judgement.js';

/** What was said about one content under one source, one row for each annotation; those of one person by age. */
export interface SaidRow {
  readonly contentId: ContentId;
  readonly sourceId: AnnotationSourceId;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly id: string;
  readonly userId: string;
  readonly value: unknown;
  readonly at: Date;
  readonly size: PictureSize | null;
}

/** What people said about one content under one source, ready to be compared. */
export interface SaidItem extends Pick<SaidRow, 'contentId' | 'sourceId' | 'size'> {
  readonly fields: readonly ComparedField[];
  readonly coders: readonly CoderAnnotations[];
}

/** Puts rows together that are about one content under one source, and within those, rows of one person. */
export function saidItems(rows: readonly SaidRow[]): SaidItem[] {
  return together(rows, ({ contentId, sourceId }) => `${contentId} ${sourceId}`).flatMap((said) => {
    const [first] = said;
    if (!first) return [];
    const { contentId, sourceId, size, schema } = first;
    const coders = together(said, ({ userId }) => userId).map((annotations): CoderAnnotations => ({
      userId: annotations[0]?.userId ?? '',
      annotations,
    }));
    return [{ contentId, sourceId, size, fields: comparedFields(schema), coders }];
  });
}

function together<T>(rows: readonly T[], keyOf: (row: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return [...groups.values()];
}
