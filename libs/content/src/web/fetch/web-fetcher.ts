import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, type ContentId } from '@odr/kernel';
import { webAddress } from '../address/web-address.js';
import { WebFailure } from '../exchange/web-failure.js';
import { assertWelcome } from '../signals/opt-out.policy.js';
import { WEB_CONFIG, type WebConfig } from '../web.config.js';
import { assertFound, assertPlausible } from './answer.policy.js';
import { ObservationRepository } from './observation.repository.js';
import { WebJourney, type WebFinding } from './web-journey.js';
import { WebVisitor, type Arrival } from './web-visitor.js';

/** A file as it comes in from the web. */
export interface FetchedFile {
  /** To be read once. @throws WebFailure */
  readonly stream: AsyncIterable<Uint8Array>;
  /** What was served, as far as it has come in. */
  finding(): WebFinding;
  /** Keeps the evidence with the item that was made of the file, in the caller's transaction. */
  keepWith(contentId: ContentId | undefined): Promise<void>;
  /** Lets the host go. Needed in any case; keeps the evidence without an item if nobody has kept it with one. */
  close(): Promise<void>;
}

/** Fetches pictures of strangers: safely, politely, only where it is welcome, and with a record of what was said. */
@Injectable()
export class WebFetcher {
  constructor(
    @Inject(WEB_CONFIG) private readonly config: WebConfig,
    private readonly visitor: WebVisitor,
    private readonly observations: ObservationRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws WebFailure, of which an observation is kept; nothing else has happened then */
  async fetch(text: string, { maxBytes, signal }: { maxBytes?: number; signal: AbortSignal }): Promise<FetchedFile> {
    // A spelling that is refused was never an address: there is nothing to keep of it.
    webAddress(text, this.config);
    const journey = new WebJourney(text, this.config.product);
    const most = Math.min(maxBytes ?? Infinity, this.config.limits.maxBytes);
    let arrival: Arrival | undefined;
    try {
      arrival = await this.visitor.go(text, { method: 'GET', maxBytes: most, signal }, journey);
      assertFound(arrival.answer, this.clock.now());
      assertWelcome(journey.finding('').signals, this.config.blocking);
      assertPlausible(arrival.answer);
      return this.file(arrival, journey);
    } catch (error) {
      arrival?.answer.close();
      await arrival?.visit.end(error);
      if (error instanceof WebFailure && error.code !== 'web.host_busy') {
        await this.observations.add('import', journey.finding(error.code));
      }
      throw error;
    }
  }

  private file({ answer, visit }: Arrival, journey: WebJourney): FetchedFile {
    let failure: WebFailure | undefined;
    let isKept = false;
    const finding = (): WebFinding => journey.finding(failure?.code ?? 'ok');
    const keepWith = async (contentId: ContentId | undefined): Promise<void> => {
      await this.observations.add('import', finding(), contentId);
      isKept = true;
    };
    return {
      stream: noted(answer.body, journey, (found) => (failure = found)),
      finding,
      keepWith,
      close: async () => {
        answer.close();
        await visit.end(failure);
        // A file that was called off half-way is no evidence of anything.
        if (!isKept && (failure !== undefined || finding().sha256 !== undefined)) await keepWith(undefined);
      },
    };
  }
}

async function* noted(
  body: AsyncIterable<Uint8Array>,
  journey: WebJourney,
  fails: (failure: WebFailure) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of body) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
    journey.receives({ bytes, sha256: hash.digest('hex') });
  } catch (error) {
    if (error instanceof WebFailure) fails(error);
    throw error;
  }
}
