import { createInterface } from 'node:readline/promises';
import type { AgreementKind } from '@odr/contracts';
import type { ApiClient } from '../client/api-client.js';
import { Failure } from '../terminal/failure.js';
import type { Write } from '../terminal/steps.js';

interface Agreement {
  readonly kind: AgreementKind;
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
  readonly text: string;
  readonly accepted: boolean;
}

/**
 * Makes sure that whoever imports has accepted what is in force; nothing can be contributed without.
 * @param mayAcceptDco whether the certificate was accepted on the command line; other terms have to be read
 */
export async function ensureAgreement(api: ApiClient, mayAcceptDco: boolean, write: Write): Promise<void> {
  const { items } = await api.json<{ readonly items: readonly Agreement[] }>({ path: '/agreements' });
  for (const agreement of items.filter(({ accepted }) => !accepted)) {
    const { kind, name, version, sha256 } = agreement;
    if (kind !== 'dco' || !mayAcceptDco) await askFor(agreement, write);
    await api.json({ method: 'POST', path: '/agreements/acceptances', json: { kind, version, sha256 } });
    const address = `${api.baseUrl}/api/v1/agreements/${kind}/versions/${encodeURIComponent(version)}`;
    write(`Accepted the ${name} ${version} for this account; its text: ${address}`);
  }
}

async function askFor({ kind, name, text, version }: Agreement, write: Write): Promise<void> {
  if (!process.stdin.isTTY) {
    const way = kind === 'dco' ? 'in the console, or with --accept-dco' : 'in the console';
    throw new Failure(`Accept the ${name} ${version} first: ${way}.`);
  }
  write(text);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Do you certify this for what you import? [y/N] ');
  terminal.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new Failure('Nothing was imported.');
}
