import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/** The root of the repository; this file is built to `dist/apps/cli/src`. */
export const ROOT = resolve(import.meta.dirname, '../../../..');

/** What `odr start` and its neighbours read from the environment. */
export interface StartConfig {
  /** Holds everything that has to survive: database, files, keys. */
  readonly dataDir: string;
  readonly port: number;
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  /** Where people reach the console, when that is not this machine's own address. */
  readonly publicUrl: string | undefined;
  readonly adminEmail: string;
  readonly adminPassword: string | undefined;
}

export const startConfig = (env: Env = process.env): StartConfig => ({
  dataDir: resolve(env['ODR_DATA_DIR'] || join(ROOT, '.odr/data')),
  port: portOf(env['PORT'] || '3000'),
  databaseUrl: env['DATABASE_URL'] || undefined,
  redisUrl: env['REDIS_URL'] || undefined,
  publicUrl: env['PUBLIC_URL'] || undefined,
  adminEmail: env['ODR_ADMIN_EMAIL'] || 'admin@odr.localhost',
  adminPassword: env['ODR_ADMIN_PASSWORD'] || undefined,
});

/** Where `odr login` keeps its tokens. */
export const credentialsFile = (env: Env = process.env): string =>
  join(
    env['ODR_CONFIG_DIR'] || join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'open-data-repository'),
    'credentials.json',
  );

/** The address given by ODR_URL, for commands that talk to a running system. */
export const givenUrl = (env: Env = process.env): string | undefined => env['ODR_URL'] || undefined;

/** Where the API finds its signing keys, unless they lie in the data folder. */
export const givenKeysDir = (env: Env = process.env): string | undefined => env['JWT_KEYS_DIR'] || undefined;

/** A password handed over without a terminal, for scripts. */
export const givenPassword = (env: Env = process.env): string | undefined => env['ODR_PASSWORD'] || undefined;

/** What opens a hub or a bucket, under the names that their own tools use. */
export const givenPushSecrets = (env: Env = process.env) => ({
  hubToken: env['HF_TOKEN'] || undefined,
  accessKeyId: env['AWS_ACCESS_KEY_ID'] || undefined,
  secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] || undefined,
});

/** The environment of a supervised process: ours, with what is known about this installation. */
export const processEnvironment = (additions: Record<string, string>): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_ENV: 'production',
  ...additions,
});

/** @throws when it is no port number */
export function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`PORT must be between 1 and 65535, not "${text}".`);
  return port;
}
