import { Injectable } from '@nestjs/common';
import { contributesTo, scopeOf, type Principal } from '@odr/access';
import { NotYourTeam } from '@odr/content';
import { SearchAlert } from '@odr/contracts';
import { newId, type SavedSearchId, type TeamId } from '@odr/kernel';
import { assertMatches, Database } from '@odr/platform';
import { ExampleVectors } from './example-vector.js';
import { NotYourSavedSearch, SavedSearchNotFound, TooManySavedSearches } from './saved-search.errors.js';
import { assertOneQuestion, MOST_SAVED_SEARCHES, tidied, type KeptQuery } from './saved-search.policy.js';
import { SavedSearchRepository, type LockedSavedSearch } from './saved-search.repository.js';

interface Description {
  readonly name: string;
  readonly query: KeptQuery;
  readonly alert?: SearchAlert;
  readonly teamId?: TeamId | null;
}

/** Commands on the searches that people keep. */
@Injectable()
export class SavedSearchService {
  constructor(
    private readonly db: Database,
    private readonly searches: SavedSearchRepository,
    private readonly examples: ExampleVectors,
  ) {}

  /** @throws InvalidRequest, ContentNotFound, NotYourTeam, TooManySavedSearches */
  async create(
    actor: Principal,
    { name, query, alert = SearchAlert.Off, teamId = null }: Description,
  ): Promise<SavedSearchId> {
    assertTeam(actor, teamId);
    await this.check(actor, query);
    const id = newId<SavedSearchId>();
    await this.db.transaction(async () => {
      if ((await this.searches.lockAndCount(actor.userId)) >= MOST_SAVED_SEARCHES)
        throw new TooManySavedSearches(MOST_SAVED_SEARCHES);
      await this.searches.insert({ id, userId: actor.userId, name, query: tidied(query), alert, teamId });
    });
    return id;
  }

  /**
   * Another question, or alerts switched on, start anew: what was published until then is no news. Whoever sees it says what they
   * themselves are told; contributors of its team change the rest, and its owner says whose team it is.
   * @throws SavedSearchNotFound, NotYourSavedSearch, NotYourTeam, PreconditionFailed
   */
  async update(actor: Principal, id: SavedSearchId, changes: Partial<Description>, ifMatch?: string): Promise<void> {
    const { name, query, alert, teamId } = changes;
    if (query) await this.check(actor, query);
    await this.db.transaction(async () => {
      const kept = await this.lock(actor, id);
      assertMatches(ifMatch, kept.version);
      if (name !== undefined || query) await this.describe(kept, name, query);
      if (teamId !== undefined && teamId !== kept.teamId) await this.share(actor, kept, teamId);
      if (alert !== undefined && alert !== kept.alert)
        await this.searches.tell(actor.userId, id, alert, kept.alert === SearchAlert.Off);
    });
  }

  /** It can be brought back for some days. @throws SavedSearchNotFound, NotYourSavedSearch, PreconditionFailed */
  delete(actor: Principal, id: SavedSearchId, ifMatch?: string): Promise<void> {
    return this.db.transaction(async () => {
      const kept = await this.lock(actor, id);
      if (kept.userId !== actor.userId) throw new NotYourSavedSearch('its owner may');
      assertMatches(ifMatch, kept.version);
      await this.searches.markDeleted(id);
    });
  }

  /** @throws SavedSearchNotFound */
  async restore(actor: Principal, id: SavedSearchId): Promise<void> {
    if (!(await this.searches.restore(actor.userId, id))) throw new SavedSearchNotFound(id);
  }

  /** What it finds has been seen: nothing of it is new any more. @throws SavedSearchNotFound */
  look(actor: Principal, id: SavedSearchId): Promise<void> {
    return this.db.transaction(async () => {
      await this.lock(actor, id);
      await this.searches.look(actor.userId, id);
    });
  }

  private async describe(kept: LockedSavedSearch, name = kept.name, query?: KeptQuery): Promise<void> {
    if (!kept.mayChange) throw new NotYourSavedSearch('its owner and contributors of its team may');
    await this.searches.describe({ id: kept.id, name, query: query ? tidied(query) : kept.query }, query !== undefined);
  }

  private async share(actor: Principal, kept: LockedSavedSearch, teamId: TeamId | null): Promise<void> {
    if (kept.userId !== actor.userId) throw new NotYourSavedSearch('its owner may');
    assertTeam(actor, teamId);
    await this.searches.share(kept.id, teamId);
  }

  private async check(actor: Principal, query: KeptQuery): Promise<void> {
    assertOneQuestion(query);
    await this.examples.requireVisible(scopeOf(actor), [...(query.similarTo ?? []), ...(query.dissimilarTo ?? [])]);
  }

  private async lock(actor: Principal, id: SavedSearchId): Promise<LockedSavedSearch> {
    const kept = await this.searches.lockSeen(actor.userId, id);
    if (!kept) throw new SavedSearchNotFound(id);
    return kept;
  }
}

/** @throws NotYourTeam for one that the caller does not contribute to */
function assertTeam(actor: Principal, teamId: TeamId | null): void {
  if (teamId !== null && !contributesTo(actor, teamId)) throw new NotYourTeam(teamId);
}
