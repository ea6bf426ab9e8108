import { injectShortcuts } from '../../shared/util-shortcuts/inject-shortcuts.js';
import type { Hit } from '../data/hit.js';
import { type Direction, step } from './grid-step.js';

/** What the keys of a search can do. */
interface Desk {
  readonly host: HTMLElement;
  readonly current: () => Hit | undefined;
  readonly like: (hit: Hit) => void;
  readonly unlike: (hit: Hit) => void;
  readonly explain: (hit: Hit) => void;
  readonly select: (hit: Hit) => void;
  readonly close: () => void;
  readonly isExplaining: () => boolean;
}

/** Arrows go through the pictures, letters are for the one with the focus. Injection context only. */
export function injectSearchKeys(desk: Desk): void {
  const onCurrent = (act: (hit: Hit) => void) => (): void => {
    const hit = desk.current();
    if (hit) act(hit);
  };
  const isEnabled = (): boolean => desk.current() !== undefined;
  const arrow = (key: string, label: string, direction: Direction) => ({
    key,
    label,
    isRepeating: true,
    isEnabled: () => cardsOf(desk.host).length > 0,
    run: () => move(desk.host, direction),
  });
  injectShortcuts('Search', [
    arrow('ArrowRight', 'Next picture', 'right'),
    arrow('ArrowLeft', 'Previous picture', 'left'),
    arrow('ArrowDown', 'Picture below', 'down'),
    arrow('ArrowUp', 'Picture above', 'up'),
    { key: 's', label: 'More like this picture', run: onCurrent(desk.like), isEnabled },
    { key: 'x', label: 'Less like this picture', run: onCurrent(desk.unlike), isEnabled },
    { key: 'e', label: 'Why this picture is here', run: onCurrent(desk.explain), isEnabled },
    { key: 'v', label: 'Select this picture', run: onCurrent(desk.select), isEnabled },
    { key: 'Escape', label: 'Close the explanation', run: desk.close, isEnabled: desk.isExplaining },
  ]);
}

const cardsOf = (host: HTMLElement): readonly HTMLElement[] => [
  ...host.querySelectorAll<HTMLElement>('odr-hit-card odr-picture-card > a'),
];

function move(host: HTMLElement, direction: Direction): void {
  const cards = cardsOf(host);
  const boxes = cards.map((card) => card.getBoundingClientRect());
  const from = cards.findIndex((card) => card.closest('odr-hit-card')?.contains(document.activeElement));
  // Whoever has scrolled goes on with what is on the screen.
  const to =
    cards[
      from === -1
        ? Math.max(
            0,
            boxes.findIndex(({ top }) => top >= 0),
          )
        : step(boxes, from, direction)
    ];
  to?.focus();
  to?.scrollIntoView?.({ block: 'nearest' });
}
