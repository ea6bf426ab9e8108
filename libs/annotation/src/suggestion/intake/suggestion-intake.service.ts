import { Injectable } from '@nestjs/common';
import type { PictureSize } from '@odr/contracts';
import type { AnnotationSource, SuggestionModel } from '@odr/entities';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';

import { assertValid } from '../../annotation/annotation.policy.js';
import { SchemaViolation } from '../../annotation/annotation.errors.js';
import { SchemaValidator } from '../../schema/schema-validator.js';
import { AnnotationSourceService } from '../../source/annotation-source.service.js';
import { AcceptanceQueue } from '../automatic/acceptance.queue.js';
import { startedWith } from '../decision/joined-value.policy.js';
import { type Proposal, sorted, type Sorted } from './proposal.policy.js';
import { SuggestionIntakeRepository } from './suggestion-intake.repository.js';

/** The content that a model has looked at. */
export interface LookedAt extends PictureSize {
  readonly id: ContentId;
}

export interface Taken {
  /** New ones; the same again is none. */
  readonly made: number;
  readonly refused: Sorted['refused'];
}

/** The one door for what models propose, wherever they run. */
@Injectable()
export class SuggestionIntakeService {
  constructor(
    private readonly db: Database,
    private readonly rows: SuggestionIntakeRepository,
    private readonly sources: AnnotationSourceService,
    private readonly schemas: SchemaValidator,
    private readonly acceptance: AcceptanceQueue,
  ) {}

  /** Keeps what could stand in an annotation of the model's source, each piece by itself; says of the others why not. */
  async take(model: SuggestionModel, content: LookedAt, given: readonly unknown[]): Promise<Taken> {
    const { kept, refused } = await this.vet(model, content, given);
    const made = await this.db.transaction(async () => {
      await this.rows.supersede(content.id, model);
      const added = await this.rows.add(content.id, model, kept);
      await this.rows.saveLook(content.id, model, { made: kept.length, refused: refused.length });
      if (added > 0) await this.acceptance.reconsider([model.id]);
      return added;
    });
    return { made, refused };
  }

  /** What would be kept of it, and why not the others; keeps nothing. */
  async vet(model: SuggestionModel, size: PictureSize, given: readonly unknown[]): Promise<Sorted> {
    const sources = await this.sources.readAll([model.sourceId]);
    const { kept, refused } = sorted(model.kind, given, size, model.minScore);
    const reasons = [...refused];
    const proposals = kept.filter((proposal) => {
      const reason = this.refusal(model, proposal, sources, size);
      if (reason !== undefined) reasons.push({ index: proposal.index, reason });
      return reason === undefined;
    });
    return { kept: proposals, refused: reasons };
  }

  private refusal(
    { kind }: SuggestionModel,
    { value }: Proposal,
    sources: readonly AnnotationSource[],
    size: PictureSize,
  ): string | undefined {
    try {
      assertValid(startedWith(kind, value), sources, this.schemas, size);
      return undefined;
    } catch (error) {
      // What the source's schema refuses can never be accepted, so nobody is asked about it.
      if (error instanceof SchemaViolation) return `breaks the schema of the source: ${error.errors[0]?.message ?? ''}`;
      throw error;
    }
  }
}
