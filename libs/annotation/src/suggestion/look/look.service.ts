import { Injectable } from '@nestjs/common';
import { ModelRuns } from '@odr/contracts';
import type { SuggestionModel } from '@odr/entities';
import { type ContentId, DomainError, type SuggestionModelId } from '@odr/kernel';

import { SuggestionIntakeRepository } from '../intake/suggestion-intake.repository.js';
import { SuggestionIntakeService } from '../intake/suggestion-intake.service.js';
import { SuggestionModelRepository } from '../model/suggestion-model.repository.js';
import { BuiltInSuggester } from './built-in.suggester.js';
import { EndpointSuggester } from './endpoint.suggester.js';
import { ShownPictures } from './shown-pictures.js';

/** After this many the picture, or the model, is left alone until somebody asks again. */
const MAX_ATTEMPTS = 3;

export type LookOutcome = 'looked' | 'failed' | 'passed_over';

/** Lets a model look at one content and hands in what it proposes. */
@Injectable()
export class LookService {
  constructor(
    private readonly models: SuggestionModelRepository,
    private readonly pictures: ShownPictures,
    private readonly builtIn: BuiltInSuggester,
    private readonly endpoint: EndpointSuggester,
    private readonly intake: SuggestionIntakeService,
    private readonly rows: SuggestionIntakeRepository,
  ) {}

  /** For a job of its own: what may pass is thrown, and tried again by the queue, three times at most. */
  async look(contentId: ContentId, modelId: SuggestionModelId): Promise<void> {
    const model = await this.models.read(modelId);
    try {
      await this.lookOnce(contentId, model);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const attempts = await this.rows.saveFailure(contentId, model, error.code);
      if (attempts < MAX_ATTEMPTS) throw error;
    }
  }

  /** For a run: a picture that fails is counted and noted, and the run goes on. */
  async lookInRun(contentId: ContentId, model: SuggestionModel): Promise<LookOutcome> {
    try {
      return (await this.lookOnce(contentId, model)) ? 'looked' : 'passed_over';
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.rows.saveFailure(contentId, model, error.code);
      return 'failed';
    }
  }

  /** @returns whether there was anything to look at */
  private async lookOnce(contentId: ContentId, model: SuggestionModel): Promise<boolean> {
    if (!model.isOn || model.runs === ModelRuns.Pushed) return false;
    const shown = await this.pictures.of(contentId, model);
    if (!shown) return false;
    const suggester = model.runs === ModelRuns.BuiltIn ? this.builtIn : this.endpoint;
    const given = await suggester.suggest(model, shown);
    await this.intake.take(model, { id: contentId, width: shown.width, height: shown.height }, given);
    return true;
  }
}
