import tesseract from 'tesseract.js';
import { modelSettings, serveModel } from './model-program.js';
import { prepare, type OcrTask } from './ocr-picture.js';

export interface OcrSettings {
  /** Folder of `<language>.traineddata.gz` (or without `.gz`). */
  readonly languageDir: string;
  readonly isCompressed: boolean;
  /** Codes as Tesseract has them, e.g. eng. */
  readonly languages: readonly string[];
}

/** A word as read, in pixels of the picture that was read. */
export interface OcrWord {
  readonly text: string;
  /** 0–1. */
  readonly confidence: number;
  /** Words with the same number stand in one line. */
  readonly line: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface OcrAnswer {
  readonly width: number;
  readonly height: number;
  readonly words: readonly OcrWord[];
}

const { languageDir, isCompressed, languages } = modelSettings<OcrSettings>();
const LSTM_ONLY = 1;
const LAYOUTS = { page: tesseract.PSM.AUTO, scattered: tesseract.PSM.SPARSE_TEXT };
const reader = tesseract.createWorker([...languages], LSTM_ONLY, {
  langPath: languageDir,
  gzip: isCompressed,
  // Without this the unpacked language would be written into the folder that the process was started in.
  cacheMethod: 'none',
});

serveModel(async (task: OcrTask): Promise<OcrAnswer> => {
  const worker = await reader;
  const { png, width, height } = await prepare(task);
  await worker.setParameters({ tessedit_pageseg_mode: LAYOUTS[task.layout] });
  const { data } = await worker.recognize(png, {}, { text: false, blocks: true });
  const lines = (data.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines));
  const words = lines.flatMap((line, at) =>
    line.words.map(({ text, confidence, bbox }) => ({
      text,
      confidence: confidence / 100,
      line: at,
      x: bbox.x0,
      y: bbox.y0,
      width: bbox.x1 - bbox.x0,
      height: bbox.y1 - bbox.y0,
    })),
  );
  return { width, height, words };
});
