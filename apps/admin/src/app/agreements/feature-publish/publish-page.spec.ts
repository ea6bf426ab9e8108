import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';

import { AgreementClient } from '../../shared/data-agreements/data/agreement-client.js';
import PublishPage from './publish-page.js';

describe('publishing a new version', () => {
  async function given(refusal?: unknown) {
    const published: object[] = [];
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
        {
          provide: AgreementClient,
          useValue: {
            inForce: () => Promise.resolve([{ kind: 'dco', version: '1.1', text: 'First line.\nSecond line.' }]),
            publish: (kind: string, given: object) => {
              if (refusal) return Promise.reject(refusal as Error);
              published.push({ kind, ...given });
              return Promise.resolve();
            },
          },
        },
      ],
    });
    TestBed.inject(Router).navigateByUrl = () => Promise.resolve(true);
    const fixture = TestBed.createComponent(PublishPage);
    fixture.componentRef.setInput('kind', 'dco');
    await fixture.whenStable();
    const root = TestbedHarnessEnvironment.documentRootLoader(fixture);
    const element = fixture.nativeElement as HTMLElement;
    return {
      published,
      text: () => element.textContent,
      button: (text: string) => root.getHarness(MatButtonHarness.with({ text })),
      dialogs: () => root.getAllHarnesses(MatDialogHarness),
      write: async (selector: 'input' | 'textarea', value: string) => {
        const field = element.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector);
        if (!field) throw new Error(`There is no ${selector}.`);
        field.value = value;
        field.dispatchEvent(new Event('input'));
        await fixture.whenStable();
      },
    };
  }

  it('shows what changes, asks once, and publishes', async () => {
    const page = await given();
    expect(await (await page.button('Publish')).isDisabled()).toBe(true);
    await page.write('input', ' 2.0 ');
    await page.write('textarea', 'First line.\nAnother line.');
    expect(page.text()).toContain('Removed: Second line.');
    expect(page.text()).toContain('Added: Another line.');

    await (await page.button('Publish')).click();
    const [dialog] = await page.dialogs();
    expect(await dialog?.getTitleText()).toBe('Put Developer Certificate of Origin 2.0 in force?');
    expect(page.published).toEqual([]);
    const sure = await dialog?.getHarness(MatButtonHarness.with({ text: 'Publish' }));
    await sure?.click();

    expect(page.published).toEqual([{ kind: 'dco', version: '2.0', text: 'First line.\nAnother line.' }]);
  });

  it('publishes nothing that has not changed', async () => {
    const page = await given();
    await page.write('input', '2.0');

    expect(await (await page.button('Publish')).isDisabled()).toBe(true);
  });

  it('says so when the version exists', async () => {
    const page = await given(
      new HttpErrorResponse({ status: 409, error: { code: 'agreement.version_taken', title: 'It has one.' } }),
    );
    await page.write('input', '1.1');
    await page.write('textarea', 'First line.\nAnother line.');
    await (await page.button('Publish')).click();
    const [dialog] = await page.dialogs();
    await (await dialog?.getHarness(MatButtonHarness.with({ text: 'Publish' })))?.click();

    expect(page.text()).toContain('Nothing was published.');
  });
});
