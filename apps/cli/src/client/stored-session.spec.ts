import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeTokens, StoredSession } from './stored-session.js';

describe('kept tokens', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'odr-login-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are readable for their owner only, one entry a server', async () => {
    const file = join(folder, 'deep/credentials.json');

    await storeTokens(file, 'http://a', 'ada@example.org', { accessToken: '1', refreshToken: '2' });
    await storeTokens(file, 'http://b', 'bob@example.org', { accessToken: '3', refreshToken: '4' });

    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(Object.keys(JSON.parse(await readFile(file, 'utf8')) as object)).toEqual(['http://a', 'http://b']);
    expect(await new StoredSession(file, 'http://b').tokens()).toEqual({ accessToken: '3', refreshToken: '4' });
  });

  it('say how to sign in when there are none', async () => {
    await expect(new StoredSession(join(folder, 'none'), 'http://a').tokens()).rejects.toThrow(
      /odr -- login --url http:\/\/a/,
    );
  });
});
