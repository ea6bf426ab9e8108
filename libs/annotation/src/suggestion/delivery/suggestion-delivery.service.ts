import { Injectable, Logger } from '@nestjs/common';
import { Forbidden, mayDo, type Principal, scopeOf } from '@odr/access';
import { ContentLookup, ContentNotFound } from '@odr/content';
import { ContentStatus, ModelRuns } from '@odr/contracts';
import type { SuggestionModel } from '@odr/entities';
import type { SuggestionModelId } from '@odr/kernel';
import { currentRequestId, type Problem, toProblem } from '@odr/platform';

import { type InputLine, lineBatches } from '../../bulk/line-batches.js';
import { AnnotationPictureUnread } from '../../annotation/annotation.errors.js';
import { SuggestionIntakeService, type Taken } from '../intake/suggestion-intake.service.js';
import { SuggestionModelOff } from '../model/suggestion-model.errors.js';
import { SuggestionModelRepository } from '../model/suggestion-model.repository.js';
import { MAX_LINE_BYTES, readDeliveredLine } from './delivered-line.js';

export type DeliveryResult =
  | ({ readonly line: number; readonly status: number } & Taken)
  | { readonly line: number; readonly status: number; readonly error: Problem };

/** Takes what a model's owner delivers, line by line, each content in a transaction of its own. */
@Injectable()
export class SuggestionDeliveryService {
  private readonly log = new Logger(SuggestionDeliveryService.name);

  constructor(
    private readonly models: SuggestionModelRepository,
    private readonly contents: ContentLookup,
    private readonly intake: SuggestionIntakeService,
  ) {}

  /**
   * @returns one answer per line, in order, as it comes
   * @throws SuggestionModelNotFound, SuggestionModelOff, Forbidden for whoever the model is not registered for
   */
  async deliver(
    id: SuggestionModelId,
    lines: AsyncIterable<Uint8Array>,
    actor: Principal,
  ): Promise<AsyncIterable<DeliveryResult>> {
    const model = await this.models.read(id);
    if (model.userId !== actor.userId && !mayDo(actor, 'suggestion_model.manage'))
      throw new Forbidden('suggestion_model.manage');
    if (!model.isOn || model.runs !== ModelRuns.Pushed) throw new SuggestionModelOff(id);
    return this.answers(model, lines, actor);
  }

  private async *answers(
    model: SuggestionModel,
    lines: AsyncIterable<Uint8Array>,
    actor: Principal,
  ): AsyncGenerator<DeliveryResult> {
    for await (const batch of lineBatches(lines, MAX_LINE_BYTES))
      for (const line of batch) yield await this.answer(model, line, actor);
  }

  private async answer(model: SuggestionModel, input: InputLine, actor: Principal): Promise<DeliveryResult> {
    const { line } = input;
    try {
      const { contentId, suggestions } = readDeliveredLine(input);
      const { status, width, height } = await this.contents.requireVisible(scopeOf(actor), contentId);
      if (status === ContentStatus.Quarantined) throw new ContentNotFound(contentId);
      if (width === null || height === null) throw new AnnotationPictureUnread();
      const taken = await this.intake.take(model, { id: contentId, width, height }, suggestions);
      return { line, status: taken.made > 0 ? 201 : 200, ...taken };
    } catch (error) {
      const problem = toProblem(error, currentRequestId() ?? '');
      if (problem.status >= 500) this.log.error({ err: error, line }, 'a delivered line could not be kept');
      return { line, status: problem.status, error: problem };
    }
  }
}
