import { setTimeout as sleep } from 'node:timers/promises';
import { callOk, signIn, signUp, type Account } from '../matrix/accounts.js';
import { OwnSystem } from '../support/own-system.js';
import { aPicture } from '../support/pictures.js';

const TERMS = 'What you give here may be used by everyone under the licence you chose.\n';

/** What administrators do in one process, as people and programs meet it in another. */
describe('administering a system of two processes', () => {
  let system: OwnSystem;
  let root: string;
  let ada: Account;
  beforeAll(async () => {
    system = await OwnSystem.start({ processes: 2 });
    root = await signIn(system, system.admin);
    ada = await signUp(system, { name: 'Ada' });
  }, 120_000);
  afterAll(() => system.stop());

  const elsewhere = (): { readonly url: string } => ({ url: system.processes[1]?.url ?? '' });
  const upload = async (headers: Record<string, string>) => {
    const form = new FormData();
    form.append('metadata', JSON.stringify({ license: 'CC0-1.0' }));
    form.append('file', new Blob([new Uint8Array(await aPicture())], { type: 'image/jpeg' }), 'picture.jpg');
    const answer = await fetch(`${elsewhere().url}/api/v1/contents`, { method: 'POST', headers, body: form });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  /** As somebody could who owns the database. */
  const behindItsBack = async (change: string): Promise<void> => {
    await system.query(`ALTER TABLE moderation_event DISABLE TRIGGER USER`);
    await system.query(`UPDATE moderation_event SET ${change}`);
    await system.query(`ALTER TABLE moderation_event ENABLE TRIGGER USER`);
  };

  it('closes registration in the other process within a second', async () => {
    const register = () =>
      fetch(`${elsewhere().url}/api/v1/auth/register`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          email: `${crypto.randomUUID()}@example.org`,
          password: `seven quiet ${crypto.randomUUID()}`,
          name: 'New',
        }),
      });
    const toggle = (isOn: boolean) =>
      callOk(system, 'PATCH', '/admin/feature-toggles/Open%20Registration', { token: root, json: { isOn } });
    expect((await register()).status).toBe(201);
    await toggle(false);
    await sleep(1_000);
    const refused = await register();
    await toggle(true);

    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: 'feature.off', feature: 'Open Registration' });
  }, 30_000);

  it('asks for a new text before the next upload, at once', async () => {
    const mine = { authorization: `Bearer ${ada.token}` };
    expect((await upload(mine)).status).toBe(201);
    const terms = { version: '1', text: TERMS };
    await callOk(system, 'POST', '/agreements/contribution_terms/versions', { token: root, json: terms });

    expect(await upload(mine)).toMatchObject({
      status: 403,
      body: { code: 'auth.agreement_required', kind: 'contribution_terms', version: '1' },
    });
    const accepted = { kind: 'contribution_terms', version: '1' };
    await callOk(elsewhere(), 'POST', '/agreements/acceptances', { token: ada.token, json: accepted });
    expect((await upload(mine)).status).toBe(201);
  }, 30_000);

  it('lets a pipeline contribute by its key, until it is deactivated', async () => {
    const { id } = await callOk<{ id: string }>(system, 'POST', '/admin/service-accounts', {
      token: root,
      json: { name: 'Captions', role: 'contributor', owner: { type: 'user', id: ada.id } },
    });
    const { key } = await callOk<{ key: string }>(system, 'POST', `/admin/service-accounts/${id}/api-keys`, {
      token: root,
      json: { name: 'nightly', scopes: ['content.read', 'content.create'] },
    });
    const pipeline = { 'x-api-key': key };
    expect(await upload(pipeline)).toMatchObject({ status: 403, body: { code: 'auth.dco_required' } });

    await callOk(system, 'POST', `/admin/service-accounts/${id}/acceptances`, { token: root });
    const uploaded = await upload(pipeline);
    expect(uploaded).toMatchObject({ status: 201, body: { userId: id } });
    const path = `/contents/${String(uploaded.body['id'])}/agreements`;
    expect(await callOk(system, 'GET', path, { token: root })).toMatchObject({
      items: [
        { kind: 'dco', method: 'operator_on_behalf' },
        { kind: 'contribution_terms', method: 'operator_on_behalf' },
      ],
    });

    await callOk(system, 'PATCH', `/admin/service-accounts/${id}`, { token: root, json: { active: false } });
    await sleep(1_000);
    expect(await upload(pipeline)).toMatchObject({ status: 401 });
  }, 30_000);

  it('signs somebody out of the other process within a second', async () => {
    const bo = await signUp(system, { name: 'Bo' });
    await callOk(elsewhere(), 'GET', '/auth/me', { token: bo.token });
    await callOk(system, 'DELETE', `/users/${bo.id}/sessions`, { token: root });
    await sleep(1_000);

    await expect(callOk(elsewhere(), 'GET', '/auth/me', { token: bo.token })).rejects.toThrow(/401/);
  }, 30_000);

  it('checks the audit log from the command line, and names the first row that was changed', async () => {
    const whole = await system.command('verify-audit');
    const [, mark = ''] = /--known: (\d+:[0-9a-f]{64})/.exec(whole) ?? [];
    expect(whole).toContain('The audit log is whole');
    expect(await system.command('verify-audit', '--known', mark)).toContain('whole');
    await expect(system.command('verify-audit', '--known', `1:${'0'.repeat(64)}`)).rejects.toThrow(/rewritten/);

    await system.query(`ALTER TABLE audit_event DISABLE TRIGGER USER`);
    await system.query(`UPDATE audit_event SET actor_id = gen_random_uuid() WHERE seq = 3`);
    await system.query(`ALTER TABLE audit_event ENABLE TRIGGER USER`);
    await expect(system.command('verify-audit')).rejects.toThrow(
      /Row 3 of the audit log does not say what was written. 2 rows before it hold./,
    );
  }, 60_000);

  it('checks the history of moderation from the command line, and names the event that was changed', async () => {
    const [content] = await system.query<{ id: string }>(`SELECT id FROM content WHERE user_id = $1`, [ada.id]);
    await callOk(system, 'POST', '/reports', {
      token: root,
      json: { subjectType: 'content', subjectId: content?.id, reason: 'privacy' },
    });
    expect(await system.command('moderation', 'verify')).toMatch(/is whole: 2 events of 1 subject/);

    await behindItsBack(`payload = payload || '{"severity": 0}' WHERE seq = 2`);
    await expect(system.command('moderation', 'verify')).rejects.toThrow(
      /ended with 2:\n[^]*event 2 \([0-9a-f-]{36}\) does not say what was written/,
    );
    await behindItsBack(`payload = payload || '{"severity": 3}' WHERE seq = 2`);
    expect(await system.command('moderation', 'verify')).toContain('is whole');
    await behindItsBack(`hash = set_byte(hash, 17, get_byte(hash, 17) # 1) WHERE seq = 2`);
    await expect(system.command('moderation', 'verify')).rejects.toThrow(
      /ended with 2:\n[^]*a hash at event 2 \([0-9a-f-]{36}\) was changed, first at byte 17/,
    );
    await behindItsBack(`hash = set_byte(hash, 17, get_byte(hash, 17) # 1) WHERE seq = 2`);

    // A subject whose head says that there was an event: the one that somebody has cut off.
    await system.query(
      `INSERT INTO moderation_subject (subject_type, subject_id, last_seq) VALUES ('content', gen_random_uuid(), 1)`,
    );
    await expect(system.command('moderation', 'verify')).rejects.toThrow(
      /ended with 2:\n[^]*does not hold: 1 finding.\n.*event 1 is missing/,
    );
  }, 180_000);
});
