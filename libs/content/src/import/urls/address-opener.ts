import { Injectable } from '@nestjs/common';
import { ContentSourceType } from '@odr/contracts';
import type { Source } from '../../content.repository.js';
import { WebFailure } from '../../web/exchange/web-failure.js';
import { ObservationRepository } from '../../web/fetch/observation.repository.js';
import { WebFetcher, type FetchedFile } from '../../web/fetch/web-fetcher.js';
import { backoffMs } from '../../web/host/host.policy.js';
import { ItemPostponed } from '../import.errors.js';
import type { OpenedItem, OpeningContext, PlannedItem } from '../import-source.js';

/** An address that fails with what may be over soon is asked so often within `TRIES_WITHIN_MS`, then it has failed. */
const TRIES = 4;
const TRIES_WITHIN_MS = 12 * 3_600_000;
/** Somebody else's turn is over soon; spread, so that not all who wait come back at once. */
const BUSY_MS = 2_000;

/** Opens items of imports that lie on the web: fetches politely, has what may be better later tried again, keeps the evidence. */
@Injectable()
export class AddressOpener {
  constructor(
    private readonly fetcher: WebFetcher,
    private readonly observations: ObservationRepository,
  ) {}

  /** @throws WebFailure, ItemPostponed */
  async open(
    url: string,
    { description }: PlannedItem,
    { maxBytes, signal }: Pick<OpeningContext, 'maxBytes' | 'signal'>,
  ): Promise<OpenedItem> {
    const file = await this.fetch(url, { maxBytes, signal });
    return {
      stream: this.orLater(file.stream, url),
      description: { sources: withEvidence(url, description.sources ?? [], file) },
      whenTaken: (contentId) => file.keepWith(contentId),
      close: () => file.close(),
    };
  }

  private async fetch(url: string, how: { maxBytes: number; signal: AbortSignal }): Promise<FetchedFile> {
    try {
      return await this.fetcher.fetch(url, how);
    } catch (error) {
      throw await this.judged(error, url, 0);
    }
  }

  private async *orLater(stream: AsyncIterable<Uint8Array>, url: string): AsyncGenerator<Uint8Array> {
    try {
      yield* stream;
    } catch (error) {
      // Its observation is written when the file is closed, so it is not among those that are counted.
      throw await this.judged(error, url, 1);
    }
  }

  /** Whether an item has failed, or its turn comes again. */
  private async judged(error: unknown, url: string, uncounted: number): Promise<unknown> {
    if (!(error instanceof WebFailure) || !error.isPassing) return error;
    if (error.code === 'web.host_busy') {
      return new ItemPostponed(Math.max(error.retryAfterMs ?? 0, BUSY_MS) * (1 + Math.random() / 2));
    }
    const tries = uncounted + (await this.observations.failuresSince(url, TRIES_WITHIN_MS));
    return tries >= TRIES ? error : new ItemPostponed(Math.max(error.retryAfterMs ?? 0, backoffMs(tries)));
  }
}

/** The address goes first among the sources, with what its server said about the file. */
function withEvidence(url: string, sources: readonly Source[], file: FetchedFile): Source[] {
  const { finalUrl, status, mediaType, etag, lastModified, serverDate } = file.finding();
  const own = sources.find(({ value }) => value === url);
  const served = { finalUrl, status, mediaType, etag, lastModified, date: serverDate };
  const metadata = {
    ...own?.metadata,
    served: Object.fromEntries(Object.entries(served).filter(([, value]) => value)),
  };
  return [{ type: ContentSourceType.Url, value: url, metadata }, ...sources.filter((source) => source !== own)];
}
