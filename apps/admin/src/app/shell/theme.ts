import { DOCUMENT } from '@angular/common';
import { Service, effect, inject, signal } from '@angular/core';

export type ThemeChoice = 'system' | 'light' | 'dark';

const KEY = 'odr.theme';
const CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark'];

/** Light, dark, or what the system says; kept on this device. */
@Service()
export class Theme {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly _choice = signal<ThemeChoice>(stored());
  readonly choice = this._choice.asReadonly();

  constructor() {
    effect(() => {
      const choice = this._choice();
      if (choice === 'system') this.root.removeAttribute('data-theme');
      else this.root.setAttribute('data-theme', choice);
    });
  }

  choose(choice: ThemeChoice): void {
    this._choice.set(choice);
    localStorage.setItem(KEY, choice);
  }
}

function stored(): ThemeChoice {
  const value = localStorage.getItem(KEY);
  return CHOICES.find((choice) => choice === value) ?? 'system';
}
