import { Inject, Injectable } from '@nestjs/common';
import type { EngineBackend } from '@odr/contracts';
import type { EmbeddingEngine } from '@odr/entities';
import type { EmbeddingBackend } from './backends/embedding-backend.js';
import { checked } from './checked-embedder.js';
import type { Embedder, EmbedderState } from './embedder.js';

/** Injection token of the backends there are. */
export const EMBEDDING_BACKENDS = Symbol('embedding backends');

const BROUGHT: EmbedderState = { state: 'unavailable', reason: 'clients bring its vectors' };

/** Finds what computes for an engine. Nobody else asks how an engine works or compares names of engines. */
@Injectable()
export class Embedders {
  private readonly backends: ReadonlyMap<EngineBackend['kind'], EmbeddingBackend>;

  constructor(@Inject(EMBEDDING_BACKENDS) backends: readonly EmbeddingBackend[]) {
    this.backends = new Map(backends.map((backend) => [backend.kind, backend]));
  }

  /** What computes for it; it has no methods when nothing here does. */
  of(engine: EmbeddingEngine): Embedder {
    return checked(engine, this.backendOf(engine)?.embedder(engine) ?? {});
  }

  stateOf(engine: EmbeddingEngine): EmbedderState {
    return this.backendOf(engine)?.stateOf(engine) ?? BROUGHT;
  }

  /**
   * Calls back once when it can compute, at once if it already can.
   * @returns stops listening
   */
  onReady(engine: EmbeddingEngine, listener: () => void): () => void {
    return this.backendOf(engine)?.onReady(engine, listener) ?? (() => undefined);
  }

  private backendOf({ backend }: EmbeddingEngine): EmbeddingBackend | undefined {
    return this.backends.get(backend.kind);
  }
}
