import { Injectable } from '@nestjs/common';
import { OcrModel, type OcrAnswer, type OcrTask } from '@odr/platform';
import { Scanner, type ScanResult, type ScanSubject } from '../scanner.js';
import { textFindings } from './text.policy.js';

/** All of the preview: Tesseract wants letters of 20 pixels. */
const SIDE = 1_440;

/**
 * Tesseract was made for pages. As it is it reads signs and posters; letters right over a photograph it reads only when they
 * are cut out of it, which is easy for the white and the black ones that captions are made of: 12 of 14 instead of 1.
 */
const VIEWS = [
  { layout: 'scattered', side: SIDE },
  { layout: 'page', side: SIDE, only: 'white' },
  { layout: 'page', side: SIDE, only: 'black' },
] as const satisfies readonly Omit<OcrTask, 'image'>[];

/** Reads the text in a picture, so that it can be found by it. */
@Injectable()
export class TextScanner extends Scanner {
  readonly name = 'text';

  constructor(private readonly model: OcrModel) {
    super();
  }

  async scan({ preview }: ScanSubject): Promise<ScanResult> {
    const image = await preview();
    const answers: OcrAnswer[] = [];
    for (const view of VIEWS) answers.push(await this.model.read({ image, ...view }));
    const findings = textFindings(answers, this.model.languages);
    return { findings: { ...findings }, flags: findings.lines.length > 0 ? ['text'] : [] };
  }
}
