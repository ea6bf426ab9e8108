import { parse } from 'bowser';

/** What somebody signed in with, in words. */
export interface Device {
  readonly name: string;
  readonly kind: 'computer' | 'phone' | 'program';
}

/** Reads what a client calls itself: "Firefox on Windows"; of programs, the first word. */
export function deviceOf(userAgent: string | null): Device {
  const text = userAgent?.trim();
  if (!text) return { name: 'A program that gives no name', kind: 'program' };
  const { browser, os, platform } = parse(text);
  if (!browser.name) return { name: text.split(/[\s/;(]/)[0] || text, kind: 'program' };
  return {
    name: os.name ? `${browser.name} on ${os.name}` : browser.name,
    kind: platform.type === 'mobile' || platform.type === 'tablet' ? 'phone' : 'computer',
  };
}
