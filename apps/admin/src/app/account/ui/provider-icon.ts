import { Component, computed, input } from '@angular/core';

/** Drawn for this console, to tell the buttons apart; none is anybody's logo. */
const DRAWINGS: Readonly<Record<string, string>> = {
  // A cat's head.
  github: 'M4 3l5 3.2a12 12 0 0 1 6 0L20 3v8.5a8 8 0 0 1-16 0ZM9 11.2v2.6M15 11.2v2.6M10.5 16.6h3',
  // A speech bubble with two eyes.
  discord: 'M5 4h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-5l-4 4v-4H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2ZM9 9.6v2.2M15 9.6v2.2',
};
/** A person in a badge. */
const ANY =
  'M6 3h12a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2ZM10 6h4M9.5 12.2a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0M7.5 18a4.5 4.5 0 0 1 9 0';

/** A small drawing beside the name of a provider. It is decoration: the name carries the meaning. */
@Component({
  selector: 'odr-provider-icon',
  template: `<svg
    viewBox="0 0 24 24"
    width="100%"
    height="100%"
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    <path [attr.d]="path()" />
  </svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      inline-size: 20px;
      block-size: 20px;
      vertical-align: middle;
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class ProviderIcon {
  readonly provider = input.required<string | null>();
  protected readonly path = computed(() => DRAWINGS[this.provider() ?? ''] ?? ANY);
}
