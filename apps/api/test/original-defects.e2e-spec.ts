import {
  authMe,
  authChangeMe,
  contentGet,
  dcoAccept,
  featureToggleGet,
  featureToggleUpdate,
  featureList,
  userUpdate,
} from '@odr/sdk';
import { inTurns } from './matrix/in-turns.js';
import { OPERATIONS } from './matrix/operations.js';
import { send } from './matrix/requests.js';
import { Actor } from './support/actor.js';
import { ok, refused } from './support/answers.js';
import { aPicture } from './support/pictures.js';
import { RunningSystem } from './support/running-system.js';

const NOBODYS_ID = '019b0000-0000-7000-8000-0000000000ff';

/** Doors that anyone may go through to change something or to have something computed. Opening one more is a decision. */
const OPEN_DOORS = [
  // Says what the server can do.
  'OPTIONS /uploads',
  'POST /auth/email/verify',
  'POST /auth/email/verify/resend',
  'POST /auth/login',
  'POST /auth/logout',
  'POST /auth/oauth/complete',
  'POST /auth/password/forgot',
  'POST /auth/password/reset',
  'POST /auth/refresh',
  'POST /auth/register',
  'POST /contents/match',
  'POST /notices',
  'POST /notifications/resubscribe',
  'POST /notifications/unsubscribe',
  'POST /search/map/locate',
  'POST /search/map/select',
  'POST /search/similar',
];

describe('what the system before this one let through', () => {
  const { url } = RunningSystem.get();
  let carla: Actor;
  beforeAll(async () => {
    carla = await Actor.contributor();
  });

  describe('a service without authentication', () => {
    it('is over: a stranger changes and deletes nothing, on any route', async () => {
      const closed = OPERATIONS.filter(({ permission }) => permission !== undefined);
      const answers = await inTurns(8, closed, ({ method, path }) =>
        send(url, method, path.replaceAll(/\{\w+\}/g, NOBODYS_ID), {}, {}),
      );

      expect(closed.filter((_one, index) => answers[index]?.status !== 401)).toEqual([]);
    });

    it('left open doors only where somebody decided so', () => {
      const open = OPERATIONS.filter(({ method, permission }) => method !== 'GET' && permission === undefined);

      expect(open.map(({ name }) => name).toSorted()).toEqual(OPEN_DOORS);
    });

    it('lets no other site’s page read with the visitor’s credentials', async () => {
      const { headers } = await fetch(`${url}/api/v1/contents`, { headers: { origin: 'https://evil.example' } });

      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    });
  });

  describe('any signed-in user', () => {
    it.each([
      { isSuperuser: true },
      { is_superuser: true },
      { role: 'admin' },
      { isActive: true },
      { user: { role: 'admin' } },
    ])('cannot promote themselves with %j', async (claim) => {
      const own = await refused(authChangeMe({ client: carla.client, body: claim as never }));
      const byId = await refused(userUpdate({ client: carla.client, path: { id: carla.id }, body: claim as never }));

      expect([own.status, byId.status]).toEqual([400, 403]);
      expect(await ok(authMe({ client: carla.client }))).toMatchObject({ role: 'contributor' });
    });

    it('accepts the agreement for nobody else', async () => {
      const newcomer = await Actor.newcomer();
      const body = { version: '1.1', userId: newcomer.id, dcoAccepted: true };

      expect(await refused(dcoAccept({ client: carla.client, body: body as never }))).toMatchObject({ status: 400 });
      expect(await refused(newcomer.post(await aPicture(), 'early.jpg'))).toMatchObject({ code: 'auth.dco_required' });
    });

    it('finds no page that shows sessions or settings for debugging', async () => {
      for (const path of ['dump', 'debug', 'admin', 'env', 'session', 'test', 'docs', 'openapi.json']) {
        const { status } = await send(
          url,
          'GET',
          `/api/v1/${path}`,
          { authorization: `Bearer ${carla.accessToken}` },
          {},
        );

        expect([path, status]).toEqual([path, 404]);
      }
    });
  });

  describe('an upload', () => {
    it('belongs to who sends it, whatever the form says', async () => {
      const other = await Actor.contributor('Otto Other');
      const fields = (): FormData => {
        const form = new FormData();
        form.append('metadata', JSON.stringify({ license: 'CC0-1.0' }));
        return form;
      };
      const file = new Blob([new Uint8Array(await aPicture())], { type: 'image/jpeg' });
      const claimed = fields();
      claimed.append('userId', other.id);
      claimed.append('file', file, 'claimed.jpg');
      const proof = { authorization: `Bearer ${carla.accessToken}` };

      const claim = await send(url, 'POST', '/api/v1/contents', proof, { form: claimed });
      const described = await refused(carla.post(await aPicture(), 'claimed.jpg', { userId: other.id }));
      const { id } = await carla.upload(await aPicture(), 'mine.jpg');

      expect([claim.status, described.status]).toEqual([400, 400]);
      expect(await ok(contentGet({ client: carla.client, path: { id } }))).toMatchObject({ userId: carla.id });
    });
  });

  describe('a feature switch', () => {
    it('reaches the people it is for', async () => {
      const administrator = await Actor.administrator();
      const path = { name: 'Show Datasets' } as const;
      const isOn = async (): Promise<boolean | undefined> =>
        (await ok(featureList({ client: carla.client }))).items.find(({ name }) => name === path.name)?.isOn;
      const before = await ok(featureToggleGet({ client: administrator.client, path }));
      const change = (body: object): Promise<unknown> =>
        ok(featureToggleUpdate({ client: administrator.client, path, body: body as never }));

      try {
        await change({ isOn: true, percentage: 100 });
        expect(await isOn()).toBe(true);
        await change({ isOn: false });
        expect(await isOn()).toBe(false);
      } finally {
        await change({ isOn: before.isOn, percentage: before.percentage });
      }
    });
  });

  describe('a probe', () => {
    it.each(['/health/live', '/health/ready'])('is answered at %s and not sent to a sign-in page', async (path) => {
      const answer = await fetch(url + path, { redirect: 'manual' });

      expect([answer.status, answer.headers.get('location')]).toEqual([200, null]);
      expect(answer.headers.get('content-type')).toMatch(/json/);
    });
  });
});
