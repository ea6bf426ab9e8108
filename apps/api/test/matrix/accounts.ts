import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TotpDevice } from '@odr/auth/testing';
import type { Role } from '@odr/contracts';
import type { OwnSystem } from '../support/own-system.js';

/** Somebody who has signed up, accepted the agreement and signed in. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly token: string;
}

/** Calls the API with JSON. @throws Error for anything but a success */
export async function callOk<Body>(
  system: Pick<OwnSystem, 'url'>,
  method: string,
  path: string,
  { token, json }: { readonly token?: string; readonly json?: object } = {},
): Promise<Body> {
  const response = await fetch(`${system.url}/api/v1${path}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(json && { 'content-type': 'application/json' }),
    },
    body: json && JSON.stringify(json),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as Body;
}

export async function signUp(
  system: OwnSystem,
  { name, role = 'contributor' }: { readonly name: string; readonly role?: Role },
): Promise<Account> {
  const email = `${name.toLowerCase().replaceAll(' ', '-')}-${randomUUID().slice(-6)}@example.org`;
  const password = `seven quiet ${randomUUID()}`;
  const { id } = await callOk<{ id: string }>(system, 'POST', '/auth/register', { json: { email, password, name } });
  if (role !== 'contributor') await system.query(`UPDATE user_account SET role = $2 WHERE id = $1`, [id, role]);
  const token = await signIn(system, { email, password });
  const { items } = await callOk<{ items: { kind: string; version: string }[] }>(system, 'GET', '/agreements');
  for (const { kind, version } of items)
    await callOk(system, 'POST', '/agreements/acceptances', { token, json: { kind, version } });
  return { id, email, password, token };
}

/** Sets up the second factor of somebody who has just signed in. */
export async function enrol(system: OwnSystem, token: string): Promise<void> {
  const { secret } = await callOk<{ secret: string }>(system, 'POST', '/auth/totp/setup', { token, json: {} });
  const json = { code: new TotpDevice(secret).code() };
  await callOk(system, 'POST', '/auth/totp/confirm', { token, json });
}

export async function signIn(
  system: Pick<OwnSystem, 'url'>,
  { email, password }: Pick<Account, 'email' | 'password'>,
): Promise<string> {
  const json = { email, password };
  const { accessToken } = await callOk<{ accessToken: string }>(system, 'POST', '/auth/login?mode=token', { json });
  return accessToken;
}

interface Claims {
  readonly sid: string;
  readonly iat: number;
  readonly exp: number;
}

/** A token like this one, signed with the system's own key, but for these claims. */
export function tokenLike(system: OwnSystem, token: string, change: (claims: Claims) => Partial<Claims>): string {
  const dir = join(system.dataDir, 'keys');
  const file = readdirSync(dir).find((name) => name.endsWith('.pem')) ?? '';
  const [header = '', payload = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
  const changed = Buffer.from(JSON.stringify({ ...claims, ...change(claims) })).toString('base64url');
  const key = createPrivateKey(readFileSync(join(dir, file)));
  const signature = sign('sha256', Buffer.from(`${header}.${changed}`), { key, dsaEncoding: 'ieee-p1363' });
  return `${header}.${changed}.${signature.toString('base64url')}`;
}
