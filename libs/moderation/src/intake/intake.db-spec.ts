import type { Principal } from '@odr/access';
import type { ContentId } from '@odr/kernel';
import { seedContent } from '@odr/platform/testing';
import { contradictions } from '../testing/check-history.js';
import { ModerationWorld } from '../testing/moderation-world.js';
import { LaunderingService } from '../laundering/laundering.service.js';
import { IntakeService } from './intake.service.js';

describe('intake', () => {
  let world: ModerationWorld;
  let intake: IntakeService;
  let mina: Principal;
  beforeAll(async () => {
    world = await ModerationWorld.start();
    intake = world.get(IntakeService);
    mina = await world.person();
  });
  afterAll(() => world.stop());

  const casesOf = (id: ContentId) =>
    world.test.db.query<{ queue: string; state: string }>(
      `SELECT queue, state FROM moderation_case WHERE subject_id = $1 ORDER BY opened_at, id`,
      [id],
    );
  const newContent = (more = {}) => seedContent(world.test, { status: 'pending', ...more });

  it('opens one case for processed content, however often it is told', async () => {
    const id = await newContent();

    await Promise.all([intake.review(id), intake.review(id), intake.review(id)]);
    await intake.review(id);

    expect(await casesOf(id)).toEqual([{ queue: 'pending', state: 'pending' }]);
  });

  it('opens none for content whose processing failed, that is public already or that is gone', async () => {
    const [failed, published, deleted] = [
      await newContent(),
      await newContent({ status: 'available' }),
      await newContent(),
    ];
    await world.test.asOwner(`UPDATE content SET processing_state = 'failed' WHERE id = $1`, [failed]);
    await world.test.asOwner(`UPDATE content SET deleted_at = now() WHERE id = $1`, [deleted]);

    for (const id of [failed, published, deleted]) {
      await intake.review(id);
      expect(await casesOf(id)).toEqual([]);
    }
    await intake.suspect(deleted, 'nsfw', 'nsfw');
    expect(await casesOf(deleted)).toEqual([]);
  });

  it('does not open the case again after a decision when the message comes twice', async () => {
    const id = await world.waiting();
    await world.decide(mina, [await world.claim(mina, id)], 'reject');

    await intake.review(id);

    expect(await casesOf(id)).toEqual([{ queue: 'pending', state: 'decided' }]);
  });

  it('lets a suspected item wait in flagged instead of pending, with its score', async () => {
    const id = await world.waiting();
    await world.test.asOwner(
      `INSERT INTO content_scan (content_id, scanner, version, findings) VALUES ($1, 'nsfw', '1', '{"porn": 0.9, "hentai": 0.03, "sexy": 0.02}')`,
      [id],
    );

    await intake.suspect(id, 'nsfw', 'nsfw');
    await intake.suspect(id, 'nsfw', 'nsfw');
    await intake.review(id);

    expect(await casesOf(id)).toEqual([{ queue: 'flagged', state: 'pending' }]);
    const item = await world.claim(mina, id, 'flagged');
    expect(item).toMatchObject({
      severity: 2,
      priority: 93,
      reasons: [{ kind: 'flag', flag: 'nsfw', scanner: 'nsfw', score: 0.93 }],
    });
  });

  it('opens in flagged at once when the suspicion comes first', async () => {
    const id = await newContent();

    await Promise.all([intake.suspect(id, 'nsfw', 'nsfw'), intake.review(id), intake.suspect(id, 'weapon', 'objects')]);
    await intake.review(id);

    expect(await casesOf(id)).toEqual([{ queue: 'flagged', state: 'pending' }]);
  });

  it('keeps a lease when a suspicion arrives during it', async () => {
    const id = await world.waiting();
    const item = await world.claim(mina, id);

    await intake.suspect(id, 'nsfw', 'nsfw');

    expect(await world.decide(mina, [item], 'reject')).toMatchObject({ status: 201 });
  });

  it('remembers what a person has judged, and asks again only about something new', async () => {
    const id = await world.waiting();
    await intake.suspect(id, 'nsfw', 'nsfw');
    await world.decide(mina, [await world.claim(mina, id, 'flagged')], 'approve');

    await intake.suspect(id, 'nsfw', 'nsfw');
    expect(await casesOf(id)).toHaveLength(1);
    await intake.suspect(id, 'weapon', 'objects');
    expect(await casesOf(id)).toEqual([
      { queue: 'flagged', state: 'decided' },
      { queue: 'flagged', state: 'pending' },
    ]);
  });

  const scanned = (id: ContentId, scanner: string, findings: object) =>
    world.test.asOwner(`INSERT INTO content_scan (content_id, scanner, version, findings) VALUES ($1, $2, '1', $3)`, [
      id,
      scanner,
      JSON.stringify(findings),
    ]);

  it('puts a face before people with its score, below what is graver', async () => {
    const id = await world.waiting();
    await scanned(id, 'faces', { faces: [{ score: 0.97 }], count: 1, face: 0.97 });

    await intake.suspect(id, 'face', 'faces');

    expect(await casesOf(id)).toEqual([{ queue: 'flagged', state: 'pending' }]);
    expect(await world.claim(mina, id, 'flagged')).toMatchObject({
      severity: 1,
      priority: 97,
      reasons: [{ kind: 'flag', flag: 'face', scanner: 'faces', score: 0.97 }],
    });
  });

  it('asks nobody about a face or a mark in what people have published, but about nudity', async () => {
    const id = await newContent({ status: 'available' });

    await intake.suspect(id, 'face', 'faces');
    await intake.suspect(id, 'watermark', 'watermark');
    expect(await casesOf(id)).toEqual([]);

    await intake.suspect(id, 'nsfw', 'nsfw');
    expect(await casesOf(id)).toEqual([{ queue: 'flagged', state: 'pending' }]);
  });

  it('lets go of a suspicion that its scanner takes back', async () => {
    const id = await world.waiting();
    await intake.suspect(id, 'nsfw', 'nsfw');
    await intake.suspect(id, 'face', 'faces');

    await intake.clear(id, 'nsfw', 'nsfw');
    await intake.clear(id, 'nsfw', 'nsfw');
    expect(await casesOf(id)).toEqual([{ queue: 'flagged', state: 'pending' }]);
    await intake.clear(id, 'face', 'faces');
    expect(await casesOf(id)).toEqual([{ queue: 'pending', state: 'pending' }]);

    const published = await newContent({ status: 'available' });
    await intake.suspect(published, 'nsfw', 'nsfw');
    await intake.clear(published, 'nsfw', 'nsfw');
    expect(await casesOf(published)).toEqual([{ queue: 'pending', state: 'closed' }]);
    await intake.suspect(published, 'nsfw', 'nsfw');
    expect(await casesOf(published)).toHaveLength(2);
    expect(await contradictions(world.test, [id, published])).toEqual([]);
  });

  it('takes nothing from under the eyes of who is looking at it', async () => {
    const id = await world.waiting();
    await intake.suspect(id, 'nsfw', 'nsfw');
    const item = await world.claim(mina, id, 'flagged');

    await intake.clear(id, 'nsfw', 'nsfw');

    expect(await casesOf(id)).toEqual([{ queue: 'flagged', state: 'pending' }]);
    expect(await world.decide(mina, [item], 'approve')).toMatchObject({ status: 201 });
  });

  it('does not suspect what only lacks an alternative text', async () => {
    const id = await world.waiting();

    await intake.suspect(id, 'no_alt_text', 'accessibility');

    expect(await casesOf(id)).toEqual([{ queue: 'pending', state: 'pending' }]);
  });

  it('looks again at content that fell back to pending', async () => {
    const id = await world.waiting();
    await world.decide(mina, [await world.claim(mina, id)], 'approve');
    await world.test.asOwner(`UPDATE content SET status = 'pending' WHERE id = $1`, [id]);

    await intake.review(id);

    expect(await casesOf(id)).toEqual([
      { queue: 'pending', state: 'decided' },
      { queue: 'pending', state: 'pending' },
    ]);
  });

  it('has people compare copies whose licences contradict each other, once', async () => {
    const [mine, theirs] = [await newContent({ status: 'available' }), await newContent({ status: 'unavailable' })];
    await world.test.asOwner(
      `UPDATE content SET license = CASE id WHEN $1 THEN 'CC0-1.0' ELSE 'CC-BY-NC-4.0' END WHERE id IN ($1, $2)`,
      [mine, theirs],
    );
    await world.test.asOwner(
      `WITH k AS (INSERT INTO duplicate_cluster (id, size, reasons) VALUES (gen_random_uuid(), 2, '{resized}') RETURNING id)
       INSERT INTO duplicate_member (content_id, cluster_id) SELECT c, k.id FROM k, unnest($1::uuid[]) c`,
      [[mine, theirs]],
    );
    const laundering = world.get(LaunderingService);

    await laundering.look(theirs);
    await laundering.look(mine);

    expect(await casesOf(theirs)).toEqual([]);
    const item = await world.claim(mina, mine, 'flagged');
    expect(item).toMatchObject({
      severity: 2,
      reasons: [
        { flag: 'license_laundering', scanner: 'copies', copies: [{ contentId: theirs, license: 'CC-BY-NC-4.0' }] },
      ],
    });
    await world.decide(mina, [item], 'approve');
    await laundering.look(mine);
    expect(await casesOf(mine)).toEqual([{ queue: 'flagged', state: 'decided' }]);
    expect(await contradictions(world.test, [mine])).toEqual([]);
  });
});
