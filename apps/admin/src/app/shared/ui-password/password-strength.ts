import { Component, computed, inject, input, resource } from '@angular/core';
import { PASSWORD_RULES, PASSWORD_WEAKNESSES, type PasswordWeakness } from '@odr/contracts';

import { Icon } from '../ui-icon/icon.js';
import { PasswordJudge } from '../data-password/password-judge.js';
import { WEAKNESS_WORDS } from '../data-password/weakness.js';

const STRENGTHS = ['Guessed at once', 'Easy to guess', 'Fair', 'Strong', 'Very strong'] as const;
/** What breaks a rule is never called better than this. */
const REFUSED_AT_MOST = 1;

/** How hard a new password is to guess, and the server's rules as they are met. */
@Component({
  selector: 'odr-password-strength',
  imports: [Icon],
  template: `
    <div
      class="meter"
      role="meter"
      aria-label="Strength of the password"
      aria-valuemin="0"
      aria-valuemax="4"
      [attr.aria-valuenow]="score() ?? 0"
      [attr.aria-valuetext]="word()"
      [attr.data-score]="score()"
    >
      @for (step of steps; track step) {
        <span class="step" [class.reached]="(score() ?? -1) >= step"></span>
      }
    </div>
    <p class="word" role="status">{{ word() }}</p>
    <ul aria-label="What a password needs">
      @for (rule of rules(); track rule.weakness) {
        <li [class]="rule.state">
          <odr-icon [name]="icons[rule.state]" />
          {{ rule.words }} <span class="odr-visually-hidden">{{ spoken[rule.state] }}</span>
        </li>
      }
    </ul>
  `,
  styleUrl: './password-strength.scss',
})
export class PasswordStrength {
  private readonly judge = inject(PasswordJudge);
  readonly password = input.required<string>();
  /** What is known of the person: address and name. */
  readonly identity = input<readonly string[]>([]);

  protected readonly icons = { met: 'check_circle', broken: 'cancel', open: 'pending' } as const;
  protected readonly spoken = { met: '(met)', broken: '(not met)', open: '' } as const;
  protected readonly steps = [0, 1, 2, 3, 4];
  private readonly isAsked = computed(() => this.password() !== '');
  /** Fetched at the first character; without it the rules that need no list are shown all the same. */
  private readonly engine = resource({
    params: () => this.isAsked() || undefined,
    loader: () => this.judge.load(),
  });
  private readonly loaded = computed(() => (this.engine.hasValue() ? this.engine.value() : undefined));

  private readonly broken = computed(() => {
    const engine = this.loaded();
    const context = { identity: this.identity(), isLeaked: (word: string) => engine?.isLeaked(word) ?? false };
    return new Set(PASSWORD_WEAKNESSES.filter((weakness) => PASSWORD_RULES[weakness](this.password(), context)));
  });
  protected readonly rules = computed(() =>
    PASSWORD_WEAKNESSES.map((weakness) => ({
      weakness,
      words: WEAKNESS_WORDS[weakness].rule,
      state: this.stateOf(weakness),
    })),
  );
  protected readonly score = computed(() => {
    const engine = this.loaded();
    if (engine === undefined || !this.isAsked()) return undefined;
    const score = engine.scoreOf(this.password(), this.identity());
    return this.broken().size > 0 ? Math.min(score, REFUSED_AT_MOST) : score;
  });
  protected readonly word = computed(() => STRENGTHS[this.score() ?? -1] ?? '');

  private stateOf(weakness: PasswordWeakness): 'met' | 'broken' | 'open' {
    if (!this.isAsked() || (weakness === 'too_common' && this.loaded() === undefined)) return 'open';
    if (!this.broken().has(weakness)) return 'met';
    // Everything is short and of few characters at first: that is no mistake yet.
    const isGrowing = this.broken().has('too_short') && (weakness === 'too_short' || weakness === 'too_uniform');
    return isGrowing ? 'open' : 'broken';
  }
}
