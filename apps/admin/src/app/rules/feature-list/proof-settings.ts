import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import type { RuleSettings } from '../data/rule.js';
import { RuleClient } from '../data/rule-client.js';

const PERCENT = 100;

/** How precise a rule has to have been before it may act, for all rules. */
@Component({
  selector: 'odr-proof-settings',
  imports: [MatButton, ProblemView],
  template: `
    <details>
      <summary>What every rule has to prove before it goes live</summary>
      @if (problem(); as problem) {
        <odr-problem [problem]="problem" (again)="answer.reload()" />
      } @else if (draft(); as draft) {
        <form (submit)="$event.preventDefault(); save.run(draft)">
          <label class="odr-filter">
            Precision, at least
            <input
              #floor
              type="number"
              min="0"
              max="100"
              step="1"
              [value]="percent()"
              (input)="set({ precisionFloor: floor.valueAsNumber / 100 })"
            />
            %
          </label>
          <label class="odr-filter">
            of at least
            <input
              #hits
              type="number"
              min="1"
              max="100000"
              [value]="draft.minJudgedHits"
              (input)="set({ minJudgedHits: hits.valueAsNumber })"
            />
            hits that people have decided on
          </label>
          <button matButton="outlined" type="submit" [disabled]="!isReady() || save.pending()">Keep</button>
          <span role="status" class="odr-quiet">{{ said() }}</span>
        </form>
        @if (save.problem(); as problem) {
          <odr-problem [problem]="problem" [isRetryable]="false" consequence="Nothing was changed." />
        }
      }
    </details>
  `,
  styles: `
    form {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 10px;
      padding-block: 12px;
    }

    input {
      inline-size: 80px;
    }

    label {
      padding-inline-end: 12px;
    }
  `,
})
export class ProofSettings {
  private readonly client = inject(RuleClient);
  protected readonly answer = resource({ loader: () => this.client.settings() });
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  protected readonly draft = linkedSignal<RuleSettings | undefined>(() =>
    this.answer.hasValue() ? this.answer.value() : undefined,
  );
  protected readonly percent = computed(() => Math.round((this.draft()?.precisionFloor ?? 0) * PERCENT));
  protected readonly isReady = computed(() => {
    const { precisionFloor = NaN, minJudgedHits = NaN } = this.draft() ?? {};
    return precisionFloor >= 0 && precisionFloor <= 1 && Number.isInteger(minJudgedHits) && minJudgedHits >= 1;
  });
  protected readonly said = signal('');

  protected readonly save = action(async (settings: RuleSettings) => {
    this.draft.set(await this.client.setSettings(settings));
    this.said.set('Kept.');
  });

  protected set(change: Partial<RuleSettings>): void {
    this.said.set('');
    this.draft.update((draft) => draft && { ...draft, ...change });
  }
}
