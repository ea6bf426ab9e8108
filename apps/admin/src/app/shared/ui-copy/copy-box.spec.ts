import { Clipboard } from '@angular/cdk/clipboard';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';

import { CopyBox } from './copy-box.js';
import { CopyBoxHarness } from './copy-box.harness.js';

describe('something to copy', () => {
  const copied: string[] = [];
  let fixture: ComponentFixture<CopyBox>;

  async function box(isAllowed: boolean): Promise<CopyBoxHarness> {
    const copy = (text: string): boolean => isAllowed && copied.push(text) > 0;
    TestBed.configureTestingModule({ providers: [{ provide: Clipboard, useValue: { copy } }] });
    fixture = TestBed.createComponent(CopyBox);
    fixture.componentRef.setInput('label', 'The API key');
    fixture.componentRef.setInput('text', 'odr_abc');
    return TestbedHarnessEnvironment.harnessForFixture(fixture, CopyBoxHarness);
  }

  beforeEach(() => (copied.length = 0));

  it('is copied as it stands, and says so', async () => {
    const key = await box(true);
    expect(await key.name()).toBe('Copy: The API key');
    await key.copy();

    expect(copied).toEqual(['odr_abc']);
    expect(await key.name()).toBe('Copied: The API key');
    expect(await key.announced()).toBe('Copied');
  });

  it('says what to do when the browser refuses', async () => {
    const key = await box(false);
    await key.copy();

    expect(await key.announced()).toContain('select the text');
  });

  it('is not copied any more once it is something else', async () => {
    const key = await box(true);
    await key.copy();
    fixture.componentRef.setInput('text', 'odr_def');
    await fixture.whenStable();

    expect(await key.name()).toBe('Copy: The API key');
  });
});
