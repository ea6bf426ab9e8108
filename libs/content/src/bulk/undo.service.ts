import { Injectable } from '@nestjs/common';
import { scopeOf, type Principal } from '@odr/access';
import { DomainError } from '@odr/kernel';
import { Database } from '@odr/platform';
import { ContentService } from '../content.service.js';
import { BulkEditNotFound, BulkEditUndone } from './bulk.errors.js';
import { isUntouchedSince } from './bulk.policy.js';
import { BulkReader } from './bulk.reader.js';
import { BulkRepository, type BulkEditId, type ChangedItem, type UndoOutcome } from './bulk.repository.js';

/** Takes bulk edits back. */
@Injectable()
export class UndoService {
  constructor(
    private readonly db: Database,
    private readonly reader: BulkReader,
    private readonly edits: BulkRepository,
    private readonly contents: ContentService,
  ) {}

  /**
   * Puts back what each item had, where the edited fields still are as the edit left them. A status that the edit changed
   * stays: what went back to review is reviewed. A process that died over it left it undone in part; see each item.
   * @throws BulkEditNotFound, BulkEditUndone
   */
  async undo(id: BulkEditId, actor: Principal): Promise<void> {
    const marked = await this.edits.markUndone(actor.userId, id);
    if (!marked) throw new BulkEditNotFound(id);
    const open = await this.edits.changedItems(id);
    if (marked.before && open.length === 0) throw new BulkEditUndone(marked.before);
    for (const item of open) await this.undoOne(id, item, actor);
  }

  private async undoOne(id: BulkEditId, changed: ChangedItem, actor: Principal): Promise<void> {
    try {
      await this.db.transaction(async () => {
        if (!(await this.edits.lockForUndo(id, changed.position))) return;
        await this.edits.recordUndo(id, changed.position, await this.putBack(id, changed, actor));
      });
    } catch (error) {
      // The rules may have moved on: the person has left the team, the item is in quarantine. The others go on.
      if (!(error instanceof DomainError)) throw error;
      await this.edits.recordUndo(id, changed.position, 'refused');
    }
  }

  private async putBack(
    bulkEditId: BulkEditId,
    { contentId, before, after }: ChangedItem,
    actor: Principal,
  ): Promise<UndoOutcome> {
    const item = (await this.reader.lockItems(scopeOf(actor), [contentId])).get(contentId);
    if (!item) return 'gone';
    if (!isUntouchedSince(item, after)) return 'edited_since';
    await this.contents.update({ id: contentId, changes: before, actor, about: { bulkEditId, undo: true } });
    return 'restored';
  }
}
