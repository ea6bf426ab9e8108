import { appendFile, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Principal } from '@odr/access';
import { Database } from '@odr/platform';
import sharp from 'sharp';
import { ContentWorld } from '../../testing/content-world.js';
import { PIECE, TusClient } from '../../testing/tus-client.js';
import { FinishedUploads } from './finished-uploads.js';
import { UploadExpiry } from './upload-expiry.js';

let world: ContentWorld;
let ada: Principal;
let client: TusClient;
let shade = 0;

const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 70, height: 50, channels: 3, background: { r: 3, g: (shade += 1) % 256, b: 90 } } })
    .png()
    .toBuffer();
const offsetOf = async (id: string): Promise<number> => Number((await client.head(id)).headers.get('upload-offset'));

beforeAll(async () => {
  world = await ContentWorld.start();
});
beforeEach(async () => {
  ada = await world.person();
  client = new TusClient(world, ada);
});
afterAll(() => world.stop());

/** A piece that comes slowly, and never ends by itself. */
function slowPiece(id: string, offset: number): { answer: Promise<number | undefined>; leave(): void } {
  const leaving = new AbortController();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await sleep(20);
      controller.enqueue(Buffer.alloc(100));
    },
  });
  const init = { method: 'PATCH', body, signal: leaving.signal, duplex: 'half' as const };
  const answer = fetch(`http://127.0.0.1:${world.port}/api/v1/uploads/${id}`, {
    ...init,
    headers: {
      'x-test-principal': JSON.stringify(ada),
      'tus-resumable': '1.0.0',
      'upload-offset': String(offset),
      'content-type': PIECE,
    },
  })
    .then(({ status }) => status)
    .catch(() => undefined);
  return { answer, leave: () => leaving.abort() };
}

async function until(what: () => Promise<boolean> | boolean): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await what())) {
    if (Date.now() > end) throw new Error('waited in vain');
    await sleep(20);
  }
}

/** Waits until so many bytes lie on the disk, whatever is known of them. */
const arrived = (id: string, bytes: number): Promise<void> =>
  until(async () => (await stat(await world.blobs.growing.path(id))).size >= bytes);

describe('two requests that write to one upload', () => {
  it('do not mix: the earlier one stops, and what it brought counts', async () => {
    const id = await client.begun(1_000_000, { purpose: 'import' });
    const slow = slowPiece(id, 0);
    await arrived(id, 400);
    const second = await client.append(id, 0, Buffer.alloc(50));
    // It asked the first one to stop, and then came too late for the beginning.
    expect(second).toMatchObject({ status: 409, body: { code: 'upload.offset_conflict' } });
    const first = await slow.answer;
    slow.leave();
    expect([204, undefined]).toContain(first);

    const offset = await offsetOf(id);
    expect(offset).toBeGreaterThanOrEqual(400);
    expect((await client.append(id, offset, Buffer.alloc(50))).status).toBe(204);
    expect(await offsetOf(id)).toBe(offset + 50);
  });

  it('are let in one by one when they come at once', async () => {
    const id = await client.begun(1_000);
    const statuses = await Promise.all(
      [1, 2, 3].map(async () => (await client.append(id, 0, Buffer.alloc(10))).status),
    );
    expect(statuses.sort()).toEqual([204, 409, 409]);
    expect(await offsetOf(id)).toBe(10);
  });

  it('wait for a process that was killed only as long as its lease', async () => {
    const id = await client.begun(1_000);
    await world.test.asOwner(
      `UPDATE content_upload SET lock_token = gen_random_uuid(), locked_until = now() + interval '1 second' WHERE id = $1`,
      [id],
    );
    expect((await client.append(id, 0, Buffer.alloc(10))).status).toBe(204);
  });

  it('leave a stranger no way to stop them', async () => {
    const id = await client.begun(1_000_000, { purpose: 'import' });
    const slow = slowPiece(id, 0);
    await arrived(id, 300);
    const stranger = new TusClient(world, await world.person());
    expect((await stranger.head(id)).status).toBe(404);
    const { size } = await stat(await world.blobs.growing.path(id));
    await arrived(id, size + 300);
    slow.leave();
    await slow.answer;
  });
});

describe('a file that grows while it is read', () => {
  it('is taken up to the length it was begun with', async () => {
    const id = await client.begun(1_000, { purpose: 'import' });
    const slow = slowPiece(id, 0);
    expect(await slow.answer).toBe(413);
    slow.leave();

    const offset = await offsetOf(id);
    expect(offset).toBeLessThanOrEqual(1_000);
    expect((await client.append(id, offset, Buffer.alloc(1_000 - offset))).status).toBe(204);
    expect((await client.get(id)).body).toMatchObject({ state: 'ready', length: 1_000 });
  });
});

describe('a client that leaves', () => {
  it('finds what had come', async () => {
    const id = await client.begun(1_000_000, { purpose: 'import' });
    const slow = slowPiece(id, 0);
    await arrived(id, 400);
    slow.leave();
    await slow.answer;
    expect(await offsetOf(id)).toBeGreaterThanOrEqual(400);
  });
});

describe('a crash', () => {
  const wholeButNotContent = async (): Promise<string> => {
    const bytes = await picture();
    const id = await client.begun(bytes.length);
    await client.append(id, 0, bytes.subarray(0, -1));
    await appendFile(await world.blobs.growing.path(id), bytes.subarray(-1));
    await world.test.asOwner(`UPDATE content_upload SET received = length WHERE id = $1`, [id]);
    return id;
  };

  it('between the last byte and the content is made good by asking', async () => {
    const id = await wholeButNotContent();
    expect((await client.get(id)).body.state).toBe('whole');
    const answers = await Promise.all([client.head(id), client.head(id)]);

    const locations = answers.map(({ headers }) => headers.get('content-location'));
    expect(locations[0]).toMatch(/\/contents\//);
    expect(locations[1]).toBe(locations[0]);
    expect((await client.get(id)).body.state).toBe('content');
    expect(await world.files()).not.toContain(id);
  });

  it('while bytes were written leaves none that nobody was told of', async () => {
    const bytes = await picture();
    const id = await client.begun(bytes.length);
    await client.append(id, 0, bytes.subarray(0, 40));
    await appendFile(await world.blobs.growing.path(id), Buffer.alloc(500, 7));
    expect(await offsetOf(id)).toBe(40);
    expect((await client.append(id, 40, bytes.subarray(40))).headers.get('content-location')).toBeTruthy();
  });
});

describe('an upload for which nothing more comes', () => {
  const expire = (): Promise<void> => world.provider(UploadExpiry).expire();

  it('is gone after its time, with its bytes', async () => {
    const id = await client.begun(1_000);
    await client.append(id, 0, Buffer.alloc(10));
    await expire();
    expect(await offsetOf(id)).toBe(10);

    await world.test.asOwner(`UPDATE content_upload SET expires_at = now() - interval '1 second' WHERE id = $1`, [id]);
    expect((await client.append(id, 10, Buffer.alloc(10))).status).toBe(410);
    await expire();
    expect((await client.head(id)).status).toBe(404);
    expect(await world.files()).not.toContain(id);
  });

  it('lives while somebody writes to it', async () => {
    const id = await client.begun(1_000);
    await world.test.asOwner(
      `UPDATE content_upload SET expires_at = now(), lock_token = gen_random_uuid(), locked_until = now() + interval '1 minute' WHERE id = $1`,
      [id],
    );
    await expire();
    expect((await client.get(id)).status).toBe(410);
  });

  it('has its end put off by every piece', async () => {
    const id = await client.begun(1_000);
    await world.test.asOwner(`UPDATE content_upload SET expires_at = now() + interval '1 minute' WHERE id = $1`, [id]);
    const { headers } = await client.append(id, 0, Buffer.alloc(10));
    expect(Date.parse(headers.get('upload-expires') ?? '')).toBeGreaterThan(Date.now() - 60_000);
    expect(Date.parse((await client.get(id)).body.expiresAt as string)).toBeGreaterThan(Date.now() + 6 * 86_400_000);
  });
});

describe('an upload for an import', () => {
  const take = (id: string, { userId }: Principal) => world.provider(FinishedUploads).take(id, userId);
  const ready = async (): Promise<string> => {
    const id = await client.begun(9, { purpose: 'import', filename: 'cows.zip' });
    await client.append(id, 0, Buffer.from('an import'));
    return id;
  };

  it('becomes no content, and waits for its import', async () => {
    const id = await ready();
    expect((await client.head(id)).headers.get('content-location')).toBeNull();
    expect((await client.get(id)).body).toMatchObject({ state: 'ready', purpose: 'import', fileName: 'cows.zip' });
  });

  it('is handed over once, to its owner', async () => {
    const id = await ready();
    await expect(take(id, await world.person())).rejects.toMatchObject({ code: 'upload.not_found' });
    const { staged, fileName } = await take(id, ada);
    const blob = await world.blobs.commit(staged, 'sealed');

    expect([fileName, blob.sizeBytes]).toEqual(['cows.zip', 9]);
    expect((await world.blobs.read('sealed', blob.sha256)).toString()).toBe('an import');
    await expect(take(id, ada)).rejects.toMatchObject({ code: 'upload.not_finished' });
  });

  it('can be taken again if its import was not written', async () => {
    const id = await ready();
    const failing = world.provider(Database).transaction(async () => {
      await world.blobs.discard((await take(id, ada)).staged);
      throw new Error('the import could not be written');
    });
    await expect(failing).rejects.toThrow('could not be written');
    await world.blobs.discard((await take(id, ada)).staged);
  });

  it('cannot be taken before it is whole', async () => {
    const id = await client.begun(9, { purpose: 'import' });
    await expect(take(id, ada)).rejects.toMatchObject({ code: 'upload.not_finished' });
  });
});
