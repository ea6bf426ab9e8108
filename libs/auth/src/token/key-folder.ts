import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  type KeyObject,
} from 'node:crypto';
import { link, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** One key pair; `kid` is derived from the public half, so every process names it the same. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** When its file came to lie in the folder, in Unix ms. */
  readonly placedAtMs: number;
}

const FIRST_KEY = '0001.pem';

/**
 * Reads every `*.pem` of the folder, in the order of their names: the last one signs, all of them verify. So rotation is
 * adding a file, and retiring a key is removing one after its last token has expired (`rotateKeys`, `retireKeys`). An empty
 * folder gets its first key.
 * @throws Error naming a file that is no private P-256 key
 */
export async function readKeyFolder(dir: string): Promise<readonly SigningKey[]> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const names = await keyNames(dir);
  if (names.length === 0) await placeKey(dir, FIRST_KEY);
  const present = names.length > 0 ? names : await keyNames(dir);
  const keys = await Promise.all(present.map((name) => readKey(join(dir, name))));
  return keys.filter((key) => key !== undefined);
}

/** Names of the key files, the signing one last. */
export const keyNames = async (dir: string): Promise<string[]> =>
  (await readdir(dir)).filter((name) => name.endsWith('.pem')).sort();

/**
 * Puts a new key into the folder, whole or not at all. Processes that start at once must agree on one key: `link` fails for
 * all but the first of a name.
 * @returns whether this call placed it
 */
export async function placeKey(dir: string, name: string): Promise<boolean> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const temporary = join(dir, `.${randomUUID()}.tmp`);
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await file.sync();
    await link(temporary, join(dir, name));
    return true;
  } catch (error) {
    // EEXIST: another process was faster; its key is the one.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    await file.close();
    await rm(temporary, { force: true });
  }
}

/** @returns undefined for a key that was retired since the folder was listed */
async function readKey(path: string): Promise<SigningKey | undefined> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  });
  if (file === undefined) return undefined;
  try {
    const privateKey = privateKeyIn(await file.readFile(), path);
    if (privateKey.asymmetricKeyDetails?.namedCurve !== 'prime256v1')
      throw new Error(`${path} is no P-256 key (ES256 needs one).`);
    const publicKey = createPublicKey(privateKey);
    const der = publicKey.export({ type: 'spki', format: 'der' });
    const kid = createHash('sha256').update(der).digest('base64url').slice(0, 16);
    return { kid, privateKey, publicKey, placedAtMs: (await file.stat()).ctimeMs };
  } finally {
    await file.close();
  }
}

/** Not when it was written, which moving a file into the folder would keep. */
export const placedAt = async (path: string): Promise<number> => (await stat(path)).ctimeMs;

function privateKeyIn(pem: Buffer, path: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    // OpenSSL's own message may quote the file; its name is all an operator needs.
    throw new Error(`${path} is not a private key in PEM.`);
  }
}
