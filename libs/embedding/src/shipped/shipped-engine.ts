import type { ShippedEngine as Names } from '@odr/contracts';
import type { EmbeddingEngine } from '@odr/entities';
import type { EngineId } from '@odr/kernel';

export type ShippedEngineName = (typeof Names)[keyof typeof Names];

/** An engine that comes with the system and needs nothing but the models of this program. */
export type ShippedEngine = Pick<
  EmbeddingEngine,
  'type' | 'version' | 'dimension' | 'modality' | 'license' | 'description' | 'reads' | 'quality'
> & {
  /** The same in every installation. */
  readonly id: EngineId;
  readonly name: ShippedEngineName;
  /** A `serving` one answers from the first vector on; a `building` one once it can take over. */
  readonly state: 'building' | 'serving';
  /** Name of the engine that it takes over from, as soon as nothing would be missing. */
  readonly replaces: ShippedEngineName | null;
};
