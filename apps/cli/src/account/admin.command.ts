import type { Command } from 'commander';
import { startConfig } from '../cli.config.js';
import { withAccounts } from '../database/accounts.js';
import { withDatabase } from '../database/with-database.js';
import { administratorFile, keepAdministrator, newPassword, readAdministrator } from '../start/administrator.js';
import { Failure } from '../terminal/failure.js';

export function addAdminCommand(program: Command): void {
  const admin = program.command('admin').description('What only the owner of the installation may do');
  admin
    .command('reset-password')
    .description('Gives an account a new password and ends its sessions')
    .argument('[email]', 'whose; the first administrator when left away')
    .action((email: string | undefined) => resetPassword(email));
  admin
    .command('reset-second-factor')
    .description(
      'Takes away the second factor of an account whose device and recovery codes are lost, and ends its sessions',
    )
    .argument('<email>', 'whose; be sure that it is they who ask')
    .action((email: string) => resetSecondFactor(email));
}

async function resetPassword(given: string | undefined): Promise<void> {
  const config = startConfig();
  const { email, password } = await withDatabase(config, (url) =>
    withAccounts(url, async (accounts) => {
      const email = given ?? (await accounts.firstAdministrator());
      if (email === undefined) throw new Failure('There is no administrator yet; `npm start` makes one.');
      const password = config.adminPassword ?? newPassword();
      await accounts.resetPassword(email, password);
      return { email, password };
    }),
  );
  const noted = await readAdministrator(config.dataDir);
  if (noted === undefined || noted.email.toLowerCase() === email.toLowerCase()) {
    await keepAdministrator(config.dataDir, { email, password });
    console.log(`Kept in ${administratorFile(config.dataDir)}`);
  }
  console.log(`Administrator: ${email}\nPassword: ${password}`);
}

async function resetSecondFactor(email: string): Promise<void> {
  await withDatabase(startConfig(), (url) =>
    withAccounts(url, (_accounts, secondFactors) => secondFactors.resetByEmail(email)),
  );
  console.log(
    `${email} signs in with the password alone now, and sets up another second factor if the role needs one.`,
  );
}
