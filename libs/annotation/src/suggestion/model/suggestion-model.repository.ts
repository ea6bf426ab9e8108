import { Injectable } from '@nestjs/common';
import { ModelRuns, type SuggestionKind } from '@odr/contracts';
import { SuggestionModel } from '@odr/entities';
import type { SuggestionModelId } from '@odr/kernel';
import { Database, isUniqueViolation } from '@odr/platform';

import { SuggestionModelNameTaken, SuggestionModelNotFound } from './suggestion-model.errors.js';

/** The columns that people set. */
export type ModelSettings = Omit<
  SuggestionModel,
  'id' | 'source' | 'createdAt' | 'updatedAt' | 'runs' | 'kind' | 'userId'
>;
export type NewModel = ModelSettings & Pick<SuggestionModel, 'id' | 'runs' | 'kind' | 'userId'>;

/** What is trusted before anybody has thought about it. */
export const DEFAULT_WISHES = { wantedPrecision: 0.95, wantedDecisions: 100, controlShare: 0.1 } as const;

@Injectable()
export class SuggestionModelRepository {
  constructor(private readonly db: Database) {}

  /** @throws SuggestionModelNotFound */
  async read(id: SuggestionModelId): Promise<SuggestionModel> {
    const found = await this.db.manager
      .createQueryBuilder(SuggestionModel, 'model')
      .where('model.id = :id', { id })
      .getOne();
    if (!found) throw new SuggestionModelNotFound(id);
    return found;
  }

  /** @throws SuggestionModelNotFound */
  async lock(id: SuggestionModelId): Promise<SuggestionModel> {
    await this.db.query(`SELECT id FROM suggestion_model WHERE id = $1 FOR UPDATE`, [id]);
    return this.read(id);
  }

  /** All of them, by name: a system has a handful. */
  list(): Promise<SuggestionModel[]> {
    return this.db.manager.createQueryBuilder(SuggestionModel, 'model').orderBy('lower(model.name)').getMany();
  }

  /** Those that look at pictures which come in. */
  working(): Promise<SuggestionModel[]> {
    return this.db.manager
      .createQueryBuilder(SuggestionModel, 'model')
      .where('model.isOn AND model.runs <> :pushed', { pushed: ModelRuns.Pushed })
      .orderBy('model.id')
      .getMany();
  }

  /** @throws SuggestionModelNameTaken */
  async insert(model: NewModel): Promise<void> {
    await this.named(model.name, () => this.db.manager.insert(SuggestionModel, { ...model }));
  }

  /** @throws SuggestionModelNameTaken */
  async update(id: SuggestionModelId, settings: Partial<ModelSettings>): Promise<void> {
    await this.named(settings.name ?? '', () =>
      this.db.manager.update(SuggestionModel, { id }, { ...settings, updatedAt: () => 'now()' }),
    );
  }

  /** Puts a model of the system's own in place and keeps its version current; a person's model of that name wins. */
  async ensure(model: {
    readonly id: SuggestionModelId;
    readonly name: string;
    readonly modelVersion: string;
    readonly kind: SuggestionKind;
    readonly sourceName: string;
    readonly minScore: number;
  }): Promise<void> {
    const { wantedPrecision, wantedDecisions, controlShare } = DEFAULT_WISHES;
    await this.db.query(
      `INSERT INTO suggestion_model
         (id, name, model_version, kind, source_id, runs, min_score, wanted_precision, wanted_decisions, control_share)
       SELECT $1, $2, $3, $4, s.id, 'built_in', $6, $7, $8, $9 FROM annotation_source AS s WHERE lower(s.name) = $5
       ON CONFLICT (lower(name)) DO UPDATE SET model_version = excluded.model_version, updated_at = now(),
              accepts_itself = false, accepts_for = NULL
        WHERE suggestion_model.user_id IS NULL AND suggestion_model.model_version <> excluded.model_version`,
      [
        model.id,
        model.name,
        model.modelVersion,
        model.kind,
        model.sourceName,
        model.minScore,
        wantedPrecision,
        wantedDecisions,
        controlShare,
      ],
    );
  }

  private async named(name: string, write: () => Promise<unknown>): Promise<void> {
    try {
      await write();
    } catch (error) {
      // Only the index knows whether the name is free at the moment of writing.
      if (isUniqueViolation(error, 'suggestion_model_name_key')) throw new SuggestionModelNameTaken(name);
      throw error;
    }
  }
}
