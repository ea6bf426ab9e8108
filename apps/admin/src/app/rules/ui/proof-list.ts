import { Component, computed, input } from '@angular/core';

import { Icon } from '../../shared/ui-icon/icon.js';
import { type Proof, type ProofStep, stepsOf } from '../data/proof.js';

const LOOKS = {
  met: { icon: 'check_circle', word: 'There' },
  missing: { icon: 'cancel', word: 'Missing' },
  open: { icon: 'pending', word: 'Not known yet' },
} as const;

/** What a version needs before it may act, and what of that is missing. */
@Component({
  selector: 'odr-proof-list',
  imports: [Icon],
  template: `
    <ul>
      @for (step of steps(); track step.code) {
        <li [class]="step.state">
          <odr-icon [name]="looks[step.state].icon" />
          <span>
            <span class="odr-visually-hidden">{{ looks[step.state].word }}: </span>{{ step.text }}
          </span>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      gap: 6px;
    }

    li {
      --odr-icon-size: 18px;

      display: flex;
      align-items: center;
      gap: 8px;
    }

    .met odr-icon {
      color: var(--odr-status-available);
    }

    .missing odr-icon {
      color: var(--odr-status-delisted);
    }

    .open {
      color: var(--odr-text-quiet);
    }
  `,
})
export class ProofList {
  readonly proof = input.required<Proof>();
  protected readonly steps = computed<readonly ProofStep[]>(() => stepsOf(this.proof()));
  protected readonly looks = LOOKS;
}
