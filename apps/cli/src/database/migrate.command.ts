import type { Command } from 'commander';
import { startConfig } from '../cli.config.js';
import { step } from '../terminal/steps.js';
import { firstAdministrator, migrateDatabase } from './prepare.js';
import { withDatabase } from './with-database.js';

interface MigrateOptions {
  readonly firstAdministrator?: boolean;
}

export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('Brings the database up to date without starting anything else')
    .option(
      '--first-administrator',
      'also make the first administrator of an empty installation and print the password',
    )
    .action(migrate);
}

async function migrate(options: MigrateOptions): Promise<void> {
  const config = startConfig();
  await withDatabase(config, async (url) => {
    await step('bringing the database up to date', (say) => migrateDatabase(url, say));
    if (!options.firstAdministrator) return;
    const { email, password } = await firstAdministrator(url, config);
    console.log(`Administrator: ${email}`);
    if (password !== undefined) console.log(`Password: ${password}`);
  });
}
