import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { Router, provideRouter } from '@angular/router';
import { jest } from '@jest/globals';

import type { PlanBatchRequest } from '../data/batch.js';
import { BatchClient } from '../data/batch-client.js';
import PlanPage from './plan-page.js';

describe('planning a decision about many cases', () => {
  async function given(inputs: Readonly<Record<string, string>> = {}) {
    const planned: PlanBatchRequest[] = [];
    const client: Partial<Record<keyof BatchClient, unknown>> = {
      queues: () => Promise.resolve([{ name: 'flagged', title: 'Suspicions', open: 40 }]),
      policies: () => Promise.resolve([{ code: 'terms.quality', title: 'Not useful here' }]),
      plan: (request: PlanBatchRequest) => {
        planned.push(request);
        return Promise.resolve({ id: 'b1' });
      },
    };
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: BatchClient, useValue: client }],
    });
    const going = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const fixture = TestBed.createComponent(PlanPage);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const selects = await loader.getAllHarnesses(MatSelectHarness);
    const submit = await loader.getHarness(MatButtonHarness.with({ text: 'See what would happen' }));
    return { planned, going, selects, submit, loader };
  }

  it('chooses queue and policy by name, and leads to what would happen', async () => {
    const { planned, going, selects, submit } = await given();
    const [queue, , policy] = selects;
    expect(await submit.isDisabled()).toBe(true);

    await queue?.clickOptions({ text: 'Suspicions, 40 cases' });
    await policy?.clickOptions({ text: 'Not useful here' });
    await submit.click();

    expect(planned).toEqual([{ selection: { queue: 'flagged' }, action: 'reject', policy: 'terms.quality' }]);
    expect(going).toHaveBeenCalledWith(['/moderation/batches', 'b1']);
  });

  it('takes from the address what it is about and what is proposed, and asks for no policy to approve', async () => {
    const { planned, selects, submit } = await given({ item: 'item-cow', action: 'approve', policy: 'terms.quality' });

    expect(selects).toHaveLength(1);
    await submit.click();

    expect(planned).toEqual([{ selection: { clusterOf: 'item-cow' }, action: 'approve' }]);
  });
});
