import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';

import { toProblem } from '../../shared/data-problem/problem.js';
import { CopyBox } from '../../shared/ui-copy/copy-box.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Picture } from '../../shared/ui-picture/picture.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { formatSize, plural } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { WITHDRAWAL_WORDS } from '../data/dataset.js';
import { DatasetClient } from '../data/dataset-client.js';

/** A picture as a version lists it; or, once it has been withdrawn, that it was, when and why (the API answers 410). */
@Component({
  selector: 'odr-dataset-item-page',
  imports: [CopyBox, Empty, Picture, ProblemView, RouterLink, Skeleton, TimeAgo],
  templateUrl: './item-page.html',
  styleUrl: './item-page.scss',
})
export default class DatasetItemPage {
  readonly id = input.required<string>();
  readonly number = input.required<string>();
  readonly contentId = input.required<string>();

  private readonly client = inject(DatasetClient);

  protected readonly answer = resource({
    params: () => ({ id: this.id(), number: this.number(), contentId: this.contentId() }),
    loader: ({ params }) => this.client.item(params.id, params.number, params.contentId),
  });
  protected readonly item = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  private readonly refusal = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  protected readonly tombstone = computed(() => {
    const refusal = this.refusal();
    if (refusal?.status !== 410) return undefined;
    const { reason, withdrawnAt, sequence } = refusal.extra;
    return {
      why: WITHDRAWAL_WORDS[String(reason)] ?? refusal.detail,
      at: typeof withdrawnAt === 'string' ? withdrawnAt : undefined,
      sequence: typeof sequence === 'number' ? sequence : undefined,
    };
  });
  protected readonly problem = computed(() => (this.tombstone() ? undefined : this.refusal()));
  protected readonly formatSize = formatSize;
  protected readonly plural = plural;
}
