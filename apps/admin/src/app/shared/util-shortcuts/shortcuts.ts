import { DOCUMENT } from '@angular/common';
import { DestroyRef, Service, computed, inject, signal } from '@angular/core';

import { isEditableTarget, isPressable } from './editable-target.js';

/** One key and what it does. `key` is `KeyboardEvent.key`, in lower case for letters; aliases share the label. */
export interface Shortcut {
  readonly key: string;
  readonly aliases?: readonly string[];
  readonly label: string;
  readonly run: () => void;
  /** Whether it does something right now; the help shows it either way. */
  readonly isEnabled?: () => boolean;
}

export interface ShortcutScope {
  readonly name: string;
  readonly shortcuts: readonly Shortcut[];
  /** A modal scope hides the scopes below it, as a dialog does. */
  readonly isModal: boolean;
}

/** The one listener of the console. Scopes stack: the newest that knows the key answers. */
@Service()
export class Shortcuts {
  private readonly scopes = signal<readonly ShortcutScope[]>([]);
  private readonly _isOff = signal(false);

  /** What help renders, nearest first. */
  readonly visible = computed(() => reachable(this.scopes()));
  readonly isOff = this._isOff.asReadonly();

  constructor() {
    const document = inject(DOCUMENT);
    const listen = (event: KeyboardEvent): void => this.handle(event);
    document.addEventListener('keydown', listen);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('keydown', listen));
  }

  /** Adds keys until the returned function is called. */
  scope(name: string, shortcuts: readonly Shortcut[], options: { readonly isModal?: boolean } = {}): () => void {
    const scope: ShortcutScope = { name, shortcuts, isModal: options.isModal ?? false };
    this.scopes.update((all) => [...all, scope]);
    return () => this.scopes.update((all) => all.filter((one) => one !== scope));
  }

  /** Single keys can be switched off for speech input and shaky hands (WCAG 2.1.4). */
  setOff(isOff: boolean): void {
    this._isOff.set(isOff);
  }

  private handle(event: KeyboardEvent): void {
    if (this._isOff() || event.defaultPrevented || event.repeat || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.composedPath()[0] ?? event.target;
    if (isEditableTarget(target)) return;
    if ((event.key === ' ' || event.key === 'Enter') && isPressable(target)) return;
    const found = find(this.visible(), normal(event.key));
    if (!found) return;
    event.preventDefault();
    found.run();
  }
}

function reachable(scopes: readonly ShortcutScope[]): readonly ShortcutScope[] {
  const modal = scopes.findLastIndex((scope) => scope.isModal);
  return scopes.slice(Math.max(modal, 0)).toReversed();
}

function find(scopes: readonly ShortcutScope[], key: string): Shortcut | undefined {
  for (const scope of scopes) {
    const found = scope.shortcuts.find(
      (one) => (one.key === key || one.aliases?.includes(key)) && (one.isEnabled?.() ?? true),
    );
    if (found) return found;
  }
  return undefined;
}

const normal = (key: string): string => (key.length === 1 ? key.toLowerCase() : key);

/** How a key is written on a button or in the help. */
export function keyLabel(key: string): string {
  return KEY_LABELS[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

const KEY_LABELS: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
};
