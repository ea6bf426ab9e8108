import { Component, DestroyRef, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { Icon } from '../../shared/ui-icon/icon.js';
import { formatDuration } from '../../shared/util-format/format.js';
import { WorkSpell } from '../feature-queue/work-spell.js';

const TICK_MS = 10_000;
const SECOND_MS = 1_000;
const ENOUGH_SECONDS = 300;

/** A place without pictures: nothing is held meanwhile, and nothing counts but the time since one came. */
@Component({
  selector: 'odr-break-page',
  imports: [Icon, MatButton, RouterLink],
  templateUrl: './break-page.html',
  styleUrl: './break-page.scss',
})
export default class BreakPage {
  /** The queue that was left. */
  readonly from = input<string | undefined>();

  private readonly began = Date.now();
  private readonly now = signal(Date.now());
  private readonly seconds = computed(() => (this.now() - this.began) / SECOND_MS);
  protected readonly isEnough = computed(() => this.seconds() >= ENOUGH_SECONDS);
  protected readonly time = computed(() =>
    this.seconds() < 60 ? 'Less than a minute' : formatDuration(Math.floor(this.seconds() / 60) * 60),
  );

  constructor() {
    inject(WorkSpell).rested();
    const ticking = setInterval(() => this.now.set(Date.now()), TICK_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(ticking));
  }
}
