import { parse } from 'bowser';

const DAY_MS = 86_400_000;

/** What somebody signed in with, in words that stay the same over its updates: "Firefox on Windows"; of programs, the first word. */
export function deviceName(userAgent: string | null): string {
  const text = userAgent?.trim();
  if (!text) return 'A program that gives no name';
  const { browser, os } = parse(text);
  if (!browser.name) return text.split(/[\s/;(]/)[0] || text;
  return os.name ? `${browser.name} on ${os.name}` : browser.name;
}

/**
 * Whether its owner should hear that the account was signed in to with this. Registering is no news; signing in on the day of
 * it with the first device neither.
 * @param before what the sessions that we still know began with
 */
export function isNewDevice(
  userAgent: string | null,
  before: readonly (string | null)[],
  { createdAt, now }: { readonly createdAt: Date; readonly now: Date },
): boolean {
  if (before.length === 0) return now.getTime() - createdAt.getTime() > DAY_MS;
  return !before.map(deviceName).includes(deviceName(userAgent));
}
