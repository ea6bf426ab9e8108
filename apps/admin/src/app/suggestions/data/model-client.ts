import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type {
  SuggestionModelListResponse,
  SuggestionModelQualityResponse,
  SuggestionModelResponse,
  SuggestionRunListResponse,
  SuggestionRunResponse,
  UndoneAcceptancesResponse,
  UpdateSuggestionModelRequest,
} from '@odr/sdk';
import { firstValueFrom } from 'rxjs';

const MODELS = '/api/v1/suggestion-models';

/** Models that propose annotations. */
@Service()
export class ModelClient {
  private readonly http = inject(HttpClient);

  async list(): Promise<readonly SuggestionModelResponse[]> {
    return (await firstValueFrom(this.http.get<SuggestionModelListResponse>(MODELS))).items;
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

  cancel({ id }: SuggestionRunResponse): Promise<SuggestionRunResponse> {
    return firstValueFrom(this.http.post<SuggestionRunResponse>(`/api/v1/suggestion-runs/${id}/cancel`, {}));
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
