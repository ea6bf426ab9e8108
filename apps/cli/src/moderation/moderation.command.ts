import type { Command } from 'commander';
import { startConfig } from '../cli.config.js';
import { withDatabase } from '../database/with-database.js';
import { Failure } from '../terminal/failure.js';
import { checkHistory } from './check-history.js';
import { reportOf } from './history-report.js';

/** Apart from 1, which says that the history could not be looked at. */
const BROKEN = 2;

export function addModerationCommand(program: Command): void {
  program
    .command('moderation')
    .description('Looks after the history of moderation')
    .command('verify')
    .description(
      'Checks that every event is there and unchanged, and that the tables follow from them; exit code 2 when not',
    )
    .action(verify);
}

async function verify(): Promise<void> {
  const { isSound, text } = reportOf(await withDatabase(startConfig(), checkHistory));
  if (!isSound) throw new Failure(text, BROKEN);
  console.log(text);
}
