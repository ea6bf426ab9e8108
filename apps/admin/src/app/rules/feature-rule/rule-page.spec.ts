import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import type { Proof } from '../data/proof.js';
import { EMPTY_GROUP, type Rule, type RuleDraft, type RuleGroup } from '../data/rule.js';
import { RuleClient } from '../data/rule-client.js';
import type { Version } from '../data/versions.js';
import RulePage from './rule-page.js';

const TODAY = { day: '2026-03-01', runs: 10, hits: 2, unknown: 0, acted: 1 };
const RULE: Rule = {
  ...{ id: 'r1', name: 'Casino', version: 2, status: 'draft', expression: 'text.name.contains("casino")', edition: 3 },
  ...{
    action: 'flag',
    queue: null,
    maxDailyActions: 50,
    madeBy: 'u1',
    madeByName: 'Ada',
    liveSince: null,
    today: TODAY,
  },
  ...{ madeAt: '2026-03-01T10:00:00Z', createdAt: '2026-03-01T10:00:00Z', isPausedByAlarm: false, actingVersion: null },
};
const PROVED: Proof = {
  ...{ version: 2, missing: [], precision: 0.75, judged: 8, floor: 0.5, minJudged: 1 },
  ...{ testedAt: '2026-03-01T10:00:00Z', holdsUntil: '2026-03-31T10:00:00Z' },
};
const HIT = {
  contentId: '0190-0000-abcdefabcdef',
  version: 2,
  outcome: 'capped',
  caseId: null,
  at: '2026-03-01T10:00:00Z',
};
const CASINO: RuleGroup = {
  ...EMPTY_GROUP,
  conditions: [{ kind: 'comparison', fact: 'text.name', operator: 'contains', value: 'casino', isNegated: false }],
};
const FACTS = [
  { name: 'image.width', type: 'int', means: 'Pixels.' },
  { name: 'text.name', type: 'string', means: 'The title.' },
];

describe('a rule', () => {
  async function given({
    id,
    refusal,
    proof = PROVED,
    versions = [],
    rule = RULE,
  }: { id?: string; refusal?: unknown; proof?: Proof; versions?: readonly Version[]; rule?: Rule } = {}) {
    const sent: unknown[] = [];
    const take = (...what: unknown[]) => {
      if (refusal) return Promise.reject(refusal as Error);
      sent.push(what);
      return Promise.resolve(RULE);
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', children: [] }]),
        {
          provide: RuleClient,
          useValue: {
            facts: () => Promise.resolve(FACTS),
            queues: () => Promise.resolve(['flagged']),
            get: () => Promise.resolve(rule),
            history: () => Promise.resolve({ versions, steps: [], days: [TODAY] }),
            backtests: () => Promise.resolve([]),
            proof: () => Promise.resolve(proof),
            hits: () => Promise.resolve({ items: [HIT], nextCursor: null }),
            check: (expression: string) =>
              Promise.resolve({
                isValid: !expression.includes('wid '),
                problems: expression.includes('wid ')
                  ? [{ code: 'unknown_fact', message: 'No such key: wid.', start: 6, end: 9, known: ['width'] }]
                  : [],
                conditions: expression === RULE.expression ? CASINO : null,
              }),
            create: take,
            change: take,
            backtest: take,
          },
        },
      ],
    });
    const fixture = TestBed.createComponent(RulePage);
    fixture.componentRef.setInput('id', id);
    await fixture.whenStable();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const element = fixture.nativeElement as HTMLElement;
    return {
      sent,
      fixture,
      element,
      text: () => element.textContent.replaceAll(/\s+/g, ' '),
      press: async (text: RegExp) => (await loader.getHarness(MatButtonHarness.with({ text }))).click(),
      write: async (selector: string, value: string, event = 'input') => {
        const field = element.querySelector<HTMLInputElement>(selector);
        if (!field) throw new Error(`There is no ${selector}.`);
        field.value = value;
        field.dispatchEvent(new Event(event));
        await fixture.whenStable();
      },
    };
  }

  it('is built in rows, which write the expression', async () => {
    const page = await given();

    await page.write('form > label input', 'Small');
    await page.press(/^Add condition$/);
    await page.write('[aria-label=Value]', '300', 'change');
    await page.write('[aria-label=Comparison]', '<', 'change');
    await page.press(/Save as a draft/);

    const [[draft]] = page.sent as [[RuleDraft]];
    expect(draft).toEqual({
      name: 'Small',
      expression: 'image.width < 300',
      action: 'flag',
      queue: null,
      maxDailyActions: 100,
    });
  });

  it('says where an expression goes wrong and what is known there', async () => {
    const page = await given();

    await page.write('textarea', 'image.wid > 3');
    await new Promise((resolve) => setTimeout(resolve, 350));
    await page.fixture.whenStable();

    expect(page.text()).toContain('No such key: wid.');
    expect(page.text()).toContain('Known here: width');
    await page.press(/Show the place/);
    const field = page.element.querySelector('textarea');
    expect([field?.selectionStart, field?.selectionEnd]).toEqual([6, 9]);
  });

  it('goes live only when the server agrees, and says what is missing', async () => {
    const detail = 'To go live, the rule lacks a finished backtest of this version.';
    const refusal = new HttpErrorResponse({
      status: 409,
      error: { type: 'about:blank', title: 'Not proved', status: 409, code: 'rule.not_proved', detail },
    });
    const page = await given({ id: 'r1', refusal });

    await page.press(/Approve and go live/);
    await page.fixture.whenStable();

    expect(page.text()).toContain(detail);
    expect(page.text()).toContain('This version has not been tried yet.');
  });

  it('says which version acts while this one is written, and can stop it', async () => {
    const page = await given({ id: 'r1', rule: { ...RULE, actingVersion: 1 } });

    expect(page.text()).toContain('Version 1 is live, and acts until version 2 does.');
    await page.press(/^Pause$/);
    expect(page.sent).toEqual([[expect.objectContaining({ id: 'r1' }), { status: 'paused' }]]);
  });

  it('says what is missing before anybody can press', async () => {
    const proof: Proof = { ...PROVED, missing: ['precision', 'second_person'], precision: 0.2 };
    const page = await given({ id: 'r1', proof });

    expect(page.text()).toContain('This version cannot go live yet.');
    expect(page.text()).toContain('Missing: They took action on at least 50 % of those: on 20 %.');
    expect(page.text()).toContain('Missing: You wrote this version, so somebody else has to approve it.');
    await page.press(/Approve and go live/);
    expect(page.sent).toEqual([]);
  });

  it('shows two versions side by side, with what differs', async () => {
    const version = { expression: 'nsfw.sexy > 0.2', action: 'flag', queue: null, maxDailyActions: 100 } as const;
    const made = { madeBy: 'u1', madeByName: 'Ada', madeAt: '2026-03-01T10:00:00Z' };
    const versions = [
      { ...version, ...made, version: 2, expression: 'nsfw.sexy > 0.8' },
      { ...version, ...made, version: 1 },
    ];
    const page = await given({ id: 'r1', versions });

    expect(page.element.querySelector('del')?.textContent).toBe('2');
    expect(page.element.querySelector('ins')?.textContent).toBe('8');
  });

  it('is edited from the rows that it was, once they have been read', async () => {
    const page = await given({ id: 'r1' });
    await page.press(/^Edit$/);
    await page.press(/^Add condition$/);
    await page.write('[aria-label="Condition 2"] [aria-label=Value]', '300', 'change');
    await page.press(/Save the changes/);

    expect(page.sent).toEqual([
      [expect.anything(), { expression: 'text.name.contains("casino") && image.width > 300' }],
    ]);
  });

  it('lists what it has matched, and what it did about that', async () => {
    const page = await given({ id: 'r1' });

    expect(page.text()).toContain('abcdefabcdef');
    expect(page.text()).toContain('Only written down, beyond the cap of the day');
  });

  it('is tried on what has come in', async () => {
    const page = await given({ id: 'r1' });

    await page.press(/Try it/);

    expect(page.sent).toEqual([['r1', 30]]);
  });
});
