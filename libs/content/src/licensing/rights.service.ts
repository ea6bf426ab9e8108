import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { type ContentId, newId } from '@odr/kernel';
import { Database, Outbox } from '@odr/platform';
import { ContentLookup } from '../content.lookup.js';
import { ContentService } from '../content.service.js';
import type { RecordGrantRequest } from './dto/grant.request.dto.js';
import type { UsageGrantResponse } from './dto/grant.response.dto.js';
import { GrantNotFound } from './licensing.errors.js';
import { RightsRepository } from './rights.repository.js';

const OPTED_OUT = 'opted_out';
/** Whoever raises it: what files say, and what sources say. */
const SCANNERS = ['metadata', 'sources'] as const;

/** What people record about rights: grants that override refusals, and wishes about credit. */
@Injectable()
export class RightsService {
  constructor(
    private readonly db: Database,
    private readonly lookup: ContentLookup,
    private readonly rights: RightsRepository,
    private readonly contents: ContentService,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  /** From now on signals that say no do not keep the item in. @throws ContentNotFound */
  async grant(contentId: ContentId, grant: RecordGrantRequest, actor: Principal): Promise<UsageGrantResponse> {
    await this.lookup.requireVisible(scopeOf(actor), contentId);
    return this.db.transaction(async () => {
      const id = newId<string>();
      const [kept] = await this.rights.addGrant(id, contentId, grant, actor.userId);
      if (!kept) throw new Error('An inserted row is returned.');
      for (const scanner of SCANNERS) await this.contents.lowerFlag({ id: contentId, flag: OPTED_OUT, scanner });
      await this.audit.record('license.granted', actor.userId, { details: { contentId } });
      return kept;
    });
  }

  /** What says no counts again. @throws ContentNotFound, GrantNotFound */
  async revoke(contentId: ContentId, grantId: string, actor: Principal): Promise<void> {
    await this.lookup.requireVisible(scopeOf(actor), contentId);
    await this.db.transaction(async () => {
      if (!(await this.rights.revokeGrant(contentId, grantId, actor.userId))) throw new GrantNotFound(grantId);
      if (await this.rights.isRefused(contentId)) {
        await this.contents.raiseFlag({ id: contentId, flag: OPTED_OUT, scanner: 'metadata' });
      }
      await this.audit.record('license.grant_revoked', actor.userId, { details: { contentId } });
    });
  }

  /** Credits name nobody from now on; the authors stay on record. @throws ContentNotFound */
  async removeCredit(contentId: ContentId, reason: string, actor: Principal): Promise<void> {
    await this.lookup.requireVisible(scopeOf(actor), contentId);
    await this.db.transaction(async () => {
      await this.rights.removeCredit(contentId, reason, actor.userId);
      // Whoever keeps names to find the item by has to forget them.
      await this.outbox.append('content.updated', { contentId });
      await this.audit.record('license.credit_removed', actor.userId, { details: { contentId } });
    });
  }

  /** @throws ContentNotFound */
  async restoreCredit(contentId: ContentId, actor: Principal): Promise<void> {
    await this.lookup.requireVisible(scopeOf(actor), contentId);
    await this.db.transaction(async () => {
      if (!(await this.rights.restoreCredit(contentId))) return;
      await this.outbox.append('content.updated', { contentId });
      await this.audit.record('license.credit_restored', actor.userId, { details: { contentId } });
    });
  }
}
