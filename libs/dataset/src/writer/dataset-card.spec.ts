import { ExportFormat } from '@odr/contracts';
import type { DatasetCounts, SourceAgreement } from '@odr/entities';

import { datasetCard, type CardFacts } from './dataset-card.js';

const FIGURES: DatasetCounts = {
  licenses: { 'CC0-1.0': 3 },
  splits: { test: 1, train: 2 },
  formats: { jpeg: 2, png: 1 },
  aspects: {},
  excluded: {},
  annotations: 4,
  bytes: 10,
};
const ABOUT = {
  name: 'cows',
  title: 'Cows',
  description: '',
  version: '1.0.0',
  createdAt: new Date('2026-03-01T10:00:00Z'),
  url: '/api/v1/datasets/d',
  creator: 'Open Data Repository',
  rootHash: 'ab'.repeat(32),
  agreement: [],
};
const card = (facts: Partial<CardFacts> = {}): string =>
  datasetCard({
    name: 'cows 1.0.0',
    format: ExportFormat.Parquet,
    filter: {},
    counts: { exported: 3, skipped: 0, licenses: FIGURES.licenses },
    createdAt: ABOUT.createdAt,
    about: ABOUT,
    figures: FIGURES,
    ...facts,
  });
const yamlOf = (text: string): string => text.split('---')[1] ?? '';

describe('a dataset card', () => {
  it('has a configuration for each ending of WebDataset, of the shards that are there', () => {
    const files = [
      'test-jpg-00000.tar',
      'train-jpg-00000.tar',
      'train-jpg-00001.tar',
      'train-png-00000.tar',
      'README.md',
    ];

    expect(yamlOf(card({ format: ExportFormat.WebDataset, files }))).toContain(`configs:
  - config_name: jpg
    default: true
    data_files:
      - split: test
        path: "test-jpg-*.tar"
      - split: train
        path: "train-jpg-*.tar"
  - config_name: png
    data_files:
      - split: train
        path: "train-png-*.tar"
`);
  });

  it.each([ExportFormat.Coco, ExportFormat.Yolo, ExportFormat.Img2dataset])(
    'names no table that %s does not have',
    (format) => {
      expect(yamlOf(card({ format }))).not.toMatch(/configs|metadata\.jsonl/);
    },
  );

  it('tells how alike people annotate under each source, and when nothing is known of it', () => {
    const agreement: SourceAgreement[] = [
      { source: 'cap|tion', contents: 40, coders: 3, agreement: 0.714, low: 0.661, high: 0.75 },
      { source: 'tags', contents: 4, coders: 2, agreement: 1, low: null, high: null },
    ];

    const text = card({ figures: { ...FIGURES, agreement } });

    expect(text).toContain('| cap\\|tion | 40 | 3 | 0.71 (95 % interval 0.66 to 0.75) |\n| tags | 4 | 2 | 1.00 |');
    expect(card({ figures: { ...FIGURES, agreement: [] } })).toContain('nothing is known of their agreement');
    expect(card()).not.toContain('## Agreement');
  });
});
