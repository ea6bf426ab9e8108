import { createHash, createSecretKey, randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** One AES-256 key; `kid` is derived from it, so that two folders never call different keys by one name. */
export interface SealingKey {
  readonly kid: string;
  readonly key: KeyObject;
}

const FIRST_KEY = '0001.key';
const KEY_BYTES = 32;
const KEY_TEXT = /^[0-9a-f]{64}$/;

/**
 * Reads every `*.key` of the folder (64 hex digits each), in the order of their names: the last one seals, all of them open.
 * An empty folder gets its first key.
 * @throws Error naming a file that holds no key
 */
export async function readSealingKeys(dir: string): Promise<readonly SealingKey[]> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const names = await keyNames(dir);
  if (names.length === 0) await createFirstKey(dir);
  return Promise.all((names.length > 0 ? names : await keyNames(dir)).map((name) => readKey(join(dir, name))));
}

const keyNames = async (dir: string): Promise<string[]> =>
  (await readdir(dir)).filter((name) => name.endsWith('.key')).sort();

/** Processes that start at once must agree on one key: `link` fails for all but the first, and shows the file only when it is whole. */
async function createFirstKey(dir: string): Promise<void> {
  const temporary = join(dir, `.${randomUUID()}.tmp`);
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(`${randomBytes(KEY_BYTES).toString('hex')}\n`);
    await file.sync();
    await link(temporary, join(dir, FIRST_KEY));
  } catch (error) {
    // EEXIST: another process was faster; its key is the one.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await file.close();
    await rm(temporary, { force: true });
  }
}

async function readKey(path: string): Promise<SealingKey> {
  const text = (await readFile(path, 'latin1')).trim();
  // The file's name is all an operator needs; what is in it is no one's business.
  if (!KEY_TEXT.test(text)) throw new Error(`${path} is not a key of ${KEY_BYTES} bytes in 64 hex digits.`);
  const bytes = Buffer.from(text, 'hex');
  const kid = createHash('sha256').update('odr sealing key\n').update(bytes).digest('base64url').slice(0, 12);
  return { kid, key: createSecretKey(bytes) };
}
