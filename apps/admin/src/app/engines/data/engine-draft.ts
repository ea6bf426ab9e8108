import type { CreateEmbeddingEngineRequest } from './engine.js';

/** What the form holds: everything as it was typed, whatever kind it is for. */
export interface EngineDraft {
  readonly name: string;
  readonly version: string;
  readonly kind: 'onnx' | 'http' | 'client';
  readonly embeds: 'pictures' | 'annotations';
  readonly isJoint: boolean;
  readonly dimension: number;
  readonly metric: 'cosine' | 'l2' | 'inner_product';
  readonly precision: 'single' | 'half';
  readonly license: string;
  readonly description: string;
  readonly folder: string;
  readonly url: string;
  readonly style: 'openai' | 'plain';
  readonly model: string;
  readonly key: string;
  /** Name of an engine; empty for none. */
  readonly replaces: string;
}

export const EMPTY_DRAFT: EngineDraft = {
  name: '',
  version: '1',
  kind: 'http',
  embeds: 'pictures',
  isJoint: false,
  dimension: 512,
  metric: 'cosine',
  precision: 'single',
  license: '',
  description: '',
  folder: '',
  url: '',
  style: 'openai',
  model: '',
  key: '',
  replaces: '',
};

/** Whether it is worth sending; what else may be wrong is for the server to say. */
export function isComplete({ name, version, kind, dimension, license, folder, url }: EngineDraft): boolean {
  const isPlaced = kind === 'client' || (kind === 'onnx' ? folder : url).trim() !== '';
  const isSized = Number.isInteger(dimension) && dimension >= 1 && dimension <= 16_000;
  return isPlaced && isSized && [name, version, license].every((text) => text.trim() !== '');
}

/** What the form asks for, without what belongs to other kinds. */
export function requestOf(draft: EngineDraft): CreateEmbeddingEngineRequest {
  const { embeds, isJoint, dimension, metric, precision } = draft;
  const isPictures = embeds === 'pictures';
  return {
    name: draft.name.trim(),
    version: draft.version.trim(),
    type: isPictures ? 'content' : 'annotation',
    modality: isPictures ? 'image' : 'text',
    dimension,
    metric,
    precision,
    license: draft.license.trim(),
    description: draft.description.trim(),
    backend: backendOf(draft),
    ...(isPictures && isJoint && draft.kind !== 'client' ? { reads: ['text', 'image'] } : {}),
    ...(draft.replaces === '' ? {} : { replaces: draft.replaces }),
  };
}

function backendOf({ kind, folder, url, style, model, key }: EngineDraft): CreateEmbeddingEngineRequest['backend'] {
  if (kind === 'client') return { kind };
  if (kind === 'onnx') return { kind, folder: folder.trim() };
  return {
    kind,
    url: url.trim(),
    style,
    ...(model.trim() === '' ? {} : { model: model.trim() }),
    ...(key === '' ? {} : { key }),
  };
}
