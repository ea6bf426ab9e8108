import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { rateWords, type Wish, WISH_WORDS } from '../../shared/data-export/export.js';
import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { FileRow } from '../../shared/feature-exports/file-row.js';
import { CopyBox } from '../../shared/ui-copy/copy-box.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Progress } from '../../shared/ui-progress/progress.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { formatCount, formatDuration, formatSize, plural } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { injectPoll } from '../../shared/util-poll/poll.js';
import { DatasetClient, manifestAddress } from '../data/dataset-client.js';
import { versionPlots } from '../data/dataset-plots.js';
import { failureWord, mayAnswerFor, VERSION_WITHDRAWAL_WORDS } from '../data/dataset.js';
import { Plots } from '../ui/plots.js';
import { CardText } from './card-text.js';
import { Exclusions } from './exclusions.js';
import { VersionExports } from './version-exports.js';
import { WithdrawVersion } from './withdraw-version.js';

const LOOK_AGAIN_MS = 1_500;

/** One version: how far its listing is, then what it is cited by, how it is verified, what it is made of and where it went. */
@Component({
  selector: 'odr-version-page',
  imports: [
    CardText,
    CopyBox,
    Empty,
    Exclusions,
    FileRow,
    MatButton,
    Plots,
    ProblemView,
    Progress,
    RouterLink,
    Skeleton,
    Status,
    TimeAgo,
    VersionExports,
    WithdrawVersion,
  ],
  templateUrl: './version-page.html',
  styleUrl: './version-page.scss',
})
export default class VersionPage {
  readonly id = input.required<string>();
  /** Of the address: a number, or `latest`. */
  readonly number = input.required<string>();

  private readonly client = inject(DatasetClient);
  protected readonly session = inject(Session);

  protected readonly answer = resource({
    params: () => ({ id: this.id(), version: this.number() }),
    loader: async ({ params: { id, version } }) => {
      const [dataset, one] = await Promise.all([this.client.get(id), this.client.version(id, version)]);
      return { dataset, one };
    },
  });
  private readonly shown = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  protected readonly dataset = computed(() => this.shown()?.dataset);
  protected readonly version = computed(() => this.shown()?.one);
  private readonly refusal = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  /** Why it is gone, once it was withdrawn as a whole. */
  protected readonly withdrawal = computed(() => {
    const refusal = this.refusal();
    if (refusal?.status !== 410) return undefined;
    const { version, reason, statement, withdrawnAt } = refusal.extra;
    const why = Object.entries(VERSION_WITHDRAWAL_WORDS).find(([code]) => code === reason)?.[1];
    return { version: String(version), why: why ?? refusal.title, said: String(statement), at: String(withdrawnAt) };
  });
  protected readonly problem = computed(() => (this.withdrawal() ? undefined : this.refusal()));
  protected readonly isUnfinished = computed(() => ['building', 'paused'].includes(this.version()?.state ?? ''));
  protected readonly answersFor = computed(() =>
    mayAnswerFor(this.dataset(), this.session.user()?.id, this.session.can('dataset.manage')),
  );

  private readonly others = resource({
    params: () => this.id(),
    loader: ({ params }) => this.client.versions(params, undefined),
  });
  /** What it can be compared with: finished, not withdrawn, and not itself. */
  protected readonly earlier = computed(() =>
    this.others.hasValue()
      ? this.others
          .value()
          .items.filter(
            ({ state, version, withdrawal }) => state === 'done' && !withdrawal && version !== this.number(),
          )
      : [],
  );

  protected readonly compared = linkedSignal(() => this.earlier()[0]?.version ?? '');

  protected readonly tell = action(async (wish: Wish) => {
    await this.client.tell(this.id(), this.number(), wish);
    this.answer.reload();
  });
  protected readonly wishes = computed<readonly Wish[]>(() => {
    if (!this.answersFor()) return [];
    return this.version()?.state === 'paused' ? ['resume', 'cancel'] : ['pause', 'cancel'];
  });
  protected readonly job = computed(() => {
    const one = this.version();
    return { state: one?.state === 'paused' ? 'paused' : 'running', progress: one?.progress ?? null } as const;
  });
  protected readonly plots = computed(() => {
    const one = this.version();
    return one ? versionPlots(one) : [];
  });
  protected readonly manifest = computed(() => manifestAddress(this.id(), this.number()));

  protected readonly wishWords = WISH_WORDS;
  protected readonly failureWord = failureWord;
  protected readonly rateWords = rateWords;
  protected readonly formatCount = formatCount;
  protected readonly formatDuration = formatDuration;
  protected readonly formatSize = formatSize;
  protected readonly plural = plural;

  constructor() {
    injectPoll(
      LOOK_AGAIN_MS,
      () => this.answer.reload(),
      () => this.version()?.state === 'building',
    );
  }
}
