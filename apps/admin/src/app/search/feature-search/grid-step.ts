/** Where a card is on the screen. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The card that an arrow key leads to, in rows of cards of any width: up and down keep to the column as far as there is one.
 * @param from index of the card with the focus; -1 is none yet
 * @returns the same index where there is no way on
 */
export function step(boxes: readonly Box[], from: number, direction: Direction): number {
  const box = boxes[from];
  if (!box) return boxes.length > 0 ? 0 : -1;
  if (direction === 'left') return Math.max(0, from - 1);
  if (direction === 'right') return Math.min(boxes.length - 1, from + 1);
  const row = nextRow(boxes, box.top, direction);
  if (row === undefined) return from;
  const middle = centre(box);
  return boxes.reduce((best, one, index) => {
    if (one.top !== row) return best;
    const known = boxes[best];
    const isNearer = known?.top !== row || Math.abs(centre(one) - middle) < Math.abs(centre(known) - middle);
    return isNearer ? index : best;
  }, from);
}

function nextRow(boxes: readonly Box[], top: number, direction: 'up' | 'down'): number | undefined {
  const tops = boxes.map((one) => one.top).filter((one) => (direction === 'down' ? one > top : one < top));
  if (tops.length === 0) return undefined;
  return direction === 'down' ? Math.min(...tops) : Math.max(...tops);
}

const centre = ({ left, right }: Box): number => (left + right) / 2;
