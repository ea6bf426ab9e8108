import { EngineInput, ShippedEngine as Name } from '@odr/contracts';
import type { EngineId } from '@odr/kernel';
import { CONSE_MODEL, INCEPTION_MODEL } from '@odr/platform';
import type { ShippedEngine } from './shipped-engine.js';
import { MEASURED } from './measured.js';

/** Registered by every worker that starts; the first two engines stand in the migration that made the table. */
export const SHIPPED_ENGINES: readonly ShippedEngine[] = [
  {
    id: '019b0000-0000-7000-8000-000000000003' as EngineId,
    name: Name.Inception,
    type: 'content',
    version: INCEPTION_MODEL.version,
    dimension: INCEPTION_MODEL.dimensions,
    modality: 'image',
    license: INCEPTION_MODEL.license,
    description: 'What a picture looks like: Inception V3 before its classifier, projected to 512 numbers.',
    reads: [EngineInput.Image],
    state: 'building',
    replaces: Name.MobileNet,
    quality: MEASURED[Name.Inception],
  },
  {
    id: '019b0000-0000-7000-8000-000000000004' as EngineId,
    name: Name.Conse,
    type: 'content',
    version: CONSE_MODEL.version,
    dimension: CONSE_MODEL.dimensions,
    modality: 'image',
    license: CONSE_MODEL.license,
    description:
      'Pictures among sentences: which of a thousand things a picture shows, by what WordNet says of them. Knows no people, actions or styles.',
    reads: [EngineInput.Text, EngineInput.Image],
    state: 'serving',
    replaces: null,
    quality: MEASURED[Name.Conse],
  },
];
