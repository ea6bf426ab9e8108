import { AuthApp } from '@odr/auth/testing';
import { JobQueue, QueueModule } from '@odr/platform';
import { AdministrationHttpModule } from './administration-http.module.js';

describe('administering jobs', () => {
  let app: AuthApp;
  let root: string;
  beforeAll(async () => {
    app = await AuthApp.start(QueueModule, AdministrationHttpModule);
    root = (await app.administrator()).token;
  });
  afterAll(() => app.stop());

  const queueNamed = async (name: string) =>
    (await app.call<{ queues: { name: string }[] }>('GET', '/admin/jobs', { token: root })).body.queues.find(
      (queue) => queue.name === name,
    );

  it('is for administrators', async () => {
    const { token } = await app.signedUp('curious@example.org');

    expect(await app.call('GET', '/admin/jobs', { token })).toMatchObject({ status: 403 });
    expect(await app.call('POST', '/admin/jobs/content/pause', { token })).toMatchObject({ status: 403 });
  });

  it('shows the queues and what they last did', async () => {
    await app.app.get(JobQueue).add('content.process', { contentId: 'a' });
    const { status, body } = await app.call('GET', '/admin/jobs?queue=content&state=queued', { token: root });

    expect(status).toBe(200);
    expect(body).toMatchObject({
      queues: expect.arrayContaining([
        expect.objectContaining({ name: 'content', waiting: 1, active: 0, failed: 0, completed: 0, paused: false }),
      ]),
      recent: [
        { name: 'content.process', queue: 'content', state: 'queued', progress: { done: 0, total: 0 }, error: null },
      ],
      nextCursor: null,
    });
  });

  it('holds a queue and lets it go on', async () => {
    expect(await app.call('POST', '/admin/jobs/content/pause', { token: root })).toMatchObject({ status: 204 });
    expect(await queueNamed('content')).toMatchObject({ paused: true });
    expect(await app.call('POST', '/admin/jobs/content/resume', { token: root })).toMatchObject({ status: 204 });
    expect(await queueNamed('content')).toMatchObject({ paused: false });
  });

  it('runs failed jobs again', async () => {
    await app.test.asOwner(
      `UPDATE job SET state = 'failed', attempts = 5, finished_at = now() WHERE queue = 'content'`,
    );

    expect(await app.call('POST', '/admin/jobs/content/retry-failed', { token: root })).toMatchObject({
      status: 200,
      body: { retried: 1 },
    });
    expect(await queueNamed('content')).toMatchObject({ waiting: 1, failed: 0 });
  });

  it('tells what failed, by cause, and forgets what nobody will run again', async () => {
    await app.test.asOwner(
      `UPDATE job SET state = 'failed', finished_at = now(), error = '{"code": "storage.full", "message": "No room."}'
        WHERE queue = 'content'`,
    );
    expect(await app.call('GET', '/admin/jobs/failures', { token: root })).toMatchObject({
      status: 200,
      body: { items: [{ name: 'content.process', code: 'storage.full', count: 1, message: 'No room.' }] },
    });
    expect(await app.call('GET', '/admin/jobs/history?minutes=5', { token: root })).toMatchObject({
      status: 200,
      body: { items: [{ queue: 'content', done: 0, failed: 1 }] },
    });

    const discard = (which: object) =>
      app.call('POST', '/admin/jobs/content/discard-failed', { token: root, body: which });
    expect(await discard({ code: 'other' })).toMatchObject({ status: 200, body: { discarded: 0 } });
    expect(await discard({ cause: 'storage.full' })).toMatchObject({ status: 400 });
    expect(await discard({ code: 'storage.full' })).toMatchObject({ status: 200, body: { discarded: 1 } });
  });

  it('says how many jobs of a queue run at a time', async () => {
    const limit = (concurrency: unknown) =>
      app.call('PUT', '/admin/jobs/content/limit', { token: root, body: { concurrency } });

    expect(await limit(5)).toMatchObject({ status: 204 });
    expect(await queueNamed('content')).toMatchObject({ concurrency: 5 });
    for (const wrong of [0, 17, 1.5, '5', undefined]) expect(await limit(wrong)).toMatchObject({ status: 400 });
    expect(await limit(null)).toMatchObject({ status: 204 });
    expect(await queueNamed('content')).toMatchObject({ concurrency: 2 });
  });

  it('knows its queues', async () => {
    expect(await app.call('POST', '/admin/jobs/nothing/pause', { token: root })).toMatchObject({
      status: 404,
      body: { code: 'job.queue_not_found' },
    });
    expect(await app.call('GET', '/admin/jobs?state=nonsense', { token: root })).toMatchObject({ status: 400 });
  });
});
