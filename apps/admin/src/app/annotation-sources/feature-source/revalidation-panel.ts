import { Component, computed, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import type { Job } from '../../shared/data-job/job.js';
import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Progress } from '../../shared/ui-progress/progress.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { formatCount } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { injectPoll } from '../../shared/util-poll/poll.js';
import { AnnotationSourceClient } from '../data/annotation-source-client.js';
import type { AnnotationSource, InvalidAnnotation, Revalidation } from '../data/source.js';

const ASK_EVERY_MS = 1_500;

/** As the bar of progress knows it: what another schema has overtaken is as good as cancelled. */
const jobOf = ({ id, state, checked, total }: Revalidation): Job => ({
  id,
  state: state === 'superseded' ? 'cancelled' : state,
  progress: { done: checked, total },
});

/** Laying the schema in force on everything that was annotated before it: how far that is, and what it refuses. */
@Component({
  selector: 'odr-revalidation-panel',
  imports: [Cell, MatButton, ProblemView, Progress, RouterLink, ShowMore, Skeleton, Status, Table, TimeAgo],
  templateUrl: './revalidation-panel.html',
  styles: `
    :host,
    .run {
      display: grid;
      gap: 10px;
    }

    .line {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      align-items: center;
    }
  `,
})
export class RevalidationPanel {
  readonly source = input.required<AnnotationSource>();
  readonly mayEdit = input.required<boolean>();

  private readonly client = inject(AnnotationSourceClient);
  protected readonly formatCount = formatCount;
  protected readonly runs = resource({
    params: () => this.source().id,
    loader: ({ params }) => this.client.revalidations(params),
  });
  protected readonly problem = computed(() => (this.runs.error() ? toProblem(this.runs.error()) : undefined));
  protected readonly latest = computed(() => {
    const run = this.runs.hasValue() ? this.runs.value()[0] : undefined;
    return run && { ...run, job: jobOf(run) };
  });
  protected readonly isRunning = computed(() => this.latest()?.state === 'running');
  /** Of an earlier schema: what it found says nothing about the one in force. */
  protected readonly isOutdated = computed(() => {
    const latest = this.latest();
    return latest !== undefined && latest.schemaVersion !== this.source().schemaVersion;
  });
  protected readonly invalid = new PagedList<InvalidAnnotation, { readonly id: string; readonly state: string }>(
    () => ({
      id: this.source().id,
      state: `${this.latest()?.id} ${this.latest()?.state} ${this.source().schemaVersion}`,
    }),
    ({ id }, cursor) => this.client.invalid(id, cursor),
  );
  protected readonly columns: readonly Column[] = [
    { name: 'contentName', title: 'Picture' },
    { name: 'errors', title: 'Breaks' },
    { name: 'checkedAt', title: 'Looked at' },
  ];

  protected readonly start = action(async () => {
    await this.client.revalidate(this.source().id);
    this.runs.reload();
  });
  protected readonly cancel = action(async (id: string) => {
    await this.client.cancel(id);
    this.runs.reload();
  });

  constructor() {
    injectPoll(
      ASK_EVERY_MS,
      () => this.runs.reload(),
      () => this.isRunning(),
    );
  }
}
