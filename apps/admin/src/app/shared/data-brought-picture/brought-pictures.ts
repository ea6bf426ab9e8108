import { Service } from '@angular/core';

/** Enough to go back a few steps; a file can be large. */
const MOST = 6;

/**
 * Pictures that somebody brought along to find their like. The address holds a key, so that going back works; the picture
 * itself stays in this tab, and a reload forgets it.
 */
@Service()
export class BroughtPictures {
  private readonly held = new Map<string, File>();

  /** @returns the key that stands in the address. Drawn by lot: after a reload an old address must not lead to another picture. */
  keep(picture: File): string {
    const key = Math.random().toString(36).slice(2, 10).padEnd(8, '0');
    this.held.set(key, picture);
    const [oldest] = this.held.keys();
    if (this.held.size > MOST && oldest !== undefined) this.held.delete(oldest);
    return key;
  }

  get(key: string): File | undefined {
    return this.held.get(key);
  }
}
