import { Allow } from '@odr/access';
import { AuthLookup } from '@odr/auth';
import { AuthApp } from '@odr/auth/testing';
import { newId } from '@odr/kernel';
import { Controller, Get, Module } from '@nestjs/common';
import { AdministrationHttpModule } from '../administration-http.module.js';

const PATH = '/admin/service-accounts';

@Controller('for-pipelines')
class PipelineController {
  @Get()
  @Allow('content.read')
  get(): { open: true } {
    return { open: true };
  }
}

@Module({ controllers: [PipelineController] })
class PipelineModule {}

describe('service accounts', () => {
  let app: AuthApp;
  let root: string;
  let ada: { id: string; token: string };
  beforeAll(async () => {
    app = await AuthApp.start(AdministrationHttpModule, PipelineModule);
    root = (await app.administrator()).token;
    ada = await app.signedUp('ada@example.org');
  });
  afterAll(() => app.stop());

  const create = (over: object = {}, token = root) =>
    app.call('POST', PATH, {
      token,
      body: { name: 'Captions', role: 'contributor', owner: { type: 'user', id: ada.id }, ...over },
    });
  const made = async (over: object = {}): Promise<string> => String((await create(over)).body['id']);
  const key = (id: string, scopes: string[]) =>
    app.call('POST', `${PATH}/${id}/api-keys`, { token: root, body: { name: 'nightly', scopes } });
  const keyOf = async (id: string, ...scopes: string[]): Promise<string> => String((await key(id, scopes)).body['key']);
  const change = (id: string, body: object) => app.call('PATCH', `${PATH}/${id}`, { token: root, body });
  const actsOn = async (id: string): Promise<object[]> =>
    (await app.call<{ items: object[] }>('GET', `/admin/audit-log?subject=${id}`, { token: root })).body.items;

  it('belong to somebody who answers for them', async () => {
    expect(await create()).toMatchObject({
      status: 201,
      body: {
        name: 'Captions',
        role: 'contributor',
        active: true,
        owner: { type: 'user', id: ada.id },
        keyCount: 0,
        lastUsedAt: null,
        agreementsAccepted: false,
      },
    });
    const teamId = newId();
    await app.test.asOwner(`INSERT INTO team (id, name) VALUES ($1, 'Pipelines')`, [teamId]);
    expect(await create({ owner: { type: 'team', id: teamId } })).toMatchObject({
      status: 201,
      body: { owner: { type: 'team', id: teamId } },
    });
    await app.test.asOwner(`DELETE FROM team WHERE id = $1`, [teamId]);
    expect((await app.call('GET', PATH, { token: root })).body).toMatchObject({ items: [{ owner: null }, {}] });
  });

  it.each([{ owner: { type: 'user', id: newId() } }, { owner: { type: 'team', id: newId() } }])(
    'need an owner that is there: %j',
    async (over) => {
      expect(await create(over)).toMatchObject({ status: 422, body: { code: 'service_account.owner_not_found' } });
    },
  );

  it('are changed by whoever has seen them last', async () => {
    const id = await made();
    const { etag = '' } = await app.call('GET', `${PATH}/${id}`, { token: root });
    const headers = { 'if-match': etag };
    const rename = (name: string) => app.call('PATCH', `${PATH}/${id}`, { token: root, headers, body: { name } });
    const answers = await Promise.all([rename('Captions of the night'), rename('Captions of the day')]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const [changed] = answers.filter(({ status }) => status === 200);
    const unseen = { 'if-none-match': changed?.etag ?? '' };
    expect((await app.call('GET', `${PATH}/${id}`, { token: root, headers: unseen })).status).toBe(304);
  });

  it('cannot answer for each other', async () => {
    expect(await create({ owner: { type: 'user', id: await made() } })).toMatchObject({ status: 422 });
  });

  it.each([
    { role: 'admin' },
    { email: 'pipe@example.org' },
    { password: 'seven quiet lanterns' },
    { kind: 'person' },
    { owner: undefined },
    { owner: { type: 'user', id: 'me' } },
    { owner: [{ type: 'user', id: newId() }] },
    { name: '' },
  ])('are not made with %j', async (over) => {
    expect(await create(over)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });

  it('are the administrators’ business, and of no API key', async () => {
    const { body } = await app.call('POST', '/auth/api-keys', {
      token: root,
      body: { name: 'root', scopes: ['user.read'] },
    });

    expect(await create({}, ada.token)).toMatchObject({ status: 403 });
    expect(await app.call('GET', PATH, { apiKey: String(body['key']) })).toMatchObject({ status: 403 });
    expect(
      await app.call('POST', '/auth/api-keys', {
        token: root,
        body: { name: 'more', scopes: ['service_account.manage'] },
      }),
    ).toMatchObject({ status: 422, body: { code: 'auth.scope_not_allowed' } });
  });

  it('act by their keys within their role, and cannot make keys or look at an account', async () => {
    const id = await made({ role: 'moderator' });
    expect(await key(id, ['user.read'])).toMatchObject({ status: 422, body: { code: 'auth.scope_not_allowed' } });
    expect(await key(id, ['account.manage'])).toMatchObject({ status: 422 });
    expect(await key(id, ['team.read', 'team.manage'])).toMatchObject({
      status: 422,
      body: { scopes: ['team.manage'] },
    });
    const apiKey = await keyOf(id, 'content.read', 'team.read');

    expect(await app.call('GET', '/auth/me', { apiKey })).toMatchObject({ status: 403 });
    expect(await app.call('GET', '/auth/api-keys', { apiKey })).toMatchObject({ status: 403 });
    expect(await app.call('GET', '/feature-toggles', { apiKey })).toMatchObject({ status: 200 });
    const { body } = await app.call('GET', `${PATH}/${id}`, { token: root });
    expect(body).toMatchObject({ keyCount: 1, lastUsedAt: expect.any(String) as string });
    expect(await actsOn(id)).toMatchObject([
      { act: 'auth.api_key_made', subjectId: id },
      { act: 'service_account.made', details: { role: 'moderator', ownerType: 'user', ownerId: ada.id } },
    ]);
  });

  it('show a key once', async () => {
    const id = await made();
    const apiKey = await keyOf(id, 'content.read');
    const { body } = await app.call<{ items: object[] }>('GET', `${PATH}/${id}/api-keys`, { token: root });

    expect(body.items).toMatchObject([{ name: 'nightly', prefix: apiKey.slice(0, 10), scopes: ['content.read'] }]);
    expect(JSON.stringify(body)).not.toContain(apiKey);
  });

  it('lose their keys when they are deactivated, and do not get them back', async () => {
    const id = await made();
    const apiKey = await keyOf(id, 'content.read');
    expect(await app.call('GET', '/feature-toggles', { apiKey })).toMatchObject({ status: 200 });
    expect(await change(id, { active: false })).toMatchObject({ status: 200, body: { active: false, keyCount: 0 } });

    expect(await app.call('GET', '/feature-toggles', { apiKey })).toMatchObject({ status: 401 });
    expect(await key(id, ['content.read'])).toMatchObject({ status: 409, body: { code: 'service_account.inactive' } });
    await change(id, { active: true });
    expect(await app.call('GET', '/feature-toggles', { apiKey })).toMatchObject({ status: 401 });
  });

  it('lose a single key', async () => {
    const id = await made();
    const { body } = await key(id, ['content.read']);
    const path = `${PATH}/${id}/api-keys/${String(body['id'])}`;

    expect(
      await app.call('DELETE', `${PATH}/${await made()}/api-keys/${String(body['id'])}`, { token: root }),
    ).toMatchObject({ status: 404 });
    expect(await app.call('DELETE', path, { token: root })).toMatchObject({ status: 204 });
    expect(await app.call('GET', '/feature-toggles', { apiKey: String(body['key']) })).toMatchObject({ status: 401 });
  });

  it('go on when their role takes a second factor: nobody signs in to them', async () => {
    const id = await made({ role: 'moderator' });
    const apiKey = await keyOf(id, 'content.read');
    const policy = (roles: string[]) =>
      app.test.asOwner(`UPDATE sign_in_policy SET second_factor_required_for = $1`, [roles]);
    expect(await app.call('GET', '/for-pipelines', { apiKey })).toMatchObject({ status: 200 });
    await policy(['moderator']);
    // A key is remembered for less than a second.
    await new Promise((done) => setTimeout(done, 1_000));
    const { status } = await app.call('GET', '/for-pipelines', { apiKey });
    await policy([]);

    expect(status).toBe(200);
  });

  it('contribute under what an administrator accepted on their behalf', async () => {
    const id = await made();
    const agreed = () => app.app.get(AuthLookup).assertAgreed(id as never);
    await expect(agreed()).rejects.toMatchObject({ code: 'auth.dco_required' });
    expect(await app.call('POST', `${PATH}/${id}/acceptances`, { token: root })).toMatchObject({ status: 204 });

    const { agreementAcceptanceId } = await agreed();
    expect(
      await app.test.asOwner(`SELECT method, recorded_by IS NOT NULL AS by FROM agreement_acceptance WHERE id = $1`, [
        agreementAcceptanceId,
      ]),
    ).toEqual([{ method: 'operator_on_behalf', by: true }]);
    expect((await app.call('GET', `${PATH}/${id}`, { token: root })).body).toMatchObject({ agreementsAccepted: true });
    expect(await actsOn(id)).toMatchObject([
      { act: 'agreement.accepted', details: { kind: 'dco', method: 'operator_on_behalf' } },
      {},
    ]);
  });

  it('change name, role and owner, each on record', async () => {
    const id = await made();
    const bo = await app.signedUp('bo@example.org');
    await change(id, { name: 'Detections', role: 'moderator', owner: { type: 'user', id: bo.id } });
    await change(id, { name: 'Detections', owner: { type: 'user', id: bo.id } });

    expect((await app.call('GET', `${PATH}/${id}`, { token: root })).body).toMatchObject({
      name: 'Detections',
      role: 'moderator',
      owner: { id: bo.id },
    });
    expect((await actsOn(id)).map((one) => (one as { act: string }).act)).toEqual([
      'service_account.owner_changed',
      'user.role_changed',
      'service_account.renamed',
      'service_account.made',
    ]);
  });

  it('are nobody whom one could sign in as, administer as a person, or count as an administrator', async () => {
    const id = await made();

    expect(await app.call('PATCH', `/users/${id}`, { token: root, body: { role: 'admin' } })).toMatchObject({
      status: 404,
    });
    await expect(app.test.asOwner(`UPDATE user_account SET role = 'admin' WHERE id = $1`, [id])).rejects.toThrow(
      /user_account_service_check/,
    );
    await expect(
      app.test.asOwner(`UPDATE user_account SET email = 'pipe@example.org' WHERE id = $1`, [id]),
    ).rejects.toThrow(/user_account_email_check/);
    expect(await app.call('GET', `${PATH}/${ada.id}`, { token: root })).toMatchObject({ status: 404 });
    expect(await app.call('PATCH', `${PATH}/${ada.id}`, { token: root, body: { name: 'X' } })).toMatchObject({
      status: 404,
      body: { code: 'service_account.not_found' },
    });
  });

  it('are found by name and by activity, page by page', async () => {
    await made({ name: 'Zebra 100%' });
    const list = async (query: string) =>
      (await app.call<{ items: object[] }>('GET', `${PATH}?${query}`, { token: root })).body;

    expect((await list('q=100%25')).items).toMatchObject([{ name: 'Zebra 100%' }]);
    expect((await list('q=100_')).items).toEqual([]);
    expect((await list('active=false')).items).toEqual([]);
    const first = (await list('limit=1&total=true')) as {
      nextCursor?: string;
      total?: number;
      items: { id: string }[];
    };
    const second = (await list(`limit=1&cursor=${first.nextCursor}`)) as { items: { id: string }[] };
    expect(first.total).toBeGreaterThan(2);
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
  });
});
