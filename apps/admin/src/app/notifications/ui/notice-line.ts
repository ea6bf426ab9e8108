import { Component, computed, input, output, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import type { NoticeCategory } from '@odr/contracts';

import { Icon } from '../../shared/ui-icon/icon.js';
import type { IconName } from '../../shared/ui-icon/icon-paths.js';
import { formatCount } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import type { Line } from '../data/days.js';

const ICONS: Readonly<Record<NoticeCategory, IconName>> = {
  security: 'shield',
  teams: 'groups',
  contributions: 'photo_library',
  reports: 'flag',
  agreements: 'description',
  searches: 'search',
  datasets: 'dataset',
};

/** One thing that happened, or several that say the same. */
@Component({
  selector: 'odr-notice-line',
  imports: [Icon, MatButton, MatIconButton, TimeAgo],
  templateUrl: './notice-line.html',
  styleUrl: './notice-line.scss',
  host: { '[class.unread]': 'line().isUnread' },
})
export class NoticeLine {
  readonly line = input.required<Line>();
  readonly opened = output<string>();
  readonly read = output<void>();

  protected readonly icon = computed(() => ICONS[this.line().head.category]);
  protected readonly isExpanded = signal(false);
  protected readonly moreWords = computed(() => {
    const count = formatCount(this.line().others.length);
    return this.isExpanded() ? `Hide ${count} more` : `and ${count} more like it`;
  });

  protected go(event: MouseEvent, path: string): void {
    // With a modifier the browser opens a tab of its own; the line stays as it is here.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    this.opened.emit(path);
  }
}
