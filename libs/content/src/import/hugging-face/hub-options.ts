import type { JsonObject } from '../import-source.js';
import { DatasetUnreadable } from './hub.errors.js';

/** Which part of which dataset. */
export interface HubOptions {
  /** `owner/name` */
  readonly dataset: string;
  /** A branch, a tag or a commit; the main branch when left out. */
  readonly revision?: string;
  readonly config?: string;
  readonly split?: string;
}

const NAME = /^[\w.-]{1,96}(?:\/[\w.-]{1,96})?$/;
const PART = /^[\w./-]{1,200}$/;

/** @throws DatasetUnreadable when they name no dataset */
export function hubOptions(options: JsonObject | undefined): HubOptions {
  const dataset = options?.['dataset'];
  if (typeof dataset !== 'string' || !NAME.test(dataset) || dataset.includes('..'))
    throw new DatasetUnreadable('import.dataset_not_found', 'Name a dataset as owner/name.');
  return { dataset, ...partOf(options, 'revision'), ...partOf(options, 'config'), ...partOf(options, 'split') };
}

function partOf(options: JsonObject | undefined, name: 'revision' | 'config' | 'split'): Partial<HubOptions> {
  const value = options?.[name];
  return typeof value === 'string' && PART.test(value) && !value.includes('..') ? { [name]: value } : {};
}

/** `data/train-00000-of-00002.parquet` and `fr/train/0001.parquet`, as the hub itself reads them. */
export function placeOf(path: string): { readonly config: string; readonly split: string } {
  const folders = path.split('/').slice(0, -1);
  const [, named] = /(?:^|\/)([A-Za-z]\w*)-\d+-of-\d+[^/]*$/.exec(path) ?? [];
  const split =
    named ?? [...folders].reverse().find((folder) => /^(?:train|test|validation|val|dev)$/.test(folder)) ?? 'train';
  const config = folders.find((folder) => folder !== 'data' && folder !== split) ?? 'default';
  return { config, split };
}
