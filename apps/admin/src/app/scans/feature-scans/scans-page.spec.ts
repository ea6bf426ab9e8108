import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { of } from 'rxjs';

import { Session } from '../../shared/data-session/session.js';
import { ScanClient } from '../data/scan-client.js';
import type { Scanner } from '../data/scanner.js';
import ScansPage from './scans-page.js';

const FACES: Scanner = {
  scanner: 'faces',
  isOn: true,
  version: 'face-api-1.7.15-r1',
  total: 1_204,
  done: 602,
  outdated: 600,
  failed: 2,
  queued: 200,
  rescanAskedAt: null,
  failures: [{ code: 'model.timed_out', count: 2, contentId: 'c1', message: 'It took longer than 60 s.' }],
};

describe('the page of scans', () => {
  let told: unknown[];

  async function page(scanners: readonly Scanner[], { may = true, confirms = true } = {}): Promise<HTMLElement> {
    told = [];
    const client = {
      list: () => Promise.resolve({ items: scanners, turnedHashes: { total: 1_500, done: 1_100, failed: 3 } }),
      again: (scanner: string, which: string) => {
        told.push([scanner, which]);
        return Promise.resolve(scanners[0]);
      },
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'scans', component: ScansPage }]),
        { provide: ScanClient, useValue: client },
        { provide: Session, useValue: { can: () => may } },
        { provide: MatDialog, useValue: { open: () => ({ afterClosed: () => of(confirms) }) } },
      ],
    });
    const harness = await RouterTestingHarness.create('/scans');
    await harness.fixture.whenStable();
    return harness.routeNativeElement as HTMLElement;
  }

  const press = async (element: HTMLElement, label: string): Promise<void> => {
    element.querySelector<HTMLButtonElement>(`button[aria-label="${label}"]`)?.click();
    await new Promise((resolve) => setTimeout(resolve));
  };

  it('shows how far each scanner is, and what it could not look at', async () => {
    const element = await page([FACES, { ...FACES, scanner: 'text', isOn: false, failed: 0, failures: [] }]);

    const text = element.textContent.replaceAll(/\s+/g, ' ');
    expect(text).toContain('602 of 1,204');
    expect(text).toContain('600 outdated, 200 waiting');
    expect(text).toContain('1,100 of 1,500 · 3 cannot be read any more');
    expect(text).toContain('switched off');
    expect(text).toContain('model.timed_out');
    expect(element.querySelector('a')?.getAttribute('href')).toBe('/contents/c1');
  });

  it('lets an administrator ask again, for all only after a question', async () => {
    const element = await page([FACES]);
    await press(element, 'Try failed again: Faces');
    await press(element, 'Scan all again: Faces');

    expect(told).toEqual([
      ['faces', 'failed'],
      ['faces', 'all'],
    ]);
  });

  it('does nothing when the question is answered with no, and offers nothing to who may not', async () => {
    const element = await page([FACES], { confirms: false });
    await press(element, 'Scan all again: Faces');
    expect(told).toEqual([]);

    TestBed.resetTestingModule();
    expect((await page([FACES], { may: false })).querySelectorAll('odr-table button')).toHaveLength(0);
  });
});
