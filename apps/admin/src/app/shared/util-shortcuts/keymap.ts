import { Service, signal } from '@angular/core';

/** The key that somebody chose for a shortcut; null switches it off. */
export type ChosenKeys = Readonly<Record<string, string | null>>;

/** What somebody changed. */
export interface Kept {
  readonly keys: ChosenKeys;
  readonly isOff: boolean;
  /** Whether nobody but this device knows. */
  readonly isUnsent?: boolean;
}

const NOTHING: Kept = { keys: {}, isOff: false };
const KEY = 'odr.keys';

/** What one person changed about the keys (WCAG 2.1.4), as this device knows it. */
@Service()
export class Keymap {
  private readonly _kept = signal<Kept>(read(''));
  private person = '';

  readonly kept = this._kept.asReadonly();

  /** Takes up what this person keeps. */
  belongTo(person: string): void {
    if (person === this.person) return;
    this.person = person;
    this._kept.set(read(person));
  }

  /** What the account says, which other devices may have changed. */
  take(kept: Pick<Kept, 'keys' | 'isOff'>): void {
    this.remember({ ...NOTHING, ...kept });
  }

  /** The account knows what it was told; what was changed since is still to be told. */
  confirm(told: Kept): void {
    if (this._kept() === told) this.remember({ ...told, isUnsent: false });
  }

  /** @param key undefined goes back to how it was meant */
  choose(shortcut: string, key: string | null | undefined): void {
    const { [shortcut]: _before, ...others } = this._kept().keys;
    this.keep({ ...this._kept(), keys: key === undefined ? others : { ...others, [shortcut]: key } });
  }

  setOff(isOff: boolean): void {
    this.keep({ ...this._kept(), isOff });
  }

  reset(): void {
    this.keep(NOTHING);
  }

  private keep(kept: Kept): void {
    this.remember({ ...kept, isUnsent: this.person !== '' });
  }

  private remember(kept: Kept): void {
    this._kept.set(kept);
    localStorage.setItem(nameFor(this.person), JSON.stringify(kept));
  }
}

const nameFor = (person: string): string => `${KEY}.${person || 'anyone'}`;

function read(person: string): Kept {
  try {
    return { ...NOTHING, ...(JSON.parse(localStorage.getItem(nameFor(person)) ?? '{}') as Partial<Kept>) };
  } catch {
    // Written by hand or by another version: the keys are as they were meant.
    return NOTHING;
  }
}
