import type { FaceAnswer, FaceSettings } from './face.program.js';
import type { ImageInput } from './image-input.js';
import { FACE_MODEL } from './model-catalogue.js';
import { ModelProcess, programBeside } from './model-process.js';
import type { ModelsConfig } from './models.config.js';

const MAX_MEMORY_BYTES = 1_500_000_000;

/**
 * Where faces are, by the SSD MobileNet of @vladmandic/face-api on WebAssembly. It finds faces and recognises nobody: no
 * landmarks, no descriptors. Measured on two shared cores: 300 to 400 ms a picture after 0.4 s of loading; 430 MB of memory.
 */
export class FaceModel {
  private readonly process: ModelProcess;

  constructor(config: ModelsConfig) {
    const settings: FaceSettings = { modelDir: config.facesDir };
    this.process = new ModelProcess({
      ...config.process,
      name: FACE_MODEL.name,
      program: programBeside(import.meta.url, 'face'),
      settings,
      maxMemoryBytes: MAX_MEMORY_BYTES,
    });
  }

  /**
   * @param minScore 0–1; less sure ones are left out
   * @returns boxes in pixels of a picture of the size that is answered with them, which may be smaller than the one given
   * @throws ImageUndecodable, ModelBusy, ModelTimedOut, ModelCrashed, ModelOutOfMemory
   */
  locate(image: ImageInput, minScore: number): Promise<FaceAnswer> {
    return this.process.run({ image, minScore });
  }

  /** Ends the process. Called by the module when the application shuts down. */
  onApplicationShutdown(): void {
    this.process.close();
  }
}
