import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { GROUNDS, isComplete, NEW_POLICY, type Policy, type PolicyDraft, SEVERITIES } from '../data/policy.js';

/** Writes a policy, or the next version of one. */
@Component({
  selector: 'odr-policy-form',
  imports: [MatButton],
  templateUrl: './policy-form.html',
  styleUrl: './policy-form.scss',
})
export class PolicyForm {
  /** What a new version is written over; without it the policy is new. */
  readonly policy = input<Policy | undefined>(undefined);
  readonly isBusy = input(false);
  readonly saved = output<PolicyDraft>();
  readonly left = output();

  protected readonly grounds = GROUNDS;
  protected readonly severities = SEVERITIES;
  protected readonly draft = linkedSignal<PolicyDraft>(() => ({ ...NEW_POLICY, ...this.fields() }));
  protected readonly isReady = computed(() => isComplete(this.draft()));

  protected set<K extends keyof PolicyDraft>(field: K, value: PolicyDraft[K]): void {
    this.draft.update((draft) => ({ ...draft, [field]: value }));
  }

  protected setGround(value: string): void {
    const found = GROUNDS.find(({ ground }) => ground === value);
    if (found) this.set('ground', found.ground);
  }

  protected save(event: Event): void {
    event.preventDefault();
    if (this.isReady()) this.saved.emit(this.draft());
  }

  private fields(): PolicyDraft | undefined {
    const policy = this.policy();
    if (!policy) return undefined;
    const { code, title, text, ground, severity, requiredReviews } = policy;
    return { code, title, text, ground, severity, requiredReviews };
  }
}
