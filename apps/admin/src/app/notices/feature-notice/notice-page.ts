import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { NoticeGround } from '@odr/contracts';

import { action } from '../../shared/data-problem/action.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { EMPTY_NOTICE, GROUNDS, missingOf, type NoticeDraft, sha256Of } from '../data/notice.js';
import { PublicNoticeClient } from '../data/public-notice-client.js';

/** Where anybody objects to something that is published here, without an account. */
@Component({
  selector: 'odr-notice-page',
  imports: [MatButton, ProblemView, RouterLink],
  templateUrl: './notice-page.html',
  styleUrl: './notice-page.scss',
})
export default class NoticePage {
  private readonly client = inject(PublicNoticeClient);
  private readonly router = inject(Router);

  /** What it is about, when a page led here. */
  readonly about = input<string>();

  protected readonly draft = linkedSignal<NoticeDraft>(() => ({
    ...EMPTY_NOTICE,
    location: this.about() ? `/contents/${this.about()}` : '',
  }));
  protected readonly grounds = GROUNDS;
  protected readonly needsNobody = computed(() => this.draft().ground === NoticeGround.ChildAbuse);
  protected readonly missing = signal<string | undefined>(undefined);

  protected readonly hash = action(async (file: Blob) => this.set('location', await sha256Of(file)));
  protected readonly send = action(async () => {
    const { token } = await this.client.file(this.draft());
    await this.router.navigate(['/notice', token]);
  });

  protected set<K extends keyof NoticeDraft>(key: K, value: NoticeDraft[K]): void {
    this.draft.update((draft) => ({ ...draft, [key]: value }));
  }

  protected chooseGround(value: string): void {
    const chosen = GROUNDS.find((ground) => ground.value === value);
    if (chosen) this.set('ground', chosen.value);
  }

  protected async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    this.missing.set(missingOf(this.draft()));
    if (this.missing() === undefined) await this.send.run();
  }
}
