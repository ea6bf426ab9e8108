import type { Principal } from '@odr/access';
import type { BacktestId, ContentId, RuleId } from '@odr/kernel';
import { ModerationWorld } from '../testing/moderation-world.js';
import { RuleAlarmService } from './alarm/rule-alarm.service.js';
import { BacktestService } from './backtest/backtest.service.js';
import { FactSheetService } from './run/fact-sheet.service.js';
import { RuleEvaluationService } from './run/rule-evaluation.service.js';

const SPAM = 'text.name.finds("(?i)casino")';
const progress = (): Promise<void> => Promise.resolve();

describe('rules', () => {
  let world: ModerationWorld;
  let author: Principal;
  let approver: Principal;
  let mina: Principal;
  beforeAll(async () => {
    world = await ModerationWorld.start();
    author = await world.person('admin');
    approver = await world.person('admin');
    mina = await world.person();
  });
  afterAll(() => world.stop());

  let names = 0;
  const written = async (change: Record<string, unknown> = {}): Promise<RuleId> => {
    const rule = { name: `Rule ${(names += 1)}`, expression: SPAM, action: 'flag', maxDailyActions: 100, ...change };
    const { status, body } = await world.call(author, 'POST', 'moderation/rules', rule);
    expect(status).toBe(201);
    return body['id'] as RuleId;
  };
  const patch = (who: Principal, id: RuleId, change: Record<string, unknown>) =>
    world.call(who, 'PATCH', `moderation/rules/${id}`, change);
  const scanned = (id: ContentId): Promise<void> => world.get(RuleEvaluationService).evaluate(id);
  const backtested = async (id: RuleId, span: Record<string, unknown> = { days: 30 }) => {
    const { status, body } = await world.call(author, 'POST', `moderation/rules/${id}/backtest`, span);
    expect(status).toBe(202);
    await world.get(BacktestService).run(body['id'] as BacktestId, progress);
    return (await world.call(author, 'GET', `moderation/rules/backtests/${body['id'] as string}`)).body;
  };
  /** Something that came in and that a person has decided about. */
  const judged = async (name: string, action: 'approve' | 'reject'): Promise<ContentId> => {
    const id = await world.waiting({ name });
    await scanned(id);
    const queue = await queueOf(id);
    const answer = await world.decide(mina, [await world.claim(mina, id, queue)], action, { policy: 'terms.quality' });
    expect(answer.status).toBe(201);
    return id;
  };
  const queueOf = async (id: ContentId): Promise<string> => {
    const [row] = await world.test.db.query<{ queue: string }>(
      `SELECT queue FROM moderation_case WHERE subject_id = $1 AND closed_at IS NULL`,
      [id],
    );
    return row?.queue ?? 'none';
  };
  const outcomes = async (id: ContentId): Promise<string[]> =>
    (
      await world.test.db.query<{ outcome: string }>(
        `SELECT outcome FROM moderation_rule_run WHERE content_id = $1 ORDER BY at, sheet_id, rule_id`,
        [id],
      )
    ).map(({ outcome }) => outcome);
  const archive = async (...ids: RuleId[]): Promise<void> => {
    for (const id of ids) expect((await patch(author, id, { status: 'archived' })).status).toBe(200);
  };
  /** Past every proof, for what happens then. */
  const live = async (change: Record<string, unknown> = {}): Promise<RuleId> => {
    const id = await written(change);
    await world.test.asOwner(`UPDATE moderation_rule SET status = 'live', live_since = now() WHERE id = $1`, [id]);
    return id;
  };

  it('are for administrators', async () => {
    expect((await world.call(mina, 'GET', 'moderation/rules')).status).toBe(403);
    expect((await world.call(undefined, 'GET', 'moderation/rules')).status).toBe(401);
  });

  it('say where an expression goes wrong and what is known there', async () => {
    const answer = await world.call(author, 'POST', 'moderation/rules', {
      name: 'Typo',
      expression: 'image.wid > 3',
      action: 'flag',
    });

    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'rule.unreadable', problems: [{ code: 'unknown_fact', start: 6, end: 9 }] },
    });
    expect(JSON.stringify(answer.body)).toContain('width');
  });

  it('need a queue that exists to queue, and a name of their own', async () => {
    const rule = { name: 'Queues', expression: SPAM, action: 'queue' };
    for (const queue of [null, 'nowhere'])
      expect(await world.call(author, 'POST', 'moderation/rules', { ...rule, queue })).toMatchObject({
        status: 422,
        body: { code: 'rule.queue_missing' },
      });
    const id = await written({ ...rule, queue: 'flagged' });
    expect(
      await world.call(author, 'POST', 'moderation/rules', { ...rule, name: 'QUEUES', action: 'flag' }),
    ).toMatchObject({ status: 409, body: { code: 'rule.name_taken' } });
    await archive(id);
  });

  it('become another version by what they ask and do, and keep the one before', async () => {
    const id = await written({ name: 'Versions' });

    expect((await patch(author, id, { maxDailyActions: 5 })).body).toMatchObject({ version: 1, maxDailyActions: 5 });
    expect((await patch(author, id, { status: 'shadow' })).body).toMatchObject({ version: 1, status: 'shadow' });
    expect((await patch(author, id, { expression: 'flagged.nsfw' })).body).toMatchObject({
      version: 2,
      status: 'draft',
    });
    const { body } = await world.call(author, 'GET', `moderation/rules/${id}/history`);
    expect(body).toMatchObject({
      versions: [
        { version: 2, expression: 'flagged.nsfw' },
        { version: 1, expression: SPAM },
      ],
    });
    await expect(
      world.test.db.query(`UPDATE moderation_rule_version SET expression = 'true' WHERE rule_id = $1`, [id]),
    ).rejects.toThrow();
    expect((await patch(author, id, { status: 'paused' })).body).toMatchObject({ code: 'rule.illegal_transition' });
    await archive(id);
    expect(await patch(author, id, { name: 'Again' })).toMatchObject({ status: 409, body: { code: 'rule.archived' } });
  });

  it('write down in shadow what they would have done', async () => {
    const id = await written();
    await patch(author, id, { status: 'shadow' });
    const content = await world.waiting({ name: 'casino' });

    await scanned(content);
    await scanned(content);

    expect(await outcomes(content)).toEqual(['shadow']);
    expect(await queueOf(content)).toBe('pending');
    const { body } = await world.call(author, 'GET', `moderation/rules/${id}`);
    expect(body).toMatchObject({ today: { runs: 1, hits: 1, acted: 0 } });
    await archive(id);
  });

  it('ask people when they are live, and once only', async () => {
    const id = await live();
    const content = await world.waiting({ name: 'Casino royale' });

    await scanned(content);
    await world.test.db.query(`UPDATE content SET name = 'Casino, again' WHERE id = $1`, [content]);
    await scanned(content);

    expect(await outcomes(content)).toEqual(['acted', 'idle']);
    const [row] = await world.test.db.query(
      `SELECT c.queue, c.findings, e.payload->'cause' AS cause FROM moderation_case c
         JOIN moderation_event e ON e.subject_id = c.subject_id AND e.type = 'case_flagged'
        WHERE c.subject_id = $1 AND c.closed_at IS NULL`,
      [content],
    );
    expect(row).toEqual({
      queue: 'flagged',
      findings: [{ flag: 'rule', scanner: `rule:${id}`, score: null }],
      cause: { kind: 'rule', id, version: 1 },
    });
    await archive(id);
  });

  it('act on while they are changed, beside the change in shadow, until that is live or they are stopped', async () => {
    const id = await live();
    const hits = async (content: ContentId): Promise<object[]> =>
      world.test.db.query(
        `SELECT version, outcome FROM moderation_rule_run WHERE content_id = $1 AND rule_id = $2 ORDER BY version`,
        [content, id],
      );
    const come = async (name: string): Promise<object[]> => {
      const content = await world.waiting({ name });
      await scanned(content);
      return hits(content);
    };
    const changed = await patch(author, id, { expression: 'text.name.contains("roulette")', maxDailyActions: 200 });
    expect(changed.body).toMatchObject({ version: 2, status: 'draft', actingVersion: 1 });
    expect(changed.body['liveSince']).not.toBeNull();
    expect(await come('casino')).toEqual([{ version: 1, outcome: 'acted' }]);

    await patch(author, id, { status: 'shadow' });
    expect(await come('casino roulette')).toEqual([
      { version: 1, outcome: 'acted' },
      { version: 2, outcome: 'shadow' },
    ]);
    expect((await patch(author, id, { maxDailyActions: 2 })).body).toMatchObject({ version: 2, actingVersion: 1 });
    expect(await come('casino again')).toEqual([{ version: 1, outcome: 'capped' }]);

    await patch(author, id, { status: 'paused' });
    expect(await come('casino once more')).toEqual([]);
    expect((await world.call(author, 'GET', `moderation/rules/${id}`)).body).toMatchObject({
      status: 'paused',
      actingVersion: null,
      liveSince: null,
    });
    await archive(id);
  });

  it('are paused by the alarm while they are changed, for what the version that acts has matched', async () => {
    const id = await live();
    await patch(author, id, { expression: 'text.name.contains("roulette")' });
    await world.test.asOwner(`UPDATE moderation_rule SET live_since = now() - interval '3 days' WHERE id = $1`, [id]);
    await world.test.asOwner(
      `INSERT INTO moderation_rule_hour (rule_id, version, hour, runs, hits)
       SELECT $1, 1, date_trunc('hour', now(), 'UTC') - make_interval(hours => n), 200, CASE n WHEN 0 THEN 60 ELSE 4 END
         FROM generate_series(0, 30) AS n`,
      [id],
    );

    await world.get(RuleAlarmService).watch();

    const { body } = await world.call(author, 'GET', `moderation/rules/${id}`);
    expect(body).toMatchObject({ version: 2, status: 'paused', actingVersion: null, isPausedByAlarm: true });
    const steps = (await world.call(author, 'GET', `moderation/rules/${id}/history`)).body['steps'] as object[];
    expect(steps[0]).toMatchObject({ version: 1, from: 'live', to: 'paused', actorId: null });
    await archive(id);
  });

  it('stop at their daily cap, however many come at once', async () => {
    const id = await live({ maxDailyActions: 3 });
    const contents = await Promise.all(Array.from({ length: 10 }, () => world.waiting({ name: 'casino' })));

    await Promise.all(contents.map(scanned));

    const done = (await Promise.all(contents.map(outcomes))).flat().toSorted();
    expect(done).toEqual([...Array<string>(3).fill('acted'), ...Array<string>(7).fill('capped')]);
    await archive(id);
  });

  it('hide what they quarantine until a person confirms or lifts it, and decide nothing', async () => {
    const id = await live({ action: 'quarantine' });
    const content = await world.waiting({ name: 'casino', status: 'available' });

    await scanned(content);

    expect(await world.statusOf(content)).toBe('quarantined');
    expect(await queueOf(content)).toBe('flagged');
    const decisions = await world.test.db.query(
      `SELECT FROM moderation_decision d JOIN moderation_case c ON c.id = d.case_id WHERE c.subject_id = $1`,
      [content],
    );
    expect(decisions).toEqual([]);
    await archive(id);
  });

  it('let wait sooner what waits already, and open nothing', async () => {
    const id = await live({ action: 'prioritise' });
    const [waiting, approved] = [
      await world.waiting({ name: 'casino' }),
      await world.waiting({ name: 'casino', status: 'available' }),
    ];

    await scanned(waiting);
    await scanned(approved);

    expect([await outcomes(waiting), await outcomes(approved)]).toEqual([['acted'], ['idle']]);
    expect(await queueOf(approved)).toBe('none');
    await archive(id);
  });

  it('cannot go live with a precision of 0.2, nor by their author, and replay what they have really hit', async () => {
    const bad = await written({ expression: 'text.name.contains("holiday")' });
    for (let at = 0; at < 5; at += 1) await judged('holiday', at === 0 ? 'reject' : 'approve');

    expect(await patch(approver, bad, { status: 'live' })).toMatchObject({
      status: 409,
      body: { missing: ['backtest'] },
    });
    const test = await backtested(bad);
    expect(test).toMatchObject({ state: 'done', matched: 5, precision: 0.2, recall: 1 });
    expect(test).toMatchObject({ precisionInterval: { low: 0.0362, high: 0.6245 } });
    expect(await patch(author, bad, { status: 'live' })).toMatchObject({
      status: 409,
      body: { code: 'rule.not_proved', missing: ['precision', 'second_person'], precision: 0.2, floor: 0.5 },
    });

    const good = await written({ expression: 'text.name.contains("winnings")' });
    await patch(author, good, { status: 'shadow' });
    for (let at = 0; at < 3; at += 1) await judged('winnings', 'reject');
    await judged('sunset', 'reject');
    expect(await backtested(good)).toMatchObject({ matched: 3, precision: 1 });
    expect((await patch(author, good, { status: 'live' })).body).toMatchObject({ missing: ['second_person'] });
    expect((await patch(approver, good, { status: 'live' })).body).toMatchObject({ status: 'live' });

    // What is live meets some more, and then the world moves on: names change, contributors are rejected, things go.
    for (let at = 0; at < 4; at += 1) await scanned(await world.waiting({ name: at < 3 ? 'winnings' : 'meadow' }));
    await world.test.db.query(`UPDATE content SET name = 'another name'`);
    const real = await world.test.db.query<{ id: string }>(
      `SELECT sheet_id AS id FROM moderation_rule_run WHERE rule_id = $1`,
      [good],
    );
    expect(real).toHaveLength(6);

    const replayed = await backtested(good, { last: 100_000 });
    expect(replayed).toMatchObject({ result: { replay: { hits: 6, again: 6, isExact: true, different: [] } } });
    await archive(good, bad);
  });

  it('need the backtest of the very version', async () => {
    const id = await written({ expression: 'text.name.contains("lottery")' });
    await judged('lottery', 'reject');
    await backtested(id);
    await patch(author, id, { expression: 'text.name.contains("lotter")' });

    expect((await patch(approver, id, { status: 'live' })).body).toMatchObject({ missing: ['backtest'] });

    await backtested(id);
    await world.test.asOwner(
      `UPDATE moderation_backtest SET finished_at = now() - interval '30 days' WHERE rule_id = $1`,
      [id],
    );
    expect((await patch(approver, id, { status: 'live' })).body).toMatchObject({ missing: ['fresh_backtest'] });
    const proof = (actor: Principal) => world.call(actor, 'GET', `moderation/rules/${id}/proof`);
    expect((await proof(author)).body).toMatchObject({
      ...{ version: 2, missing: ['fresh_backtest', 'second_person'], precision: 1, judged: 1, floor: 0.5 },
      testedAt: expect.any(String),
    });
    await backtested(id);
    expect((await proof(approver)).body).toMatchObject({ missing: [] });
    await archive(id);
  });

  it('are paused by the alarm, which tells their author and administrators, and are not at once paused again', async () => {
    const id = await live();
    await world.test.asOwner(`UPDATE moderation_rule SET live_since = now() - interval '3 days' WHERE id = $1`, [id]);
    await world.test.asOwner(
      `INSERT INTO moderation_rule_hour (rule_id, version, hour, runs, hits)
       SELECT $1, 1, date_trunc('hour', now(), 'UTC') - make_interval(hours => n), 200, CASE n WHEN 0 THEN 60 ELSE 4 END
         FROM generate_series(0, 30) AS n`,
      [id],
    );

    await world.get(RuleAlarmService).watch();

    const { body } = await world.call(author, 'GET', `moderation/rules/${id}`);
    expect(body).toMatchObject({ status: 'paused', isPausedByAlarm: true });
    const told = await world.test.db.query<{ id: string }>(
      `SELECT user_id AS id FROM notification WHERE kind = 'rule.paused' AND data->>'ruleId' = $1`,
      [id],
    );
    expect(told.map((row) => row.id)).toEqual(expect.arrayContaining([author.userId, approver.userId]));
    const steps = (await world.call(author, 'GET', `moderation/rules/${id}/history`)).body['steps'] as object[];
    expect(steps[0]).toMatchObject({ actorId: null, alarm: { hits: 60, runs: 200 } });

    await world.test.asOwner(`UPDATE moderation_rule SET status = 'live', live_since = now() WHERE id = $1`, [id]);
    await world.get(RuleAlarmService).watch();
    expect((await world.call(author, 'GET', `moderation/rules/${id}`)).body).toMatchObject({ status: 'live' });
    await archive(id);
  });

  it('can be tried on what came in before facts were kept', async () => {
    const content = await world.waiting({ name: 'older than rules' });

    await world.get(FactSheetService).tend();

    const sheets = await world.test.db.query<{ same: boolean }>(
      `SELECT s.at = c.created_at AS same FROM moderation_fact_sheet s JOIN content c ON c.id = s.content_id WHERE c.id = $1`,
      [content],
    );
    expect(sheets).toEqual([{ same: true }]);
  });

  it('list what they have hit, page by page', async () => {
    const id = await live();
    for (let at = 0; at < 3; at += 1) await scanned(await world.waiting({ name: 'casino' }));

    const first = (await world.call(author, 'GET', `moderation/rules/${id}/hits?limit=2`)).body;
    const second = (
      await world.call(author, 'GET', `moderation/rules/${id}/hits?limit=2&cursor=${String(first['nextCursor'])}`)
    ).body;
    const ids = [...first.items, ...second.items].map((hit) => hit['contentId']);
    expect(new Set(ids).size).toBe(3);
    expect(second['nextCursor']).toBeNull();
    await archive(id);
  });
});
