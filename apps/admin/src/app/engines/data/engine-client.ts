import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { EmbeddingEngineListResponse } from '@odr/sdk';
import { firstValueFrom } from 'rxjs';

import type {
  CreateEmbeddingEngineRequest,
  EmbeddingEngineResponse,
  EngineCoverageResponse,
  UpdateEmbeddingEngineRequest,
} from './engine.js';

const ENGINES = '/api/v1/embedding-engines';
const BACKFILL = '/api/v1/embeddings/backfill';

/** The engines that turn pictures and words into vectors. */
@Service()
export class EngineClient {
  private readonly http = inject(HttpClient);

  async list(): Promise<readonly EmbeddingEngineResponse[]> {
    return (await firstValueFrom(this.http.get<EmbeddingEngineListResponse>(ENGINES))).items;
  }

  coverage({ id }: EmbeddingEngineResponse): Promise<EngineCoverageResponse> {
    return firstValueFrom(this.http.get<EngineCoverageResponse>(`${ENGINES}/${id}/coverage`));
  }

  create(engine: CreateEmbeddingEngineRequest): Promise<EmbeddingEngineResponse> {
    return firstValueFrom(this.http.post<EmbeddingEngineResponse>(ENGINES, engine));
  }

  /** Refused when somebody has changed it since it was read. */
  update(
    { id, revision }: EmbeddingEngineResponse,
    changes: UpdateEmbeddingEngineRequest,
  ): Promise<EmbeddingEngineResponse> {
    const headers = { 'if-match': `"${revision}"` };
    return firstValueFrom(this.http.patch<EmbeddingEngineResponse>(`${ENGINES}/${id}`, changes, { headers }));
  }

  switchTo({ id }: EmbeddingEngineResponse): Promise<EmbeddingEngineResponse> {
    return firstValueFrom(this.http.post<EmbeddingEngineResponse>(`${ENGINES}/${id}/switch`, {}));
  }

  retire({ id }: EmbeddingEngineResponse): Promise<EmbeddingEngineResponse> {
    return firstValueFrom(this.http.post<EmbeddingEngineResponse>(`${ENGINES}/${id}/retire`, {}));
  }

  backfill({ id }: EmbeddingEngineResponse): Promise<unknown> {
    return firstValueFrom(this.http.post(BACKFILL, { engine: id }));
  }
}
