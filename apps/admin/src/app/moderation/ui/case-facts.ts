import { Component, computed, input, output } from '@angular/core';

import type { Content } from '../../shared/data-content/content.js';
import { reasonWord } from '../../shared/data-report/report.js';
import type { Scan } from '../../shared/data-scan/scan.js';
import { flagWord, scannerWord } from '../../shared/data-scan/scan-words.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Status } from '../../shared/ui-status/status.js';
import { formatCount, formatSize, plural } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import type { CaseDetail, ClaimedItem } from '../data/case.js';
import { eventWords } from '../data/context.js';
import { BankFacts, type EntryRuling } from './bank-facts.js';
import { UploaderFacts } from './uploader-facts.js';

/** Why a case is here: findings, reports in their words, licence, source, and what happened before. */
@Component({
  selector: 'odr-case-facts',
  imports: [BankFacts, Icon, Status, TimeAgo, UploaderFacts],
  templateUrl: './case-facts.html',
  styleUrl: './case-facts.scss',
})
export class CaseFacts {
  readonly detail = input.required<CaseDetail>();
  /** The picture that it is about. */
  readonly content = input.required<Content>();
  readonly item = input.required<ClaimedItem>();
  /** Whether this person keeps hash banks. */
  readonly mayRule = input(false);
  readonly isRuling = input(false);
  readonly ruled = output<EntryRuling>();

  protected readonly flags = computed(() => this.item().reasons.filter((one) => one.kind === 'flag'));
  protected readonly reports = computed(() => this.item().reasons.filter((one) => one.kind === 'report'));
  protected readonly annotation = computed(() => {
    const value = this.detail().annotation;
    return value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  });
  protected readonly looked = computed(() => this.detail().scans.filter(({ state }) => state !== 'skipped'));
  protected readonly lookedWords = computed(() => {
    const failed = this.looked().filter(({ failure }) => failure).length;
    return `${plural(this.looked().length, 'scan')}${failed > 0 ? `, ${failed} failed` : ''}`;
  });
  protected readonly outcome = ({ flags }: Scan): string =>
    flags.length > 0 ? flags.map((flag) => flagWord(flag)).join(', ') : 'nothing found';
  protected readonly eventWords = eventWords;
  protected readonly flagWord = flagWord;
  protected readonly scannerWord = scannerWord;
  protected readonly reasonWord = reasonWord;
  protected readonly formatSize = formatSize;
  protected readonly formatCount = formatCount;
}
