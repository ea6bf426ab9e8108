import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { MediaStore } from '../../shared/data-media/media-store.js';
import { DatasetClient } from '../data/dataset-client.js';
import DatasetItemPage from './item-page.js';

describe('a picture of a version', () => {
  async function page(item: () => Promise<unknown>): Promise<HTMLElement> {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: DatasetClient, useValue: { item } },
        { provide: MediaStore, useValue: { publicUrl: () => '' } },
      ],
    });
    const fixture = TestBed.createComponent(DatasetItemPage);
    fixture.componentRef.setInput('id', 'd');
    fixture.componentRef.setInput('number', '1.0.0');
    fixture.componentRef.setInput('contentId', 'p1');
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }
  const refused = (status: number, error: object) => () => Promise.reject(new HttpErrorResponse({ status, error }));

  it('is gone: when, why, and where the feed says so', async () => {
    const element = await page(
      refused(410, {
        code: 'dataset_version.item_withdrawn',
        title: 'The item has been withdrawn.',
        reason: 'opt_out',
        withdrawnAt: '2026-03-01T10:00:00Z',
        sequence: 7,
      }),
    );

    expect(element.querySelector('h1')?.textContent).toBe('Withdrawn');
    expect(element.textContent).toContain('Its rightsholder opted out');
    expect(element.textContent).toContain('entry 7');
    expect(element.querySelector('odr-empty a')?.getAttribute('href')).toBe('/datasets/d');
    expect(element.querySelector('odr-problem')).toBeNull();
  });

  it('was never there', async () => {
    const element = await page(refused(404, { code: 'dataset_version.item_not_found', title: 'No such item.' }));

    expect(element.querySelector('odr-problem')?.textContent).toContain('No such item.');
  });

  it('is shown as the version lists it', async () => {
    const element = await page(() =>
      Promise.resolve({
        contentId: 'p1',
        name: 'cow.jpg',
        license: 'MIT',
        licenseUrl: 'javascript:alert(1)',
        attribution: '“cow.jpg” by Ada',
        sources: ['https://example.org/cow'],
        format: 'jpeg',
        width: 4,
        height: 3,
        size: 1_200,
        annotations: [{}],
        split: 'train',
        publishedSha256: 'ab',
      }),
    );

    expect(element.querySelector('h1')?.textContent).toBe('cow.jpg');
    expect(element.querySelector('dl')?.textContent).toContain('train');
    // Whatever a licence claims to be at, only addresses that are safe to open are links.
    expect(element.querySelector('dl a')).toBeNull();
  });
});
