import { Service, signal } from '@angular/core';

const GREY = 'odr.moderation.grey';

/** How this person wants to see pictures they have not chosen to see; kept on this device. */
@Service()
export class ModeratorPreferences {
  private readonly _isGrey = signal(localStorage.getItem(GREY) === '1');
  readonly isGrey = this._isGrey.asReadonly();

  toggleGrey(): void {
    this._isGrey.update((isGrey) => !isGrey);
    localStorage.setItem(GREY, this._isGrey() ? '1' : '0');
  }
}
