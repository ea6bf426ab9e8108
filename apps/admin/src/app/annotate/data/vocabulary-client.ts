import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

export type TermKind = 'tag' | 'label';

/** A word that others use, and how often. */
export interface Term {
  readonly term: string;
  readonly uses: number;
}

/** The words that pictures are described with. */
@Service()
export class VocabularyClient {
  private readonly http = inject(HttpClient);

  /** @returns those that begin with the prefix, most used first */
  async find(kind: TermKind, prefix: string): Promise<readonly Term[]> {
    const params = { kind, prefix, limit: 12 };
    return (await firstValueFrom(this.http.get<{ items: Term[] }>('/api/v1/annotation-vocabulary', { params }))).items;
  }
}
