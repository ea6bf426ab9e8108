import { createInterface } from 'node:readline/promises';
import type { ApiClient } from '../client/api-client.js';
import { Failure } from '../terminal/failure.js';
import type { Write } from '../terminal/steps.js';

interface Agreement {
  readonly version: string;
  readonly text: string;
  readonly accepted: boolean;
}

/** Makes sure that whoever imports has certified what the DCO says; nothing can be contributed without. */
export async function ensureAgreement(api: ApiClient, mayAccept: boolean, write: Write): Promise<void> {
  const agreement = await api.json<Agreement>({ path: '/dco' });
  if (agreement.accepted) return;
  if (!mayAccept) await askFor(agreement, write);
  await api.json({ method: 'POST', path: '/dco/acceptances', json: { version: agreement.version } });
  write(
    `Accepted the Developer Certificate of Origin ${agreement.version} for this account; its text: ${api.baseUrl}/api/v1/dco`,
  );
}

async function askFor({ text, version }: Agreement, write: Write): Promise<void> {
  if (!process.stdin.isTTY) {
    throw new Failure(
      `Accept the Developer Certificate of Origin ${version} first: in the console, or with --accept-dco.`,
    );
  }
  write(text);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Do you certify this for what you import? [y/N] ');
  terminal.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new Failure('Nothing was imported.');
}
