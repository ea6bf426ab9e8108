import { ExportFormat } from '@odr/contracts';
import type { ExportCounts } from '@odr/entities';
import { licenseById } from '@odr/licensing';

export interface CardFacts {
  readonly name: string;
  readonly format: ExportFormat;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly counts: ExportCounts;
  readonly createdAt: Date;
}

/** README.md as Hugging Face reads it: YAML first, then what people want to know. */
export const datasetCard = (facts: CardFacts): string => `---
pretty_name: ${JSON.stringify(facts.name)}
${licenseYaml(Object.keys(facts.counts.licenses))}
size_categories:
  - ${sizeCategory(facts.counts.exported)}
configs:
  - config_name: default
    data_files:
      - split: train
        path: ${facts.format === ExportFormat.Parquet ? '"**/train-*.parquet"' : 'metadata.jsonl'}
---

# ${oneLine(facts.name)}

${facts.counts.exported} items, exported on ${facts.createdAt.toISOString().slice(0, 10)} from an Open Data Repository.
Every row carries its licence and its attribution; ATTRIBUTION.md has all of them in one place.
Files are as published: private metadata has been removed, the pixels are those of the original.

| licence | items |
| --- | ---: |
${licenseTable(facts.counts.licenses)}

Selection: \`${JSON.stringify(facts.filter).replaceAll('`', "'")}\`
${facts.counts.skipped > 0 ? `\n${facts.counts.skipped} items were left out because their file was missing or damaged.\n` : ''}`;

/** Ids that Hugging Face knows are the lower-case SPDX ids of a few licences; anything else has to be called other. */
const KNOWN_THERE = new Set([
  'cc0-1.0',
  'cc-by-2.0',
  'cc-by-2.5',
  'cc-by-3.0',
  'cc-by-4.0',
  'cc-by-sa-3.0',
  'cc-by-sa-4.0',
  'cdla-permissive-2.0',
  'mit',
  'apache-2.0',
  'unlicense',
]);

function licenseYaml(licenses: readonly string[]): string {
  const [only, ...others] = licenses.map((license) => license.toLowerCase());
  if (only !== undefined && others.length === 0 && KNOWN_THERE.has(only)) return `license: ${only}`;
  return 'license: other\nlicense_name: per-item\nlicense_link: ATTRIBUTION.md';
}

const licenseTable = (licenses: Readonly<Record<string, number>>): string =>
  Object.entries(licenses)
    .sort(([, a], [, b]) => b - a)
    .map(([license, count]) => {
      const url = licenseById(license)?.url;
      return `| ${url ? `[${license}](${url})` : license} | ${count} |`;
    })
    .join('\n');

function sizeCategory(count: number): string {
  if (count < 1_000) return 'n<1K';
  if (count < 10_000) return '1K<n<10K';
  if (count < 100_000) return '10K<n<100K';
  return count < 1_000_000 ? '100K<n<1M' : 'n>1M';
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>]/g, '\\$&');
