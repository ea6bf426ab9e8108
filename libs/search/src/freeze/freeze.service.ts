import { Injectable } from '@nestjs/common';
import { PrincipalReader, scopeOf, type Principal } from '@odr/access';
import { ContentSetLookup, ContentSetService } from '@odr/content';
import type { SetVisibility } from '@odr/contracts';
import { DomainError, type ContentId, type ContentSetId, type TeamId } from '@odr/kernel';
import { Database, JobQueue } from '@odr/platform';
import { assertOneQuestion, tidied } from '../saved-search/saved-search.policy.js';
import { SearchRunner } from '../saved-search/search-runner.js';
import type { SetOriginResponse } from './dto/freeze.response.dto.js';
import { NothingToFreeze } from './freeze.errors.js';
import { descriptionOf, PAGE, type Frozen } from './freeze.policy.js';
import { FreezeRepository, type FrozenPage, type RunningFreeze } from './freeze.repository.js';

/** The set to make. */
export interface SetToMake {
  readonly name: string;
  readonly description?: string;
  readonly visibility?: SetVisibility;
  readonly teamId?: TeamId | null;
  readonly limit: number;
}

/** Makes sets of what searches find, and remembers where they came from. */
@Injectable()
export class FreezeService {
  constructor(
    private readonly db: Database,
    private readonly freezes: FreezeRepository,
    private readonly sets: ContentSetService,
    private readonly lookup: ContentSetLookup,
    private readonly runner: SearchRunner,
    private readonly principals: PrincipalReader,
    private readonly jobs: JobQueue,
  ) {}

  /**
   * Takes the first page while the caller waits; the rest goes on in the background.
   * @throws NothingToFreeze, InvalidRequest, NotYourTeam, and whatever the search refuses
   */
  freeze(actor: Principal, frozen: Frozen, { limit, ...set }: SetToMake): Promise<ContentSetId> {
    const { query, contentIds } = frozen;
    if ((query === undefined) === (contentIds === undefined)) throw new NothingToFreeze();
    if (query) assertOneQuestion(query);
    return this.db.transaction(async () => {
      const setId = await this.sets.create(actor, { ...set, description: set.description ?? descriptionOf(frozen) });
      const wanted = contentIds ? new Set(contentIds).size : limit;
      const picked = contentIds ? [...new Set(contentIds)] : null;
      await this.freezes.insert({ setId, userId: actor.userId, query: query ? tidied(query) : null, picked, wanted });
      if (await this.takePage(setId, actor)) await this.jobs.add('search.freeze', { setId }, { userId: actor.userId });
      return setId;
    });
  }

  /** Takes page after page until there is no more. A repeat goes on where it was. */
  async goOn(setId: ContentSetId, progress: (done: number, total: number) => Promise<void>): Promise<void> {
    for (;;) {
      const running = await this.freezes.lockRunning(setId);
      if (!running) return;
      const actor = await this.principals.actingFor(running.userId);
      if (!actor) return this.freezes.fail(setId, 'auth.forbidden');
      try {
        if (!(await this.db.transaction(() => this.takePage(setId, actor)))) return;
      } catch (error) {
        // Its examples are gone, say: trying again would not bring them back, and the set says what is missing.
        if (!(error instanceof DomainError)) throw error;
        return this.freezes.fail(setId, error.code);
      }
      await progress(running.found, running.wanted);
    }
  }

  /** @throws ContentSetNotFound if the set is absent or hidden from this caller */
  async originOf(caller: Principal | undefined, setId: ContentSetId): Promise<SetOriginResponse | undefined> {
    await this.lookup.assertVisible(scopeOf(caller), setId);
    return this.freezes.originOf(setId);
  }

  /** @returns whether there is more */
  private async takePage(setId: ContentSetId, actor: Principal): Promise<boolean> {
    const running = await this.freezes.lockRunning(setId);
    if (!running) return false;
    const { ids, ...page } = running.query ? await this.searched(running, actor) : picked(running);
    const { added } = ids.length > 0 ? await this.sets.add(actor, setId, ids) : { added: 0 };
    await this.freezes.take(setId, { ...page, added });
    return page.cursor !== null;
  }

  private async searched({ query, wanted, found, cursor }: RunningFreeze, actor: Principal): Promise<Page> {
    const limit = Math.min(PAGE, wanted - found);
    const { items, nextCursor, plan, exact, engine } = await this.runner.run(
      scopeOf(actor),
      query ?? {},
      limit,
      cursor ?? undefined,
    );
    const isAll = found + items.length >= wanted;
    const ids = items.map(({ content }) => content.id as ContentId);
    return { ids, found: items.length, cursor: isAll ? null : nextCursor, plan, exact, engine };
  }
}

type Page = Omit<FrozenPage, 'added'> & { readonly ids: readonly ContentId[] };

function picked({ picked: all, found, wanted }: RunningFreeze): Page {
  const ids = (all ?? []).slice(found, found + PAGE) as ContentId[];
  const next = found + ids.length;
  return { ids, found: ids.length, cursor: next < wanted && ids.length > 0 ? String(next) : null };
}
