import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { EmbeddedQueueServer } from '../embedded/index.js';
import { PresenceBoardModule } from './presence-board.module.js';
import { PresenceBoard } from './presence-board.js';

describe('who is where, over several processes', () => {
  let folder: string;
  let server: EmbeddedQueueServer;
  const processes: TestingModule[] = [];

  const aProcess = async (): Promise<{ board: PresenceBoard; end: () => Promise<void> }> => {
    const app = await Test.createTestingModule({ imports: [PresenceBoardModule] }).compile();
    await app.init();
    processes.push(app);
    return { board: app.get(PresenceBoard), end: () => app.close() };
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'odr-presence-'));
    server = await EmbeddedQueueServer.start({ dir: folder });
    process.env['REDIS_URL'] = server.url;
  });
  afterAll(async () => {
    delete process.env['REDIS_URL'];
    await Promise.all(processes.map((app) => app.close()));
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const counts = async (board: PresenceBoard): Promise<Record<string, number>> =>
    Object.fromEntries([...(await board.people())].map(([place, { size }]) => [place, size] as const).sort());

  /** Resolves when the board shows this, however often it changes before. */
  const shows = (board: PresenceBoard, wanted: Record<string, number>): Promise<void> =>
    new Promise((resolve) => {
      const look = async (): Promise<void> => {
        if (JSON.stringify(await counts(board)) === JSON.stringify(wanted)) {
          stop();
          resolve();
        }
      };
      const stop = board.watch(() => void look());
      void look();
    });

  it('tells each of them about the others at once, and counts a person once', async () => {
    const [one, other] = [await aProcess(), await aProcess()];
    const leave = one.board.enter('reports', 'mina');
    other.board.enter('reports', 'mina');
    other.board.enter('reports', 'otto');

    await shows(one.board, { reports: 2 });
    await shows(other.board, { reports: 2 });

    const both = shows(other.board, { pending: 1, reports: 2 });
    one.board.enter('pending', 'ada');
    leave();
    await both;
  });

  it('empties the seats of a process that ends', async () => {
    const [one, other] = [await aProcess(), await aProcess()];
    const before = await counts(one.board);
    other.board.enter('appeals', 'ada');
    await shows(one.board, { appeals: 1, ...before });

    await other.end();

    await shows(one.board, before);
  });

  it('goes on alone when the server is away', async () => {
    const one = await aProcess();
    await server.stop();

    one.board.enter('alone', 'ada');

    expect(await counts(one.board)).toEqual({ alone: 1 });
  });
});
