import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';

import LicensesPage from './licenses-page.js';

const CC0 = { id: 'CC0-1.0', name: 'Creative Commons Zero 1.0', shortName: 'CC0 1.0', class: 'public_domain' };

describe('the catalogue of licences', () => {
  let server: HttpTestingController;

  async function open(address: string): Promise<HTMLElement> {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: 'licenses', component: LicensesPage }], withComponentInputBinding()),
      ],
    });
    server = TestBed.inject(HttpTestingController);
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl(address, LicensesPage);
    return harness.routeNativeElement as HTMLElement;
  }
  async function answer(url: string): Promise<void> {
    TestBed.tick();
    server.expectOne(url).flush({ items: [CC0] });
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  }

  it('lists them all where the address names no words', async () => {
    const page = await open('/licenses');
    await answer('/api/v1/licenses?limit=100');

    expect(page.querySelector<HTMLInputElement>('input[type=search]')?.value).toBe('');
    expect(page.querySelector('.list')?.textContent).toContain('CC0 1.0');
  });

  it('lists those that the words of the address find', async () => {
    const page = await open('/licenses?q=zero');
    await answer('/api/v1/licenses?q=zero&limit=100');

    expect(page.querySelector<HTMLInputElement>('input[type=search]')?.value).toBe('zero');
    expect(page.querySelectorAll('.list li')).toHaveLength(1);
  });
});
