import { ContentStatus } from '@odr/contracts';
import type { ContentId } from '@odr/kernel';
import { Notices } from '@odr/notification';
import { Database, HandlesEvent, type EventOf } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { ContentLookup } from '../content.lookup.js';

/** Tells contributors what has become of what they uploaded. An event that comes twice tells once. */
@Injectable()
export class ContributorNews {
  constructor(
    private readonly db: Database,
    private readonly contents: ContentLookup,
    private readonly notices: Notices,
  ) {}

  @HandlesEvent('content.status_changed')
  async onStatusChanged({ id, data: { contentId, from, to } }: EventOf<'content.status_changed'>): Promise<void> {
    if (!isNews(from, to)) return;
    const content = await this.contents.findById(contentId as ContentId);
    if (content === undefined) return;
    const news = { contentId, name: content.name, status: to };
    await this.db.transaction(() => this.notices.tell('content.decided', [content.userId], news, { source: id }));
  }

  @HandlesEvent('content.failed')
  async onFailed({ id, data: { contentId, code } }: EventOf<'content.failed'>): Promise<void> {
    const content = await this.contents.findById(contentId as ContentId);
    if (content === undefined) return;
    const news = { contentId, name: content.name, code };
    await this.db.transaction(() => this.notices.tell('content.failed', [content.userId], news, { source: id }));
  }
}

const DECIDED: ReadonlySet<ContentStatus> = new Set([
  ContentStatus.Available,
  ContentStatus.Unavailable,
  ContentStatus.Delisted,
]);

/**
 * What people decided about an item, and that it is looked at anew. Not what its owner does to it, and not quarantine: whoever
 * uploaded something illegal must not be warned before those who have to know about it do.
 */
const isNews = (from: ContentStatus, to: ContentStatus): boolean =>
  DECIDED.has(to) ||
  (to === ContentStatus.Pending && (from === ContentStatus.Unavailable || from === ContentStatus.Delisted));
