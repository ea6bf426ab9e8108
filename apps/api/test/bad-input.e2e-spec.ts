import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { annotationCreate, annotationSourceList, contentFileFile, contentList, contentRefusals } from '@odr/sdk';
import { Actor, type Description } from './support/actor.js';
import { ok, refused } from './support/answers.js';
import { aDecompressionBomb, aPicture, aPolyglot, aScriptedSvg, aTruncatedJpeg } from './support/pictures.js';
import { RunningSystem } from './support/running-system.js';
import { onSystemDatabase } from './support/system-database.js';
import { until } from './support/waiting.js';

const text = (words: string): Buffer => Buffer.from(words);

interface Case {
  readonly what: string;
  readonly fileName: string;
  readonly make: () => Buffer | Promise<Buffer>;
  readonly description?: Description;
  readonly status: number;
  readonly code: string;
}

const AT_THE_DOOR: readonly Case[] = [
  {
    what: 'a text under the name of a picture',
    fileName: 'a.jpg',
    make: () => text('I am no picture.'),
    status: 415,
    code: 'content.unsupported_format',
  },
  { what: 'zero bytes', fileName: 'empty.jpg', make: () => Buffer.alloc(0), status: 422, code: 'content.empty_file' },
  {
    what: '30,000 × 30,000 points',
    fileName: 'bomb.png',
    make: () => aDecompressionBomb(),
    status: 422,
    code: 'content.too_many_pixels',
  },
  {
    what: 'an SVG with a script',
    fileName: 'a.svg',
    make: aScriptedSvg,
    status: 415,
    code: 'content.unsupported_format',
  },
  {
    what: 'a licence that contradicts its address',
    fileName: 'a.jpg',
    make: () => aPicture(),
    description: { license: 'CC-BY-4.0', licenseUrl: 'https://creativecommons.org/licenses/by-nc/4.0/' },
    status: 422,
    code: 'content.contradictory_license',
  },
];

describe('bad input', () => {
  let carla: Actor;
  const mine = async (): Promise<number> =>
    (await ok(contentList({ client: carla.client, query: { userId: carla.id, total: true } }))).total ?? -1;
  const files = (): string[] => readdirSync(RunningSystem.get().dataDir, { recursive: true, encoding: 'utf8' });
  /** The worker borrows folders there for a moment; what stays is a leak. */
  const nothingTemporaryStays = (): Promise<boolean> =>
    until('nothing temporary is left', async () => !files().some((name) => /(^|\/)blobs\/tmp\/./.test(name)), 20_000);

  beforeAll(async () => {
    carla = await Actor.contributor();
  });

  it.each(AT_THE_DOOR)(
    'refuses $what, tells why and keeps nothing',
    async ({ fileName, make, description, status, code }) => {
      const before = await mine();

      const problem = await refused(carla.post(await make(), fileName, description));

      expect(problem).toMatchObject({ status, code });
      const refusals = await ok(contentRefusals({ client: carla.client }));
      expect(refusals.items[0]).toMatchObject({ fileName, code });
      expect(await mine()).toBe(before);
      expect(await nothingTemporaryStays()).toBe(true);
    },
  );

  it('takes a truncated picture and says later what is wrong with it', async () => {
    const content = await carla.contribute(await aTruncatedJpeg(), 'cut.jpg');

    expect(content).toMatchObject({ processingState: 'failed', processingError: { code: 'content.truncated' } });
    const file = contentFileFile({ client: carla.client, path: { id: content.id }, query: { variant: 'original' } });
    expect(await refused(file)).toMatchObject({ status: 404 });
  });

  it('publishes no second file that hides in a picture', async () => {
    const content = await carla.contribute(await aPolyglot(), 'two-in-one.jpg');

    const url = `${RunningSystem.get().url}/api/v1/contents/${content.id}/file?variant=original`;
    const served = Buffer.from(
      await (await fetch(url, { headers: { authorization: `Bearer ${carla.accessToken}` } })).arrayBuffer(),
    );
    expect(content.processingState).toBe('done');
    expect(content.flags).not.toEqual([]);
    expect(served.includes('PK\x03\x04')).toBe(false);
    expect(served.includes('<script>')).toBe(false);
  });

  it('takes a picture without a licence, and does not call it open', async () => {
    const content = await carla.contribute(await aPicture(), 'unlicensed.jpg', { license: null });

    expect(content).toMatchObject({ status: 'pending', licenseVerdict: 'unknown' });
  });

  it('keeps one of ten equal uploads at once, and leads the others to it', async () => {
    const bytes = await aPicture();

    const answers = await Promise.all(Array.from({ length: 10 }, () => carla.post(bytes, 'same.jpg')));

    const created = answers.filter(({ response }) => response?.status === 201).map(({ data }) => data?.id);
    const duplicates = answers
      .filter(({ response }) => response?.status === 409)
      .map((answer) => ('error' in answer ? (answer.error as unknown as { existingId?: string }) : {}));
    expect(created).toHaveLength(1);
    expect(duplicates.map(({ existingId }) => existingId)).toEqual(Array.from({ length: 9 }, () => created[0]));
    expect(await nothingTemporaryStays()).toBe(true);
  });

  it('tells a stranger nothing about a duplicate', async () => {
    const bytes = await aPicture();
    await carla.upload(bytes, 'private.jpg');
    const stranger = await Actor.contributor('Sam Stranger');

    const problem = await refused(stranger.post(bytes, 'same.jpg'));

    expect(problem).toMatchObject({ status: 409, code: 'content.duplicate' });
    expect(problem).not.toHaveProperty('existingId');
  });

  it('refuses malformed requests field by field', async () => {
    const answer = contentList({ client: carla.client, query: { limit: 9_999, cursor: 'nonsense' } });

    expect(await refused(answer)).toMatchObject({
      status: 400,
      errors: expect.arrayContaining([expect.objectContaining({ path: expect.stringContaining('limit') })]),
    });
  });

  describe('of annotations', () => {
    let sourceId: string;
    let contentId: string;
    let value: unknown;

    beforeAll(async () => {
      const sources = await ok(annotationSourceList({ client: carla.client, query: { limit: 200 } }));
      sourceId = sources.items.find(({ name }) => name === 'graphcap')?.id ?? '';
      contentId = (await carla.upload(await aPicture(), 'annotated.jpg')).id;
      value = {
        tags_list: [{ tag: 'shape', category: 'Entity', confidence: 0.9 }],
        short_caption: 'Soft shapes',
        verification: '',
        dense_caption: 'Soft shapes of colour.',
      };
    });

    it('refuses one that breaks the schema of its source', async () => {
      const broken = annotationCreate({
        client: carla.client,
        path: { id: contentId },
        body: { sourceIds: [sourceId], annotation: { tags_list: 'many' } },
      });

      expect(await refused(broken)).toMatchObject({
        status: 422,
        code: 'annotation.schema_violation',
        errors: expect.arrayContaining([expect.objectContaining({ path: '/annotation/tags_list', code: 'type' })]),
      });
    });

    it('refuses a caption of 5 MB', async () => {
      const huge = { ...(value as object), dense_caption: 'x'.repeat(5_000_000) };
      const send = (): ReturnType<typeof annotationCreate> =>
        annotationCreate({
          client: carla.client,
          path: { id: contentId },
          body: { sourceIds: [sourceId], annotation: huge },
        });

      // A refusal that comes before the body is through may find its sender deaf: then the sender asks again.
      const answer = await until('the refusal is heard', async () => {
        const heard = await send();
        return heard.response !== undefined && heard;
      });

      expect(answer.response?.status).toBe(413);
    });

    it('loses no good line to a broken one in the middle', async () => {
      const line = (clientId: string): string =>
        JSON.stringify({ clientId, contentId, sourceIds: [sourceId], annotation: value });
      const body = `${line('one')}\n{"clientId": "two", broken\n${line('three')}\n`;
      const send = (): Promise<Response> =>
        fetch(`${RunningSystem.get().url}/api/v1/annotations/bulk`, {
          method: 'POST',
          body,
          headers: { authorization: `Bearer ${carla.accessToken}`, 'content-type': 'application/x-ndjson' },
        });

      const answers = (await (await send()).text())
        .trim()
        .split('\n')
        .map((row) => JSON.parse(row) as { line: number; status: number; id?: string; error?: { code: string } });
      const again = (await (await send()).text())
        .trim()
        .split('\n')
        .map((row) => JSON.parse(row) as { id?: string });

      expect(answers.map(({ line: number, status }) => [number, status])).toEqual([
        [1, 201],
        [2, 400],
        [3, 201],
      ]);
      expect(answers[1]?.error?.code).toBe('annotation.broken_line');
      expect(again.map(({ id }) => id)).toEqual(answers.map(({ id }) => id));
    });
  });

  it('leaves only blobs that a row knows', async () => {
    await nothingTemporaryStays();
    const sealed = files()
      .filter((name) => /sealed\/.*[0-9a-f]{64}$/.test(name))
      .map((name) => basename(name));

    const unknown = await onSystemDatabase(async (client) => {
      const { rows } = await client.query<{ sha256: string }>(
        `SELECT sha256 FROM unnest($1::text[]) AS held(sha256)
          WHERE NOT EXISTS (SELECT FROM content c WHERE c.sha256 = held.sha256)
            AND NOT EXISTS (SELECT FROM content_import i WHERE held.sha256 IN (i.source_sha256, i.unpacked_sha256))`,
        [sealed],
      );
      return rows;
    });

    expect(sealed.length).toBeGreaterThan(0);
    expect(unknown).toEqual([]);
  });
});
