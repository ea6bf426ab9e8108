/** `lines` is this system's own; the others are known to the routes by the same name. */
export const FORMAT_NAMES = [
  'lines',
  'csv',
  'coco-captions',
  'coco-instances',
  'yolo',
  'pascal-voc',
  'hugging-face',
  'graphcap',
] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

export interface Format {
  readonly name: FormatName;
  readonly word: string;
  readonly file: string;
  /** What programs of others read of it. */
  readonly carries: string;
  readonly ending: string;
  readonly countsTokens: boolean;
}

const format = (name: FormatName, word: string, file: string, ending: string, carries: string): Format => ({
  name,
  word,
  file,
  ending,
  carries,
  countsTokens: name === 'lines' || name === 'csv' || name === 'hugging-face',
});

export const FORMATS: readonly Format[] = [
  format('lines', 'Lines', 'NDJSON', '.ndjson', 'Everything, one annotation a line, as this system keeps it.'),
  format('csv', 'CSV', 'table', '.csv', 'Caption, language and tags in columns; the whole annotation in one more.'),
  format('coco-captions', 'COCO captions', 'JSON', '.json', 'Captions. Everything else stands in extension fields.'),
  format(
    'coco-instances',
    'COCO instances',
    'JSON',
    '.json',
    'Boxes, polygons and points. Captions and tags extend it.',
  ),
  format('yolo', 'YOLO', 'zip', '.zip', 'Boxes and one outline an object. What it cannot say is lost.'),
  format(
    'pascal-voc',
    'Pascal VOC',
    'zip of XML',
    '.zip',
    'Boxes. Everything else stands in elements that others skip.',
  ),
  format('hugging-face', 'Hugging Face', 'metadata.jsonl', '.jsonl', 'First caption, tags and boxes of each picture.'),
  format('graphcap', 'graphcap', 'JSON lines', '.jsonl', 'What graphcap and its art critic wrote; others beside it.'),
];

export const formatNamed = (name: string | undefined): Format | undefined => FORMATS.find((one) => one.name === name);

/**
 * What a file probably is, by its name and how it begins.
 * @param head the first kilobytes; of archives, their first entry names stand there
 */
export function guessFormat(name: string, head: string): FormatName | undefined {
  if (/\.(csv|tsv)$/i.test(name)) return 'csv';
  if (/\.xml$/i.test(name)) return 'pascal-voc';
  if (/\.zip$/i.test(name) || head.startsWith('PK')) return /\.xml/i.test(head) ? 'pascal-voc' : 'yolo';
  if (/"file_name"/.test(head) && !/"images"\s*:/.test(head) && !/"annotations"\s*:/.test(head)) return 'hugging-face';
  if (/"sourceIds"/.test(head)) return 'lines';
  if (/"config_name"|"parsed"/.test(head)) return 'graphcap';
  if (/"(bbox|segmentation|keypoints|categories)"/.test(head)) return 'coco-instances';
  if (/"caption"/.test(head) && /\.json$/i.test(name)) return 'coco-captions';
  return /\.ndjson$/i.test(name) ? 'lines' : undefined;
}
