import type { DetectorAnswer } from './detector.program.js';
import type { ImageInput } from './image-input.js';
import { DETECTOR_MODEL } from './model-catalogue.js';
import { ModelProcess, programBeside } from './model-process.js';
import type { ModelsConfig } from './models.config.js';

const MAX_MEMORY_BYTES = 1_500_000_000;

/**
 * Where things of eighty kinds are, by the CenterNet on MobileNetV3 that comes with @vladmandic/human, on WebAssembly.
 * Measured on two shared cores: 0.6 to 1.5 s a picture after 0.3 s of loading; 280 MB of memory.
 */
export class DetectorModel {
  private readonly process: ModelProcess;

  constructor(config: ModelsConfig) {
    this.process = new ModelProcess({
      ...config.process,
      name: DETECTOR_MODEL.name,
      program: programBeside(import.meta.url, 'detector'),
      maxMemoryBytes: MAX_MEMORY_BYTES,
    });
  }

  /**
   * @param minScore 0–1; less sure ones are left out
   * @returns boxes as fractions of the picture, surest first, at most a hundred
   * @throws ImageUndecodable, ModelBusy, ModelTimedOut, ModelCrashed, ModelOutOfMemory
   */
  detect(image: ImageInput, minScore: number): Promise<DetectorAnswer> {
    return this.process.run({ image, minScore });
  }

  onApplicationShutdown(): void {
    this.process.close();
  }
}
