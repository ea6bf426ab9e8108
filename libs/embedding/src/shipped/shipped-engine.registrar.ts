import { Injectable, type OnModuleInit } from '@nestjs/common';
import { IMAGE_EMBEDDING_MODEL, TEXT_EMBEDDING_MODEL } from '@odr/platform';
import { MEASURED } from './measured.js';
import { ShippedEngineRepository } from './shipped-engine.repository.js';
import { SHIPPED_ENGINES } from './shipped-engines.js';

/** Makes sure that the engines of this release are registered, with their figures, before anything asks which there are. */
@Injectable()
export class ShippedEngineRegistrar implements OnModuleInit {
  constructor(private readonly engines: ShippedEngineRepository) {}

  async onModuleInit(): Promise<void> {
    for (const engine of SHIPPED_ENGINES) await this.engines.register(engine);
    for (const { name, version } of [IMAGE_EMBEDDING_MODEL, TEXT_EMBEDDING_MODEL, ...SHIPPED_ENGINES])
      await this.engines.tellQuality(name, version, MEASURED[name]);
  }
}
