import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { TeamRole } from '@odr/contracts';
import { firstValueFrom } from 'rxjs';

import type { Content } from '../../shared/data-content/content.js';
import type { Page } from '../../shared/data-page/page.js';
import type { Scan } from '../../shared/data-scan/scan.js';
import type { Statement } from '../../shared/data-statement/statement.js';
import type { AttributionFormat } from './attribution.js';
import type { Annotation } from './annotation.js';
import type { Credited, CreditRecord, DescribedWork, WrittenCredit } from './credit.js';
import type { Described, DescriptionChanges } from './description.js';
import type { Observation } from './observation.js';
import type { Author, ContentEvent, GivenUnder, Source } from './provenance.js';
import type { Receipt } from './receipt.js';

/** What belongs to one picture beside the picture itself. */
@Service()
export class ItemClient {
  private readonly http = inject(HttpClient);

  attribution(id: string, format: AttributionFormat): Promise<string> {
    return firstValueFrom(
      this.http.get(`/api/v1/contents/${id}/attribution`, { params: { format }, responseType: 'text' }),
    );
  }

  annotations(id: string): Promise<readonly Annotation[]> {
    return this.list(`/api/v1/contents/${id}/annotations`);
  }

  scans(id: string): Promise<readonly Scan[]> {
    return this.list(`/api/v1/contents/${id}/scans`);
  }

  authors(id: string): Promise<readonly Author[]> {
    return this.list(`/api/v1/contents/${id}/authors`);
  }

  sources(id: string): Promise<readonly Source[]> {
    return this.list(`/api/v1/contents/${id}/sources`);
  }

  observations(id: string): Promise<readonly Observation[]> {
    return this.list(`/api/v1/contents/${id}/web-observations`);
  }

  agreements(id: string): Promise<readonly GivenUnder[]> {
    return this.list(`/api/v1/contents/${id}/agreements`);
  }

  receipts(id: string): Promise<readonly Receipt[]> {
    return this.list(`/api/v1/contents/${id}/receipts`);
  }

  events(id: string): Promise<readonly ContentEvent[]> {
    return this.list(`/api/v1/contents/${id}/events`);
  }

  /** What was decided about it, or annotations of it, that concerns me. */
  decisions(id: string): Promise<readonly Statement[]> {
    return this.list(`/api/v1/moderation/statements?contentId=${id}`);
  }

  /** A picture with all that can be edited about it. */
  async described(id: string): Promise<Described> {
    const [content, authors, sources] = await Promise.all([
      firstValueFrom(this.http.get<Content>(`/api/v1/contents/${id}`)),
      this.authors(id),
      this.sources(id),
    ]);
    return { content, authors, sources };
  }

  /** The same, with what only its credit says. */
  async credited(id: string): Promise<Credited> {
    const record = this.http.get<CreditRecord>(`/api/v1/contents/${id}/attribution`, { params: { format: 'json' } });
    const [described, credit] = await Promise.all([this.described(id), firstValueFrom(record)]);
    return { ...described, record: credit };
  }

  /** How a credit reads that nobody has saved yet. */
  writeCredit(work: DescribedWork): Promise<WrittenCredit> {
    return firstValueFrom(this.http.post<WrittenCredit>('/api/v1/licensing/credits', work));
  }

  /** Refused with 412 when the picture is no longer the version that the changes were made from. */
  update({ id, version }: Content, changes: DescriptionChanges): Promise<Content> {
    return firstValueFrom(this.http.patch<Content>(`/api/v1/contents/${id}`, changes, { headers: ifMatch(version) }));
  }

  delete({ id, version }: Content): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/v1/contents/${id}`, { headers: ifMatch(version) }));
  }

  /** What I am in a team; null for those who only see it. */
  async teamRole(teamId: string): Promise<TeamRole | null> {
    return (await firstValueFrom(this.http.get<{ role: TeamRole | null }>(`/api/v1/teams/${teamId}`))).role;
  }

  private async list<T>(path: string): Promise<readonly T[]> {
    return (await firstValueFrom(this.http.get<Page<T>>(path))).items;
  }
}

const ifMatch = (version: number): Record<string, string> => ({ 'If-Match': `"${version}"` });
