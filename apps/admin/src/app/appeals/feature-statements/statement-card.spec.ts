import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import type { Statement } from '../data/statement.js';
import { StatementClient } from '../data/statement-client.js';
import { StatementCard } from './statement-card.js';

const IN_A_YEAR = new Date(Date.now() + 183 * 86_400_000 + 60_000).toISOString();

const aStatement = (over: Partial<Statement> = {}): Statement => ({
  ...{ id: 'd1', subjectType: 'content', subjectId: 'c1', contentId: 'c1', name: 'heron.jpg', action: 'reject' },
  ...{ policy: { code: 'privacy.faces', version: 2, title: 'Somebody can be recognised' }, ground: 'privacy' },
  ...{ field: 'picture', term: 'lower left', facts: 'It shows a person.', detections: [], isAutomatedDetection: false },
  ...{ isReported: true, decidedAt: '2026-03-01T10:00:00Z', expiresAt: null, endedAt: null, appealUntil: IN_A_YEAR },
  ...{ canAppeal: true, appeal: null },
  ...over,
});

describe('why a decision was made', () => {
  async function given(statement: Statement, refusal?: unknown) {
    const sent: [string, string][] = [];
    const client = {
      appeal: (id: string, text: string) => {
        if (refusal) return Promise.reject(refusal as Error);
        sent.push([id, text]);
        const appeal = { id: 'a1', text, state: 'waiting', filedAt: IN_A_YEAR, resolvedAt: null, note: null } as const;
        return Promise.resolve({ ...statement, canAppeal: false, appeal });
      },
    };
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: StatementClient, useValue: client }],
    });
    const fixture = TestBed.createComponent(StatementCard);
    fixture.componentRef.setInput('statement', statement);
    await fixture.whenStable();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const element = fixture.nativeElement as HTMLElement;
    return {
      sent,
      text: () => element.textContent.replaceAll(/\s+/g, ' '),
      press: async (text: string) => (await loader.getHarness(MatButtonHarness.with({ text }))).click(),
      buttons: () => loader.getAllHarnesses(MatButtonHarness),
      write: async (value: string) => {
        const box = element.querySelector('textarea');
        if (!box) throw new Error('There is nowhere to write.');
        box.value = value;
        box.dispatchEvent(new Event('input'));
        await fixture.whenStable();
      },
    };
  }

  it('names policy, ground, field and term, and the time that is left', async () => {
    const card = await given(aStatement());

    expect(card.text()).toContain('heron.jpg was not accepted');
    expect(card.text()).toContain('privacy.faces, version 2');
    expect(card.text()).toContain('The privacy of a person');
    expect(card.text()).toContain('What the picture shows : “lower left”');
    expect(card.text()).toContain('Once, 183 days left');
  });

  it('sends an appeal once there are words in it, and says that it waits', async () => {
    const card = await given(aStatement());
    await card.press('Appeal');
    await card.write('short');
    await card.press('Send the appeal');
    expect(card.sent).toEqual([]);

    await card.write('It is a statue, not a person.');
    await card.press('Send the appeal');

    expect(card.sent).toEqual([['d1', 'It is a statue, not a person.']]);
    expect(card.text()).toContain('Somebody who has not seen the case before will look at it.');
    expect(await card.buttons()).toEqual([]);
  });

  it('keeps what was written when it is refused', async () => {
    const refusal = new HttpErrorResponse({ status: 409, error: { code: 'appeal.too_late', title: 'Too late.' } });
    const card = await given(aStatement(), refusal);
    await card.press('Appeal');
    await card.write('It is a statue, not a person.');
    await card.press('Send the appeal');

    expect(card.text()).toContain('what you wrote is still here');
  });

  it('says when nothing can be done any more', async () => {
    const late = await given(aStatement({ canAppeal: false, appealUntil: '2020-01-01T00:00:00Z' }));

    expect(late.text()).toContain('The time to appeal is over.');
  });
});
