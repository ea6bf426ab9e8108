import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { Router, RouterLink } from '@angular/router';
import type { HashBankKind } from '@odr/contracts';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { figuresOf, KIND_WORDS } from '../data/bank.js';
import { BankClient } from '../data/bank-client.js';

/** Banks of known pictures: what comes in is compared with them before anybody sees it. */
@Component({
  selector: 'odr-banks-page',
  imports: [
    Empty,
    MatButton,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatOption,
    MatSelect,
    ProblemView,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './banks-page.html',
  styleUrl: './banks-page.scss',
})
export default class BanksPage {
  private readonly client = inject(BankClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  private readonly answer = resource({ loader: () => this.client.list() });
  protected readonly banks = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  protected readonly problem = computed(() => {
    const error = this.answer.error();
    return error ? toProblem(error) : undefined;
  });
  protected readonly mayManage = computed(() => this.session.can('hash_bank.manage'));
  protected readonly isMaking = signal(false);
  protected readonly name = signal('');
  protected readonly kind = signal<HashBankKind>('review');
  protected readonly distance = signal(30);
  protected readonly isNamed = computed(() => /^[A-Z][A-Z0-9_]{0,63}$/.test(this.name()));
  protected readonly kinds = Object.entries(KIND_WORDS) as [HashBankKind, string][];
  protected readonly kindWords = KIND_WORDS;
  protected readonly figuresOf = figuresOf;

  protected readonly make = action(async () => {
    const { id } = await this.client.create({ name: this.name(), kind: this.kind(), distance: this.distance() });
    await this.router.navigate(['/hash-banks', id]);
  });

  protected reload(): void {
    this.answer.reload();
  }
}
