import { Inject, Injectable } from '@nestjs/common';
import { webAddress, WebClient, WebFailure } from '@odr/content';
import { EngineAnswerUnusable } from '../../embedding.errors.js';
import { ENDPOINT_CONFIG, type EndpointConfig } from '../endpoint.config.js';

const AGENT = 'OpenDataRepository/1.0';
/** A number takes at most this much text, and the envelope little. */
const BYTES_A_NUMBER = 32;
const ENVELOPE_BYTES = 65_536;

/** One question to an endpoint. */
export interface EndpointQuestion {
  readonly engine: string;
  readonly url: string;
  readonly key?: string;
  readonly body: object;
  /** Numbers that the answer should hold: what is much longer is not read. */
  readonly numbers: number;
  readonly signal?: AbortSignal;
}

/** Asks endpoints through the one door to the web: public addresses or opened ones, no redirects, within limits of time and size. */
@Injectable()
export class HttpExchange {
  private readonly web: WebClient;

  constructor(@Inject(ENDPOINT_CONFIG) private readonly config: EndpointConfig) {
    this.web = new WebClient(config.rules, { connectMs: config.connectMs, idleMs: config.totalMs }, AGENT);
  }

  /**
   * @returns the answer, as JSON says it
   * @throws WebFailure, EngineAnswerUnusable, and the signal's reason
   */
  async ask(question: EndpointQuestion): Promise<unknown> {
    const { engine, url, key, numbers, signal } = question;
    const limit = AbortSignal.timeout(this.config.totalMs);
    const answer = await this.web.ask({
      url: webAddress(url, this.config.rules),
      method: 'POST',
      body: Buffer.from(JSON.stringify(question.body)),
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      maxBytes: numbers * BYTES_A_NUMBER + ENVELOPE_BYTES,
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    if (answer.status !== 200) {
      answer.close();
      // A redirect could lead anywhere, so none is followed.
      if (answer.status !== 429 && answer.status < 500)
        throw new EngineAnswerUnusable(engine, `status ${answer.status}`, answer.status);
      const wait = Number(answer.header('retry-after')[0]);
      const retryAfterMs = Number.isFinite(wait) ? wait * 1_000 : undefined;
      throw new WebFailure('web.host_failing', `It answers ${answer.status}.`, { status: answer.status }, retryAfterMs);
    }
    const chunks: Uint8Array[] = [];
    for await (const chunk of answer.body) chunks.push(chunk);
    return parsed(engine, Buffer.concat(chunks).toString('utf8'));
  }
}

function parsed(engine: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whatever is at that address, it speaks no JSON.
    throw new EngineAnswerUnusable(engine, 'no JSON');
  }
}
