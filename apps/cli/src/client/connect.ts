import { credentialsFile, givenUrl, startConfig } from '../cli.config.js';
import { readAdministrator } from '../start/administrator.js';
import { runningOn } from '../start/data-lock.js';
import { Failure } from '../terminal/failure.js';
import { ApiClient } from './api-client.js';
import { PasswordSession } from './sign-in.js';
import { StoredSession } from './stored-session.js';

/** The address without a slash at its end, so that it can be a key. */
export const normalUrl = (url: string): string => new URL(url).href.replace(/\/+$/, '');

/**
 * A signed-in client. With an address (`--url`, ODR_URL): whoever `odr login` signed in there. Without: the system that
 * runs on this machine's data folder, as its administrator, whose password only the owner of that folder can read.
 */
export async function connect(url: string | undefined): Promise<ApiClient> {
  const given = url ?? givenUrl();
  if (given !== undefined) {
    const address = normalUrl(given);
    return new ApiClient(address, new StoredSession(credentialsFile(), address));
  }
  const { dataDir } = startConfig();
  const running = await runningOn(dataDir);
  if (!running) throw new Failure(`Nothing runs on ${dataDir}. Start it (npm start), or name a server with --url.`);
  const address = normalUrl(running.url);
  const administrator = await readAdministrator(dataDir);
  if (!administrator) return new ApiClient(address, new StoredSession(credentialsFile(), address));
  return new ApiClient(address, new PasswordSession(address, administrator.email, administrator.password));
}
