import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';

// The launcher is plain JavaScript, which has to run before anything is compiled.
const { endLeftovers, MARK } = (await import(`${import.meta.dirname}/leftovers.mjs`)) as {
  endLeftovers(mark: string, options?: { patienceMs?: number }): Promise<readonly string[]>;
  MARK: string;
};

/** A detached process that says when it runs, as the systems that tests start are. */
async function stray(mark: string, script = ''): Promise<ChildProcess> {
  const program = `${script}; setInterval(() => undefined, 1_000); console.log('up')`;
  const child = spawn(process.execPath, ['-e', program], {
    env: { ...process.env, [MARK]: mark },
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(child.stdout as NonNullable<typeof child.stdout>, 'data');
  return child;
}

const ending = async (child: ChildProcess): Promise<unknown> =>
  child.signalCode ?? child.exitCode ?? ((await once(child, 'exit')) as [number | null, string | null]).find(Boolean);

const itOnLinux = process.platform === 'linux' ? it : it.skip;

describe('what tests have left running', () => {
  itOnLinux('is asked to end, and named', async () => {
    const mark = randomUUID();
    const child = await stray(mark);
    const ended = ending(child);

    expect(await endLeftovers(mark)).toEqual([expect.stringContaining('setInterval')]);
    expect(await ended).toBe('SIGINT');
  });

  itOnLinux('is killed when it does not listen', async () => {
    const mark = randomUUID();
    const ended = ending(await stray(mark, "process.on('SIGINT', () => undefined)"));

    await endLeftovers(mark, { patienceMs: 300 });

    expect(await ended).toBe('SIGKILL');
  });

  itOnLinux('is told from what another run has started', async () => {
    const other = await stray(randomUUID());

    expect(await endLeftovers(randomUUID())).toEqual([]);
    expect(other.signalCode).toBeNull();
    other.kill('SIGKILL');
  });
});
