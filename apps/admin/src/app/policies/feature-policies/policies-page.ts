import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { groundWord, type Policy, type PolicyDraft, severityWord } from '../data/policy.js';
import { PolicyClient } from '../data/policy-client.js';
import { PolicyForm } from '../ui/policy-form.js';

/** What decisions are measured by: read by everyone, written by administrators, version by version. */
@Component({
  selector: 'odr-policies-page',
  imports: [Empty, Icon, MatButton, PolicyForm, ProblemView, Skeleton],
  templateUrl: './policies-page.html',
  styleUrl: './policies-page.scss',
})
export default class PoliciesPage {
  private readonly client = inject(PolicyClient);
  private readonly session = inject(Session);

  protected readonly mayWrite = computed(() => this.session.can('policy.manage'));
  protected readonly answer = resource({
    params: () => ({ withRetired: this.mayWrite() }),
    loader: ({ params }) => this.client.list(params.withRetired),
  });
  protected readonly policies = linkedSignal<readonly Policy[] | undefined, readonly Policy[] | undefined>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  /** Code of the policy that is being written over; an empty one for a new policy. */
  protected readonly writing = signal<string | undefined>(undefined);
  protected readonly groundWord = groundWord;
  protected readonly severityWord = severityWord;

  protected readonly create = action(async (draft: PolicyDraft) => {
    await this.client.create(draft);
    this.done();
  });

  protected readonly change = action(async (policy: Policy, { code: _, ...draft }: PolicyDraft) => {
    await this.client.change(policy, draft);
    this.done();
  });

  protected readonly retire = action(async (policy: Policy) => {
    await this.client.change(policy, { isActive: !policy.isActive });
    this.done();
  });

  protected start(code: string): void {
    this.create.clear();
    this.change.clear();
    this.writing.set(code);
  }

  private done(): void {
    this.writing.set(undefined);
    this.answer.reload();
  }
}
