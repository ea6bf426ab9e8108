import { Clipboard } from '@angular/cdk/clipboard';
import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatSnackBar } from '@angular/material/snack-bar';

import { toProblem } from '../../shared/data-problem/problem.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { type AttributionFormat, ItemClient } from '../data/item-client.js';

/** The line to put beside the picture when it is used, ready to copy. */
@Component({
  selector: 'odr-attribution-box',
  imports: [Icon, MatButton, Skeleton],
  template: `
    <h2>Attribution</h2>
    @if (text(); as line) {
      <blockquote>{{ line }}</blockquote>
      <div class="copy">
        @for (one of formats; track one.format) {
          <button matButton type="button" (click)="copy(one.format, one.word)">
            <odr-icon matButtonIcon name="content_copy" /> {{ one.word }}
          </button>
        }
      </div>
    } @else if (hasFailed()) {
      <p class="odr-quiet">The attribution could not be loaded.</p>
    } @else {
      <odr-skeleton shape="line" [count]="2" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }

    blockquote {
      margin: 0;
      padding-inline-start: 12px;
      border-inline-start: 3px solid var(--odr-line);
      overflow-wrap: anywhere;
    }

    .copy {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      margin-inline-start: -8px;
    }
  `,
  host: { class: 'odr-card' },
})
export class AttributionBox {
  readonly contentId = input.required<string>();
  readonly text = input<string | undefined>();
  readonly hasFailed = input(false);

  private readonly client = inject(ItemClient);
  private readonly clipboard = inject(Clipboard);
  private readonly snackBar = inject(MatSnackBar);
  protected readonly formats: readonly { readonly format: AttributionFormat; readonly word: string }[] = [
    { format: 'text', word: 'Copy text' },
    { format: 'html', word: 'HTML' },
    { format: 'markdown', word: 'Markdown' },
  ];

  protected async copy(format: AttributionFormat, word: string): Promise<void> {
    try {
      const line = await this.client.attribution(this.contentId(), format);
      const isCopied = this.clipboard.copy(line);
      this.snackBar.open(
        isCopied ? `Attribution copied (${word.replace('Copy ', '')})` : 'The browser did not allow copying',
        undefined,
        { duration: 3_000 },
      );
    } catch (error) {
      // The server may be away just now: the person is told and can press again.
      this.snackBar.open(toProblem(error).title, undefined, { duration: 5_000 });
    }
  }
}
