import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { LicenseClient } from '../../shared/data-license/data/license-client.js';
import AttributionPage from './attribution-page.js';

const PATH = '/api/v1/contents/c1';
const COW = { id: 'c1', version: 3, name: 'Cow', license: 'CC-BY-3.0', licenseUrl: null, altText: null };
const RECORD = { copyrightNotice: null, changes: ['metadata removed'], earlierChanges: [] };
const CREDIT = {
  license: 'CC-BY-3.0',
  licenseProblem: null,
  text: '"Cow" by Ada is licensed under CC BY 3.0.',
  html: '<p>"Cow" by Ada …</p>',
  markdown: '"Cow" by Ada \\[…\\]',
  demands: [
    {
      element: 'title',
      asks: 'if_supplied',
      clause: 'CC 3.0, 4(b)(ii)',
      source: 'https://example.org/by',
      isGiven: true,
    },
    {
      element: 'license_notice',
      asks: 'required',
      clause: 'CC 3.0, 4(a)',
      source: 'https://example.org/by',
      isGiven: false,
    },
  ],
};

describe('the attribution editor', () => {
  let server: HttpTestingController;
  let fixture: ComponentFixture<AttributionPage>;
  const element = (): HTMLElement => fixture.nativeElement as HTMLElement;

  /** Longer than the pause of typing. */
  async function settled(ms = 0): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, ms));
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  }

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: LicenseClient, useValue: { all: () => Promise.resolve([]) } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(AttributionPage);
    fixture.componentRef.setInput('id', 'c1');
    TestBed.tick();
    server.expectOne(PATH).flush(COW);
    server.expectOne(`${PATH}/authors`).flush({ items: [{ name: 'Ada', url: null }] });
    server.expectOne(`${PATH}/sources`).flush({ items: [] });
    server.expectOne(`${PATH}/attribution?format=json`).flush(RECORD);
    await settled();
  });

  it('shows the credit as it would read, with what the licence asks for', async () => {
    await settled(300);
    const asked = server.expectOne('/api/v1/licensing/credits');
    expect(asked.request.body).toMatchObject({ title: 'Cow', license: 'CC-BY-3.0', changes: ['metadata removed'] });
    asked.flush(CREDIT);
    await settled();

    expect(element().querySelector('blockquote')?.textContent).toBe(CREDIT.text);
    expect(element().querySelector('.demands .open')?.textContent).toContain('Licence with its address');
    const html = [...element().querySelectorAll('button')].find((button) => button.textContent.trim() === 'HTML');
    html?.click();
    TestBed.tick();
    expect(element().querySelector('pre')?.textContent).toBe(CREDIT.html);
  });

  it('saves what was done to the work before, and nothing else', async () => {
    const changes = element().querySelector<HTMLTextAreaElement>('textarea');
    if (!changes) throw new Error('There is no field for changes.');
    changes.value = 'cropped\n\n colours corrected ';
    changes.dispatchEvent(new Event('input'));
    TestBed.tick();
    element().querySelector('form')?.dispatchEvent(new Event('submit'));
    await settled();

    const saved = server.expectOne({ method: 'PATCH', url: PATH });
    expect(saved.request.body).toEqual({ earlierChanges: ['cropped', 'colours corrected'] });
    expect(saved.request.headers.get('If-Match')).toBe('"3"');
  });
});
