import { Component, computed, inject, linkedSignal, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatProgressBar } from '@angular/material/progress-bar';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { SCANNER_WORDS } from '../../shared/data-scan/scan-words.js';
import { Session } from '../../shared/data-session/session.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { formatCount, plural } from '../../shared/util-format/format.js';
import { injectPoll } from '../../shared/util-poll/poll.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { ScanClient } from '../data/scan-client.js';
import type { ScanFailure, Scanner, Scanning } from '../data/scanner.js';
import { RescanDialog } from './rescan-dialog.js';

const LOOK_AGAIN_MS = 10_000;

const COLUMNS: readonly Column[] = [
  { name: 'scanner', title: 'Scanner' },
  { name: 'version', title: 'Version' },
  { name: 'progress', title: 'Looked at' },
  { name: 'failed', title: 'Failed', align: 'end' },
  { name: 'acts', title: 'Actions', isTitleHidden: true },
];
const CAUSE_COLUMNS: readonly Column[] = [
  { name: 'title', title: 'Scanner' },
  { name: 'cause', title: 'Because' },
  { name: 'count', title: 'Pictures', align: 'end' },
  { name: 'example', title: 'Example' },
];

/** Each scanner: its version, how far it is, what it could not look at; and a way to let it look again. */
@Component({
  selector: 'odr-scans-page',
  imports: [Cell, MatButton, MatProgressBar, ProblemView, RouterLink, Skeleton, Table, TimeAgo],
  templateUrl: './scans-page.html',
  styleUrl: './scans-page.scss',
})
export default class ScansPage {
  private readonly client = inject(ScanClient);
  private readonly dialogs = inject(MatDialog);
  private readonly snacks = inject(MatSnackBar);
  private readonly session = inject(Session);

  private readonly answer = resource({ loader: () => this.client.list() });
  /** The last good answer stays while a later one is on its way or fails. */
  private readonly scanning = linkedSignal<Scanning | undefined, Scanning | undefined>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly scanners = computed(() => this.scanning()?.items);
  protected readonly hashes = computed(() => this.scanning()?.turnedHashes);
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  protected readonly causes = computed(() =>
    (this.scanners() ?? []).flatMap(({ scanner, failures }) =>
      failures.map((failure: ScanFailure) => ({ ...failure, title: SCANNER_WORDS[scanner].title })),
    ),
  );
  protected readonly mayAsk = computed(() => this.session.can('job.manage'));

  protected readonly command = action(async (scanner: Scanner, which: 'failed' | 'all') => {
    await this.client.again(scanner.scanner, which);
    this.snacks.open(
      which === 'all'
        ? `${this.titleOf(scanner)}: everything will be looked at again`
        : `${this.titleOf(scanner)}: ${plural(scanner.failed, 'picture')} will be tried again`,
      undefined,
      { duration: 5_000 },
    );
    this.reload();
  });

  protected readonly columns = COLUMNS;
  protected readonly causeColumns = CAUSE_COLUMNS;
  protected readonly formatCount = formatCount;

  constructor() {
    injectPoll(LOOK_AGAIN_MS, () => this.reload());
  }

  protected titleOf({ scanner }: Scanner): string {
    return SCANNER_WORDS[scanner].title;
  }

  protected purposeOf({ scanner }: Scanner): string {
    return SCANNER_WORDS[scanner].purpose;
  }

  protected percentOf({ done, total }: Scanner): number {
    return total === 0 ? 100 : (100 * done) / total;
  }

  protected hashedPercentOf({ done, failed, total }: Scanning['turnedHashes']): number {
    return total === 0 ? 100 : (100 * (done + failed)) / total;
  }

  protected async scanAll(scanner: Scanner): Promise<void> {
    const data = { title: this.titleOf(scanner), total: scanner.total };
    const dialog = this.dialogs.open<RescanDialog, RescanDialog['data'], boolean>(RescanDialog, { data });
    if (await firstValueFrom(dialog.afterClosed())) await this.command.run(scanner, 'all');
  }

  protected reload(): void {
    this.answer.reload();
  }
}
