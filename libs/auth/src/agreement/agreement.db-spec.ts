import { createHash } from 'node:crypto';
import { AuthLookup } from '../auth.lookup.js';
import { AuthApp } from '../testing/auth-app.js';

const TERMS = 'What you give here may be used by everyone under the licence you chose.\n';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Agreement {
  readonly kind: string;
  readonly version: string;
  readonly text: string;
  readonly sha256: string;
  readonly accepted: boolean;
  readonly acceptedBefore: string | null;
}

describe('agreements', () => {
  let app: AuthApp;
  let root: string;
  beforeEach(async () => {
    app = await AuthApp.start();
    root = (await app.administrator()).token;
  });
  afterEach(() => app.stop());

  const inForce = async (token?: string) =>
    (await app.call<{ items: Agreement[] }>('GET', '/agreements', token === undefined ? {} : { token })).body.items;
  const accept = (token: string, body: object, headers = {}) =>
    app.call('POST', '/agreements/acceptances', { token, body, headers });
  const publish = (kind: string, version: string, text: string, token = root) =>
    app.call('POST', `/agreements/${kind}/versions`, { token, body: { version, text } });
  const contributing = (id: string) => app.app.get(AuthLookup).assertAgreed(id as never);

  it('begin with the Developer Certificate of Origin, for everyone to read', async () => {
    expect(await inForce()).toMatchObject([
      { kind: 'dco', name: 'Developer Certificate of Origin', version: '1.1', accepted: false, acceptedBefore: null },
    ]);
    expect((await app.call('GET', '/agreements/contribution_terms/versions')).body).toEqual({
      items: [],
      nextCursor: null,
    });
  });

  it('are all needed once there are terms, each by name and version', async () => {
    const { id, token } = await app.signedUp('ada@example.org');
    await expect(contributing(id)).rejects.toMatchObject({ code: 'auth.dco_required' });
    await accept(token, { kind: 'dco', version: '1.1' });
    expect(await contributing(id)).toMatchObject({ termsAcceptanceId: null });

    expect(await publish('contribution_terms', '2026-11', TERMS)).toMatchObject({
      status: 201,
      body: { kind: 'contribution_terms', version: '2026-11', sha256: sha256(TERMS), text: TERMS },
    });
    await expect(contributing(id)).rejects.toMatchObject({
      code: 'auth.agreement_required',
      details: { kind: 'contribution_terms', version: '2026-11' },
    });

    await accept(token, { kind: 'contribution_terms', version: '2026-11' });
    expect(await contributing(id)).toEqual({
      agreementAcceptanceId: expect.any(String) as string,
      termsAcceptanceId: expect.any(String) as string,
    });
  });

  it('ask again when there is a new version, and keep what was accepted before', async () => {
    const { id, token } = await app.signedUp('bo@example.org');
    await accept(token, { kind: 'dco', version: '1.1' });
    const before = await contributing(id);
    await publish('dco', '2.0', `${TERMS}And more.`);

    await expect(contributing(id)).rejects.toMatchObject({ code: 'auth.dco_required', details: { version: '2.0' } });
    expect(await inForce(token)).toMatchObject([{ version: '2.0', accepted: false, acceptedBefore: '1.1' }]);
    expect(await accept(token, { kind: 'dco', version: '1.1' })).toMatchObject({
      status: 409,
      body: { code: 'auth.dco_outdated', version: '2.0' },
    });
    // The address that clients have known from the start tells and takes the new one too.
    expect((await app.call('GET', '/dco', { token })).body).toMatchObject({ version: '2.0', accepted: false });
    await app.call('POST', '/dco/acceptances', { token, body: { version: '2.0' } });

    expect((await contributing(id)).agreementAcceptanceId).not.toBe(before.agreementAcceptanceId);
    expect((await app.call('GET', '/agreements/acceptances', { token })).body).toMatchObject({
      items: [
        { kind: 'dco', version: '2.0', isInForce: true, method: 'api' },
        { kind: 'dco', version: '1.1', isInForce: false, id: before.agreementAcceptanceId },
      ],
    });
  });

  it('remember whether it was a page or a program', async () => {
    const { token } = await app.signedUp('cy@example.org');
    await accept(token, { kind: 'dco', version: '1.1' }, { 'sec-fetch-site': 'same-origin' });
    await accept(token, { kind: 'dco', version: '1.1' });

    expect((await app.call('GET', '/agreements/acceptances', { token })).body).toMatchObject({
      items: [{ method: 'console' }],
    });
  });

  it('can be read in every version for ever', async () => {
    await publish('dco', '2.0', TERMS);
    const { body } = await app.call<{ text: string; sha256: string }>('GET', '/agreements/dco/versions/1.1');

    expect(sha256(body.text)).toBe(body.sha256);
    expect((await app.call('GET', '/agreements/dco/versions')).body).toMatchObject({
      items: [{ version: '2.0' }, { version: '1.1' }],
    });
    expect(await app.call('GET', '/agreements/dco/versions/0.9')).toMatchObject({ status: 404 });
    expect(await app.call('GET', '/agreements/nda/versions')).toMatchObject({
      status: 404,
      body: { code: 'agreement.not_found' },
    });
  });

  it('are never changed: a version is published once', async () => {
    await publish('contribution_terms', '1', TERMS);

    expect(await publish('contribution_terms', '1', `${TERMS}But.`)).toMatchObject({
      status: 409,
      body: { code: 'agreement.version_taken', version: '1' },
    });
    expect(await publish('contribution_terms', '2', TERMS.replaceAll('\n', '\r\n'))).toMatchObject({
      status: 409,
      body: { code: 'agreement.unchanged', version: '1' },
    });
  });

  it('have one text in force when two are published at once', async () => {
    const answers = await Promise.all(['a', 'b'].map((word) => publish('contribution_terms', word, TERMS + word)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const [, terms] = await inForce();
    const { body } = await app.call<{ items: Agreement[] }>('GET', '/agreements/contribution_terms/versions');

    expect(body.items[0]?.version).toBe(terms?.version);
  });

  it('are published by administrators, who leave it in the audit log and tell everyone', async () => {
    const { id, token } = await app.signedUp('di@example.org');
    expect(await publish('dco', '2.0', TERMS, token)).toMatchObject({ status: 403 });
    await publish('dco', '2.0', TERMS);

    const { body } = await app.call<{ items: object[] }>('GET', '/admin/audit-log?act=agreement.published', {
      token: root,
    });
    expect(body.items).toMatchObject([{ details: { kind: 'dco', version: '2.0', sha256: sha256(TERMS) } }]);
    expect(
      await app.test.asOwner(`SELECT data FROM notification WHERE user_id = $1 AND kind = 'agreement.renewed'`, [id]),
    ).toEqual([{ data: { kind: 'dco', version: '2.0' } }]);
  });

  it.each([
    ['2.0', 'too short'],
    ['', TERMS],
    ['../1', TERMS],
    ['2.0', `${TERMS}\u0000`],
    ['2.0', 'x'.repeat(100_001)],
  ])('are not published as %j with %.12j', async (version, text) => {
    expect(await publish('dco', version, text)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });
});
