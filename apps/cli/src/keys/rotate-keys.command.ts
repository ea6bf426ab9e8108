import { join } from 'node:path';
import type { Command } from 'commander';
import { retireKeys, rotateKeys } from '@odr/auth';
import { givenKeysDir, startConfig } from '../cli.config.js';

interface RotateOptions {
  readonly retire?: boolean;
}

export function addRotateKeysCommand(program: Command): void {
  program
    .command('rotate-keys')
    .description('Signs access tokens with a new key from now on; nobody is signed out')
    .option('--retire', 'instead remove the old keys whose last token has expired')
    .action((options: RotateOptions) => (options.retire ? retire() : rotate()));
}

const keysDir = (): string => givenKeysDir() ?? join(startConfig().dataDir, 'keys');

async function rotate(): Promise<void> {
  console.log(`New key: ${await rotateKeys(keysDir())}`);
  console.log('It signs in every process within about a minute. Remove the old one later: odr rotate-keys --retire');
}

async function retire(): Promise<void> {
  const { removed, kept } = await retireKeys(keysDir());
  for (const file of removed) console.log(`Removed ${file}`);
  for (const { file, until } of kept)
    console.log(`Kept ${file}: tokens of it may be good until ${until.toISOString()}`);
  if (removed.length + kept.length === 0) console.log('There is one key, and it signs.');
}
