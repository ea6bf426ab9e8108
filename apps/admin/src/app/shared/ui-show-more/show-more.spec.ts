import { signal } from '@angular/core';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';

import { ShowMore } from './show-more.js';

describe('showing more of a list', () => {
  it('fetches the next page once, and goes when there is none', async () => {
    const [hasMore, isLoadingMore] = [signal(true), signal(false)];
    let fetched = 0;
    const loadMore = (): Promise<void> => {
      fetched += 1;
      isLoadingMore.set(true);
      return Promise.resolve();
    };
    const fixture = TestBed.createComponent(ShowMore);
    fixture.componentRef.setInput('list', { hasMore, isLoadingMore, loadMore });
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const button = await loader.getHarness(MatButtonHarness);

    await button.click();
    expect([await button.getText(), await button.isDisabled(), fetched]).toEqual(['Loading…', true, 1]);

    hasMore.set(false);
    await fixture.whenStable();
    expect(await loader.getHarnessOrNull(MatButtonHarness)).toBeNull();
  });
});
