import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The first administrator's credentials, as the start command made them. */
export interface AdministratorNote {
  readonly email: string;
  readonly password: string;
}

/** Readable by the owner of the data folder only. */
export const administratorFile = (dataDir: string): string => join(dataDir, 'administrator.json');

export async function readAdministrator(dataDir: string): Promise<AdministratorNote | undefined> {
  const text = await readFile(administratorFile(dataDir), 'utf8').catch(() => '');
  return text === '' ? undefined : (JSON.parse(text) as AdministratorNote);
}

export async function keepAdministrator(dataDir: string, note: AdministratorNote): Promise<void> {
  await writeFile(administratorFile(dataDir), `${JSON.stringify(note, undefined, 2)}\n`, { mode: 0o600 });
}

/** 96 random bits in letters that survive being read aloud or typed. */
export const newPassword = (): string => randomBytes(12).toString('base64url').replace(/[-_]/g, 'x');
