import { Injectable } from '@nestjs/common';
import { contributesTo, scopeOf, type Principal } from '@odr/access';
import { type AcceptancesInForce, AuthLookup } from '@odr/auth';
import { ContentStatus, LicenseVerdict } from '@odr/contracts';
import { newId, type ContentId, type TeamId, type UserId } from '@odr/kernel';
import { normaliseLicense } from '@odr/licensing';
import { LicenseEvidenceRepository } from './licensing/license-evidence.repository.js';
import { TeamQuota } from './team/team-quota.js';
import { assertMatches, BlobStore, Database, JobQueue, Outbox, type StagedBlob } from '@odr/platform';
import {
  ContentDuplicate,
  ContentNotFound,
  LicenseContradictory,
  NotYourContent,
  NotYourTeam,
} from './content.errors.js';
import { ContentLookup } from './content.lookup.js';
import { assertCanMove, belongsTo, mayEdit, mayMove } from './content.policy.js';
import {
  ContentRepository,
  type Author,
  type ContentChanges,
  type LockedContent,
  type Source,
} from './content.repository.js';
import type { ImageHeader } from './image/header.js';

/** What a contributor says about a file. */
export interface ContentDescription {
  readonly name?: string;
  readonly license?: string | null;
  readonly licenseUrl?: string | null;
  readonly authors?: readonly Author[] | null;
  readonly sources?: readonly Source[] | null;
  readonly teamId?: TeamId | null;
  readonly altText?: string | null;
  readonly declarations?: Readonly<Record<string, unknown>> | null;
  /** Of `declarations` the one word about changes; the others stay. */
  readonly earlierChanges?: readonly string[] | null;
}

export interface StatusChange {
  readonly id: ContentId;
  readonly to: ContentStatus;
  /** For the item's history, in words or a code. */
  readonly reason: string;
  /** Undefined when the system acts by itself. */
  readonly actor?: { readonly userId: UserId };
}

/** Commands on content. Other modules call `changeStatus` and `raiseFlag` inside their own transaction. */
@Injectable()
export class ContentService {
  constructor(
    private readonly db: Database,
    private readonly contents: ContentRepository,
    private readonly lookup: ContentLookup,
    private readonly auth: AuthLookup,
    private readonly blobs: BlobStore,
    private readonly quota: TeamQuota,
    private readonly jobs: JobQueue,
    private readonly outbox: Outbox,
    private readonly evidence: LicenseEvidenceRepository,
  ) {}

  /**
   * Asked before the first byte of an upload is read.
   * @returns the acceptances that the contribution will rest on
   * @throws DcoRequired, AgreementRequired
   */
  requireAgreement(actor: Principal): Promise<AcceptancesInForce> {
    return this.auth.assertAgreed(actor.userId);
  }

  /**
   * Makes content of staged bytes. The bytes are part of the store before the row commits; a crash in between leaves an
   * orphan for the collector, never a row without its bytes.
   * @throws NotYourTeam, LicenseContradictory, ContentDuplicate, StorageFull
   */
  async register(input: {
    readonly staged: StagedBlob;
    readonly header: ImageHeader;
    readonly fileName: string;
    readonly description: ContentDescription;
    readonly acceptances: AcceptancesInForce;
    readonly actor: Principal;
  }): Promise<ContentId> {
    const { staged, header, fileName, description, acceptances, actor } = input;
    this.assertDescription(actor, description);
    const license = normaliseLicense(description);
    const id = newId<ContentId>();
    const inserted = await this.db.transaction(async () => {
      await this.contents.lockBytes(staged.sha256);
      if ((await this.contents.idBySha256(staged.sha256)) !== undefined) return false;
      if (description.teamId) await this.quota.assertRoom(description.teamId, staged.sizeBytes);
      await this.blobs.commit(staged, 'sealed');
      await this.contents.insert({
        id,
        name: description.name ?? fileName,
        sha256: staged.sha256,
        sizeBytes: staged.sizeBytes,
        format: header.format,
        width: header.width,
        height: header.height,
        license: license.spdx,
        licenseUrl: description.licenseUrl ?? null,
        licenseVerdict: license.verdict,
        altText: description.altText ?? null,
        declarations: description.declarations ?? {},
        userId: actor.userId,
        teamId: description.teamId ?? null,
        ...acceptances,
      });
      await this.contents.setAuthors(id, description.authors ?? []);
      await this.contents.setSources(id, description.sources ?? []);
      await this.declare(id, description, license.spdx, actor);
      await this.contents.appendEvent(
        id,
        'received',
        { fileName, claimedLicense: description.license ?? null, licenseProblem: license.problem ?? null },
        actor.userId,
      );
      await this.outbox.append('content.received', { contentId: id });
      await this.jobs.add(
        'content.process',
        { contentId: id },
        { dedupeKey: `content.process:${id}`, userId: actor.userId },
      );
      return true;
    });
    if (!inserted) throw new ContentDuplicate(await this.visibleTwin(actor, staged.sha256));
    return id;
  }

  /** @throws ContentNotFound, NotYourContent, PreconditionFailed, LicenseContradictory */
  async update(input: {
    readonly id: ContentId;
    readonly changes: ContentDescription;
    readonly ifMatch?: string;
    readonly actor: Principal;
    /** What else the history should tell, such as the bulk edit it belongs to. */
    readonly about?: Readonly<Record<string, unknown>>;
  }): Promise<void> {
    const { id, changes, actor, about } = input;
    await this.db.transaction(async () => {
      const content = await this.lockForEdit(id, actor, input.ifMatch);
      this.assertDescription(actor, changes);
      if (changes.teamId !== undefined && !mayMove(actor, content)) throw new NotYourContent();
      if (changes.teamId && changes.teamId !== content.teamId)
        await this.quota.assertRoom(changes.teamId, content.sizeBytes);
      const columns = withVerdict(content, changes);
      await this.contents.update(id, columns);
      if (changes.earlierChanges !== undefined) await this.contents.setEarlierChanges(id, changes.earlierChanges ?? []);
      if (changes.authors !== undefined) await this.contents.setAuthors(id, changes.authors ?? []);
      if (changes.sources !== undefined) await this.contents.setSources(id, changes.sources ?? []);
      if (columns.licenseVerdict !== undefined) await this.declare(id, changes, columns.license ?? null, actor);
      await this.contents.appendEvent(id, 'updated', { fields: Object.keys(changes), ...about }, actor.userId);
      await this.outbox.append('content.updated', { contentId: id });
      const stillOpen = (columns.licenseVerdict ?? content.licenseVerdict) === LicenseVerdict.Open;
      if (content.status === ContentStatus.Available && !stillOpen) {
        await this.changeStatus({ id, to: ContentStatus.Pending, reason: 'license_changed', actor });
      }
    });
  }

  /** Hides the item from everyone until it is restored; its history stays. @throws ContentNotFound, NotYourContent, PreconditionFailed */
  async delete(input: { readonly id: ContentId; readonly ifMatch?: string; readonly actor: Principal }): Promise<void> {
    await this.db.transaction(async () => {
      const content = await this.lockForEdit(input.id, input.actor, input.ifMatch);
      await this.contents.softDelete(input.id, !belongsTo(input.actor, content));
      await this.contents.appendEvent(input.id, 'deleted', {}, input.actor.userId);
      await this.outbox.append('content.deleted', { contentId: input.id });
    });
  }

  /**
   * Moves an item to another status, in the caller's transaction if there is one. The same status again changes nothing.
   * @throws ContentNotFound, IllegalTransition, LicenseNotOpen, ContentNotProcessed
   */
  changeStatus({ id, to, reason, actor }: StatusChange): Promise<void> {
    return this.db.transaction(async () => {
      const content = await this.contents.lockById(id);
      if (!content) throw new ContentNotFound(id);
      if (content.status === to) return;
      assertCanMove(content, to);
      await this.contents.setStatus(id, to);
      await this.contents.appendEvent(
        id,
        'status_changed',
        { from: content.status, to, reason },
        actor?.userId ?? null,
      );
      await this.outbox.append('content.status_changed', { contentId: id, from: content.status, to });
    });
  }

  /** Marks an item for people to look at, and tells the moderators' queue once for each who raises the flag. */
  raiseFlag({
    id,
    flag,
    scanner,
  }: {
    readonly id: ContentId;
    readonly flag: string;
    readonly scanner: string;
  }): Promise<void> {
    return this.db.transaction(async () => {
      if (!(await this.contents.addFlag(id, flag)) && (await this.contents.hasRaised(id, flag, scanner))) return;
      await this.contents.appendEvent(id, 'flagged', { flag, scanner }, null);
      await this.outbox.append('content.flagged', { contentId: id, flag, scanner });
    });
  }

  /** Takes back a flag that this scanner does not find any more, unless a person or another scanner has raised it too. */
  lowerFlag({
    id,
    flag,
    scanner,
  }: {
    readonly id: ContentId;
    readonly flag: string;
    readonly scanner: string;
  }): Promise<void> {
    return this.db.transaction(async () => {
      if (!(await this.contents.removeFlag(id, flag, scanner))) return;
      await this.contents.appendEvent(id, 'unflagged', { flag, scanner }, null);
      await this.outbox.append('content.unflagged', { contentId: id, flag, scanner });
    });
  }

  /** What a contributor says about the licence is evidence: who said so, when, in which words. */
  private declare(
    contentId: ContentId,
    { license = null, licenseUrl = null, sources, declarations }: ContentDescription,
    understood: string | null,
    actor: Principal,
  ): Promise<void> {
    return this.evidence.add({
      contentId,
      license: understood,
      claim: license,
      licenseUrl,
      sourceUrl: sources?.find(({ type, value }) => type === 'url' && URL.canParse(value))?.value ?? null,
      method: 'declaration',
      observedBy: actor.userId,
      snapshot: { license, licenseUrl, declarations: declarations ?? {} },
    });
  }

  /** @throws ContentNotFound, NotYourContent */
  async assertMayEdit(id: ContentId, actor: Principal): Promise<void> {
    await this.lockForEdit(id, actor, undefined);
  }

  private async lockForEdit(id: ContentId, actor: Principal, ifMatch: string | undefined): Promise<LockedContent> {
    await this.lookup.requireVisible(scopeOf(actor), id);
    const content = await this.contents.lockById(id);
    if (!content) throw new ContentNotFound(id);
    if (!mayEdit(actor, content)) throw new NotYourContent();
    assertMatches(ifMatch, content.version);
    return content;
  }

  /** Whether the actor may say this of a file at all. @throws NotYourTeam, LicenseContradictory */
  assertDescription(actor: Principal, { teamId, license, licenseUrl }: ContentDescription): void {
    if (teamId && !contributesTo(actor, teamId)) throw new NotYourTeam(teamId);
    const { problem } = normaliseLicense({ license, licenseUrl });
    if (problem?.code === 'contradictory') throw new LicenseContradictory(problem.detail);
  }

  private async visibleTwin(actor: Principal, sha256: string): Promise<ContentId | undefined> {
    const found = await this.lookup.idsBySha256(scopeOf(actor), [sha256]);
    return found.get(sha256);
  }
}

/** A new licence or address is judged together with the one that stays. @throws LicenseContradictory */
function withVerdict(
  content: LockedContent,
  { name, license, licenseUrl, altText, declarations, teamId }: ContentDescription,
): ContentChanges {
  const columns: ContentChanges = {
    name,
    altText,
    teamId,
    declarations: declarations === null ? {} : declarations,
  };
  if (license === undefined && licenseUrl === undefined) return columns;
  const claim = {
    license: license === undefined ? content.license : license,
    licenseUrl: licenseUrl === undefined ? content.licenseUrl : licenseUrl,
  };
  const { spdx, verdict, problem } = normaliseLicense(claim);
  if (problem?.code === 'contradictory') throw new LicenseContradictory(problem.detail);
  return { ...columns, license: spdx, licenseUrl: claim.licenseUrl, licenseVerdict: verdict };
}
