import type { Command } from 'commander';
import { startConfig } from '../cli.config.js';
import { step } from '../terminal/steps.js';
import { migrateDatabase } from './prepare.js';
import { withDatabase } from './with-database.js';

export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('Brings the database up to date without starting anything else')
    .action(async () => {
      await step('bringing the database up to date', (say) =>
        withDatabase(startConfig(), (url) => migrateDatabase(url, say)),
      );
    });
}
