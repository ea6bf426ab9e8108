import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { HttpErrorResponse } from '@angular/common/http';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatInputHarness, MatNativeSelectHarness } from '@angular/material/input/testing';
import { provideRouter, Router } from '@angular/router';
import { jest } from '@jest/globals';

import { ImportClient } from '../data/import-client.js';
import type { ImportPreview, PreviewColumn, SavedMapping, TableMapping } from '../data/mapping.js';
import { MappingClient } from '../data/mapping-client.js';
import MappingPage from './mapping-page.js';

const TITLE: PreviewColumn = {
  name: 'title',
  type: 'text',
  role: 'ignore',
  isUrlEncoded: false,
  confidence: 0.5,
  reason: 'nothing_fits',
  evidence: null,
  samples: ['Chilly+soccer+game'],
};
const JPG: PreviewColumn = { ...TITLE, name: 'jpg', type: 'bytes', role: 'image', samples: [] };
const TABLE: ImportPreview = {
  format: 'parquet',
  rowCount: 4_000,
  sampled: 50,
  fingerprint: 'f',
  isGraphcap: false,
  columns: [JPG, TITLE],
  rows: [
    {
      row: 0,
      fileName: 'row 1',
      name: 'Chilly+soccer+game',
      license: null,
      licenseVerdict: 'unknown',
      licenseProblem: 'No licence is stated.',
      altText: null,
      authors: [],
      sources: [],
      captions: [],
      pictureFrom: 'cell',
      thumbnail: null,
      dropped: [],
    },
  ],
  warnings: [{ code: 'license_missing', share: 1, columns: [] }],
  savedMappings: [],
};
const KEPT: SavedMapping = { id: 'm1', name: 'Flickr', mapping: { title: { role: 'name', isUrlEncoded: true } } };

describe('the page that settles columns', () => {
  const calls: unknown[][] = [];
  let fixture: ComponentFixture<MappingPage>;
  let loader: HarnessLoader;

  async function open(answer: ImportPreview | HttpErrorResponse): Promise<string> {
    calls.length = 0;
    const note =
      <T>(name: string, result: T) =>
      (...given: unknown[]): Promise<T> => {
        calls.push([name, ...given]);
        return Promise.resolve(result);
      };
    const preview = (_id: string, mapping: TableMapping | undefined): Promise<ImportPreview> => {
      calls.push(['preview', mapping]);
      return answer instanceof HttpErrorResponse ? Promise.reject(answer) : Promise.resolve(answer);
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: ImportClient, useValue: { act: note('act', undefined) } },
        {
          provide: MappingClient,
          useValue: {
            preview,
            settle: note('settle', undefined),
            save: note('save', { ...KEPT, id: 'm2' }),
            change: note('change', undefined),
          },
        },
      ],
    });
    jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    fixture = TestBed.createComponent(MappingPage);
    fixture.componentRef.setInput('id', 'i1');
    loader = TestbedHarnessEnvironment.loader(fixture);
    await fixture.whenStable();
    return text();
  }

  const page = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const text = (): string => page().textContent;
  const mean = async (column: string, role: string): Promise<void> => {
    const choice = page().querySelector<HTMLSelectElement>(`select[aria-label="Meaning of ${column}"]`);
    if (!choice) throw new Error(`Nothing asks what ${column} means.`);
    choice.value = role;
    choice.dispatchEvent(new Event('change'));
    await fixture.whenStable();
  };
  const keptShown = async (): Promise<string | undefined> => {
    const [chosen] = await (await loader.getHarness(MatNativeSelectHarness)).getOptions({ isSelected: true });
    return chosen?.getText();
  };
  const press = async (words: string): Promise<void> => {
    await (await loader.getHarness(MatButtonHarness.with({ text: words }))).click();
    await fixture.whenStable();
  };
  const last = (): unknown[] | undefined => calls.at(-1);

  it('shows what each column means, why, and what to know before starting', async () => {
    const shown = await open(TABLE);

    expect(shown).toContain('4,000 rows of Parquet');
    expect(shown).toContain('Not recognised');
    expect(shown).toContain('All rows looked at have no licence that can be told');
    expect(calls).toEqual([['preview', undefined]]);
  });

  it('previews a choice at once, settles it, and starts', async () => {
    await open(TABLE);
    await mean('title', 'name');

    const mapping = { jpg: { role: 'image', isUrlEncoded: false }, title: { role: 'name', isUrlEncoded: false } };
    expect(last()).toEqual(['preview', mapping]);
    expect(text()).toContain('You chose it');

    await press('Start the import');
    expect(calls.slice(-2)).toEqual([
      ['settle', 'i1', mapping],
      ['act', 'i1', 'start'],
    ]);
    expect(TestBed.inject(Router).navigate).toHaveBeenCalledWith(['/imports', 'i1']);
  });

  it('keeps a mapping under a new name, and over the old one of the same name', async () => {
    await open({ ...TABLE, savedMappings: [KEPT] });
    const name = await loader.getHarness(MatInputHarness);
    await name.setValue('Commons');
    await press('Save mapping');
    expect(calls).toContainEqual(['save', 'Commons', expect.anything()]);
    expect(text()).toContain('Saved as “Commons”.');

    await name.setValue('Flickr');
    await press('Save mapping');
    expect(calls).toContainEqual(['change', 'm1', expect.anything()]);
  });

  it('says which kept mapping a table is read with, and goes back to the bare proposal', async () => {
    const columns = [JPG, { ...TITLE, role: 'name', reason: 'saved_mapping', evidence: 'Flickr', confidence: 1 }];
    await open({ ...TABLE, columns, savedMappings: [KEPT] });
    expect(await keptShown()).toBe('Flickr');

    await (await loader.getHarness(MatNativeSelectHarness)).selectOptions({ text: 'What is proposed' });
    await fixture.whenStable();
    expect(last()).toEqual(['preview', {}]);
    expect(await keptShown()).toBe('What is proposed');

    await mean('title', 'caption');
    expect(await keptShown()).toBe('As changed below');
  });

  it('settles nothing for captions of graphcap', async () => {
    const shown = await open({ ...TABLE, isGraphcap: true, warnings: [] });
    expect(shown).toContain('captions that graphcap wrote');
    expect(shown).not.toContain('Licence');

    await press('Start the import');
    expect(calls.map(([name]) => name)).toEqual(['preview', 'act']);
  });

  it('starts a dataset of folders, which has no table', async () => {
    const error = { code: 'import.dataset_not_usable', title: 'No table', detail: 'No Parquet files.' };
    expect(await open(new HttpErrorResponse({ status: 422, error }))).toContain('there is nothing to settle');

    await press('Start the import');
    expect(last()).toEqual(['act', 'i1', 'start']);
  });

  it('says why a table cannot be read, and starts nothing', async () => {
    const error = { code: 'import.table_unreadable', title: 'The table cannot be read.', detail: 'It is too short.' };
    expect(await open(new HttpErrorResponse({ status: 422, error }))).toContain('It is too short.');
    expect(await loader.getAllHarnesses(MatButtonHarness.with({ text: 'Start the import' }))).toEqual([]);
  });
});
