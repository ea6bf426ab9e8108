import { Injectable, Logger } from '@nestjs/common';
import { ContentStatus } from '@odr/contracts';
import { DomainError, type ContentId } from '@odr/kernel';
import { Notices } from '@odr/notification';
import { Database } from '@odr/platform';
import { TextQueryService } from '../../text/text-query.service.js';
import { AlertRepository, type AlertingSearch } from './alert.repository.js';
import { ArrivalRepository } from './arrival.repository.js';
import { keptWords } from './kept-words.policy.js';
import { LikenessMatcher } from './likeness-matcher.js';

/** Documents that are looked at together. */
const DOCUMENTS = 200;
/** Searches that are laid on them in one statement. */
const SEARCHES = 50;
/** So many documents, then the job ends and asks for itself. */
const BATCHES = 20;
const ALERTS = 200;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Lays new documents on kept searches ("percolation"), rather than running every search again: what it costs goes by how much
 * is published, not by how much there is.
 */
@Injectable()
export class AlertService {
  private readonly log = new Logger(AlertService.name);

  constructor(
    private readonly db: Database,
    private readonly arrivals: ArrivalRepository,
    private readonly alerts: AlertRepository,
    private readonly queries: TextQueryService,
    private readonly likeness: LikenessMatcher,
    private readonly notices: Notices,
  ) {}

  /** @returns whether there is more to look at */
  async percolate(): Promise<boolean> {
    const configurations = await this.understandAll();
    for (let batch = 0; batch < BATCHES; batch++) {
      const taken = await this.db.transaction(async () => {
        const ids = await this.arrivals.take(DOCUMENTS);
        if (ids.length > 0) await this.layOn(ids, configurations);
        return ids.length;
      });
      if (taken < DOCUMENTS) return false;
    }
    return true;
  }

  /** Tells people what has been found for them and not told yet, as often as they want to hear. */
  async tell(): Promise<void> {
    for (const { id, searchId, userId, name } of await this.alerts.due(ALERTS)) {
      await this.db.transaction(async () => {
        const { count, at } = await this.alerts.takeUntold(id);
        if (count === 0) return;
        await this.notices.tell('search.matched', [userId], { searchId, name, count }, { source: `${id} ${at}` });
      });
    }
  }

  private async layOn(ids: readonly ContentId[], configurations: readonly string[]): Promise<void> {
    const lexemes = await this.alerts.lexemesOf(ids);
    for (let after = FIRST; ;) {
      const searches = await this.alerts.candidates(lexemes, after, SEARCHES);
      const byLikeness = searches.filter(isByLikeness);
      await this.alerts.matchDocuments(
        searches.filter((search) => !isByLikeness(search)),
        ids,
        configurations,
      );
      for (const search of byLikeness) await this.matchLikeness(search, ids);
      const last = searches.at(-1);
      if (!last || searches.length < SEARCHES) return;
      after = last.id;
    }
  }

  private async matchLikeness(search: AlertingSearch, ids: readonly ContentId[]): Promise<void> {
    try {
      await this.alerts.match(
        search.id,
        await this.likeness.among(search, this.alerts.newFor(search, ids), ids.length),
      );
    } catch (error) {
      // Its examples or its engine are gone, or the model is away: one search must not keep the others from being told.
      if (!(error instanceof DomainError)) throw error;
      this.log.warn({ savedSearchId: search.id, code: error.code }, 'saved search not compared');
    }
  }

  /** @returns the configurations that all searches are understood under now */
  private async understandAll(): Promise<string[]> {
    const configurations = await this.alerts.configurations();
    for (;;) {
      const some = await this.alerts.notUnderstood(configurations, SEARCHES);
      for (const { id, query } of some) {
        const text = await this.queries.understand(query.q ?? '', published, query.language);
        await this.alerts.understand(id, keptWords(text), configurations);
      }
      if (some.length < SEARCHES) return configurations;
    }
  }
}

const published = (): string => `c.status = '${ContentStatus.Available}' AND c.deleted_at IS NULL`;

/** Words that are searched by meaning alone, and pictures, are compared as vectors; hybrid searches tell by their words. */
const isByLikeness = ({ query }: AlertingSearch): boolean =>
  query.similarTo !== undefined || (query.q !== undefined && query.mode === 'vector');
