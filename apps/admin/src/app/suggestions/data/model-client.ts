import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type {
  CreateSuggestionModelRequest,
  SuggestionModelListResponse,
  SuggestionModelQualityResponse,
  SuggestionModelResponse,
  SuggestionRunEstimateResponse,
  SuggestionRunListResponse,
  SuggestionRunResponse,
  SuggestionTrialResponse,
  UndoneAcceptancesResponse,
  UpdateSuggestionModelRequest,
} from '@odr/sdk';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';

const MODELS = '/api/v1/suggestion-models';
const RUNS = '/api/v1/suggestion-runs';
const SOURCES = '/api/v1/annotation-sources';
/** More sources than this are not chosen from in a list. */
const MOST_SOURCES = 200;

/** A source whose annotations a model's suggestions may join. */
export interface NamedSource {
  readonly id: string;
  readonly name: string;
}

/** Models that propose annotations. */
@Service()
export class ModelClient {
  private readonly http = inject(HttpClient);

  async list(): Promise<readonly SuggestionModelResponse[]> {
    return (await firstValueFrom(this.http.get<SuggestionModelListResponse>(MODELS))).items;
  }

  create(model: CreateSuggestionModelRequest): Promise<SuggestionModelResponse> {
    return firstValueFrom(this.http.post<SuggestionModelResponse>(MODELS, model));
  }

  async sources(): Promise<readonly NamedSource[]> {
    const params = { limit: MOST_SOURCES };
    return (await firstValueFrom(this.http.get<Page<NamedSource>>(SOURCES, { params }))).items;
  }

  /** Asks a model behind an address about the picture that was published last; nothing is kept. */
  try(id: string): Promise<SuggestionTrialResponse> {
    return firstValueFrom(this.http.post<SuggestionTrialResponse>(`${MODELS}/${id}/trial`, {}));
  }

  update(id: string, settings: UpdateSuggestionModelRequest): Promise<SuggestionModelResponse> {
    return firstValueFrom(this.http.patch<SuggestionModelResponse>(`${MODELS}/${id}`, settings));
  }

  quality(id: string): Promise<SuggestionModelQualityResponse> {
    return firstValueFrom(this.http.get<SuggestionModelQualityResponse>(`${MODELS}/${id}/quality`));
  }

  async runs(id: string): Promise<readonly SuggestionRunResponse[]> {
    return (await firstValueFrom(this.http.get<SuggestionRunListResponse>(`${MODELS}/${id}/runs`))).items;
  }

  /** @param setId undefined for everything the model has not looked at */
  start(id: string, setId: string | undefined): Promise<SuggestionRunResponse> {
    return firstValueFrom(this.http.post<SuggestionRunResponse>(`${MODELS}/${id}/runs`, { setId }));
  }

  /** How many pictures a run would go through. @param setId undefined for everything the model has not looked at */
  async estimate(id: string, setId: string | undefined): Promise<number> {
    const params = present({ setId });
    const url = `${MODELS}/${id}/runs/estimate`;
    return (await firstValueFrom(this.http.get<SuggestionRunEstimateResponse>(url, { params }))).pictures;
  }

  change({ id }: SuggestionRunResponse, to: 'pause' | 'resume' | 'cancel'): Promise<SuggestionRunResponse> {
    return firstValueFrom(this.http.post<SuggestionRunResponse>(`${RUNS}/${id}/${to}`, {}));
  }

  /** Takes back all that was accepted without people. @returns how many that were */
  async undoAcceptances(id: string): Promise<number> {
    for (let undone = 0; ;) {
      const url = `${MODELS}/${id}/acceptances/undo`;
      const part = await firstValueFrom(this.http.post<UndoneAcceptancesResponse>(url, {}));
      undone += part.undone;
      if (!part.left) return undone;
    }
  }
}
