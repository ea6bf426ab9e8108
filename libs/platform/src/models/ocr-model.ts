import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { BadSetting } from '../config/env.js';
import { OCR_MODEL } from './model-catalogue.js';
import { ModelProcess, programBeside } from './model-process.js';
import type { ModelsConfig } from './models.config.js';
import type { OcrAnswer, OcrSettings } from './ocr.program.js';
import type { OcrTask } from './ocr-picture.js';

const MAX_MEMORY_BYTES = 1_000_000_000;
const PACKAGED = join(
  dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json')),
  '4.0.0_best_int',
);

/**
 * Reads the text in a picture, by Tesseract on WebAssembly. Measured on two shared cores: 50 to 600 ms a picture of
 * 1,440 pixels after 0.3 s of loading; 270 MB of memory.
 */
export class OcrModel {
  /** Languages that it reads, as Tesseract calls them. */
  readonly languages: readonly string[];
  private readonly process: ModelProcess;

  constructor(config: ModelsConfig) {
    this.languages = config.ocrLanguages;
    this.process = new ModelProcess({
      ...config.process,
      name: OCR_MODEL.name,
      program: programBeside(import.meta.url, 'ocr'),
      settings: settingsOf(config),
      maxMemoryBytes: MAX_MEMORY_BYTES,
    });
  }

  /**
   * @returns every word with its confidence, sure or not, in pixels of the picture that was read (turned, if it was turned)
   * @throws ImageUndecodable, ModelBusy, ModelTimedOut, ModelCrashed, ModelOutOfMemory
   */
  read(task: OcrTask): Promise<OcrAnswer> {
    return this.process.run(task);
  }

  /** Ends the process. Called by the module when the application shuts down. */
  onApplicationShutdown(): void {
    this.process.close();
  }
}

/** @throws BadSetting when the data of a configured language is not there: it says more than Tesseract would */
function settingsOf({ ocrDir, ocrLanguages }: ModelsConfig): OcrSettings {
  const languageDir = ocrDir ?? PACKAGED;
  const has = (ending: string): boolean =>
    ocrLanguages.every((language) => existsSync(join(languageDir, `${language}.${ending}`)));
  const isCompressed = has('traineddata.gz');
  if (!isCompressed && !has('traineddata'))
    throw new BadSetting(
      'MODELS_OCR_LANGUAGES',
      `asks for ${ocrLanguages.join(', ')}, and ${languageDir} does not hold all of them as .traineddata.gz, or all as .traineddata.`,
    );
  return { languageDir, isCompressed, languages: ocrLanguages };
}
