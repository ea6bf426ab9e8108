import { Component, afterNextRender, computed, input, output, signal, viewChild } from '@angular/core';
import { form, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';

import type { Problem } from '../../shared/data-problem/problem.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { beyondCode, checkCode } from '../data/code-schema.js';
import { CodeField } from './code-field.js';

/** The second step of signing in, whatever the first was: asks for a code until one is right. */
@Component({
  selector: 'odr-second-step',
  imports: [CodeField, MatButton, ProblemView],
  template: `
    <form (submit)="onSubmit($event)" novalidate>
      @if (beyond(); as problem) {
        <odr-problem [problem]="problem" [isRetryable]="false" />
      }
      <odr-code-field [field]="fields.code" [isRecovery]="isRecovery()" />
      <button matButton="filled" type="submit" [disabled]="pending()">
        {{ pending() ? 'Checking…' : 'Sign in' }}
      </button>
      <div class="ways">
        <button matButton type="button" (click)="turn()">
          {{ isRecovery() ? 'Use my device' : 'Use a recovery code' }}
        </button>
        <button matButton type="button" (click)="back.emit()">Back</button>
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 18px;
    }

    .ways {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 4px;
    }
  `,
})
export class SecondStep {
  readonly pending = input(false);
  /** What became of the last attempt. */
  readonly problem = input<Problem>();
  readonly code = output<string>();
  /** The person wants to begin anew, as somebody else for example. */
  readonly back = output<void>();

  private readonly field = viewChild.required(CodeField);
  protected readonly isRecovery = signal(false);
  private readonly sent = signal('');
  private readonly model = signal({ code: '' });
  protected readonly fields = form(this.model, (path) =>
    checkCode(
      path.code,
      () => this.isRecovery(),
      () => ({ code: this.sent(), problem: this.problem() }),
    ),
  );
  protected readonly beyond = computed(() => beyondCode(this.problem()));

  constructor() {
    // What had the focus is gone, and the code is all there is to type.
    afterNextRender(() => this.field().focus());
  }

  protected turn(): void {
    this.isRecovery.update((before) => !before);
    this.fields().reset({ code: '' });
    this.field().focus();
  }

  protected async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.fields, async () => {
      this.sent.set(this.model().code);
      this.code.emit(this.model().code.trim());
      return undefined;
    });
  }
}
