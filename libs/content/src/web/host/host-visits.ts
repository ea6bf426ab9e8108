import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { WebFailure } from '../exchange/web-failure.js';
import { WEB_CONFIG, type WebConfig } from '../web.config.js';
import { CLOSED_MS, delayFor, FAILURES_UNTIL_CLOSED, isHostFailure } from './host.policy.js';
import { HostRepository } from './host.repository.js';

const ASKS_AGAIN_AFTER_MS = 200;
/** Beyond the time a fetch may take at all. */
const LEASE_MARGIN_MS = 60_000;

/** A visit that goes on. Ends once, however often it is told to. */
export interface Visit {
  readonly host: string;
  /** @param failure why it ended, if not well */
  end(failure?: unknown): Promise<void>;
}

/** Lets few of us at a time into a host, with a pause between two. One pace for all processes. */
@Injectable()
export class HostVisits {
  constructor(
    @Inject(WEB_CONFIG) private readonly config: WebConfig,
    private readonly hosts: HostRepository,
  ) {}

  /**
   * Waits for its turn, briefly.
   * @param crawlDelayMs what the site asks for
   * @throws WebFailure web.host_busy when the turn is far off, web.host_given_up when the host has failed too often
   */
  async begin(host: string, crawlDelayMs: number | undefined, signal: AbortSignal): Promise<Visit> {
    const { delayMs, perHost, limits, patienceMs } = this.config;
    const pace = { delayMs: delayFor(delayMs, crawlDelayMs), perHost, leaseMs: limits.totalMs + LEASE_MARGIN_MS };
    const givesUpAt = performance.now() + patienceMs;
    for (;;) {
      const visit = await this.hosts.begin(host, pace);
      if (visit !== undefined) return this.visit(host, visit);
      const { waitMs, closedMs } = await this.hosts.state(host);
      if (closedMs > 0) throw givenUp(host, closedMs);
      const pause = Math.max(waitMs, ASKS_AGAIN_AFTER_MS);
      if (performance.now() + pause > givesUpAt) throw busy(host, pause);
      await delay(pause, undefined, { signal });
    }
  }

  private visit(host: string, visit: string): Visit {
    let isOver = false;
    return {
      host,
      end: async (failure) => {
        if (isOver) return;
        isOver = true;
        if (!(failure instanceof WebFailure) || !isHostFailure(failure)) return this.hosts.end(host, visit);
        const retryAfterMs = failure.retryAfterMs ?? 0;
        await this.hosts.endFailed(host, visit, {
          retryAfterMs,
          untilClosed: FAILURES_UNTIL_CLOSED,
          closedMs: CLOSED_MS,
        });
      },
    };
  }
}

const busy = (host: string, afterMs: number): WebFailure =>
  new WebFailure('web.host_busy', `${host} is asked by others just now, or wants to be left alone.`, { host }, afterMs);

const givenUp = (host: string, closedMs: number): WebFailure =>
  new WebFailure(
    'web.host_given_up',
    `${host} has failed ${FAILURES_UNTIL_CLOSED} times in a row and is left alone for ${Math.ceil(closedMs / 60_000)} minutes.`,
    { host },
    closedMs,
  );
