import { Injectable } from '@nestjs/common';
import { ContentStatus, ModelRuns } from '@odr/contracts';
import type { ContentId, SuggestionModelId, SuggestionRunId } from '@odr/kernel';
import { type EventOf, HandlesEvent, HandlesJob, type JobOf } from '@odr/platform';

import { AutomaticAcceptanceService } from './automatic/automatic-acceptance.service.js';
import { LookService } from './look/look.service.js';
import { SuggestionModelRepository } from './model/suggestion-model.repository.js';
import { SuggestionRunner, SuggestionRunService } from './run/suggestion-run.service.js';

/** When models look, and when what they have proven is thought over. */
@Injectable()
export class SuggestionProcessor {
  constructor(
    private readonly looks: LookService,
    private readonly models: SuggestionModelRepository,
    private readonly runs: SuggestionRunService,
    private readonly runner: SuggestionRunner,
    private readonly automatic: AutomaticAcceptanceService,
  ) {}

  @HandlesJob('suggestion.look')
  look({ data }: JobOf<'suggestion.look'>): Promise<void> {
    return this.looks.look(data.contentId as ContentId, data.modelId as SuggestionModelId);
  }

  @HandlesJob('suggestion.run')
  run({ data }: JobOf<'suggestion.run'>): Promise<void> {
    return this.runner.run(data.runId as SuggestionRunId);
  }

  @HandlesJob('suggestion.prove')
  prove({ data }: JobOf<'suggestion.prove'>): Promise<void> {
    return this.automatic.run(data.modelId as SuggestionModelId);
  }

  @HandlesEvent('content.processed')
  async onProcessed({ data }: EventOf<'content.processed'>): Promise<void> {
    await this.runs.ask(data.contentId as ContentId, await this.models.working());
  }

  /** Endpoints are shown published pictures alone, so they are asked now. */
  @HandlesEvent('content.status_changed')
  async onStatusChanged({ data }: EventOf<'content.status_changed'>): Promise<void> {
    if (data.to !== ContentStatus.Available) return;
    const working = await this.models.working();
    await this.runs.ask(
      data.contentId as ContentId,
      working.filter(({ runs }) => runs === ModelRuns.Http),
    );
  }
}
