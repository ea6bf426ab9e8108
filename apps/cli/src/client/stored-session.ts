import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure } from '../terminal/failure.js';
import { ApiProblem } from './api-problem.js';
import type { Tokens } from './session.js';
import { refresh, RenewingSession } from './sign-in.js';

type Stored = Readonly<Record<string, Tokens & { readonly email: string }>>;

/** Keeps the tokens of one server in a file that only its owner can read. */
export async function storeTokens(file: string, baseUrl: string, email: string, tokens: Tokens): Promise<void> {
  const stored: Stored = { ...(await readStored(file)), [baseUrl]: { email, ...tokens } };
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  // Written beside and renamed: a refresh token that is lost half-way means signing in again.
  const draft = `${file}.${process.pid}.new`;
  await writeFile(draft, `${JSON.stringify(stored, undefined, 2)}\n`, { mode: 0o600 });
  await rename(draft, file);
}

/** The session of an earlier `odr login`. */
export class StoredSession extends RenewingSession {
  constructor(
    private readonly file: string,
    private readonly baseUrl: string,
  ) {
    super();
  }

  protected async obtain(): Promise<Tokens> {
    const kept = (await readStored(this.file))[this.baseUrl];
    if (!kept) throw new Failure(`Sign in first: npm run odr -- login --url ${this.baseUrl}`);
    return { accessToken: kept.accessToken, refreshToken: kept.refreshToken };
  }

  protected async exchange(refused: Tokens): Promise<Tokens> {
    const kept = (await readStored(this.file))[this.baseUrl];
    // Another run of the command may have renewed them meanwhile.
    if (kept && kept.accessToken !== refused.accessToken) return kept;
    try {
      const tokens = await refresh(this.baseUrl, refused.refreshToken);
      await storeTokens(this.file, this.baseUrl, kept?.email ?? '', tokens);
      return tokens;
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) {
        throw new Failure(`The session has ended. Sign in again: npm run odr -- login --url ${this.baseUrl}`);
      }
      throw error;
    }
  }
}

async function readStored(file: string): Promise<Stored> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text === '' ? {} : (JSON.parse(text) as Stored);
}
