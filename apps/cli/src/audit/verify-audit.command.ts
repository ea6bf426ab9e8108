import type { Command } from 'commander';
import { startConfig } from '../cli.config.js';
import { withDatabase } from '../database/with-database.js';
import { Failure } from '../terminal/failure.js';
import { checkAuditLog } from './check-audit-log.js';
import { parseMark, reportOf } from './audit-report.js';

/** Apart from 1, which says that the log could not be looked at. */
const BROKEN = 2;

interface VerifyOptions {
  readonly known?: string;
}

export function addVerifyAuditCommand(program: Command): void {
  program
    .command('verify-audit')
    .description('Checks that every row of the audit log is there and unchanged; exit code 2 when not')
    .option('--known <seq:hash>', 'a row that an earlier check printed and that you kept elsewhere')
    .action(verifyAudit);
}

async function verifyAudit({ known }: VerifyOptions): Promise<void> {
  const mark = known === undefined ? undefined : parseMark(known);
  const check = await withDatabase(startConfig(), (url) => checkAuditLog(url, mark));
  const { isIntact, text } = reportOf(check, mark);
  if (!isIntact) throw new Failure(text, BROKEN);
  console.log(text);
}
