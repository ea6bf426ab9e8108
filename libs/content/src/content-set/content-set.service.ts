import { Injectable } from '@nestjs/common';
import { contributesTo, scopeOf, type Principal } from '@odr/access';
import { SetVisibility } from '@odr/contracts';
import { newId, type ContentId, type ContentSetId, type TeamId } from '@odr/kernel';
import { assertMatches, Database } from '@odr/platform';
import { NotYourTeam } from '../content.errors.js';
import { ContentLookup } from '../content.lookup.js';
import { belongsTo } from '../content.policy.js';
import { ContentSetFull, ContentSetNotFound, NotYourContentSet } from './content-set.errors.js';
import { ContentSetLookup } from './content-set.lookup.js';
import { ContentSetRepository, type ContentSetChanges, type LockedContentSet } from './content-set.repository.js';

/** More is a query, or a dataset. */
export const MOST_ITEMS = 100_000;

/** What became of the items somebody wanted in a set. */
export interface Addition {
  readonly added: number;
  /** They were in it before. */
  readonly present: number;
  /** Absent, or hidden from the caller. */
  readonly missing: readonly ContentId[];
}

/** Commands on sets. */
@Injectable()
export class ContentSetService {
  constructor(
    private readonly db: Database,
    private readonly sets: ContentSetRepository,
    private readonly lookup: ContentSetLookup,
    private readonly contents: ContentLookup,
  ) {}

  /** @throws NotYourTeam */
  async create(
    actor: Principal,
    { name, description, visibility, teamId }: ContentSetChanges & { readonly name: string },
  ): Promise<ContentSetId> {
    assertTeam(actor, teamId);
    const id = newId<ContentSetId>();
    await this.sets.insert({
      id,
      name: name.trim(),
      description: description?.trim() ?? '',
      visibility: visibility ?? SetVisibility.Private,
      userId: actor.userId,
      teamId: teamId ?? null,
    });
    return id;
  }

  /** Whose team it is says who made it, nobody else. @throws ContentSetNotFound, NotYourContentSet, NotYourTeam, PreconditionFailed */
  update(actor: Principal, id: ContentSetId, changes: ContentSetChanges, ifMatch: string | undefined): Promise<void> {
    return this.db.transaction(async () => {
      const set = await this.lock(actor, id);
      assertMatches(ifMatch, set.version);
      if (changes.teamId !== undefined && set.userId !== actor.userId) throw new NotYourContentSet();
      assertTeam(actor, changes.teamId);
      await this.sets.update(id, { ...changes, name: changes.name?.trim(), description: changes.description?.trim() });
    });
  }

  /** The set goes, its contents stay. @throws ContentSetNotFound, NotYourContentSet, PreconditionFailed */
  delete(actor: Principal, id: ContentSetId, ifMatch: string | undefined): Promise<void> {
    return this.db.transaction(async () => {
      assertMatches(ifMatch, (await this.lock(actor, id)).version);
      await this.sets.delete(id);
    });
  }

  /** Puts in what the caller may see; what is in already is no error. @throws ContentSetNotFound, NotYourContentSet, ContentSetFull */
  add(actor: Principal, id: ContentSetId, contentIds: readonly ContentId[]): Promise<Addition> {
    return this.db.transaction(async () => {
      await this.lock(actor, id);
      const wanted = [...new Set(contentIds)];
      const visible = new Set(
        (await this.contents.findManyVisible(scopeOf(actor), wanted)).map((content) => content.id),
      );
      const added = await this.sets.add(id, [...visible], actor.userId);
      if (added > 0 && (await this.sets.countItems(id)) > MOST_ITEMS) throw new ContentSetFull(MOST_ITEMS);
      return { added, present: visible.size - added, missing: wanted.filter((one) => !visible.has(one)) };
    });
  }

  /** @returns how many were in it. @throws ContentSetNotFound, NotYourContentSet */
  remove(actor: Principal, id: ContentSetId, contentIds: readonly ContentId[]): Promise<number> {
    return this.db.transaction(async () => {
      await this.lock(actor, id);
      return this.sets.remove(id, contentIds);
    });
  }

  private async lock(actor: Principal, id: ContentSetId): Promise<LockedContentSet> {
    await this.lookup.assertVisible(scopeOf(actor), id);
    const set = await this.sets.lockById(id);
    if (!set) throw new ContentSetNotFound(id);
    if (!belongsTo(actor, set)) throw new NotYourContentSet();
    return set;
  }
}

function assertTeam(actor: Principal, teamId: TeamId | null | undefined): void {
  if (teamId && !contributesTo(actor, teamId)) throw new NotYourTeam(teamId);
}
