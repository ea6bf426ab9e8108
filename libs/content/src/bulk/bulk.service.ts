import { Injectable } from '@nestjs/common';
import { contributesTo, scopeOf, type Principal } from '@odr/access';
import { DomainError, type ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { NotYourTeam } from '../content.errors.js';
import { ContentService } from '../content.service.js';
import type { ContributionFilter } from '../contribution/contribution.reader.js';
import type { BulkChanges } from './bulk-changes.js';
import { SelectionTooLarge } from './bulk.errors.js';
import { planOf, type BulkItem, type BulkPlan } from './bulk.policy.js';
import { BulkReader } from './bulk.reader.js';
import { BulkRepository, type BulkEditId } from './bulk.repository.js';

/** Items one edit may touch. */
export const MAX_SELECTION = 1_000;
/** Each takes a connection for its transaction; the rest of the pool is for everybody else. */
const AT_ONCE = 3;

/** Items by id, or one's own by where they stand and what they are called. */
export type Selection = { readonly ids: readonly ContentId[] } | { readonly filter: ContributionFilter };

/** What an edit would do, or did, to one item. */
export interface PlannedItem {
  readonly id: ContentId;
  /** Null for what the caller cannot see. */
  readonly name: string | null;
  readonly plan: BulkPlan;
}

const ABSENT: BulkPlan = {
  outcome: 'refused',
  code: 'content.not_found',
  detail: 'There is no such content, or it is not yours to see.',
};

/** Edits many items in one go. Each item changes whole or not at all, and none holds up another. */
@Injectable()
export class BulkService {
  constructor(
    private readonly db: Database,
    private readonly reader: BulkReader,
    private readonly edits: BulkRepository,
    private readonly contents: ContentService,
  ) {}

  /** What would happen; changes nothing. @throws SelectionTooLarge, NotYourTeam */
  async preview(selection: Selection, changes: BulkChanges, actor: Principal): Promise<PlannedItem[]> {
    this.assertTeam(changes, actor);
    const ids = await this.idsOf(selection, actor);
    const items = await this.reader.items(scopeOf(actor), ids);
    return ids.map((id, index) => {
      const item = items.get(id);
      return { id, name: item?.name ?? null, plan: item ? planOf(actor, item, changes, index) : ABSENT };
    });
  }

  /** @throws SelectionTooLarge, NotYourTeam; what cannot be done to an item is its outcome, never an error */
  async apply(
    selection: Selection,
    changes: BulkChanges,
    actor: Principal,
  ): Promise<{ readonly id: BulkEditId; readonly items: PlannedItem[] }> {
    this.assertTeam(changes, actor);
    const ids = await this.idsOf(selection, actor);
    const id = await this.edits.begin(actor.userId, changes, ids.length);
    const items: PlannedItem[] = [];
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      const batch = ids.slice(start, start + AT_ONCE);
      items.push(...(await Promise.all(batch.map((one, i) => this.applyTo(id, one, start + i, changes, actor)))));
    }
    await this.edits.finish(id);
    return { id, items };
  }

  private async applyTo(
    editId: BulkEditId,
    id: ContentId,
    index: number,
    changes: BulkChanges,
    actor: Principal,
  ): Promise<PlannedItem> {
    let item: BulkItem | undefined;
    try {
      return await this.db.transaction(async () => {
        item = (await this.reader.lockItems(scopeOf(actor), [id])).get(id);
        if (!item) return { id, name: null, plan: ABSENT };
        const plan = planOf(actor, item, changes, index);
        if (plan.outcome === 'changed')
          await this.contents.update({ id, changes: plan.after, actor, about: { bulkEditId: editId } });
        await this.edits.record(editId, index, id, plan);
        return { id, name: item.name, plan };
      });
    } catch (error) {
      // What only the database knows, such as a team that has just been deleted: the item's outcome, and the others go on.
      if (!(error instanceof DomainError) || !item) throw error;
      const plan: BulkPlan = { outcome: 'refused', code: error.code, detail: error.message };
      await this.edits.record(editId, index, id, plan);
      return { id, name: item.name, plan };
    }
  }

  private async idsOf(selection: Selection, actor: Principal): Promise<ContentId[]> {
    const ids =
      'ids' in selection
        ? [...new Set(selection.ids)]
        : await this.reader.idsOf(actor.userId, selection.filter, MAX_SELECTION);
    if (ids.length > MAX_SELECTION) throw new SelectionTooLarge(MAX_SELECTION);
    return ids;
  }

  private assertTeam({ teamId }: BulkChanges, actor: Principal): void {
    if (teamId && !contributesTo(actor, teamId)) throw new NotYourTeam(teamId);
  }
}
