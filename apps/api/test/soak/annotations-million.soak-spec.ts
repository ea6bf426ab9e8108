import { createHash, randomInt } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, createGunzip } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { processesOf } from '../support/processes.js';
import { StartCommand, type Announcement } from '../support/start-command.js';
import { databaseOf } from './installation.js';
import { ANNOTATIONS, CONTENTS, seedManyAnnotations } from './many-annotations.js';

const CUTS = 5;
const MAX_MB_ABOVE_IDLE = 250;
/**
 * These lines are short and full of characters beyond Latin, so that what is done once a line weighs most.
 * `bench/annotation-export` holds half of COPY for what models write.
 */
const LEAST_OF_COPY = 0.4;
const NEWLINE = 0x0a;

/** What a client has of an export: whole lines, in their order. */
class Received {
  readonly hash = createHash('sha256');
  readonly ids = createHash('sha256');
  lines = 0;
  /** Of the packed answers, half lines included. */
  bytes = 0;
  cursor: string | undefined;
  private lastId = '';
  private half: Buffer = Buffer.alloc(0);

  take(chunk: Buffer): void {
    const text = this.half.length > 0 ? Buffer.concat([this.half, chunk]) : chunk;
    let start = 0;
    for (let end = text.indexOf(NEWLINE); end >= 0; end = text.indexOf(NEWLINE, start)) {
      this.line(text.subarray(start, end + 1));
      start = end + 1;
    }
    this.half = Buffer.from(text.subarray(start));
  }

  /** What a client does with a line that broke off. */
  dropHalf(): void {
    this.half = Buffer.alloc(0);
  }

  private line(bytes: Buffer): void {
    const { id, cursor } = JSON.parse(bytes.toString()) as { id: string; cursor: string };
    // In ascending order no id can come twice.
    if (id <= this.lastId) throw new Error(`${id} came after ${this.lastId}`);
    this.lastId = id;
    this.cursor = cursor;
    this.lines += 1;
    this.hash.update(bytes);
    this.ids.update(id);
  }
}

describe('a million annotations', () => {
  let folder: string;
  let system: StartCommand;
  let told: Announcement;
  let database: pg.Client;
  let apiPid: number;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'odr-soak-annotations-'));
    const dataDir = join(folder, 'data');
    system = await StartCommand.run({ dataDir, logFile: join(folder, 'start.log'), env: {} });
    told = await system.ready(240_000);
    database = await databaseOf(dataDir);
    // Models and indexes have their own proofs, and nothing to say about reading.
    await database.query(
      `INSERT INTO job_queue_pause (queue) VALUES ('annotation'), ('embedding'), ('search'), ('suggestion'), ('scan'), ('derivative') ON CONFLICT DO NOTHING`,
    );
    const startedMs = performance.now();
    await seedManyAnnotations(database);
    process.stderr.write(`${ANNOTATIONS} annotations of ${CONTENTS} contents seeded in ${seconds(startedMs)} s\n`);
    const api = (await processesOf(dataDir)).find(({ command }) => /apps\/api\/src\/main/.test(command));
    if (!api) throw new Error('There is no process of the API.');
    apiPid = api.pid;
  }, 1_800_000);

  afterAll(async () => {
    await database.end();
    await system.interrupt();
    await rm(folder, { recursive: true, force: true });
  }, 120_000);

  const memoryMb = async (field: 'VmRSS' | 'VmHWM'): Promise<number> =>
    Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(await readFile(`/proc/${apiPid}/status`, 'utf8'))?.[1]) / 1_024;

  /** Asks for what comes behind the last line, and goes on to the end or until so many packed bytes have come. */
  async function receive(received: Received, cutAfter = Infinity): Promise<void> {
    const url = new URL('/api/v1/annotations/bulk', told.url);
    if (received.cursor !== undefined) url.searchParams.set('cursor', received.cursor);
    const answer = await new Promise<IncomingMessage>((resolve, reject) =>
      get(url, { headers: { 'accept-encoding': 'gzip' } }, resolve).once('error', reject),
    );
    if (answer.statusCode !== 200 || answer.headers['content-encoding'] !== 'gzip')
      throw new Error(`The export answered ${answer.statusCode}.`);
    const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
    gunzip.on('data', (chunk: Buffer) => received.take(chunk));
    const unpacked = new Promise((resolve, reject) => gunzip.once('end', resolve).once('error', reject));
    let bytes = 0;
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      const kept = chunk.subarray(0, Math.min(chunk.length, cutAfter - bytes));
      bytes += kept.length;
      if (!gunzip.write(kept)) await new Promise((resolve) => gunzip.once('drain', resolve));
      if (bytes >= cutAfter) break; // which closes the connection
    }
    gunzip.end();
    await unpacked;
    received.bytes += bytes;
    received.dropHalf();
  }

  it('come out whole through an export that is cut five times, in bounded memory', async () => {
    await receive(new Received(), 2_000_000);
    const idle = await memoryMb('VmRSS');
    await writeFile(`/proc/${apiPid}/clear_refs`, '5'); // forgets the peak so far
    let highest = 0;
    const sampling = setInterval(() => void memoryMb('VmRSS').then((now) => (highest = Math.max(highest, now))), 50);

    const startedMs = performance.now();
    const whole = new Received();
    await receive(whole);
    const tookS = seconds(startedMs);
    const pieces = new Received();
    const lines: number[] = [];
    for (let cut = 0; cut < CUTS; cut += 1) {
      await receive(pieces, randomInt(1, Math.floor(whole.bytes / (CUTS + 1))));
      lines.push(pieces.lines);
    }
    await receive(pieces);
    clearInterval(sampling);

    const peak = Math.max(highest, await memoryMb('VmHWM'));
    const { rows } = await database.query<{ ids: string }>(
      `SELECT encode(sha256(convert_to(string_agg(id::text, '' ORDER BY id), 'UTF8')), 'hex') AS ids FROM annotation`,
    );
    process.stderr.write(
      `${whole.lines} lines, ${(whole.bytes / 1e6).toFixed(0)} MB packed, in ${tookS} s; cut behind lines ${lines.join(', ')}; ` +
        `${(peak - idle).toFixed(0)} MB above ${idle.toFixed(0)} MB\n`,
    );
    expect(whole.lines).toBe(ANNOTATIONS);
    expect(pieces.lines).toBe(ANNOTATIONS);
    const hash = whole.hash.digest('hex');
    expect(pieces.hash.digest('hex')).toBe(hash);
    expect([whole.ids.digest('hex'), pieces.ids.digest('hex')]).toEqual([rows[0]?.ids, rows[0]?.ids]);
    expect(peak - idle).toBeLessThan(MAX_MB_ABOVE_IDLE);
  }, 1_800_000);

  it('come out at no small part of the speed of COPY', async () => {
    const [{ pid } = { pid: 0 }] = (await database.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows;
    const postmaster = (await statOf(pid)).parent;
    /** CPU that an export costs, whoever else is busy on this machine: whoever reads rows out of PostgreSQL, and PostgreSQL. */
    const costOf = async (readers: number, read: () => Promise<number>): Promise<number> => {
      const before = [await cpuMs(readers), await cpuMs(postmaster)];
      expect(await read()).toBe(ANNOTATIONS);
      return (await cpuMs(readers)) + (await cpuMs(postmaster)) - (before[0] ?? 0) - (before[1] ?? 0);
    };
    const copied = (): Promise<number> =>
      costOf(process.pid, async () => {
        let rows = 0;
        for await (const chunk of database.query(copyTo(COPY)) as AsyncIterable<Buffer>) rows += linesIn(chunk);
        return rows;
      });
    const exported = (): Promise<number> =>
      costOf(apiPid, async () => {
        const headers = { 'accept-encoding': 'identity' };
        const answer = await fetch(`${told.url}/api/v1/annotations/bulk`, { headers });
        let rows = 0;
        for await (const chunk of answer.body ?? []) rows += linesIn(Buffer.from(chunk));
        return rows;
      });
    const costs = [await copied(), await exported(), await exported(), await copied()] as const;
    const [copy, ours] = [costs[0] + costs[3], costs[1] + costs[2]];
    const perSecond = (ms: number): number => Math.round((2 * ANNOTATIONS * 1_000) / ms);
    process.stderr.write(
      `${perSecond(ours)} lines a second of CPU, ${(copy / ours).toFixed(2)} of COPY's ${perSecond(copy)}\n`,
    );
    expect(copy / ours).toBeGreaterThan(LEAST_OF_COPY);
  }, 1_800_000);
});

/** What Linux says of a process: its parent, and the CPU that it and its ended children have used, in milliseconds. */
async function statOf(pid: number): Promise<{ readonly parent: number; readonly cpuMs: number }> {
  const fields = ((await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1] ?? '').split(' ').map(Number);
  const ticks = fields.slice(11, 15).reduce((sum, one) => sum + one, 0);
  return { parent: fields[1] ?? 0, cpuMs: ticks * 10 };
}

/** The same of a process with all its children. */
async function cpuMs(root: number): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  // Whoever has ended since the list was made is counted with its parent.
  const stats = await Promise.all(pids.map((pid) => statOf(pid).catch(() => undefined)));
  const own = stats.filter((stat, at) => pids[at] === root || stat?.parent === root);
  return own.reduce((sum, stat) => sum + (stat?.cpuMs ?? 0), 0);
}

/** The same annotations with the same joins and in the same order, as columns. */
const COPY = `COPY (
  SELECT a.id, a.content_id, a.annotation, a.version, a.manually_adjusted, a.user_id, a.created_at, a.updated_at,
         (SELECT round(s.sum::numeric / s.ratings, 2)::float8 FROM annotation_score s WHERE s.annotation_id = a.id AND s.ratings > 0),
         (SELECT round(least(10, greatest(0, s.merit))::numeric, 2)::float8
            FROM annotation_score s WHERE s.annotation_id = a.id AND s.ratings > 0),
         c.name, c.sha256, c.published_sha256, c.license, c.width, c.height,
         (SELECT json_agg(json_build_object('id', s.id, 'name', s.name) ORDER BY s.name, s.id)
            FROM annotation_source_link l JOIN annotation_source s ON s.id = l.source_id WHERE l.annotation_id = a.id)
    FROM annotation a JOIN content c ON c.id = a.content_id
   WHERE a.deleted_at IS NULL AND c.deleted_at IS NULL AND c.status = 'available' ORDER BY a.id) TO STDOUT`;

const seconds = (startedMs: number): string => ((performance.now() - startedMs) / 1_000).toFixed(1);

function linesIn(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}
