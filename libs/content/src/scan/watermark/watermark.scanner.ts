import { Injectable } from '@nestjs/common';
import { OcrModel } from '@odr/platform';
import { Scanner, type ScanResult, type ScanSubject } from '../scanner.js';
import {
  hintsAsShown,
  hintsInFaint,
  MIN_WATERMARK_SCORE,
  watermarkFindings,
  type WatermarkHint,
} from './watermark.policy.js';

const SIDE = 1_440;
/** Marks are large; a smaller picture is read faster and with less noise. */
const FAINT_SIDE = 1_024;
/** Marks mostly run level or rise to the right; turning the picture clockwise by as much brings them level. */
const TURNS = [0, 30, 45, -30] as const;

/** Looks for marks of ownership: first in what can be read at once, then in what is only a little lighter than the rest. */
@Injectable()
export class WatermarkScanner extends Scanner {
  readonly name = 'watermark';

  constructor(private readonly model: OcrModel) {
    super();
  }

  async scan({ preview }: ScanSubject): Promise<ScanResult> {
    const image = await preview();
    const hints: WatermarkHint[] = hintsAsShown(await this.model.read({ image, layout: 'scattered', side: SIDE }));
    for (const turnDegrees of TURNS) {
      // A strong hint is enough; the turns cost half a second each.
      if (hints.some(({ score }) => score >= 0.7)) break;
      hints.push(
        ...hintsInFaint(
          await this.model.read({ image, layout: 'scattered', side: FAINT_SIDE, isFaint: true, turnDegrees }),
        ),
      );
    }
    const findings = watermarkFindings(hints);
    return {
      findings: { ...findings },
      flags: (findings.watermark ?? 0) >= MIN_WATERMARK_SCORE ? ['watermark'] : [],
    };
  }
}
