import { Inject, Injectable } from '@nestjs/common';
import { CONTENT_CONFIG, type ContentConfig } from '../../content.config.js';
import { Scanner, type ScanResult, type ScanSubject } from '../scanner.js';
import { probeSource } from '../source-probe.js';
import { accessibilityFlags } from './accessibility.policy.js';

const MAX_PROBES = 5;

/** Looks for an alternative text and for a source that can be found; again after each edit. */
@Injectable()
export class AccessibilityScanner extends Scanner {
  readonly name = 'accessibility';

  constructor(@Inject(CONTENT_CONFIG) private readonly config: ContentConfig) {
    super();
  }

  async scan({ altText, sources }: ScanSubject): Promise<ScanResult> {
    const addresses = this.config.probesSources
      ? sources.filter(({ type }) => type === 'url').slice(0, MAX_PROBES)
      : [];
    const probes = await Promise.all(addresses.map(({ value }) => probeSource(value)));
    const flags = accessibilityFlags({ altText, sourceCount: sources.length, probes });
    return { findings: { flags, probes }, flags };
  }
}
