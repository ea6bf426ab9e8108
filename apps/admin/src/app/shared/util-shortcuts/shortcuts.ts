import { DOCUMENT } from '@angular/common';
import { DestroyRef, Service, computed, inject, signal } from '@angular/core';

import { isEditableTarget, isPressable } from './editable-target.js';
import { type ChosenKeys, Keymap } from './keymap.js';

/**
 * One key and what it does. `key` is `KeyboardEvent.key`, in lower case for letters; `Ctrl+` and `Shift+` stand before it, and
 * Ctrl is the command key on a Mac. Aliases share the label.
 */
export interface Shortcut {
  readonly key: string;
  readonly aliases?: readonly string[];
  readonly label: string;
  readonly run: () => void;
  /** Called when the key is let go. */
  readonly release?: () => void;
  /** Whether it runs on and on while the key is held. */
  readonly isRepeating?: boolean;
  /** Whether it works while somebody types. */
  readonly isForTyping?: boolean;
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
  private readonly keymap = inject(Keymap);
  private readonly scopes = signal<readonly ShortcutScope[]>([]);
  private held: Shortcut | undefined;

  /** What help renders, nearest first. */
  readonly visible = computed(() => reachable(this.scopes()));
  readonly isOff = computed(() => this.keymap.kept().isOff);
  private readonly chosen = computed(() => this.keymap.kept().keys);

  constructor() {
    const document = inject(DOCUMENT);
    const listen = (event: KeyboardEvent): void => this.handle(event);
    const letGo = (): void => this.release();
    document.addEventListener('keydown', listen);
    document.addEventListener('keyup', letGo);
    document.defaultView?.addEventListener('blur', letGo);
    inject(DestroyRef).onDestroy(() => {
      document.removeEventListener('keydown', listen);
      document.removeEventListener('keyup', letGo);
      document.defaultView?.removeEventListener('blur', letGo);
    });
  }

  /** Adds keys until the returned function is called. */
  scope(name: string, shortcuts: readonly Shortcut[], options: { readonly isModal?: boolean } = {}): () => void {
    const scope: ShortcutScope = { name, shortcuts, isModal: options.isModal ?? false };
    this.scopes.update((all) => [...all, scope]);
    return () => this.scopes.update((all) => all.filter((one) => one !== scope));
  }

  /** Single keys can be switched off for speech input and shaky hands (WCAG 2.1.4). */
  setOff(isOff: boolean): void {
    this.keymap.setOff(isOff);
  }

  /** The key that runs this now, as somebody may have chosen; undefined while it has none. */
  keyOf(scope: string, key: string): string | undefined {
    return chosenKey(this.chosen(), scope, key);
  }

  /** The key of what is reached by this one from here, for hints on buttons. */
  shown(key: string): string | undefined {
    const scope = this.visible().find(({ shortcuts }) => shortcuts.some((one) => one.key === key));
    return scope ? this.keyOf(scope.name, key) : key;
  }

  /** What else this key does here already, by its label. */
  takenBy(key: string, except: Shortcut): string | undefined {
    for (const { name, shortcuts } of this.visible()) {
      const taken = shortcuts.find(
        (one) => one !== except && (this.keyOf(name, one.key) === key || one.aliases?.includes(key)),
      );
      if (taken) return taken.label;
    }
    return undefined;
  }

  private handle(event: KeyboardEvent): void {
    const hasCtrl = event.ctrlKey || event.metaKey;
    if (event.defaultPrevented || event.isComposing || event.altKey || (this.isOff() && !hasCtrl)) return;
    const found = find(this.visible(), chordsOf(event), this.chosen());
    if (!found) return;
    const target = event.composedPath()[0] ?? event.target;
    if (isEditableTarget(target) && !found.isForTyping) return;
    if (!hasCtrl && (event.key === ' ' || event.key === 'Enter') && isPressable(target)) return;
    if (event.repeat && !found.isRepeating) {
      // A held Space must not scroll what it moves.
      if (found.release) event.preventDefault();
      return;
    }
    event.preventDefault();
    if (found.release) this.held = found;
    found.run();
  }

  private release(): void {
    this.held?.release?.();
    this.held = undefined;
  }
}

function reachable(scopes: readonly ShortcutScope[]): readonly ShortcutScope[] {
  const modal = scopes.findLastIndex((scope) => scope.isModal);
  return scopes.slice(Math.max(modal, 0)).toReversed();
}

/** @param chords the same keys, the most exact way to name them first */
function find(scopes: readonly ShortcutScope[], chords: readonly string[], chosen: ChosenKeys): Shortcut | undefined {
  for (const scope of scopes) {
    for (const chord of chords) {
      const found = scope.shortcuts.find(
        (one) =>
          (chosenKey(chosen, scope.name, one.key) === chord || one.aliases?.includes(chord)) &&
          (one.isEnabled?.() ?? true),
      );
      if (found) return found;
    }
  }
  return undefined;
}

/** By which name a choice of a key is kept. */
export const shortcutId = (scope: string, key: string): string => `${scope}/${key}`;

function chosenKey(chosen: ChosenKeys, scope: string, key: string): string | undefined {
  const choice = chosen[shortcutId(scope, key)];
  return choice === undefined ? key : (choice ?? undefined);
}

/** Shift may be part of a chord or of the sign itself, as in a question mark; Ctrl is always part of it. */
export function chordsOf({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): readonly string[] {
  const plain = key.length === 1 ? key.toLowerCase() : key;
  const shifted = shiftKey ? [`Shift+${plain}`] : [];
  if (!ctrlKey && !metaKey) return [...shifted, plain];
  return (shiftKey ? shifted : [plain]).map((chord) => `Ctrl+${chord}`);
}

/** How a key is written on a button or in the help. */
export function keyLabel(key: string): string {
  return partsOf(key)
    .map((part) => KEY_LABELS[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join('+');
}

/** "Ctrl+Shift+z" in three; a plus may be the key. */
export const partsOf = (key: string): readonly string[] => key.split(/(?<=.)\+(?=.)/);

const KEY_LABELS: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
};
