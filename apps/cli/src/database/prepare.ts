import { runMigrations } from '@odr/platform';
import { MIGRATIONS } from '../../../../migrations/index.js';
import type { StartConfig } from '../cli.config.js';
import { keepAdministrator, newPassword } from '../start/administrator.js';
import type { Write } from '../terminal/steps.js';
import { withAccounts } from './accounts.js';

/** Applies the missing migrations. */
export async function migrateDatabase(url: string, say: Write): Promise<void> {
  const applied = await runMigrations(url, MIGRATIONS);
  if (applied.length > 0) say(`applied ${applied.length} migrations`);
}

/**
 * Makes the first administrator of an empty installation.
 * @returns the password when it was made just now, else only who administrates
 */
export async function firstAdministrator(
  url: string,
  config: StartConfig,
): Promise<{ email: string; password?: string }> {
  return withAccounts(url, async (accounts) => {
    const present = await accounts.firstAdministrator();
    if (present !== undefined) return { email: present };
    const note = { email: config.adminEmail, password: config.adminPassword ?? newPassword() };
    // Noted first: an account whose password nobody knows is worse than a note about an account that does not exist.
    await keepAdministrator(config.dataDir, note);
    await accounts.createAdministrator(note.email, note.password);
    return note;
  });
}
