import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { WebFailure } from '@odr/content';
import type { EngineBackend } from '@odr/contracts';
import type { EmbeddingEngine } from '@odr/entities';
import { ModelUnavailable } from '@odr/platform';
import { EngineAnswerUnusable } from '../../embedding.errors.js';
import type { Embedder, EmbedderState } from '../embedder.js';
import { ENDPOINT_CONFIG, type EndpointConfig } from '../endpoint.config.js';
import { EngineSecrets } from '../engine-secrets.js';
import { Circuit } from './circuit.js';
import { EmbeddingBackend } from './embedding-backend.js';
import { bytesOf, DIALECTS, toVector } from './http-dialect.js';
import { HttpExchange } from './http-exchange.js';

type HttpSettings = Extract<EngineBackend, { kind: 'http' }>;

/** Endpoints that compute vectors. One that is down is left alone for a while, and says so. */
@Injectable()
export class HttpBackend extends EmbeddingBackend {
  readonly kind = 'http';
  private readonly log = new Logger(HttpBackend.name);
  private readonly circuits = new Map<string, Circuit>();

  constructor(
    private readonly exchange: HttpExchange,
    private readonly secrets: EngineSecrets,
    @Inject(ENDPOINT_CONFIG) private readonly config: EndpointConfig,
  ) {
    super();
  }

  embedder(engine: EmbeddingEngine): Embedder {
    const settings = settingsOf(engine);
    const dialect = DIALECTS[settings.style];
    return {
      ...(engine.reads.includes('text') && {
        embedTexts: (texts, signal) => this.embed(engine, dialect.texts(texts, settings.model), texts.length, signal),
      }),
      ...(engine.reads.includes('image') && {
        embedImages: async (images, signal) => {
          const bytes = await Promise.all(images.map(bytesOf));
          return this.embed(engine, dialect.images(bytes, settings.model), images.length, signal);
        },
      }),
    };
  }

  stateOf(engine: EmbeddingEngine): EmbedderState {
    const rest = this.circuitOf(engine).rest;
    if (!rest) return { state: 'ready', reason: null };
    return { state: 'unavailable', reason: `${rest.reason} Asked again at ${new Date(rest.until).toISOString()}.` };
  }

  /** Nobody knows before asking. */
  onReady(_engine: EmbeddingEngine, listener: () => void): () => void {
    listener();
    return () => undefined;
  }

  private async embed(
    engine: EmbeddingEngine,
    body: object,
    count: number,
    signal?: AbortSignal,
  ): Promise<Float32Array[]> {
    const circuit = this.circuitOf(engine);
    if (!circuit.admits()) throw new ModelUnavailable(engine.name, circuit.rest?.reason ?? 'it is being tried again');
    try {
      const answer = await this.persist(engine, body, count, signal);
      const vectors = DIALECTS[settingsOf(engine).style].vectors(answer, count)?.map(toVector);
      if (!vectors?.every((vector) => vector !== undefined))
        throw new EngineAnswerUnusable(engine.name, `not a list of ${count} vectors`);
      circuit.succeeded();
      return vectors;
    } catch (error) {
      if (signal?.aborted) {
        circuit.abandoned();
        throw error;
      }
      if (isAboutTheInput(error)) {
        circuit.succeeded();
        throw error;
      }
      const reason = reasonOf(error);
      circuit.failed(reason);
      if (circuit.rest) this.log.warn({ engine: engine.name, reason }, 'engine left alone');
      // To those who ask, an endpoint that is away is a model that is away.
      throw error instanceof WebFailure ? new ModelUnavailable(engine.name, reason) : error;
    }
  }

  /** Asks again what may have been a passing trouble, a little later each time. */
  private async persist(engine: EmbeddingEngine, body: object, count: number, signal?: AbortSignal): Promise<unknown> {
    const { url } = settingsOf(engine);
    const key = await this.secrets.reveal(engine.id);
    const question = { engine: engine.name, url, key, body, numbers: count * engine.dimension, signal };
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.exchange.ask(question);
      } catch (error) {
        const isPassing = error instanceof WebFailure && error.isPassing;
        if (!isPassing || attempt >= this.config.attempts || signal?.aborted) throw error;
        const wait = error.retryAfterMs ?? this.config.retryAfterMs * 2 ** (attempt - 1);
        // Whoever asks for a long rest gets it from the circuit: no request waits for that.
        if (wait > this.config.totalMs) throw error;
        await sleep(wait, undefined, { signal });
      }
    }
  }

  private circuitOf({ id }: EmbeddingEngine): Circuit {
    const circuit = this.circuits.get(id) ?? new Circuit(this.config);
    this.circuits.set(id, circuit);
    return circuit;
  }
}

const settingsOf = ({ name, backend }: EmbeddingEngine): HttpSettings => {
  if (backend.kind !== 'http') throw new ModelUnavailable(name, 'it is not asked over HTTP');
  return backend;
};

/** The endpoint is well and refuses what it was shown: too long, too large, not to its taste. */
const isAboutTheInput = (error: unknown): boolean =>
  error instanceof EngineAnswerUnusable && [400, 413, 422].includes(error.status ?? 0);

/** Says nothing about what lies at the address: everybody may read the state of an engine. */
function reasonOf(error: unknown): string {
  if (error instanceof EngineAnswerUnusable) return 'Its answers cannot be used.';
  if (!(error instanceof WebFailure)) return 'It cannot be asked.';
  return error.code === 'web.timeout' ? 'It takes too long to answer.' : 'It does not answer.';
}
