import { Injectable } from '@nestjs/common';
import { OcrModel } from '@odr/platform';
import { Scanner, type ScanResult, type ScanSubject } from '../scanner.js';
import { textFindings } from './text.policy.js';

/** All of the preview: Tesseract wants letters of 20 pixels. */
const SIDE = 1_440;

/** Reads the text in a picture, so that it can be found by it. */
@Injectable()
export class TextScanner extends Scanner {
  readonly name = 'text';

  constructor(private readonly model: OcrModel) {
    super();
  }

  async scan({ preview }: ScanSubject): Promise<ScanResult> {
    const answer = await this.model.read({ image: await preview(), layout: 'scattered', side: SIDE });
    const findings = textFindings(answer, this.model.languages);
    return { findings: { ...findings }, flags: findings.lines.length > 0 ? ['text'] : [] };
  }
}
