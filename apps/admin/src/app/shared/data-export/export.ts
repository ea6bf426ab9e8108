import type { ExportFormat } from '@odr/contracts';
import type { ExportResponse, PushResponse } from '@odr/sdk';

import { formatCount } from '../util-format/format.js';

export type Export = ExportResponse;
export type Push = PushResponse;

/** What can be told to something that runs in the background. */
export type Wish = 'pause' | 'resume' | 'cancel';

/** Which of them it takes in a state. */
export function wishesOf(state: string): readonly Wish[] {
  if (state === 'queued' || state === 'running') return ['pause', 'cancel'];
  return state === 'paused' ? ['resume', 'cancel'] : [];
}

export const WISH_WORDS: Readonly<Record<Wish, string>> = { pause: 'Pause', resume: 'Go on', cancel: 'Cancel' };

/** "2.5 items a second", "1,204 items a second". */
export const rateWords = (perSecond: number): string =>
  `${perSecond >= 10 ? formatCount(Math.round(perSecond)) : perSecond.toFixed(1)} items a second`;

/** Where an export is to go; one of the two. */
export interface NewPush {
  readonly huggingFace?: {
    readonly repository: string;
    readonly visibility: 'public' | 'private';
    readonly token: string;
  };
  readonly s3?: {
    readonly bucket: string;
    readonly prefix?: string;
    readonly endpoint?: string;
    readonly region?: string;
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
  };
}

export const FORMAT_WORDS: Readonly<Record<ExportFormat, string>> = {
  parquet: 'Parquet, with pictures',
  jsonl: 'JSONL, metadata',
  csv: 'CSV, metadata',
  imagefolder: 'ImageFolder',
  webdataset: 'WebDataset',
  coco: 'COCO',
  yolo: 'YOLO',
  croissant: 'Croissant',
  img2dataset: 'img2dataset',
};
