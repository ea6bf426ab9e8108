import { Injectable } from '@nestjs/common';
import type { SuggestionModelId } from '@odr/kernel';
import { Database, JobQueue } from '@odr/platform';

/** Asks for a second thought about models that accept by themselves, whenever something has changed what they have proven. */
@Injectable()
export class AcceptanceQueue {
  constructor(
    private readonly db: Database,
    private readonly jobs: JobQueue,
  ) {}

  /** Those of the models that accept by themselves; the others cost one look at their rows. */
  async reconsider(ids: readonly SuggestionModelId[]): Promise<void> {
    const rows = await this.db.query<{ id: SuggestionModelId }>(
      `SELECT id FROM suggestion_model WHERE id = ANY($1::uuid[]) AND accepts_itself`,
      [[...new Set(ids)]],
    );
    await this.jobs.addAll(
      'suggestion.prove',
      rows.map(({ id }) => ({ payload: { modelId: id }, dedupeKey: `suggestion.prove:${id}` })),
    );
  }
}
