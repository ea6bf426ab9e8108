import type { Page } from 'playwright-core';
import type { Actor } from './actor.js';
import { RunningSystem } from './running-system.js';

/** Signs in with the keys that a person without a mouse would press. */
export async function keyboardSignIn(
  page: Page,
  { email, password }: Pick<Actor, 'email' | 'password'>,
): Promise<void> {
  await page.goto(`${RunningSystem.get().url}/sign-in`);
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  await tabTo(page, 'E-mail address');
  await page.keyboard.type(email);
  await tabTo(page, 'Password');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('sign-in'), { timeout: 20_000 });
}

/** Presses Tab until the field with this label has the focus. */
export async function tabTo(page: Page, label: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  for (let presses = 0; presses < 60; presses += 1) {
    if (await field.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches "${label}".`);
}
