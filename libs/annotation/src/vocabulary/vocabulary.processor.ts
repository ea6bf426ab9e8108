import { Injectable, Logger } from '@nestjs/common';
import { RunsEvery } from '@odr/platform';

import { VocabularyRepository } from './vocabulary.repository.js';

/** About ten seconds of one core for a million annotations, so once in a while is enough: new words are offered to their author at once. */
const EVERY_MS = 15 * 60_000;

@Injectable()
export class VocabularyProcessor {
  private readonly log = new Logger(VocabularyProcessor.name);

  constructor(private readonly vocabulary: VocabularyRepository) {}

  @RunsEvery(EVERY_MS, 'annotation.count_terms')
  async count(): Promise<void> {
    const changed = await this.vocabulary.recount();
    if (changed > 0) this.log.log({ changed }, 'words of annotations counted');
  }
}
