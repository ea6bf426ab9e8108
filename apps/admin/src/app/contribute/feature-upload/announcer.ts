import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Service, inject } from '@angular/core';

/** Between two announcements: a screen reader that speaks of every file cannot be used for anything else. */
const QUIET_MS = 15_000;

/** Tells a batch's progress to people who do not see it: seldom while it runs, and when it is over. */
@Service({ autoProvided: false })
export class UploadAnnouncer {
  private readonly live = inject(LiveAnnouncer);
  private lastAt = 0;

  say(summary: string, isOver: boolean, now = Date.now()): void {
    if (!isOver && now - this.lastAt < QUIET_MS) return;
    this.lastAt = now;
    void this.live.announce(summary, 'polite');
  }
}
