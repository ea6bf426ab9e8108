import type { ResolutionResponse } from '../dto/cluster.response.dto.js';
import { undoableUntil } from './resolution.policy.js';
import type { Resolution } from './resolution.repository.js';

export const toResolution = ({ id, changes, resolvedAt }: Resolution): ResolutionResponse => ({
  id,
  kept: changes.keep,
  removed: changes.remove,
  merged: changes.merged.map(({ keeper, from, annotations, sources, authors, altText }) => ({
    keeperId: keeper,
    removedIds: from,
    annotations: annotations.length,
    sources: added(sources),
    authors: added(authors),
    altText: altText !== null,
  })),
  undoableUntil: undoableUntil(resolvedAt),
});

const added = (change: { readonly before: unknown; readonly after: unknown } | null): number =>
  change === null ? 0 : lengthOf(change.after) - lengthOf(change.before);

const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0);
