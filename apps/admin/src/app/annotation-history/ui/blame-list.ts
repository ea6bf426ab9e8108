import { Component, computed, input, output } from '@angular/core';

import { whoWord } from '../../shared/util-annotation/who.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { type Blame, causeWord } from '../data/history.js';
import { nameOf, pathsBelow, valueAt, valueWord } from '../data/pointer.js';

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

  private readonly items = computed(() => partsOf(this.blame()?.items ?? [{ path: '', version: 0 }], this.value()));
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

/** Who wrote the whole wrote all its members, but for those that are told apart. Lists of places are told one by one. */
function partsOf(
  items: Blame['items'],
  value: unknown,
  told: ReadonlySet<string> = new Set(items.map(({ path }) => path)),
): Blame['items'] {
  return items.flatMap(({ path, version }) => {
    const below = isSplit(path) ? pathsBelow(value, path) : [];
    if (below.length === 0) return [{ path, version }];
    const others = below.filter((one) => !told.has(one));
    return partsOf(
      others.map((one) => ({ path: one, version })),
      value,
      told,
    );
  });
}

/** Whether one reads it part by part: the whole, and objects in the picture. */
const isSplit = (path: string): boolean => path === '' || path === '/objects';
