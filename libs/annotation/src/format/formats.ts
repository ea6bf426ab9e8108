import { cocoCaptionsFormat } from './coco-captions.format.js';
import { cocoInstancesFormat } from './coco-instances.format.js';
import { csvFormat } from './csv.format.js';
import type { AnnotationFormat } from './format.js';
import { graphcapFormat } from './graphcap.format.js';
import { huggingFaceFormat } from './hugging-face.format.js';
import { pascalVocFormat } from './pascal-voc.format.js';
import { yoloFormat } from './yolo.format.js';

/** Every format by the name that routes call it. */
export const FORMATS = {
  graphcap: graphcapFormat,
  'coco-captions': cocoCaptionsFormat,
  'coco-instances': cocoInstancesFormat,
  yolo: yoloFormat,
  'pascal-voc': pascalVocFormat,
  'hugging-face': huggingFaceFormat,
  csv: csvFormat,
} as const satisfies Readonly<Record<string, AnnotationFormat>>;

export type FormatName = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];
