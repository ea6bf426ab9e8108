import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { provideRouter } from '@angular/router';

import { Session } from '../../shared/data-session/session.js';
import ItemLicensingPage from './item-page.js';

const PATH = '/api/v1/contents/c1';
const ITEM = {
  contentId: 'c1',
  name: 'Cow',
  license: 'CC-BY-4.0',
  use: 'omi-sa',
  allowed: true,
  checks: [],
  evidence: [],
  signals: [],
  grants: [{ id: 'g1', holder: 'Ada', statement: 'I allow it.', evidenceUrl: null, grantedAt: '', revokedAt: null }],
  isCreditRemoved: false,
};

describe('the licence of a picture', () => {
  let server: HttpTestingController;
  let fixture: ComponentFixture<ItemLicensingPage>;

  async function open(mayVerify: boolean): Promise<void> {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: Session, useValue: { can: () => mayVerify } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(ItemLicensingPage);
    fixture.componentRef.setInput('id', 'c1');
    TestBed.tick();
    answer();
    await fixture.whenStable();
  }
  const answer = (): void => server.expectOne(`${PATH}/licensing?use=omi-sa`).flush(ITEM);
  const buttons = async (): Promise<string[]> =>
    Promise.all(
      (await TestbedHarnessEnvironment.documentRootLoader(fixture).getAllHarnesses(MatButtonHarness)).map((button) =>
        button.getText(),
      ),
    );
  const press = async (text: string): Promise<void> =>
    (await TestbedHarnessEnvironment.documentRootLoader(fixture).getHarness(MatButtonHarness.with({ text }))).click();

  it('offers forms to those who verify what rightsholders say, and to nobody else', async () => {
    await open(false);
    expect(await buttons()).toEqual([]);
  });

  it('records a grant once everything is said, and shows it', async () => {
    await open(true);
    expect(await buttons()).toEqual(['Record a grant', 'Leave the names out', 'Revoke']);
    await press('Record a grant');
    await press('Record the grant');
    server.expectNone({ method: 'POST' });

    const inputs = await TestbedHarnessEnvironment.documentRootLoader(fixture).getAllHarnesses(MatInputHarness);
    const said = ['Ada', 'I allow training on this.', 'letter 2026-17', ''];
    for (const [at, input] of inputs.entries()) await input.setValue(said[at] ?? '');
    await press('Record the grant');

    const sent = server.expectOne({ method: 'POST', url: `${PATH}/usage-grants` });
    expect(sent.request.body).toEqual({ holder: said[0], statement: said[1], signature: said[2] });
    sent.flush({});
    // The dialog takes its time to close.
    let again = 0;
    while (again === 0) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      TestBed.tick();
      again = server.match(`${PATH}/licensing?use=omi-sa`).length;
    }
    expect(again).toBe(1);
  });

  it('records a wish not to be named', async () => {
    await open(true);
    await press('Leave the names out');
    const input = await TestbedHarnessEnvironment.documentRootLoader(fixture).getHarness(MatInputHarness);
    await input.setValue('Letter of 3 May');
    await press('Leave them out');

    const sent = server.expectOne({ method: 'PUT', url: `${PATH}/credit-removal` });
    expect(sent.request.body).toEqual({ reason: 'Letter of 3 May' });
  });
});
