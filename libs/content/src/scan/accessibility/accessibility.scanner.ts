import { Injectable } from '@nestjs/common';
import { Scanner, type ScanResult, type ScanSubject } from '../scanner.js';
import { accessibilityFlags } from './accessibility.policy.js';

/** Looks for an alternative text and for a source; again after each edit. Whether a source is there is asked by `SourceWatcher`. */
@Injectable()
export class AccessibilityScanner extends Scanner {
  readonly name = 'accessibility';

  scan({ altText, sources }: ScanSubject): Promise<ScanResult> {
    const flags = accessibilityFlags({ altText, sourceCount: sources.length });
    return Promise.resolve({ findings: { flags }, flags });
  }
}
