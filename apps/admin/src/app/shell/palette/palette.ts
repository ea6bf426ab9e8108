import {
  Component,
  type ElementRef,
  type Injector,
  afterRenderEffect,
  computed,
  inject,
  linkedSignal,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import { MatDialog, MatDialogRef } from '@angular/material/dialog';

import { Icon } from '../../shared/ui-icon/icon.js';
import { injectShortcuts } from '../../shared/util-shortcuts/inject-shortcuts.js';
import { debounced } from '../../shared/util-url-state/debounced.js';
import { type Command, type CommandGroup, fitting } from './command.js';
import { FinderClient } from './data/finder-client.js';
import { injectCommands } from './palette-commands.js';
import { PALETTE_KEY } from './palette-key.js';

/** Shorter words find too much to be worth a question. */
const SHORTEST = 2;
const LONGEST = 200;

/** One field for everything: where to go, what can be done here, what was open before, and the pictures themselves. */
@Component({
  selector: 'odr-palette',
  imports: [Icon],
  templateUrl: './palette.html',
  styleUrl: './palette.scss',
})
class Palette {
  private readonly client = inject(FinderClient);
  private readonly dialog = inject<MatDialogRef<Palette, Command>>(MatDialogRef);
  private readonly list = viewChild<ElementRef<HTMLElement>>('list');
  /** Read once: below this scope nothing is reachable any more. */
  private readonly commands = injectCommands();

  protected readonly typed = signal('');
  private readonly asked = signal('');
  private readonly askSoon = debounced(150, (text: string) => this.asked.set(text));
  private readonly found = resource({
    params: () => (this.asked().length < SHORTEST ? undefined : this.asked()),
    loader: ({ params, abortSignal }) => this.client.find(params, abortSignal),
  });
  protected readonly hasFailed = computed(() => this.found.status() === 'error');
  protected readonly isLooking = computed(() => this.found.isLoading() || this.asked() !== trimmed(this.typed()));

  protected readonly groups = computed(() => {
    const typed = trimmed(this.typed());
    const { recent, places, actions } = this.commands;
    const groups: readonly CommandGroup[] = [
      { title: 'Recent', commands: fitting(recent, typed) },
      { title: 'Go to', commands: fitting(places, typed) },
      { title: 'Do', commands: fitting(actions, typed) },
      { title: 'Pictures', commands: this.pictures(typed) },
    ];
    return groups.filter(({ commands }) => commands.length > 0);
  });
  protected readonly all = computed(() => this.groups().flatMap(({ commands }) => commands));
  protected readonly active = linkedSignal({ source: this.typed, computation: () => 0 });

  constructor() {
    injectShortcuts(
      'Palette',
      [{ key: PALETTE_KEY, label: 'Close', isForTyping: true, run: () => this.dialog.close() }],
      {
        isModal: true,
      },
    );
    afterRenderEffect(() => {
      const row = this.list()?.nativeElement.querySelector(`#${optionId(this.active())}`);
      // Not every browser without a layout knows it.
      row?.scrollIntoView?.({ block: 'nearest' });
    });
  }

  protected readonly optionId = optionId;

  protected type(text: string): void {
    this.typed.set(text);
    this.askSoon(trimmed(text));
  }

  protected move(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    const count = this.all().length;
    if (step === undefined || count === 0 || event.isComposing) return;
    event.preventDefault();
    const to = this.active() + step;
    // Single steps go round; pages stop at the ends.
    this.active.set(Math.abs(step) === 1 ? (to + count) % count : Math.min(count - 1, Math.max(0, to)));
  }

  protected choose(command: Command | undefined): void {
    if (command) this.dialog.close(command);
  }

  private pictures(typed: string): readonly Command[] {
    if (typed.length < SHORTEST) return [];
    const found = this.found.hasValue() && this.asked() === typed ? this.found.value() : [];
    return [...found.map(this.commands.open), this.commands.searchFor(typed)];
  }
}

const trimmed = (text: string): string => text.trim().slice(0, LONGEST);
const optionId = (index: number): string => `palette-option-${index}`;

/** Opens the palette over whatever is there, unless another dialog is. What was chosen happens once the page has the focus again. */
export function openPalette(injector: Injector): void {
  const dialogs = injector.get(MatDialog);
  if (dialogs.openDialogs.length > 0) return;
  const options = { width: '640px', position: { top: '12vh' }, ariaLabel: 'Go somewhere, do or find something' };
  dialogs
    .open<Palette, undefined, Command>(Palette, options)
    .afterClosed()
    .subscribe((command) => command?.run());
}
