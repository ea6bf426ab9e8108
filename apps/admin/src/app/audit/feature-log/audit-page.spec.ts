import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';

import { AuditClient } from '../data/audit-client.js';
import type { AuditEvent, AuditFilter, AuditVerdict } from '../data/audit-event.js';
import { NameClient } from '../data/name-client.js';
import type { Nameable, Person } from '../data/names.js';
import AuditPage from './audit-page.js';
import { AuditPageHarness } from './audit-page.harness.js';

const ADA: Person = { id: '019a1234-5678-7abc-8def-0000000000aa', name: 'Ada', email: 'ada@example.org' };
const NAMES = new Map([
  [ADA.id, ADA.name],
  ['t1', 'Lighthouse keepers'],
]);
const GONE = '019a1234-5678-7abc-8def-0123456789ab';

const event = (seq: number, given: Partial<AuditEvent> = {}): AuditEvent => ({
  id: `e${seq}`,
  seq,
  act: 'auth.signed_in',
  actorId: ADA.id,
  subjectType: 'user',
  subjectId: ADA.id,
  address: '192.0.2.7',
  requestId: 'request-17',
  details: {},
  hash: 'ff',
  at: '2026-03-01T10:00:00Z',
  ...given,
});

describe('the audit log', () => {
  const asked: AuditFilter[] = [];
  const cursors: (string | undefined)[] = [];

  async function page(
    address: string,
    events: readonly AuditEvent[] = [event(1)],
    verdict: Partial<AuditVerdict> = {},
  ): Promise<AuditPageHarness> {
    const client = {
      list: (filter: AuditFilter, cursor: string | undefined) => {
        asked.push(filter);
        cursors.push(cursor);
        return Promise.resolve({ items: events, nextCursor: cursor ? null : 'next' });
      },
      verify: () =>
        Promise.resolve({ intact: true, checked: 1_204, firstBroken: null, lastHash: 'ab'.repeat(32), ...verdict }),
    };
    const names = {
      names: (of: readonly Nameable[]) =>
        Promise.resolve(new Map(of.filter(({ id }) => NAMES.has(id)).map(({ id }) => [id, NAMES.get(id) ?? '']))),
      search: () => Promise.resolve([ADA]),
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'audit', component: AuditPage }], withComponentInputBinding()),
        { provide: AuditClient, useValue: client },
        { provide: NameClient, useValue: names },
      ],
    });
    const router = await RouterTestingHarness.create(address);
    await router.fixture.whenStable();
    return TestbedHarnessEnvironment.loader(router.fixture).getHarness(AuditPageHarness);
  }
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));
  const here = (): string => TestBed.inject(Router).url;

  beforeEach(() => {
    asked.length = 0;
    cursors.length = 0;
  });

  it('says in words who did what to whom', async () => {
    const log = await page('/audit', [
      event(3, { act: 'user.role_changed', subjectId: GONE, details: { from: 'contributor', to: 'admin' } }),
      event(2, { act: 'auth.sign_in_failed', actorId: null, subjectId: null, details: { reason: 'unknown_address' } }),
      event(1, { act: 'team.created', subjectType: 'team', subjectId: 't1' }),
    ]);

    expect(await log.column('act')).toEqual(['Changed a role', 'Failed to sign in', 'Created a team']);
    expect(await log.column('actor')).toEqual(['Ada', 'Nobody signed in', 'Ada']);
    expect(await log.column('subject')).toEqual(['Account …456789ab', '', 'Lighthouse keepers']);
    expect(await log.column('facts')).toEqual(['Change contributor to admin', 'Reason unknown address', '']);
  });

  it('is asked for what the address says', async () => {
    await page(
      `/audit?act=auth.signed_in&actor=${ADA.id}&address=192.0.2.7&request=request-17&from=2026-03-01&to=2026-03-02`,
    );

    expect(asked.at(-1)).toEqual({
      act: 'auth.signed_in',
      actor: ADA.id,
      subject: undefined,
      address: '192.0.2.7',
      requestId: 'request-17',
      fromDay: '2026-03-01',
      toDay: '2026-03-02',
    });
  });

  it('is narrowed by what stands in a row, and widened again', async () => {
    const log = await page('/audit');
    await log.pick('Show only what came from 192.0.2.7');
    expect(here()).toBe('/audit?address=192.0.2.7');
    await log.pick('Show only what Ada did');
    expect(here()).toContain(`actor=${ADA.id}`);
    expect(await log.chosen('Who')).toBe('Ada');

    await log.press('Clear');
    expect(here()).toBe('/audit');
  });

  it('is narrowed to somebody found by name', async () => {
    const log = await page('/audit');

    await log.type('Who', 'ad');
    await pause();
    await log.choose('Who', 'Ada ada@example.org');

    expect(here()).toBe(`/audit?actor=${ADA.id}`);
  });

  it('takes a pasted id as it is', async () => {
    const log = await page('/audit');
    await log.type('About', GONE.toUpperCase());

    expect(here()).toBe(`/audit?subject=${GONE}`);
    expect(await log.chosen('About')).toBe('…456789ab');
  });

  it('goes on where it stopped', async () => {
    const log = await page('/audit');
    await log.press('Show more');

    expect(cursors).toEqual([undefined, 'next']);
    expect(await log.column('act')).toHaveLength(2);
  });

  it('can be checked', async () => {
    const log = await page('/audit');
    await log.press('Check the log');

    expect(await log.verdict()).toContain('The log is whole: 1,204 rows, none changed or missing');
    expect(await log.verdict()).toContain('ab'.repeat(32));
  });

  it.each([
    [{ seq: 17, id: 'e17' }, 'Row 17 was changed'],
    [{ seq: 17, id: null }, 'Row 17 is missing'],
  ])('says where it was tampered with: %j', async (firstBroken, words) => {
    const log = await page('/audit', [event(1)], { intact: false, checked: 16, firstBroken });
    await log.press('Check the log');

    expect(await log.verdict()).toContain(words);
    expect(await log.verdict()).toContain('The 16 rows before it hold');
  });

  it('says so when nothing fits', async () => {
    const log = await page('/audit?address=192.0.2.9', []);

    expect(await log.empty()).toContain('Nothing fits these filters');
  });
});
