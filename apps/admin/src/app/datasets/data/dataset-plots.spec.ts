import type { DatasetVersion, VersionPreview } from './dataset.js';
import { previewPlots, versionPlots } from './dataset-plots.js';

describe('plots of datasets', () => {
  it('show what a preview divides by, and what a quota takes', () => {
    const preview = {
      facets: [
        {
          facet: 'license',
          values: 14,
          most: [
            { value: 'MIT', count: 3 },
            { value: null, count: 1 },
          ],
        },
        { facet: 'language', values: 1, most: [{ value: null, count: 4 }] },
      ],
      quotas: [{ by: 'source', most: 2, counts: [{ value: 'example.org', found: 5, taken: 2 }] }],
    } as unknown as VersionPreview;

    const [license, quota, ...others] = previewPlots(preview);

    expect(others).toEqual([]);
    expect(license).toMatchObject({ title: 'Licences', note: 'The 2 most frequent of 14 values.' });
    expect(license?.data.labels).toEqual(['MIT', 'Unknown']);
    expect(quota?.data.series.map(({ name, values }) => [name, ...values])).toEqual([
      ['Taken', 2],
      ['Left out', 3],
    ]);
  });

  it('show what a version was made of, most first, and nothing that says nothing', () => {
    const counts = {
      licenses: { 'CC0-1.0': 1, MIT: 4 },
      aspects: {},
      formats: { jpeg: 5 },
      splits: {},
      excluded: { opted_out: 2 },
      annotations: 0,
      bytes: 1,
    };

    const plots = versionPlots({ counts } as unknown as DatasetVersion);

    expect(plots.map(({ title, data }) => [title, ...data.labels])).toEqual([
      ['Licences', 'MIT', 'CC0-1.0'],
      ['Formats', 'jpeg'],
      ['What stayed out', 'Its rightsholder opted out'],
    ]);
    expect(versionPlots({ counts: null } as DatasetVersion)).toEqual([]);
  });
});
