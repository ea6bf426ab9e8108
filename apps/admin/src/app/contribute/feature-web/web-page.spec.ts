import { jest } from '@jest/globals';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';

import { AgreementClient } from '../../shared/data-agreements/data/agreement-client.js';
import { LicenseClient } from '../../shared/data-license/data/license-client.js';
import { UploadClient } from '../data/upload-client.js';
import { WebClient, type WebWish } from '../data/web-client.js';
import WebPage from './web-page.js';

describe('adding from the web', () => {
  let fixture: ComponentFixture<WebPage>;
  let page: HTMLElement;
  let fetched: WebWish[];

  beforeEach(async () => {
    fetched = [];
    const client = { fetch: (wish: WebWish) => (fetched.push(wish), Promise.resolve('import-1')) };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: WebClient, useValue: client },
        { provide: LicenseClient, useValue: { all: () => Promise.resolve([]) } },
        { provide: AgreementClient, useValue: { inForce: () => Promise.resolve([]) } },
        { provide: UploadClient, useValue: { teams: () => Promise.resolve([]) } },
      ],
    });
    fixture = TestBed.createComponent(WebPage);
    page = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
  });

  async function paste(text: string): Promise<void> {
    const field = page.querySelector('textarea') as HTMLTextAreaElement;
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  }
  const begin = (): HTMLButtonElement => page.querySelector('button[type=submit]') as HTMLButtonElement;

  it('counts addresses, and names what is none', async () => {
    expect(begin().disabled).toBe(true);

    await paste('https://example.org/a.jpg\nhttps://example.org/a.jpg\ncow.jpg');

    expect(page.textContent).toContain('1 address. Not an address: cow.jpg');
    expect(begin().disabled).toBe(false);
  });

  it('has them fetched, and leads to what becomes of each', async () => {
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await paste('https://example.org/a.jpg\nhttps://example.org/b.jpg');

    begin().click();
    await fixture.whenStable();

    expect(fetched).toEqual([
      { urls: ['https://example.org/a.jpg', 'https://example.org/b.jpg'], license: '', author: '', teamId: '' },
    ]);
    expect(navigate).toHaveBeenCalledWith(['/imports', 'import-1']);
  });

  it('sends more than a request takes to where files are taken', async () => {
    await paste(Array.from({ length: 10_001 }, (_, index) => `https://example.org/${index}`).join('\n'));

    expect(begin().disabled).toBe(true);
    expect(page.textContent).toContain('send them as a file');
  });
});
