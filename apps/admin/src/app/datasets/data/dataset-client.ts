import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { ExportFormat, VersionWithdrawalReason } from '@odr/contracts';
import { firstValueFrom } from 'rxjs';

import type { Export, Wish } from '../../shared/data-export/export.js';
import { type Page, present } from '../../shared/data-page/page.js';
import type {
  Dataset,
  DatasetVersion,
  Exclusion,
  LicenseCheck,
  ManifestItem,
  NewDataset,
  NewVersion,
  Receiver,
  ReleaseProfile,
  VersionDiff,
  VersionPreview,
  VersionWish,
  WithdrawalFeed,
} from './dataset.js';

const DATASETS = '/api/v1/datasets';
const LICENSING = '/api/v1/licensing';

export interface NewExport {
  readonly format: ExportFormat;
  readonly images?: 'stored' | 'resized' | 'none';
  readonly size?: number;
  readonly buckets?: boolean;
}

/** Released datasets: versions, what differs, what was withdrawn, who has them. */
@Service()
export class DatasetClient {
  private readonly http = inject(HttpClient);

  list(cursor: string | undefined): Promise<Page<Dataset>> {
    return firstValueFrom(this.http.get<Page<Dataset>>(DATASETS, { params: present({ cursor, limit: 50 }) }));
  }

  create(body: NewDataset): Promise<Dataset> {
    return firstValueFrom(this.http.post<Dataset>(DATASETS, body));
  }

  get(id: string): Promise<Dataset> {
    return firstValueFrom(this.http.get<Dataset>(at(id)));
  }

  versions(id: string, cursor: string | undefined): Promise<Page<DatasetVersion>> {
    return firstValueFrom(
      this.http.get<Page<DatasetVersion>>(`${at(id)}/versions`, { params: present({ cursor, limit: 20 }) }),
    );
  }

  version(id: string, version: string): Promise<DatasetVersion> {
    return firstValueFrom(this.http.get<DatasetVersion>(at(id, version)));
  }

  preview(id: string, body: VersionWish): Promise<VersionPreview> {
    return firstValueFrom(this.http.post<VersionPreview>(`${at(id)}/preview`, body));
  }

  /** @param only `refused`: told one by one are only those that may not leave */
  check(body: Readonly<Record<string, unknown>>, only?: 'refused'): Promise<LicenseCheck> {
    const params = present({ only, limit: 100 });
    return firstValueFrom(this.http.post<LicenseCheck>(`${LICENSING}/check`, body, { params }));
  }

  async profiles(): Promise<readonly ReleaseProfile[]> {
    return (await firstValueFrom(this.http.get<{ items: ReleaseProfile[] }>(`${LICENSING}/profiles`))).items;
  }

  release(id: string, body: NewVersion): Promise<DatasetVersion> {
    return firstValueFrom(this.http.post<DatasetVersion>(`${at(id)}/versions`, body));
  }

  tell(id: string, version: string, wish: Wish): Promise<DatasetVersion> {
    return firstValueFrom(this.http.post<DatasetVersion>(`${at(id, version)}/${wish}`, {}));
  }

  /** For good: its address answers 410 from then on. */
  withdraw(
    id: string,
    version: string,
    body: { readonly reason: VersionWithdrawalReason; readonly statement: string },
  ): Promise<DatasetVersion> {
    return firstValueFrom(this.http.post<DatasetVersion>(`${at(id, version)}/withdraw`, body));
  }

  export(id: string, version: string, body: NewExport): Promise<Export> {
    return firstValueFrom(this.http.post<Export>(`${at(id, version)}/exports`, body));
  }

  exports(id: string, version: string, cursor: string | undefined): Promise<Page<Export>> {
    const params = present({ cursor, limit: 20 });
    return firstValueFrom(this.http.get<Page<Export>>(`${at(id, version)}/exports`, { params }));
  }

  /** In Markdown. */
  card(id: string, version: string): Promise<string> {
    return firstValueFrom(this.http.get(`${at(id, version)}/card`, { responseType: 'text' }));
  }

  exclusions(
    id: string,
    version: string,
    query: { readonly code?: string; readonly contentId?: string },
    cursor: string | undefined,
  ): Promise<Page<Exclusion>> {
    const params = present({ ...query, cursor, limit: 50 });
    return firstValueFrom(this.http.get<Page<Exclusion>>(`${at(id, version)}/exclusions`, { params }));
  }

  diff(
    id: string,
    version: string,
    query: { readonly against: string; readonly change?: string },
    cursor: string | undefined,
  ): Promise<VersionDiff> {
    const params = present({ ...query, cursor, limit: 24 });
    return firstValueFrom(this.http.get<VersionDiff>(`${at(id, version)}/diff`, { params }));
  }

  /** Answers 410 with the reason for what was withdrawn. */
  item(id: string, version: string, contentId: string): Promise<ManifestItem> {
    return firstValueFrom(this.http.get<ManifestItem>(`${at(id, version)}/items/${encodeURIComponent(contentId)}`));
  }

  /** What was withdrawn after an entry, oldest first. */
  withdrawals(id: string, since: number): Promise<WithdrawalFeed> {
    return firstValueFrom(
      this.http.get<WithdrawalFeed>(`${at(id)}/withdrawals`, { params: { since, limit: FEED_PAGE } }),
    );
  }

  async receivers(id: string): Promise<readonly Receiver[]> {
    return (await firstValueFrom(this.http.get<{ items: Receiver[] }>(`${at(id)}/receivers`))).items;
  }
}

/** So many entries of a feed come at once. */
export const FEED_PAGE = 100;

/** The list whose root a version is. */
export const manifestAddress = (id: string, version: string): string => `${at(id, version)}/manifest`;

const at = (id: string, version?: string): string =>
  [DATASETS, encodeURIComponent(id), ...(version ? ['versions', encodeURIComponent(version)] : [])].join('/');
