import type { PlannedItem } from './bulk.service.js';
import type { BulkOutcomeResponse, BulkPreviewResponse } from './dto/bulk.response.dto.js';

/** What would happen, in figures and item by item. */
export function toPreview(items: readonly PlannedItem[]): BulkPreviewResponse {
  const count = (outcome: string): number => items.filter(({ plan }) => plan.outcome === outcome).length;
  return {
    total: items.length,
    counts: { changed: count('changed'), unchanged: count('unchanged'), refused: count('refused'), restored: 0 },
    backToReview: items.filter(({ plan }) => plan.outcome === 'changed' && plan.warnings.includes('back_to_review'))
      .length,
    items: items.map(toOutcome),
  };
}

function toOutcome({ id, name, plan }: PlannedItem): BulkOutcomeResponse {
  const refused = plan.outcome === 'refused' ? plan : undefined;
  const changed = plan.outcome === 'changed' ? plan : undefined;
  return {
    contentId: id,
    name,
    outcome: plan.outcome,
    code: refused?.code ?? null,
    detail: refused?.detail ?? null,
    before: (changed?.before ?? null) as BulkOutcomeResponse['before'],
    after: (changed?.after ?? null) as BulkOutcomeResponse['after'],
    warnings: changed?.warnings ?? [],
    undoOutcome: null,
  };
}
