import { Injectable } from '@nestjs/common';
import { NsfwModel } from '@odr/platform';
import { Scanner, type ScanResult, type ScanSubject } from '../scanner.js';
import { isSuspicious } from './nsfw.policy.js';

/** Asks a model how a picture looks. It only ever asks people to look: the model decides nothing. */
@Injectable()
export class NsfwScanner extends Scanner {
  readonly name = 'nsfw';

  constructor(private readonly model: NsfwModel) {
    super();
  }

  async scan({ preview }: ScanSubject): Promise<ScanResult> {
    const probabilities = await this.model.classify(await preview());
    return { findings: { ...probabilities }, flags: isSuspicious(probabilities) ? ['nsfw'] : [] };
  }
}
