import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Principal } from '@odr/access';
import { ContentLookup } from '@odr/content';
import type { FileVariant } from '@odr/contracts';
import type { CaseId, ContentId } from '@odr/kernel';
import { LocalBlobStore } from '@odr/platform';
import { seedAnnotation } from '@odr/platform/testing';
import { ModerationWorld } from '../testing/moderation-world.js';
import { MediaReader } from './media.reader.js';
import { MediaService } from './media.service.js';

const PICTURE = Buffer.from('the bytes of a preview');

describe('pictures under review', () => {
  let world: ModerationWorld;
  let folder: string;
  let media: MediaService;
  let mina: Principal;
  let otto: Principal;

  beforeAll(async () => {
    world = await ModerationWorld.start();
    folder = await mkdtemp(join(tmpdir(), 'odr-media-'));
    const blobs = new LocalBlobStore(folder);
    await blobs.put('published', PICTURE);
    media = new MediaService(new MediaReader(world.test.db), new ContentLookup(world.test.db), blobs);
    [mina, otto] = await Promise.all([world.person(), world.person()]);
  });
  afterAll(async () => {
    await world.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function waiting(): Promise<ContentId> {
    const id = await world.waiting();
    const sha256 = createHash('sha256').update(PICTURE).digest('hex');
    await world.test.asOwner(
      `INSERT INTO content_derivative (content_id, variant, sha256, media_type, size, width, height)
       VALUES ($1, 'preview', $2, 'image/webp', $3, 10, 10)`,
      [id, sha256, PICTURE.length],
    );
    return id;
  }

  async function held(): Promise<{ caseId: CaseId; token: string }> {
    const { id } = await world.claim(mina, await waiting());
    const caseId = id as CaseId;
    const { preview } = await media.addresses(caseId, mina);
    return { caseId, token: new URL(preview, 'http://example.org').searchParams.get('token') ?? '' };
  }

  const open = async (caseId: CaseId, token: string, actor = mina, variant: FileVariant = 'preview'): Promise<Buffer> =>
    buffer((await media.open(caseId, variant, token, actor)).body);
  const ENDED = { code: 'moderation.media_address_ended' };

  it('come to who holds the case', async () => {
    const { caseId, token } = await held();

    expect(await open(caseId, token)).toEqual(PICTURE);
    await world.call(mina, 'POST', `moderation/items/${caseId}/extend`, {});
    expect(await open(caseId, token)).toEqual(PICTURE);
  });

  it('come to nobody else, under no other name, and with no changed signature', async () => {
    const { caseId, token } = await held();

    await expect(open(caseId, token, otto)).rejects.toMatchObject(ENDED);
    await expect(open(caseId, token, await world.person('admin'))).rejects.toMatchObject(ENDED);
    await expect(open(caseId, token, mina, 'web')).rejects.toMatchObject(ENDED);
    await expect(open((await held()).caseId, token)).rejects.toMatchObject(ENDED);
    const last = token.at(-2) === 'A' ? 'B' : 'A';
    await expect(open(caseId, `${token.slice(0, -2)}${last}${token.slice(-1)}`)).rejects.toMatchObject(ENDED);
  });

  it.each([
    ['has run out', (id: CaseId) => world.expire(id)],
    ['was given back', (id: CaseId) => world.call(mina, 'POST', `moderation/items/${id}/release`, {})],
    ['ended with a decision', async (id: CaseId) => world.decide(mina, [{ id, leaseToken: 1 }], 'approve')],
  ])('end when the lease %s', async (_how, end) => {
    const { caseId, token } = await held();

    await end(caseId);

    await expect(open(caseId, token)).rejects.toMatchObject(ENDED);
  });

  it('do not come back with the next lease of the same person', async () => {
    const { caseId, token } = await held();
    const subjectId = String((await world.caseRow(caseId))?.['subject_id']);
    await world.call(mina, 'POST', `moderation/items/${caseId}/release`, {});

    await world.claim(mina, subjectId);

    await expect(open(caseId, token)).rejects.toMatchObject(ENDED);
  });

  it('have no address for who does not hold the case', async () => {
    const { caseId } = await held();

    await expect(media.addresses(caseId, otto)).rejects.toMatchObject({ code: 'moderation.lease_lost' });
    const nothing = '0190b6a0-0000-7000-8000-000000000000' as CaseId;
    await expect(media.addresses(nothing, mina)).rejects.toMatchObject({ code: 'moderation.item_not_found' });
  });

  it('of an annotation’s case are those of its content', async () => {
    const contentId = await waiting();
    await world.test.asOwner(`UPDATE content SET status = 'available' WHERE id = $1`, [contentId]);
    const annotationId = await seedAnnotation(world.test, contentId, { caption: 'A cow.' });
    await world.call(await world.person('contributor'), 'POST', 'reports', {
      subjectType: 'annotation',
      subjectId: annotationId,
      reason: 'other',
    });

    const { id } = await world.claim(mina, annotationId, 'reports');
    const { preview } = await media.addresses(id as CaseId, mina);

    expect(await open(id as CaseId, new URL(preview, 'http://example.org').searchParams.get('token') ?? '')).toEqual(
      PICTURE,
    );
  });
});
