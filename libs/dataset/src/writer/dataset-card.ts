import { ExportFormat } from '@odr/contracts';
import type { DatasetCounts, ExportCounts, SourceAgreement } from '@odr/entities';
import { licenseById } from '@odr/licensing';

import { agreementFigure } from './agreement-words.js';
import type { WriterSubject } from './row-writer.js';

export interface CardFacts {
  readonly name: string;
  readonly format: ExportFormat;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly counts: ExportCounts;
  readonly createdAt: Date;
  readonly about?: WriterSubject;
  /** What was counted when a version was released. */
  readonly figures?: DatasetCounts | undefined;
  /** Names of the files beside it; unknown before anything is written. */
  readonly files?: readonly string[];
}

/** README.md as Hugging Face reads it: YAML first, then what people want to know. */
export const datasetCard = (facts: CardFacts): string => `---
pretty_name: ${JSON.stringify(facts.name)}
${licenseYaml(Object.keys(facts.counts.licenses))}
size_categories:
  - ${sizeCategory(facts.counts.exported)}
${configsYaml(facts)}---

# ${oneLine(facts.name)}

${openingOf(facts)}
Every row carries its licence and its attribution; ATTRIBUTION.md has all of them in one place, attribution.csv
the same as a table for programs, and LICENSES the texts of the licences.
Files are as published: private metadata has been removed, the pixels are those of the original.

| licence | items |
| --- | ---: |
${licenseTable(facts.counts.licenses)}

${facts.figures ? versionWords(facts) : `Selection: \`${JSON.stringify(facts.filter).replaceAll('`', "'")}\``}
${facts.counts.skipped > 0 ? `\n${facts.counts.skipped} items were left out because their file was missing or damaged.\n` : ''}`;

const FILES: Partial<Record<ExportFormat, (split: string) => string>> = {
  parquet: (split) => `"data/${split}-*.parquet"`,
  webdataset: (split) => `"${split}-*.tar"`,
  imagefolder: (split) => `"${split}/**"`,
  csv: () => 'metadata.csv',
  jsonl: () => 'metadata.jsonl',
  croissant: () => 'metadata.jsonl',
};

const SHARD = /^(.+)-([a-z0-9]+)-\d{5}\.tar$/;

/** What is to be loaded as rows; nothing for formats that have programs of their own. */
function configsYaml(facts: CardFacts): string {
  if (FILES[facts.format] === undefined) return '';
  const shards = (facts.format === ExportFormat.WebDataset ? (facts.files ?? []) : []).flatMap((name) => {
    const [, split, ending] = SHARD.exec(name) ?? [];
    return split && ending ? [{ split, ending }] : [];
  });
  if (shards.length === 0) return `configs:\n  - config_name: default\n    data_files:\n${splitsYaml(facts)}\n`;
  // `datasets` takes the columns of the first shard for those of all: pictures of another ending would be lost without a word.
  const endings = [...new Set(shards.map(({ ending }) => ending))].sort();
  const configs = endings.map((ending, at) => {
    const splits = [...new Set(shards.filter((one) => one.ending === ending).map(({ split }) => split))].sort();
    const files = splits.map((split) => `      - split: ${split}\n        path: "${split}-${ending}-*.tar"`);
    return [`  - config_name: ${ending}`, ...(at === 0 ? ['    default: true'] : []), '    data_files:', ...files].join(
      '\n',
    );
  });
  return `configs:\n${configs.join('\n')}\n`;
}

function splitsYaml({ format, figures }: CardFacts): string {
  const named = Object.keys(figures?.splits ?? {});
  const hasOwnFiles =
    format === ExportFormat.Parquet || format === ExportFormat.WebDataset || format === ExportFormat.ImageFolder;
  const pathOf = FILES[format] ?? (() => 'metadata.jsonl');
  return (hasOwnFiles && named.length > 0 ? named : ['train'])
    .map((split) => `      - split: ${split}\n        path: ${pathOf(split)}`)
    .join('\n');
}

function openingOf({ counts, createdAt, about, figures }: CardFacts): string {
  if (!figures || !about) {
    const day = createdAt.toISOString().slice(0, 10);
    return `${counts.exported} items, exported on ${day} from an Open Data Repository.`;
  }
  const description = about.description ? `${oneLine(about.description)}\n\n` : '';
  return `${description}${counts.exported} items of version ${about.version}, released on ${about.createdAt.toISOString().slice(0, 10)}.
Its root is \`${about.rootHash ?? ''}\`: verify this copy with \`node verify-dataset.mjs . ROOT\` or \`python3 verify_dataset.py . ROOT\`.`;
}

function versionWords({ counts, figures, about }: CardFacts): string {
  const left = [
    counts.withdrawn ? `${counts.withdrawn} items of this version have been withdrawn since and are left out.` : '',
    counts.lostAnnotations ? `${counts.lostAnnotations} annotations are gone and are left out.` : '',
  ].filter(Boolean);
  return `${figures?.annotations ?? 0} annotations. Items that are withdrawn later are told at \`${about?.url ?? ''}/withdrawals\`;
\`odr dataset prune\` takes them out of a copy.

![Items by licence](statistics/licenses.svg)
![Items by shape](statistics/aspects.svg)
![Items by format](statistics/formats.svg)

${figures?.agreement ? `${agreementTable(figures.agreement)}\n\n` : ''}## Limits

Contributors declared licences and authors; pictures may show people. Nothing makes the selection representative.
${left.length > 0 ? `\n${left.join('\n')}\n` : ''}`;
}

function agreementTable(agreement: readonly SourceAgreement[]): string {
  if (agreement.length === 0)
    return `## Agreement

Under no source of its annotations have two people annotated the same picture, so nothing is known of their agreement.`;
  const rows = agreement.map(
    (one) =>
      `| ${oneLine(one.source).replaceAll('|', '\\|')} | ${one.contents} | ${one.coders} | ${agreementFigure(one)} |`,
  );
  return `## Agreement

How alike people annotate under its sources, from 0 to 1 and not corrected for chance; measured over the whole collection when
this version was released, where several people annotated one picture.

| source | pictures | people | agreement |
| --- | ---: | ---: | --- |
${rows.join('\n')}`;
}

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
