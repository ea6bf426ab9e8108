import { Component, computed, input } from '@angular/core';

import { formatRelative } from './format.js';

/** A time in relative words; the exact time stands in the tooltip and in the machine-readable attribute. */
@Component({
  selector: 'odr-time-ago',
  template: `<time [attr.datetime]="at()" [title]="exact()">{{ relative() }}</time>`,
})
export class TimeAgo {
  readonly at = input.required<string>();
  protected readonly relative = computed(() => formatRelative(this.at(), Date.now()));
  protected readonly exact = computed(() =>
    new Date(this.at()).toLocaleString('en', { dateStyle: 'long', timeStyle: 'medium' }),
  );
}
