import { ExportFormat } from '@odr/contracts';

import { cocoLabels } from './coco-labels.js';
import { CroissantWriter } from './croissant-writer.js';
import { CsvWriter } from './csv-writer.js';
import { ImageFolderWriter } from './image-folder-writer.js';
import { Img2datasetWriter } from './img2dataset-writer.js';
import { JsonlWriter } from './jsonl-writer.js';
import { LabelledPicturesWriter } from './labelled-pictures-writer.js';
import { ParquetImageWriter } from './parquet-image-writer.js';
import { PerSplitWriter } from './per-split-writer.js';
import type { RowWriter, WriterSetting } from './row-writer.js';
import { WebDatasetWriter } from './web-dataset-writer.js';
import { yoloLabels } from './yolo-labels.js';

/** Every format by its name. */
export const WRITERS: Readonly<Record<ExportFormat, (setting: WriterSetting) => RowWriter | Promise<RowWriter>>> = {
  jsonl: (setting) => JsonlWriter.create(setting),
  csv: (setting) => CsvWriter.create(setting),
  parquet: (setting) => new PerSplitWriter(true, (split) => ParquetImageWriter.create(setting, split)),
  imagefolder: ({ files, folder, maxShardBytes }) => new ImageFolderWriter(files, folder, maxShardBytes),
  webdataset: ({ files, folder, maxShardBytes }) => new WebDatasetWriter(files, folder, maxShardBytes),
  coco: (setting) => LabelledPicturesWriter.create(setting, 'images', cocoLabels),
  yolo: (setting) => LabelledPicturesWriter.create(setting, 'yolo', yoloLabels),
  croissant: (setting) => CroissantWriter.create(setting),
  img2dataset: ({ files, folder, maxShardBytes }) => new Img2datasetWriter(files, folder, maxShardBytes),
};

/** Formats that are nothing without their pictures. */
export const NEEDS_IMAGES: ReadonlySet<ExportFormat> = new Set<ExportFormat>([
  ExportFormat.Parquet,
  ExportFormat.ImageFolder,
  ExportFormat.WebDataset,
  ExportFormat.Img2dataset,
]);
