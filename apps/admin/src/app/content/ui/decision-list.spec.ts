import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import type { Statement } from '../../shared/data-statement/statement.js';
import { DecisionList } from './decision-list.js';

const STATEMENT: Statement = {
  ...{ id: 'd1', subjectType: 'content', subjectId: 'c1', contentId: 'c1', name: 'cow.jpg', action: 'reject' },
  policy: { code: 'terms.quality', version: 1, title: 'Not useful here' },
  ...{ ground: 'terms', field: 'picture', term: null, facts: 'It is blurred.', detections: [] },
  ...{ isAutomatedDetection: false, isReported: true, decidedAt: '2026-03-01T10:00:00Z', expiresAt: null },
  ...{ endedAt: null, appealUntil: '2999-01-01T00:00:00Z', canAppeal: true, appeal: null },
};

async function shown(statement: Partial<Statement>): Promise<HTMLElement> {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const fixture = TestBed.createComponent(DecisionList);
  fixture.componentRef.setInput('statements', [{ ...STATEMENT, ...statement }]);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

describe('decisions about a picture', () => {
  it('say what was decided, why, and lead to the appeal', async () => {
    const list = await shown({});

    expect(list.textContent).toContain('Your picture was not accepted');
    expect(list.textContent).toContain('It is blurred.');
    expect(list.querySelector('a[href="/policies#terms.quality"]')?.textContent).toContain('Not useful here');
    expect(list.querySelector('a[href="/appeals/d1"]')?.textContent).toContain('Appeal');
  });

  it('offer no second appeal', async () => {
    const appeal = { id: 'a', text: 'No.', state: 'waiting', filedAt: '', resolvedAt: null, note: null } as const;
    const list = await shown({ canAppeal: false, appeal, subjectType: 'annotation' });

    expect(list.textContent).toContain('Your annotation was not accepted');
    expect(list.textContent).toContain('You have appealed.');
    expect(list.querySelector('a[href="/appeals/d1"]')?.textContent).toContain('The whole decision');
  });
});
