import type { Principal } from '@odr/access';
import type { TeamId } from '@odr/kernel';
import sharp from 'sharp';
import { ContentWorld } from '../testing/content-world.js';
import { HELD_BYTES } from './team-quota.js';

let world: ContentWorld;
let team: TeamId;
let ada: Principal;
let shade = 0;

const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: { r: (shade += 9), g: 90, b: 10 } } })
    .png()
    .toBuffer();
const setQuota = (bytes: number | null): Promise<unknown> =>
  world.test.asOwner(`UPDATE team SET quota_bytes = $2 WHERE id = $1`, [team, bytes]);

beforeAll(async () => {
  world = await ContentWorld.start();
});
beforeEach(async () => {
  team = await world.team();
  ada = await world.person({ teams: [team] });
});
afterAll(() => world.stop());

describe('what a team may store', () => {
  it('is not more than an administrator says, and the refusal is kept for the contributor', async () => {
    const first = await picture();
    await setQuota(first.length);
    expect((await world.upload(ada, first, { teamId: team })).status).toBe(201);

    expect(await world.upload(ada, await picture(), { teamId: team })).toMatchObject({
      status: 507,
      body: { code: 'storage.quota_exceeded', quota: first.length, held: first.length },
    });

    expect((await world.get('/contents/refusals', ada)).body.items).toMatchObject([{ code: 'storage.quota_exceeded' }]);
    expect((await world.upload(ada, await picture(), {})).status).toBe(201);
  });

  it('holds for what is moved into it too, and grows by what is deleted', async () => {
    const [held, own] = [await picture(), await picture()];
    await setQuota(Math.max(held.length, own.length));
    const { body: kept } = await world.upload(ada, held, { teamId: team });
    const { body: moved } = await world.upload(ada, own, {});
    const move = () => world.send('PATCH', `/contents/${moved.id as string}`, ada, { body: { teamId: team } });

    expect((await move()).status).toBe(507);
    await world.send('DELETE', `/contents/${kept.id as string}`, ada);
    expect((await move()).status).toBe(200);
  });

  it('is not more when two come at once, nor by what is restored', async () => {
    const [one, other] = [await picture(), await picture()];
    await setQuota(Math.max(one.length, other.length));

    const answers = await Promise.all([one, other].map((file) => world.upload(ada, file, { teamId: team })));

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 507]);
    const kept = answers.find(({ status }) => status === 201)?.body.id as string;
    await world.send('DELETE', `/contents/${kept}`, ada);
    expect((await world.upload(ada, await picture(), { teamId: team })).status).toBe(201);
    expect((await world.send('POST', `/contents/${kept}/restore`, ada)).status).toBe(507);
  });

  it('is without limit where nobody has set one', async () => {
    expect((await world.upload(ada, await picture(), { teamId: team })).status).toBe(201);
  });

  it('is added up along an index that carries the sizes', async () => {
    await world.test.asOwner(
      `INSERT INTO content (id, type, name, status, processing_state, sha256, format, size, license_verdict, user_id, team_id)
       SELECT gen_random_uuid(), 'image', n::text, 'pending', 'done', 'q' || n, 'png', 1, 'open', $1, CASE WHEN n % 50 = 0 THEN $2::uuid END
         FROM generate_series(1, 20000) n`,
      [ada.userId, team],
    );
    await world.test.asOwner(`VACUUM ANALYZE content`);
    const plan = await world.test.asOwner<{ 'QUERY PLAN': string }>(`EXPLAIN ${HELD_BYTES}`, [team]);

    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('Index Only Scan using content_team_size_idx');
  });
});
