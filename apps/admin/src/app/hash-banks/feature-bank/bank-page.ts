import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Picture } from '../../shared/ui-picture/picture.js';
import { Progress } from '../../shared/ui-progress/progress.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { plural } from '../../shared/util-format/format.js';
import { injectPoll } from '../../shared/util-poll/poll.js';
import {
  EFFECT_WORDS,
  figuresOf,
  heldWords,
  type HashBankResponse,
  type HashEntryResponse,
  type HashMatchResponse,
  isMoving,
  jobOf,
  KIND_WORDS,
  type LineResult,
  tallyOf,
} from '../data/bank.js';
import { BankClient } from '../data/bank-client.js';

const LOOK_AGAIN_MS = 2_000;
const HASH = /^[0-9a-f]{64}$/i;

/** One bank: what it knows, what it has matched, and what it would match. */
@Component({
  selector: 'odr-bank-page',
  imports: [
    Empty,
    MatButton,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    Picture,
    ProblemView,
    Progress,
    RouterLink,
    ShowMore,
    Skeleton,
  ],
  templateUrl: './bank-page.html',
  styleUrl: './bank-page.scss',
})
export default class BankPage {
  readonly id = input.required<string>();
  /** From the address: a picture to put in. */
  readonly contentId = input<string>();

  private readonly client = inject(BankClient);
  private readonly snacks = inject(MatSnackBar);
  private readonly session = inject(Session);

  private readonly answer = resource({ params: () => this.id(), loader: ({ params }) => this.client.get(params) });
  /** The last good answer stays while a later one is on its way. */
  protected readonly bank = linkedSignal<HashBankResponse | undefined, HashBankResponse | undefined>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly problem = computed(() => {
    const error = this.answer.error();
    return error ? toProblem(error) : undefined;
  });
  private readonly turn = signal(0);
  protected readonly entries = new PagedList<HashEntryResponse, { readonly id: string; readonly turn: number }>(
    () => ({ id: this.id(), turn: this.turn() }),
    ({ id }, cursor) => this.client.entries(id, cursor),
  );
  protected readonly matches = new PagedList<HashMatchResponse, { readonly id: string; readonly turn: number }>(
    () => ({ id: this.id(), turn: this.turn() }),
    ({ id }, cursor) => this.client.matches(id, cursor),
  );
  protected readonly mayManage = computed(() => this.session.can('hash_bank.manage'));
  protected readonly seed = linkedSignal(() => this.contentId() ?? '');
  protected readonly lines = signal('');
  protected readonly results = signal<readonly LineResult[] | undefined>(undefined);
  protected readonly refused = computed(() => this.results()?.filter(({ status }) => status >= 400) ?? []);
  protected readonly tally = computed(() => tallyOf(this.results() ?? []));

  protected readonly kindWords = KIND_WORDS;
  protected readonly effectWords = EFFECT_WORDS;
  protected readonly figuresOf = figuresOf;
  protected readonly heldWords = heldWords;
  protected readonly isMoving = isMoving;
  protected readonly jobOf = jobOf;
  protected readonly plural = plural;

  protected readonly command = action(async (work: () => Promise<unknown>, told: string) => {
    try {
      await work();
      this.snacks.open(told, undefined, { duration: 5_000 });
    } finally {
      // Also after a refusal: somebody else may have changed the bank.
      this.reload();
    }
  });

  constructor() {
    injectPoll(
      LOOK_AGAIN_MS,
      () => this.reload(),
      () => isMoving(this.bank()?.scan),
    );
  }

  protected add(): void {
    const seed = this.seed().trim();
    const entry = HASH.test(seed) ? { hash: seed } : { contentId: seed };
    void this.command.run(async () => {
      await this.client.add(this.id(), entry);
      this.seed.set('');
    }, 'Added. Everything here is compared with it.');
  }

  protected importLines(): void {
    void this.command.run(async () => {
      this.results.set(await this.client.importLines(this.id(), this.lines()));
    }, 'Read.');
  }

  protected async read(files: FileList | null): Promise<void> {
    this.lines.set((await files?.item(0)?.text()) ?? '');
  }

  protected toggle(bank: HashBankResponse): void {
    const isEnabled = !bank.isEnabled;
    void this.command.run(() => this.client.update(bank, { isEnabled }), isEnabled ? 'Switched on.' : 'Switched off.');
  }

  protected resume(): void {
    void this.command.run(() => this.client.resume(this.id()), 'It hides again what it knows.');
  }

  protected search(): void {
    void this.command.run(() => this.client.search(this.id()), 'Looking through everything here.');
  }

  protected settle(searchId: string, how: 'apply' | 'discard'): void {
    const told = how === 'apply' ? 'It is being done.' : 'Nothing was done.';
    void this.command.run(() => this.client.settle(this.id(), searchId, how), told);
  }

  protected rule({ id }: HashEntryResponse, confirmed: HashEntryResponse['confirmed']): void {
    void this.command.run(() => this.client.rule(this.id(), id, confirmed), `The entry is ${confirmed}.`);
  }

  protected reload(): void {
    this.answer.reload();
    this.turn.update((turn) => turn + 1);
  }
}
