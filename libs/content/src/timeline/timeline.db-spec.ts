import type { Principal } from '@odr/access';
import sharp from 'sharp';
import { ContentWorld } from '../testing/content-world.js';

let world: ContentWorld;
let ada: Principal;

beforeAll(async () => {
  world = await ContentWorld.start();
  ada = await world.person();
});
afterAll(() => world.stop());

interface Step {
  readonly name: string;
  readonly outcome: string;
  readonly at: string | null;
}
const timeline = (id: string, as: Principal) => world.get(`/contents/${id}/timeline`, as);

describe('the timeline of an item', () => {
  it('follows it from its arrival to its publication', async () => {
    const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#204060' } })
      .jpeg()
      .withExif({ IFD0: { Artist: 'Ada' } })
      .toBuffer();
    const { body } = await world.upload(ada, bytes, { license: 'CC0-1.0' });
    expect((await timeline(body.id, ada)).body).toMatchObject({
      state: 'in_progress',
      isSettled: false,
      steps: expect.arrayContaining([expect.objectContaining({ name: 'hashed', outcome: 'waiting' })]),
    });

    await world.process(body.id);
    await world.service.changeStatus({ id: body.id, to: 'available', reason: 'approve' });

    const { body: after } = await timeline(body.id, ada);
    expect(after).toMatchObject({ state: 'published', isSettled: true });
    expect(after.steps.map(({ name, outcome }: Step) => `${name} ${outcome}`)).toEqual([
      'received done',
      'hashed done',
      'cleaned done',
      'scanned done',
      'reviewed done',
      'published done',
    ]);
    expect(after.steps.every(({ at }: Step) => at !== null)).toBe(true);
  });

  it('is for its people and moderators, not for everyone who sees the picture', async () => {
    const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#604020' } })
      .png()
      .toBuffer();
    const id = await world.published(ada, bytes);

    expect((await timeline(id, await world.person())).status).toBe(404);
    expect((await timeline(id, await world.person({ role: 'moderator' }))).status).toBe(200);
  });
});
