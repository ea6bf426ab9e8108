import { ContentType } from './contents.js';

export const Modality = ContentType;
export type Modality = ContentType;

/** What an engine can turn into a vector. A joint engine reads both, and puts them into one space. */
export const EngineInput = { Text: 'text', Image: 'image' } as const;
export type EngineInput = (typeof EngineInput)[keyof typeof EngineInput];

/**
 * `building`: things are embedded in the background, and it answers only when asked for by name. `serving`: it answers, as
 * the default or in its place. `retired`: nothing new is embedded; it answers by name while it still has vectors.
 */
export const EngineState = { Building: 'building', Serving: 'serving', Retired: 'retired' } as const;
export type EngineState = (typeof EngineState)[keyof typeof EngineState];

export const VectorMetric = { Cosine: 'cosine', L2: 'l2', InnerProduct: 'inner_product' } as const;
export type VectorMetric = (typeof VectorMetric)[keyof typeof VectorMetric];

/** Of the numbers in an engine's index: `half` takes half the memory and reaches twice the dimensions. */
export const VectorPrecision = { Single: 'single', Half: 'half' } as const;
export type VectorPrecision = (typeof VectorPrecision)[keyof typeof VectorPrecision];

/** The engines that come with every installation, by their names and by those of the models that compute them. */
export const ShippedEngine = {
  MobileNet: 'nsfwjs-mobilenet-v2-mid',
  MiniLm: 'all-MiniLM-L6-v2',
  Inception: 'inception-v3',
  Conse: 'inception-v3-conse',
} as const;

/** How an HTTP endpoint wants to be asked. */
export const HttpEngineStyle = { OpenAi: 'openai', Plain: 'plain' } as const;
export type HttpEngineStyle = (typeof HttpEngineStyle)[keyof typeof HttpEngineStyle];

/** What computes an engine's vectors. */
export type EngineBackend =
  /** A model of this program, by its name. */
  | { readonly kind: 'package'; readonly model: string }
  /** A folder below the configured one. */
  | { readonly kind: 'onnx'; readonly folder: string }
  | { readonly kind: 'http'; readonly url: string; readonly style: HttpEngineStyle; readonly model?: string }
  /** Nothing here: clients bring the vectors. */
  | { readonly kind: 'client' };

/** One figure that says how good an engine is, and on what. */
export interface EngineQuality {
  /** @example 'STS-B test' */
  readonly set: string;
  /** @example 'Spearman' */
  readonly measure: string;
  readonly value: number;
  /** Bounds of the 95 % interval. */
  readonly low?: number;
  readonly high?: number;
  /** RFC 3339. */
  readonly measuredAt: string;
  readonly note?: string;
}
