import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartCommand } from '../support/start-command.js';

const ROOT = join(import.meta.dirname, '../../../..');
const INSTALL_MS = 10 * 60_000;
const FIRST_START_MS = 5 * 60_000;

/** What a newcomer does. `npm test` of the clone is left out: it is what CI runs, and it would run itself. */
describe('a fresh clone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'odr-clone-'));
  const clone = join(folder, 'repository');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(
    'installs and becomes ready by the two words of the README',
    async () => {
      const { NODE_OPTIONS: _options, NODE_ENV: _environment, ...env } = process.env;
      execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${ROOT}`, clone]);
      execFileSync('npm', ['ci'], { cwd: clone, env, stdio: 'pipe', timeout: INSTALL_MS });

      const dataDir = join(folder, 'data');
      const command = await StartCommand.run({ cwd: clone, dataDir, logFile: join(folder, 'start.log') });
      try {
        const { url, password } = await command.ready(FIRST_START_MS);

        expect((await fetch(`${url}/health/ready`)).status).toBe(200);
        expect(password).toMatch(/^\S{12,}$/);
      } finally {
        await command.interrupt();
      }
      const changed = execFileSync('git', ['status', '--porcelain'], { cwd: clone, encoding: 'utf8' });
      expect(changed).toBe('');
      expect(readdirSync(clone)).not.toContain('.odr');
    },
    INSTALL_MS + FIRST_START_MS + 60_000,
  );
});
