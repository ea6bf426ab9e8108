import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { provideRouter } from '@angular/router';

import { type ApiKey, inDays } from '../../shared/data-api-key/api-key.js';
import { ApiKeyClient } from '../data/api-key-client.js';
import ApiKeysPage from './api-keys-page.js';
import { ApiKeysPageHarness } from './api-keys-page.harness.js';

const key = (name: string, days: number, lastUsedAt: string | null = null): ApiKey => ({
  id: name,
  name,
  prefix: 'odr_Zk3vQ1',
  scopes: ['content.read', 'content.create'],
  createdAt: inDays(-10),
  expiresAt: inDays(days),
  lastUsedAt,
});

describe('my API keys', () => {
  const revoked: string[] = [];

  async function page(keys: readonly ApiKey[], refusal?: HttpErrorResponse): Promise<ApiKeysPageHarness> {
    const revoke = (id: string): Promise<void> => {
      revoked.push(id);
      return refusal ? Promise.reject(refusal) : Promise.resolve();
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
        { provide: ApiKeyClient, useValue: { list: () => Promise.resolve(keys), revoke } },
      ],
    });
    const fixture = TestBed.createComponent(ApiKeysPage);
    await fixture.whenStable();
    return TestbedHarnessEnvironment.harnessForFixture(fixture, ApiKeysPageHarness);
  }

  beforeEach(() => (revoked.length = 0));

  it('say whether they still open anything, and when they last did', async () => {
    const keys = await page([key('import', 60, inDays(-1)), key('backup', 3), key('old', -1)]);

    expect(await keys.keys()).toEqual([
      expect.stringMatching(/^import\s*Active$/),
      expect.stringMatching(/^backup\s*Ends soon$/),
      expect.stringMatching(/^old\s*Expired$/),
    ]);
    expect((await keys.facts())[0]).toContain('last used yesterday');
    expect((await keys.facts())[1]).toContain('never used');
    expect((await keys.facts())[2]).toContain('ended yesterday');
  });

  it('are revoked after it was said what breaks', async () => {
    const keys = await page([key('import', 60), key('backup', 60)]);
    const dialog = await keys.askToRevoke('import');

    expect(await dialog.getText()).toContain('Every program that sends “import”');
    expect(revoked).toEqual([]);
    await (await dialog.getHarness(MatButtonHarness.with({ text: 'Revoke' }))).click();
    expect(revoked).toEqual(['import']);
    expect(await keys.keys()).toHaveLength(1);
  });

  it('stay when one changes one’s mind', async () => {
    const keys = await page([key('import', 60)]);
    await (await (await keys.askToRevoke('import')).getHarness(MatButtonHarness.with({ text: 'Keep it' }))).click();

    expect(revoked).toEqual([]);
    expect(await keys.keys()).toHaveLength(1);
  });

  it('stay in the list when the server did not revoke', async () => {
    const keys = await page([key('import', 60)], new HttpErrorResponse({ status: 503 }));
    const dialog = await keys.askToRevoke('import');
    await (await dialog.getHarness(MatButtonHarness.with({ text: 'Revoke' }))).click();

    expect(await dialog.getText()).toContain('The key may still work.');
    expect(await keys.keys()).toHaveLength(1);
  });

  it('are explained when there are none', async () => {
    expect(await (await page([])).isEmpty()).toBe(true);
  });
});
