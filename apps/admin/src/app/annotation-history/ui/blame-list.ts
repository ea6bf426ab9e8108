import { Component, computed, input, output } from '@angular/core';

import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { type Blame, causeWord, whoWord } from '../data/history.js';
import { nameOf, valueAt, valueWord } from '../data/pointer.js';

/** More than people read; the rest is counted. */
const MAX_SHOWN = 200;

/** Each part of a value and who wrote it last; without blame, the value alone. */
@Component({
  selector: 'odr-blame-list',
  imports: [TimeAgo],
  template: `
    <dl>
      @for (part of parts(); track part.path) {
        <div class="odr-card">
          <dt>{{ part.name }}</dt>
          <dd class="value">{{ part.value }}</dd>
          @if (part.head; as head) {
            <dd class="odr-quiet">
              <button type="button" (click)="look.emit(head.version)">Version {{ head.version }}</button>
              · {{ causeWord(head) }} · {{ whoWord(head, me()) }} · <odr-time-ago [at]="head.createdAt" />
            </dd>
          }
        </div>
      }
    </dl>
    @if (more() > 0) {
      <p class="odr-quiet">And {{ more() }} more.</p>
    }
  `,
  styleUrl: './blame-list.scss',
})
export class BlameList {
  readonly value = input.required<unknown>();
  readonly blame = input<Blame>();
  /** Who looks at it, if anybody is signed in. */
  readonly me = input<string>();
  readonly look = output<number>();

  private readonly items = computed(
    () => this.blame()?.items ?? pathsOf(this.value()).map((path) => ({ path, version: 0 })),
  );
  protected readonly more = computed(() => this.items().length - MAX_SHOWN);
  protected readonly parts = computed(() => {
    const heads = new Map(this.blame()?.versions.map((head) => [head.version, head]));
    return this.items()
      .slice(0, MAX_SHOWN)
      .map(({ path, version }) => ({
        path,
        name: nameOf(this.value(), path),
        value: valueWord(valueAt(this.value(), path)),
        head: heads.get(version),
      }));
  });
  protected readonly causeWord = causeWord;
  protected readonly whoWord = whoWord;
}

const pathsOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.keys(value).map((name) => `/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`)
    : [''];
