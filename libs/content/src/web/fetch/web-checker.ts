import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@odr/kernel';
import { WebFailure } from '../exchange/web-failure.js';
import { WEB_CONFIG, type WebConfig } from '../web.config.js';
import { assertFound } from './answer.policy.js';
import { WebJourney, type WebFinding } from './web-journey.js';
import { WebVisitor } from './web-visitor.js';

/** Many servers answer HEAD with these although GET would find the page. */
const HEAD_REFUSED = new Set([400, 403, 404, 405, 501]);

/** Asks whether an address is still there, and what its site says now. No body is ever read. */
@Injectable()
export class WebChecker {
  constructor(
    @Inject(WEB_CONFIG) private readonly config: WebConfig,
    private readonly visitor: WebVisitor,
    private readonly clock: Clock,
  ) {}

  /** @throws WebFailure web.host_busy, when it was not asked at all; every other failure is a finding */
  async check(url: string, signal: AbortSignal): Promise<WebFinding> {
    const first = await this.ask(url, 'HEAD', signal);
    return first.status !== undefined && HEAD_REFUSED.has(first.status) ? this.ask(url, 'GET', signal) : first;
  }

  private async ask(url: string, method: 'HEAD' | 'GET', signal: AbortSignal): Promise<WebFinding> {
    const journey = new WebJourney(url, this.config.product);
    const headers: Record<string, string> = method === 'GET' ? { range: 'bytes=0-0' } : {};
    try {
      const { answer, visit } = await this.visitor.go(url, { method, headers, maxBytes: 1, signal }, journey);
      answer.close();
      try {
        assertFound(answer, this.clock.now());
        await visit.end();
      } catch (error) {
        await visit.end(error);
        throw error;
      }
      return journey.finding('ok');
    } catch (error) {
      if (!(error instanceof WebFailure) || error.code === 'web.host_busy') throw error;
      return journey.finding(error.code);
    }
  }
}
