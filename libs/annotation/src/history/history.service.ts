import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@odr/access';
import type { PatchOperation } from '@odr/contracts';
import type { AnnotationId, Page } from '@odr/kernel';
import type { UncountedPageQuery } from '@odr/platform';

import { AnnotationVersionNotFound } from '../annotation/annotation.errors.js';
import { AnnotationService } from '../annotation/annotation.service.js';
import { blame, type BlamedPath } from './blame.js';
import { patchBetween } from './json-patch.js';
import { type AnnotationVersionView, type VersionHead, VersionReader } from './version.reader.js';

/** What was said before, by whom, and who wrote what stands there now. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly annotations: AnnotationService,
    private readonly versions: VersionReader,
  ) {}

  /** Newest first. @throws AnnotationNotFound */
  async list(
    id: AnnotationId,
    page: UncountedPageQuery,
    caller: Principal | undefined,
  ): Promise<Page<AnnotationVersionView>> {
    await this.annotations.read(id, caller);
    return this.versions.list(scopeOf(caller), id, page);
  }

  /** @throws AnnotationNotFound, AnnotationVersionNotFound */
  async one(id: AnnotationId, version: number, caller: Principal | undefined): Promise<AnnotationVersionView> {
    await this.annotations.read(id, caller);
    const found = await this.versions.one(scopeOf(caller), id, version);
    if (!found) throw new AnnotationVersionNotFound(id, version);
    return found;
  }

  /** @throws AnnotationNotFound, AnnotationVersionNotFound */
  async compare(
    id: AnnotationId,
    { from, to }: { readonly from: number; readonly to: number },
    caller: Principal | undefined,
  ): Promise<{ from: AnnotationVersionView; to: AnnotationVersionView; patch: PatchOperation[] }> {
    const [older, newer] = [await this.one(id, from, caller), await this.one(id, to, caller)];
    return { from: older, to: newer, patch: patchBetween(older.annotation, newer.annotation) };
  }

  /** @throws AnnotationNotFound */
  async blame(
    id: AnnotationId,
    caller: Principal | undefined,
  ): Promise<{ version: number; items: BlamedPath[]; versions: VersionHead[] }> {
    await this.annotations.read(id, caller);
    const steps = await this.versions.steps(id);
    const items = blame(steps);
    const named = [...new Set(items.map(({ version }) => version))];
    const version = steps.at(-1)?.version ?? 0;
    return { version, items, versions: await this.versions.heads(scopeOf(caller), id, named) };
  }
}
