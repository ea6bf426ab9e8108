import { Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { isPublic } from '../../shared/data-content/content.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Picture } from '../../shared/ui-picture/picture.js';
import type { Example } from '../data/example.js';

const GROUPS = [
  { side: 'like', word: 'Like' },
  { side: 'unlike', word: 'Unlike' },
] as const;

/** The pictures that a search goes by, for and against, as small as stamps. */
@Component({
  selector: 'odr-example-tray',
  imports: [Icon, MatButton, Picture],
  templateUrl: './example-tray.html',
  styleUrl: './example-tray.scss',
})
export class ExampleTray {
  readonly examples = input.required<readonly Example[]>();
  /** Whether they are only shown. */
  readonly isFixed = input(false);
  readonly remove = output<Example>();
  /** To the other side. */
  readonly turn = output<Example>();
  readonly clear = output<void>();
  /** One more picture is to be chosen from this machine. */
  readonly bring = output<void>();

  protected readonly groups = computed(() =>
    GROUPS.map((group) => ({ ...group, examples: this.examples().filter(({ side }) => side === group.side) })).filter(
      ({ examples }) => examples.length > 0,
    ),
  );
  protected readonly isBrought = computed(() => this.examples().some(({ url }) => url !== undefined));
  /** Addresses that the browser cannot draw: it knows fewer formats than the server. */
  protected readonly undrawn = signal<string | undefined>(undefined);
  protected readonly isPublic = isPublic;
}
