import { Injectable } from '@nestjs/common';
import sharp from '../../image/safe-sharp.js';
import { Scanner, type ScanResult, type ScanSubject } from '../scanner.js';
import { measureQuality, type QualityMeasures } from './measure.js';
import { qualityFindings, qualityFlags } from './quality.policy.js';

/** Judges sharpness, light and size. Intake measures on the way; this measures again when the rules have changed. */
@Injectable()
export class QualityScanner extends Scanner {
  readonly name = 'quality';

  async scan({ preview, width, height }: ScanSubject): Promise<ScanResult> {
    const { data, info } = await sharp(await preview())
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { channels } = info;
    return judge(measureQuality({ data, width: info.width, height: info.height, channels }), { width, height });
  }
}

/** The result of a scan, from measures that somebody has taken. */
export function judge(
  measures: QualityMeasures,
  size: { readonly width: number; readonly height: number },
): ScanResult {
  const findings = qualityFindings(measures, size);
  return { findings: { ...findings }, flags: qualityFlags(findings) };
}
