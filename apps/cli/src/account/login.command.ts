import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Command } from 'commander';
import { credentialsFile, givenPassword, givenUrl, startConfig } from '../cli.config.js';
import { ApiProblem } from '../client/api-problem.js';
import { normalUrl } from '../client/connect.js';
import { IMPATIENT, signIn, type Credentials } from '../client/sign-in.js';
import type { Tokens } from '../client/session.js';
import { storeTokens } from '../client/stored-session.js';
import { Failure } from '../terminal/failure.js';

interface LoginOptions {
  readonly url?: string;
  readonly email?: string;
}

export function addLoginCommand(program: Command): void {
  program
    .command('login')
    .description('Signs in on a server; later commands with the same --url use it')
    .option('--url <url>', 'address of the server (default: ODR_URL, or this machine)')
    .option('--email <address>', 'who signs in')
    .action(login)
    .addHelpText(
      'after',
      '\nThe password is asked for, or read from ODR_PASSWORD. Tokens are kept in a file only you can read.',
    );
}

async function login(options: LoginOptions): Promise<void> {
  const url = normalUrl(options.url ?? givenUrl() ?? `http://localhost:${startConfig().port}`);
  const email = options.email ?? (await ask('E-mail: ', true));
  const password = givenPassword() ?? (await ask('Password: ', false));
  try {
    const file = credentialsFile();
    await storeTokens(file, url, email, await signInAsking(url, { email, password }));
    console.log(`Signed in on ${url} as ${email}. Tokens are in ${file}.`);
  } catch (error) {
    if (error instanceof ApiProblem) throw new Failure(error.message);
    throw error;
  }
}

/** Asks for a code where the account has a second factor. */
async function signInAsking(url: string, credentials: Credentials): Promise<Tokens> {
  try {
    return await signIn(url, credentials, IMPATIENT);
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'auth.second_factor_required') throw error;
    if (!process.stdin.isTTY) throw new Failure('The account has a second factor: sign in from a terminal.');
    return signIn(url, { ...credentials, totp: await ask('Code of your second factor: ', true) }, IMPATIENT);
  }
}

/** @param isShown passwords are not echoed */
async function ask(question: string, isShown: boolean): Promise<string> {
  if (!process.stdin.isTTY) throw new Failure('Give --email and ODR_PASSWORD, or run this in a terminal.');
  process.stdout.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: isShown ? process.stdout : silent, terminal: true });
  const answer = await terminal.question('');
  terminal.close();
  if (!isShown) process.stdout.write('\n');
  return answer.trim();
}
