import { Service, effect, inject, untracked } from '@angular/core';

import { Session } from '../data-session/session.js';
import { type Kept, Keymap } from '../util-shortcuts/keymap.js';
import { KeyboardClient } from './data/keyboard-client.js';

/**
 * Keeps people's keys with their accounts. The device remembers them too, so that they work from the first moment and without
 * the server; what was changed meanwhile is told when it can be.
 */
@Service()
export class KeyboardSync {
  private readonly session = inject(Session);
  private readonly keymap = inject(Keymap);
  private readonly client = inject(KeyboardClient);
  /** Settles when everything that has left is answered: the last change must arrive last. */
  private sending: Promise<unknown> = Promise.resolve();
  /** Whose keys have been asked for; before that nothing is told, or an old device would overrule the account. */
  private asked = '';

  constructor() {
    effect(() => {
      const person = this.session.user()?.id ?? '';
      untracked(() => {
        this.keymap.belongTo(person);
        if (person !== '') void this.ask(person);
      });
    });
    effect(() => {
      const kept = this.keymap.kept();
      if (kept.isUnsent) untracked(() => this.tell(kept));
    });
  }

  private async ask(person: string): Promise<void> {
    try {
      const { keys, isOff, changedAt } = await this.client.get();
      if (this.session.user()?.id !== person) return;
      this.asked = person;
      const mine = this.keymap.kept();
      const isOnlyHere = changedAt === null && (mine.isOff || Object.keys(mine.keys).length > 0);
      if (mine.isUnsent || isOnlyHere) this.tell(mine);
      else this.keymap.take({ keys: Object.fromEntries(keys.map((one) => [one.shortcut, one.key])), isOff });
    } catch {
      // Not reachable, or a second factor is missing: the keys of this device serve until the next visit.
    }
  }

  private tell(kept: Kept): void {
    if (this.asked === '' || this.asked !== this.session.user()?.id) return;
    const keys = Object.entries(kept.keys).map(([shortcut, key]) => ({ shortcut, key }));
    this.sending = this.sending.then(() =>
      this.client.keep({ keys, isOff: kept.isOff }).then(
        () => this.keymap.confirm(kept),
        // It stays marked as untold, and goes out with the next change or visit.
        () => undefined,
      ),
    );
  }
}
