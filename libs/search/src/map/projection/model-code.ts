import { deserialize, serialize } from 'node:v8';
import type { MapModel } from './map-model.js';

/** A model as bytes: about 5 MB for 10,000 landmarks of 2,048 dimensions. */
export const encodeModel = (model: MapModel): Uint8Array => serialize(model);

export const decodeModel = (bytes: Uint8Array): MapModel => deserialize(bytes) as MapModel;
