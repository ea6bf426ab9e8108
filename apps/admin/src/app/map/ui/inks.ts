import type { LegendEntry } from '../data/palette.js';
import { OTHERS_TOKEN, PLAIN_TOKEN } from '../data/palette.js';
import type { Ink } from './draw-scene.js';

/** Reads the theme's colours for a canvas. @param probe an element of the page: it knows which theme holds */
export function inksOf(probe: HTMLElement, legend: readonly LegendEntry[]): Ink {
  // With reduced motion every element has a transition of no time, and at its start a colour is still the one before.
  probe.style.setProperty('transition', 'none', 'important');
  const read = (token: string): string => {
    // A token may be light-dark(…): only a colour that something has is told as one.
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const own = new Map(legend.filter(({ value }) => value).map(({ value, token }) => [value, read(token)]));
  const rest = read(legend.length > 0 ? OTHERS_TOKEN : PLAIN_TOKEN);
  return {
    text: read('--odr-text'),
    ground: read('--odr-surface-raised'),
    accent: read('--odr-accent'),
    of: (value) => own.get(value) ?? rest,
  };
}
