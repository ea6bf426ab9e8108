import { agreementWords } from './agreement-words.js';
import type { WriterSubject } from './row-writer.js';

/** A file that a description names. */
export interface DescribedFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly mediaType: string;
}

/** What a description says of a dataset, all of it counted or kept. */
export interface DescribedDataset extends WriterSubject {
  readonly licenses: readonly string[];
  readonly annotations: number;
  readonly items: number;
}

const ML = 'http://mlcommons.org/croissant/';
export const CROISSANT_VERSION = `${ML}1.1`;
const RAI_VERSION = `${ML}RAI/1.0`;

/** The context of Croissant 1.1, with the words of responsible AI and of provenance. */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  sc: 'https://schema.org/',
  cr: ML,
  rai: `${ML}RAI/`,
  dct: 'http://purl.org/dc/terms/',
  prov: 'http://www.w3.org/ns/prov#',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  containedIn: 'cr:containedIn',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  equivalentProperty: 'cr:equivalentProperty',
  examples: { '@id': 'cr:examples', '@type': '@json' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileObject: 'cr:fileObject',
  fileProperty: 'cr:fileProperty',
  fileSet: 'cr:fileSet',
  format: 'cr:format',
  includes: 'cr:includes',
  isArray: 'cr:isArray',
  arrayShape: 'cr:arrayShape',
  isLiveDataset: 'cr:isLiveDataset',
  jsonPath: 'cr:jsonPath',
  key: 'cr:key',
  md5: 'cr:md5',
  parentField: 'cr:parentField',
  path: 'cr:path',
  recordSet: 'cr:recordSet',
  references: 'cr:references',
  regex: 'cr:regex',
  repeated: 'cr:repeated',
  replace: 'cr:replace',
  samplingRate: 'cr:samplingRate',
  separator: 'cr:separator',
  source: 'cr:source',
  subField: 'cr:subField',
  transform: 'cr:transform',
  value: 'cr:value',
} as const;

interface FieldOf {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly isArray?: boolean;
  /** What of each value of an array, where they are objects. */
  readonly member?: string;
  /** Where each value of it comes from, by PROV. */
  readonly provenance?: Readonly<Record<string, string>>;
}

const FIELDS: readonly FieldOf[] = [
  { name: 'contentId', type: 'sc:Text', description: 'Identity of the item in the repository.' },
  { name: 'name', type: 'sc:Text', description: 'What its contributor called it.' },
  { name: 'path', type: 'sc:Text', description: 'Its file, named by the hash of its bytes.' },
  { name: 'publishedSha256', type: 'sc:Text', description: 'sha256 of its file.' },
  { name: 'license', type: 'sc:Text', description: 'SPDX expression of its licence.' },
  { name: 'licenseUrl', type: 'sc:URL', description: 'Text of the licence.' },
  {
    name: 'attribution',
    type: 'sc:Text',
    description: 'How to credit it.',
    provenance: { 'prov:wasAttributedTo': 'authors' },
  },
  { name: 'authors', type: 'sc:Text', description: 'Who made it.', isArray: true, member: 'name' },
  { name: 'sources', type: 'sc:Text', description: 'Where it came from.', isArray: true },
  { name: 'width', type: 'sc:Integer', description: 'Pixels.' },
  { name: 'height', type: 'sc:Integer', description: 'Pixels.' },
  { name: 'format', type: 'sc:Text', description: 'Of its file.' },
  {
    name: 'captions',
    type: 'sc:Text',
    description: 'What people and models said of it.',
    isArray: true,
    provenance: { 'prov:wasDerivedFrom': 'path', 'prov:wasGeneratedBy': 'annotations' },
  },
  {
    name: 'tags',
    type: 'sc:Text',
    description: 'Words that were put on it.',
    isArray: true,
    provenance: { 'prov:wasDerivedFrom': 'path', 'prov:wasGeneratedBy': 'annotations' },
  },
  {
    name: 'annotations',
    type: 'sc:Text',
    description: 'Ids of the annotations that captions and tags are from.',
    isArray: true,
    member: 'id',
  },
  { name: 'split', type: 'sc:Text', description: 'Which split it is in, where there are splits.' },
  { name: 'createdAt', type: 'sc:DateTime', description: 'When it came.' },
];

/** By column: the reference reader knows tables of JSON lines by their columns alone, and no path into a line. */
const fieldOf = ({ name, type, description, isArray, member, provenance = {} }: FieldOf, table: string): object => ({
  '@type': 'cr:Field',
  '@id': `items/${name}`,
  name,
  description,
  dataType: type,
  ...(isArray ? { isArray: true, arrayShape: '-1' } : {}),
  source: {
    fileObject: { '@id': table },
    extract: { column: name },
    ...(member ? { transform: { jsonPath: `$.${member}` } } : {}),
  },
  ...Object.fromEntries(Object.entries(provenance).map(([key, of]) => [key, { '@id': `items/${of}` }])),
});

/** Describes a dataset whose rows are in `metadata.jsonl` (Croissant 1.1 with RAI 1.0). */
export function croissantOf(dataset: DescribedDataset, files: readonly DescribedFile[]): object {
  const table = 'metadata.jsonl';
  const { name, title, description, version, createdAt, url, creator, licenses, items, annotations, rootHash } =
    dataset;
  const { agreement } = dataset;
  return {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: [CROISSANT_VERSION, RAI_VERSION],
    name,
    alternateName: title,
    description: description || `${items} openly licensed images with their annotations.`,
    license: licenses.map((id) => `https://spdx.org/licenses/${encodeURIComponent(id)}.html`),
    url,
    version,
    creator: { '@type': 'sc:Organization', name: creator },
    publisher: { '@type': 'sc:Organization', name: creator },
    datePublished: createdAt.toISOString().slice(0, 10),
    inLanguage: 'en',
    isLiveDataset: false,
    ...(rootHash ? { citeAs: `${title}, version ${version}, root ${rootHash}, ${url}`, identifier: rootHash } : {}),
    'rai:dataCollection': 'Contributed to an Open Data Repository by people who declared licence, authors and sources.',
    'rai:dataCollectionType': ['Manual Human Curator', 'Web Scraping'],
    'rai:dataPreprocessingProtocol': ['Private metadata is removed from files; pixels are those of the original.'],
    'rai:dataAnnotationProtocol': `${annotations} annotations by people and models, each checked against the schema of its source.`,
    'rai:annotationsPerItem': items === 0 ? '0' : (annotations / items).toFixed(1),
    ...(agreement.length > 0 ? { 'rai:dataAnnotationAnalysis': agreement.map(agreementWords) } : {}),
    'rai:dataReleaseMaintenancePlan': [
      `Withdrawals are told in a signed feed at ${url}/withdrawals; versions never change.`,
    ],
    'rai:personalSensitiveInformation': ['Metadata that names people or places was removed; pictures may show people.'],
    'rai:dataLimitations': ['Nothing was done to make the selection representative of anything but its contributors.'],
    distribution: files.map(({ name: file, size, sha256, mediaType }) => ({
      '@type': 'cr:FileObject',
      '@id': file,
      name: file,
      contentUrl: file,
      contentSize: `${size} B`,
      encodingFormat: mediaType,
      sha256,
    })),
    recordSet: [
      {
        '@type': 'cr:RecordSet',
        '@id': 'items',
        name: 'items',
        description: 'A record for each item.',
        key: { '@id': 'items/contentId' },
        field: FIELDS.map((field) => fieldOf(field, table)),
      },
    ],
  };
}
