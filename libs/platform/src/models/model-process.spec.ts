import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ModelProcess, type ModelProcessOptions } from './model-process.js';

/** Does what it is told, good and bad. */
const PROGRAM = `
  const kept = [];
  process.on('message', (task) => {
    if (task === 'hang') for (;;) {}
    if (task === 'crash') process.kill(process.pid, 'SIGSEGV');
    if (task === 'flood') setInterval(() => kept.push(Buffer.alloc(30_000_000, 1)), 20);
    else process.send({ value: [task, process.pid] });
  });`;

describe('a model in a process of its own', () => {
  let folder: string;
  let program: URL;
  const started: ModelProcess[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'odr-model-process-'));
    program = pathToFileURL(join(folder, 'model.mjs'));
    await writeFile(program, PROGRAM);
  });
  afterAll(async () => {
    for (const one of started) one.close();
    await rm(folder, { recursive: true });
  });

  const model = (more: Partial<ModelProcessOptions> = {}): ModelProcess => {
    const limits = { timeoutMs: 20_000, maxMemoryBytes: 2_000_000_000, maxQueue: 3, idleTimeoutMs: 60_000 };
    const one = new ModelProcess({ name: 'test', program, ...limits, ...more });
    started.push(one);
    return one;
  };

  it('answers one task after the other from one process', async () => {
    const tested = model();

    const answers = await Promise.all(['a', 'b', 'c'].map((task) => tested.run<[string, number]>(task)));

    expect(answers.map(([task]) => task)).toEqual(['a', 'b', 'c']);
    expect(new Set(answers.map(([, pid]) => pid)).size).toBe(1);
  });

  it.each([
    ['hang', 'model.timed_out', { timeoutMs: 1_500 }],
    ['crash', 'model.crashed', {}],
    ['flood', 'model.out_of_memory', { maxMemoryBytes: 300_000_000 }],
  ] as const)('loses only the task that makes it %s', async (bad, code, limits) => {
    const tested = model(limits);

    const [first, second, third] = await Promise.allSettled([tested.run('a'), tested.run(bad), tested.run('b')]);

    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ status: 'rejected', reason: { code } });
    expect(third.status).toBe('fulfilled');
  });

  it('refuses more than may wait, and everything once it is closed', async () => {
    const tested = model();
    const given = Array.from({ length: 6 }, (_, at) => tested.run(at));

    const results = await Promise.allSettled(given);

    expect(results.map(({ status }) => status)).toEqual([...Array(4).fill('fulfilled'), 'rejected', 'rejected']);
    expect(results[5]).toMatchObject({ reason: { code: 'service.unavailable' } });
    tested.close();
    await expect(tested.run('a')).rejects.toMatchObject({ code: 'service.unavailable' });
  });

  it('lets go of the model when nobody has needed it for a while', async () => {
    const tested = model({ idleTimeoutMs: 50 });
    const [, pid] = await tested.run<[string, number]>('a');
    expect(tested.pid).toBe(pid);

    for (let waited = 0; tested.pid !== undefined && waited < 5_000; waited += 20)
      await new Promise((resolve) => setTimeout(resolve, 20));

    expect(tested.pid).toBeUndefined();
    const [, next] = await tested.run<[string, number]>('b');
    expect(next).not.toBe(pid);
  });
});
