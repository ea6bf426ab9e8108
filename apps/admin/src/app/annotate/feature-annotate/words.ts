import { Service, inject, signal } from '@angular/core';

import { type TermKind, VocabularyClient } from '../data/vocabulary-client.js';

const KEY = 'odr.annotate.labels';
/** As many as there are number keys. */
const PALETTE = 9;
const QUIET_MS = 120;

/** Labels at hand under the number keys, and words to complete what is typed. */
@Service()
export class Words {
  private readonly client = inject(VocabularyClient);
  private readonly _palette = signal<readonly string[]>(remembered());
  private readonly _found = signal<Readonly<Record<TermKind, readonly string[]>>>({ tag: [], label: [] });
  private readonly asked = new Map<string, Promise<readonly string[]>>();
  private latest = '';

  /** The place of a label is its key, so it stays where it is. */
  readonly palette = this._palette.asReadonly();
  readonly found = this._found.asReadonly();

  /** Looks words up once one pauses; of several that commas part, the last. A later call makes an earlier one void. */
  async look(kind: TermKind, typed: string): Promise<void> {
    const prefix = (kind === 'tag' ? typed.split(',').at(-1) : typed)?.trim() ?? '';
    const key = `${kind} ${prefix.toLowerCase()}`;
    this.latest = key;
    if (!this.asked.has(key)) await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    if (this.latest !== key) return;
    const terms = await this.ask(kind, prefix, key);
    if (this.latest === key) this._found.update((found) => ({ ...found, [kind]: terms }));
  }

  /** Fills an empty palette with what others use most. */
  async begin(): Promise<void> {
    if (this._palette().length > 0) return;
    const terms = await this.ask('label', '', 'label ');
    if (this._palette().length === 0) this._palette.set(terms.slice(0, PALETTE));
  }

  /** Puts a label that is not there on a free key, or on the one that was given out first. */
  use(label: string): void {
    if (label === '' || this._palette().includes(label)) return;
    this._palette.update((all) => (all.length < PALETTE ? [...all, label] : [...all.slice(1), label]));
    try {
      localStorage.setItem(KEY, JSON.stringify(this._palette()));
    } catch {
      // A browser without storage forgets them with the page; nothing is lost but a convenience.
    }
  }

  private ask(kind: TermKind, prefix: string, key: string): Promise<readonly string[]> {
    const known = this.asked.get(key);
    if (known) return known;
    const asked = this.client.find(kind, prefix).then(
      (terms) => terms.map(({ term }) => term),
      () => {
        // Completion is a help: without it one types.
        this.asked.delete(key);
        return [];
      },
    );
    this.asked.set(key, asked);
    return asked;
  }
}

function remembered(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, PALETTE) : [];
  } catch {
    // Somebody else's writing under our name: begin anew.
    return [];
  }
}
