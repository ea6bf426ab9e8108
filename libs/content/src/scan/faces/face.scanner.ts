import { Injectable } from '@nestjs/common';
import { FaceModel } from '@odr/platform';
import { Scanner, type ScanResult, type ScanSubject } from '../scanner.js';
import { faceFindings, MIN_FACE_SCORE } from './face.policy.js';

/** Looks for faces, because the people they belong to have rights in the picture. It does not ask who they are. */
@Injectable()
export class FaceScanner extends Scanner {
  readonly name = 'faces';

  constructor(private readonly model: FaceModel) {
    super();
  }

  async scan({ preview }: ScanSubject): Promise<ScanResult> {
    const findings = faceFindings(await this.model.locate(await preview(), MIN_FACE_SCORE));
    return { findings: { ...findings }, flags: findings.count > 0 ? ['face'] : [] };
  }
}
