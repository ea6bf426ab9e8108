import type { SuggestionKind } from '@odr/contracts';
import { type ContentId, newId, type SuggestionId, type SuggestionModelId } from '@odr/kernel';

import type { AnnotationWorld } from './annotation-world.js';

const SHIPPED_FOR = { tags: 'tags', boxes: 'boxes', caption: 'caption' } as const;

/** A model in its table, for tests that begin where it has answered already. */
export async function aModel(
  world: AnnotationWorld,
  { kind = 'boxes', version = '1' }: { kind?: SuggestionKind; version?: string } = {},
): Promise<SuggestionModelId> {
  const id = newId<SuggestionModelId>();
  await world.test.asOwner(
    `INSERT INTO suggestion_model (id, name, model_version, kind, source_id, runs, is_on, wanted_precision, wanted_decisions, control_share)
     VALUES ($1, $2, $3, $4, $5, 'pushed', true, 0.9, 20, 0.1)`,
    [id, `model ${id}`, version, kind, await world.shipped(SHIPPED_FOR[kind])],
  );
  return id;
}

/** One proposal of it. */
export async function aSuggestion(
  world: AnnotationWorld,
  modelId: SuggestionModelId,
  contentId: ContentId,
  { value, score = 0.5, label = 'cow' }: { value: unknown; score?: number | null; label?: string },
): Promise<SuggestionId> {
  const id = newId<SuggestionId>();
  await world.test.asOwner(
    `INSERT INTO suggestion (id, content_id, model_id, model_version, piece, label, value, score)
     SELECT $1::uuid, $2, m.id, m.model_version, $1::uuid::text, $4, $5, $6 FROM suggestion_model m WHERE m.id = $3`,
    [id, contentId, modelId, label, JSON.stringify(value), score],
  );
  return id;
}
