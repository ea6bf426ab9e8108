import 'reflect-metadata';
import { Command } from 'commander';
import { ApiProblem } from './client/api-problem.js';
import { Failure } from './terminal/failure.js';

const program = new Command('odr')
  .description('Open Data Repository: run it, bring pictures and annotations in, take datasets out')
  .showHelpAfterError();

/** Loaded when asked for: `start` should not wait for what `import` needs. */
const COMMANDS: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  start: async () => (await import('./start/start.command.js')).addStartCommand,
  migrate: async () => (await import('./database/migrate.command.js')).addMigrateCommand,
  admin: async () => (await import('./account/admin.command.js')).addAdminCommand,
  login: async () => (await import('./account/login.command.js')).addLoginCommand,
  import: async () => (await import('./import/import.command.js')).addImportCommand,
  export: async () => (await import('./export/export.command.js')).addExportCommand,
  dataset: async () => (await import('./dataset/dataset.command.js')).addDatasetCommand,
  moderation: async () => (await import('./moderation/moderation.command.js')).addModerationCommand,
  'verify-audit': async () => (await import('./audit/verify-audit.command.js')).addVerifyAuditCommand,
  'rotate-keys': async () => (await import('./keys/rotate-keys.command.js')).addRotateKeysCommand,
  doctor: async () => (await import('./doctor/doctor.command.js')).addDoctorCommand,
};

try {
  const asked = COMMANDS[process.argv[2] ?? ''];
  for (const load of asked ? [asked] : Object.values(COMMANDS)) (await load())(program);
  await program.parseAsync();
} catch (error) {
  const isExpected = error instanceof Failure || error instanceof ApiProblem;
  console.error(isExpected ? error.message : error);
  process.exitCode = error instanceof Failure ? error.exitCode : 1;
}
