import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@odr/access';
import { ContentLookup } from '@odr/content';
import { ModelRuns } from '@odr/contracts';
import type { ContentId, SuggestionModelId } from '@odr/kernel';

import type { SuggestionTrialResponse } from '../dto/suggestion-trial.response.dto.js';
import { SuggestionIntakeService } from '../intake/suggestion-intake.service.js';
import { EndpointSuggester } from '../look/endpoint.suggester.js';
import { ShownPictures } from '../look/shown-pictures.js';
import { NoPictureToShow, SuggestionModelOff } from '../model/suggestion-model.errors.js';
import { SuggestionModelRepository } from '../model/suggestion-model.repository.js';
import { SuggestionRunRepository } from '../run/suggestion-run.repository.js';

/** Asks a model once, to see whether it answers and what; nothing is kept. */
@Injectable()
export class SuggestionTrialService {
  constructor(
    private readonly models: SuggestionModelRepository,
    private readonly runs: SuggestionRunRepository,
    private readonly contents: ContentLookup,
    private readonly pictures: ShownPictures,
    private readonly endpoint: EndpointSuggester,
    private readonly intake: SuggestionIntakeService,
  ) {}

  /**
   * @param contentId which picture; undefined for the one that was published last
   * @throws SuggestionModelNotFound, SuggestionModelOff for one that runs otherwise, ContentNotFound, NoPictureToShow, WebFailure, BadModelAnswer
   */
  async ask(
    id: SuggestionModelId,
    contentId: ContentId | undefined,
    actor: Principal,
  ): Promise<SuggestionTrialResponse> {
    const model = await this.models.read(id);
    if (model.runs !== ModelRuns.Http) throw new SuggestionModelOff(id);
    const scope = scopeOf(actor);
    const wanted = contentId ?? (await this.runs.newestPublished(scope));
    if (!wanted) throw new NoPictureToShow();
    const { name } = await this.contents.requireVisible(scope, wanted);
    const shown = await this.pictures.of(wanted, model);
    if (!shown) throw new NoPictureToShow();
    const startedMs = performance.now();
    const given = await this.endpoint.suggest(model, shown);
    const tookMs = Math.round(performance.now() - startedMs);
    const { kept, refused } = await this.intake.vet(model, shown, given);
    return {
      content: { id: wanted, name },
      tookMs,
      given: given.length,
      suggestions: kept.map(({ label, value, score }) => ({ label, value, score })),
      refused: refused.map(({ index, reason }) => ({ index, reason })),
    };
  }
}
