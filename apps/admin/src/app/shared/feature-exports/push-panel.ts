import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { PushTarget } from '@odr/contracts';

import { ExportClient } from '../data-export/data/export-client.js';
import { type NewPush, type Push, type Wish, WISH_WORDS, wishesOf } from '../data-export/export.js';
import { errorOf, isMoving } from '../data-job/job.js';
import { action } from '../data-problem/action.js';
import { toProblem } from '../data-problem/problem.js';
import { ProblemView } from '../ui-error/problem-view.js';
import { Progress } from '../ui-progress/progress.js';
import { Status } from '../ui-status/status.js';
import { formatSize, plural } from '../util-format/format.js';
import { injectPoll } from '../util-poll/poll.js';

const LOOK_AGAIN_MS = 2_000;

/** Takes a finished export to the Hugging Face Hub or to a bucket, and shows what was taken. Nothing is asked until it is opened. */
@Component({
  selector: 'odr-push-panel',
  imports: [MatButton, ProblemView, Progress, Status],
  templateUrl: './push-panel.html',
  styleUrl: './push-panel.scss',
})
export class PushPanel {
  private readonly client = inject(ExportClient);

  readonly exportId = input.required<string>();

  protected readonly isOpen = signal(false);
  protected readonly target = signal<PushTarget>(PushTarget.HuggingFace);
  protected readonly answer = resource({
    params: () => (this.isOpen() ? this.exportId() : undefined),
    loader: ({ params }) => this.client.pushes(params),
  });
  protected readonly pushes = computed(() => (this.answer.hasValue() ? this.answer.value() : []));
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  protected readonly send = action(async (form: HTMLFormElement) => {
    await this.client.push(this.exportId(), bodyOf(this.target(), new FormData(form)));
    // What opens the door does not stay in the page.
    form.reset();
    this.answer.reload();
  });
  protected readonly tell = action(async (push: Push, wish: Wish) => {
    await this.client.tellPush(push.id, wish);
    this.answer.reload();
  });

  protected readonly targets = PushTarget;
  protected readonly wishesOf = wishesOf;
  protected readonly wishWords = WISH_WORDS;
  protected readonly errorOf = errorOf;
  protected readonly formatSize = formatSize;
  protected readonly plural = plural;

  constructor() {
    injectPoll(
      LOOK_AGAIN_MS,
      () => this.answer.reload(),
      () => this.pushes().some(isMoving),
    );
  }

  protected submit(event: SubmitEvent): void {
    event.preventDefault();
    if (event.target instanceof HTMLFormElement) void this.send.run(event.target);
  }

  protected placeOf({ destination: { repository, branch, bucket, prefix, endpoint } }: Push): string {
    if (repository) return branch ? `${repository}, ${branch}` : repository;
    return [endpoint, bucket, prefix].filter(Boolean).join('/');
  }
}

function bodyOf(target: PushTarget, data: FormData): NewPush {
  const text = (name: string): string => String(data.get(name) ?? '').trim();
  const given = (name: string): Record<string, string> => (text(name) === '' ? {} : { [name]: text(name) });
  if (target === PushTarget.HuggingFace) {
    const visibility = data.has('public') ? 'public' : 'private';
    return { huggingFace: { repository: text('repository'), visibility, token: text('token') } };
  }
  return {
    s3: {
      bucket: text('bucket'),
      accessKeyId: text('accessKeyId'),
      secretAccessKey: text('secretAccessKey'),
      ...given('prefix'),
      ...given('endpoint'),
      ...given('region'),
    },
  };
}
