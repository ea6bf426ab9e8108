import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@odr/kernel';
import type { WebAnswer } from '../exchange/web-client.js';
import { WebFailure } from '../exchange/web-failure.js';
import { WEB_CONFIG, type WebConfig } from '../web.config.js';
import { assertFound } from './answer.policy.js';
import { WebJourney, type WebFinding } from './web-journey.js';
import { WebVisitor } from './web-visitor.js';

/** Many servers answer HEAD with these although GET would find the page. */
const HEAD_REFUSED = new Set([400, 403, 404, 405, 501]);

/** How much of a page is read: its licence stands at its beginning or at the end of an honest one. */
const MAX_PAGE_BYTES = 1024 * 1024;
const PAGE = /^(text\/html|application\/xhtml\+xml)\b/i;

interface Way {
  readonly method: 'HEAD' | 'GET';
  readonly headers: Readonly<Record<string, string>>;
  readonly maxBytes: number;
}
const HEAD: Way = { method: 'HEAD', headers: {}, maxBytes: 1 };
const FIRST_BYTE: Way = { method: 'GET', headers: { range: 'bytes=0-0' }, maxBytes: 1 };
const WHOLE_PAGE: Way = { method: 'GET', headers: { accept: 'text/html' }, maxBytes: Infinity };

/** Asks whether an address is still there, and what its site says now. Of pages the text is read, of files only the head. */
@Injectable()
export class WebChecker {
  constructor(
    @Inject(WEB_CONFIG) private readonly config: WebConfig,
    private readonly visitor: WebVisitor,
    private readonly clock: Clock,
  ) {}

  /** @throws WebFailure web.host_busy, when it was not asked at all; every other failure is a finding */
  async check(url: string, signal: AbortSignal): Promise<WebFinding> {
    const first = await this.ask(url, HEAD, signal);
    const isRefused = first.status !== undefined && HEAD_REFUSED.has(first.status);
    const found = isRefused ? await this.ask(url, FIRST_BYTE, signal) : first;
    if (found.outcome !== 'ok' || !PAGE.test(found.mediaType ?? '')) return found;
    const read = await this.ask(url, WHOLE_PAGE, signal);
    return read.outcome === 'ok' ? read : found;
  }

  private async ask(url: string, { method, headers, maxBytes }: Way, signal: AbortSignal): Promise<WebFinding> {
    const journey = new WebJourney(url, this.config.product);
    try {
      const { answer, visit } = await this.visitor.go(url, { method, headers, maxBytes, signal }, journey);
      try {
        assertFound(answer, this.clock.now());
        if (maxBytes > 1) journey.readsPage(await beginningOf(answer));
        answer.close();
        await visit.end();
      } catch (error) {
        answer.close();
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

async function beginningOf({ body }: Pick<WebAnswer, 'body'>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= MAX_PAGE_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, MAX_PAGE_BYTES).toString('utf8');
}
