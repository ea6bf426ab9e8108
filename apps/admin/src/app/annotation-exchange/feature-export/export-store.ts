import { computed, inject, resource, Service, signal } from '@angular/core';
import { DOCUMENT } from '@angular/common';
import { Subject } from 'rxjs';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { saveFile } from '../../shared/util-download/save-file.js';
import type { AnnotationFilter } from '../data/annotation-filter.js';
import { ExchangeClient, type ExportWish } from '../data/exchange-client.js';
import { type FormatName, formatNamed, FORMATS } from '../data/format.js';
import type { Preview } from '../data/loss.js';

/** What a download has come to. */
interface Saved {
  readonly name: string;
  readonly bytes: number;
}

/** One export: what it would hold, the file on its way, and what it has lost. */
@Service({ autoProvided: false })
export class ExportStore {
  private readonly client = inject(ExchangeClient);
  private readonly document = inject(DOCUMENT);
  private readonly cancelled = new Subject<void>();
  private readonly _format = signal<FormatName>('lines');
  private readonly _filter = signal<AnnotationFilter>({});
  private readonly _received = signal(0);
  private readonly _saved = signal<Saved | undefined>(undefined);
  private readonly looked = resource({
    params: () => ({ format: this._format(), filter: this._filter() }),
    loader: ({ params }) => this.client.preview(params),
  });

  readonly isNormalised = signal(false);
  readonly countsTokens = signal(false);
  readonly format = computed(() => formatNamed(this._format()) ?? FORMATS[0]);
  readonly preview = computed<Preview | undefined>(() => (this.looked.hasValue() ? this.looked.value() : undefined));
  readonly isLooking = this.looked.isLoading;
  readonly problem = computed(() => (this.looked.error() ? toProblem(this.looked.error()) : undefined));
  /** Bytes of the file that are here. */
  readonly received = this._received.asReadonly();
  readonly saved = this._saved.asReadonly();

  readonly download = action(async () => {
    const wish = this.wish();
    this._saved.set(undefined);
    this._received.set(0);
    const bytes = await this.client.file(wish, (count) => this._received.set(count), this.cancelled);
    if (!bytes) return;
    const name = `annotations-${wish.format}${this.format()?.ending ?? ''}`;
    saveFile(this.document, bytes, name);
    this._saved.set({ name, bytes: bytes.size });
  });
  readonly downloadLosses = action(async () => {
    const { format, filter } = this.wish();
    saveFile(this.document, await this.client.losses({ format, filter }), `losses-${format}.ndjson`);
  });

  choose(format: FormatName, filter: AnnotationFilter): void {
    const isSame = format === this._format() && JSON.stringify(filter) === JSON.stringify(this._filter());
    if (isSame) return;
    this._format.set(format);
    this._filter.set(filter);
    this._saved.set(undefined);
  }

  cancel(): void {
    this.cancelled.next();
  }

  lookAgain(): void {
    this.looked.reload();
  }

  private wish(): ExportWish {
    return {
      format: this._format(),
      filter: this._filter(),
      isNormalised: this.isNormalised() && this._format() === 'lines',
      countsTokens: this.countsTokens() && this.format()?.countsTokens === true,
    };
  }
}
