import { Service, inject, signal } from '@angular/core';

import { CAREFUL, type ModeratorSettings } from '../data/moderator.js';
import { ModeratorClient } from '../data/moderator-client.js';

const BLURS = [38, 60, 20] as const;

/** How this person wants to see pictures they have not chosen to see; kept on the server, careful until it answers. */
@Service()
export class ModeratorPreferences {
  private readonly client = inject(ModeratorClient);
  private readonly _settings = signal<ModeratorSettings>(CAREFUL);
  private loading: Promise<void> | undefined;

  readonly settings = this._settings.asReadonly();

  /** Asks once; what cannot be had leaves everything hidden. */
  load(): Promise<void> {
    this.loading ??= this.client.settings().then(
      (settings) => this._settings.set(settings),
      () => (this.loading = undefined),
    );
    return this.loading;
  }

  /** Takes effect at once. @throws what the server says; then it is as it was */
  async change(changes: Partial<ModeratorSettings>): Promise<void> {
    const before = this._settings();
    this._settings.set({ ...before, ...changes });
    try {
      await this.client.change(this._settings());
    } catch (error) {
      // Invalid, or not reachable: what is shown must be what is kept.
      this._settings.set(before);
      throw error;
    }
  }

  toggleGrey(): void {
    this.tryTo({ isGrey: !this._settings().isGrey });
  }

  /** The next of three strengths. */
  changeBlur(): void {
    const at = BLURS.findIndex((blur) => blur === this._settings().blurPx);
    this.tryTo({ blurPx: BLURS[(at + 1) % BLURS.length] ?? BLURS[0] });
  }

  /** By a key, in passing: should it not be kept, it is seen to jump back. */
  private tryTo(changes: Partial<ModeratorSettings>): void {
    this.change(changes).catch(() => undefined);
  }
}
