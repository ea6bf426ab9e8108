import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { signUp } from '../matrix/accounts.js';
import { UNLIMITED } from '../matrix/unlimited.js';
import { runBuilt } from '../support/api-process.js';
import { OwnSystem } from '../support/own-system.js';
import { until } from '../support/waiting.js';
import { WorkingClient } from '../support/working-client.js';

/** Short, so that a key comes into use and its last token ends within the test. */
const LIVES = { JWT_ACCESS_SECONDS: '4', JWT_KEYS_RELOAD_SECONDS: '2' };
const A_WHILE = 20;

describe('rotating the signing keys', () => {
  let system: OwnSystem;

  beforeAll(async () => {
    system = await OwnSystem.start({ processes: 2, env: { ...UNLIMITED, ...LIVES } });
  }, 120_000);
  afterAll(() => system.stop());

  const rotateKeys = (...words: string[]): Promise<string> =>
    runBuilt('cli', ['rotate-keys', ...words], { ODR_DATA_DIR: system.dataDir, ...LIVES });
  const keys = (): string[] => readdirSync(join(system.dataDir, 'keys')).filter((name) => name.endsWith('.pem'));

  it('lets a client that lists, uploads and refreshes at two processes go on without one refusal', async () => {
    const client = await WorkingClient.begin(system, await signUp(system, { name: 'Wanda Works' }));
    const [old = ''] = keys();
    const working = client.work();
    await client.rounds(A_WHILE);
    const first = client.kid;

    await rotateKeys();
    await until('tokens are signed with the new key', async () => client.kid !== first);
    expect(keys()).toHaveLength(2);
    await until('the old key is retired', async () => (await rotateKeys('--retire')).includes(`Removed`));
    expect(existsSync(join(system.dataDir, 'keys', old))).toBe(false);
    await client.rounds(A_WHILE);
    client.stop();
    await working;

    process.stderr.write(`key rotation: ${client.answered} requests, ${client.refused.length} refused\n`);
    expect(client.refused).toEqual([]);
    expect(client.answered).toBeGreaterThan(4 * A_WHILE);
  }, 180_000);
});
