import { Client, type Dispatcher } from 'undici';
import { guardedConnector, type Resolve } from '../address/guarded-connector.js';
import type { AddressRules } from '../address/web-address.js';
import type { WebLimits } from '../web.config.js';
import { failureOf } from './failure-of.js';
import { WebFailure } from './web-failure.js';

/** Larger heads are nobody's honest answer. */
const MAX_HEAD_BYTES = 32 * 1024;

export interface WebQuestion {
  readonly url: URL;
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly body?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly maxBytes: number;
  /** Ends the whole exchange, body included. */
  readonly signal: AbortSignal;
}

/** The head of an answer, and its body as it comes in. */
export interface WebAnswer {
  readonly status: number;
  /** All values of a field, in the order sent. */
  header(name: string): readonly string[];
  /** The address at the other end. */
  readonly address: string;
  /** To be read once. @throws WebFailure web.too_large, web.truncated, web.timeout, web.unreachable */
  readonly body: AsyncIterable<Uint8Array>;
  /** Hangs up. Needed whenever the body is not read to its end; harmless otherwise. */
  close(): void;
}

/**
 * One question to one server: no redirects, cookies, credentials, referrers, compression or proxies, and a connection of its
 * own that is closed with the answer. Not Node's `fetch`: that one follows redirects, decompresses, and shares connections.
 */
export class WebClient {
  constructor(
    private readonly rules: AddressRules,
    private readonly limits: Pick<WebLimits, 'connectMs' | 'idleMs'>,
    private readonly userAgent: string,
    private readonly resolve?: Resolve,
  ) {}

  /** @throws WebFailure */
  async ask(question: WebQuestion): Promise<WebAnswer> {
    let address = '';
    const { connectMs, idleMs } = this.limits;
    const client = new Client(question.url.origin, {
      connect: guardedConnector(this.rules, {
        timeoutMs: connectMs,
        resolve: this.resolve,
        onConnected: (at) => (address = at),
      }),
      headersTimeout: idleMs,
      bodyTimeout: idleMs,
      maxHeaderSize: MAX_HEAD_BYTES,
    });
    const close = (): void => void client.destroy().catch(() => undefined);
    try {
      const answer = await client.request({
        path: question.url.pathname + question.url.search,
        method: question.method,
        body: question.body ?? null,
        signal: question.signal,
        // Close: this connection serves nothing else. Identity: what is compressed cannot be measured while it comes in.
        reset: true,
        headers: {
          'user-agent': this.userAgent,
          accept: 'image/*, */*;q=0.1',
          'accept-encoding': 'identity',
          ...question.headers,
        },
      });
      return {
        status: answer.statusCode,
        header: (name) => valuesOf(answer.headers[name.toLowerCase()]),
        address,
        body: measured(answer, question.maxBytes, close),
        close,
      };
    } catch (error) {
      close();
      throw failureOf(error, 'head');
    }
  }
}

const valuesOf = (value: string | string[] | undefined): readonly string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

async function* measured(
  { body, headers }: Dispatcher.ResponseData,
  maxBytes: number,
  close: () => void,
): AsyncGenerator<Uint8Array> {
  try {
    if (Number(headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
    let bytes = 0;
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      // What was announced is believed by nobody: the count is made of what has come.
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      yield chunk;
    }
  } catch (error) {
    throw failureOf(error, 'body');
  } finally {
    close();
  }
}

const tooLarge = (maxBytes: number): WebFailure =>
  new WebFailure('web.too_large', `The file has more than ${maxBytes} bytes.`, { maxBytes });
