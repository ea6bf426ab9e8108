import { DOCUMENT } from '@angular/common';
import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { AUDIT_ACTS } from '@odr/contracts';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { saveFile } from '../../shared/util-download/save-file.js';
import { plural } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { debounced } from '../../shared/util-url-state/debounced.js';
import { injectUrlState } from '../../shared/util-url-state/url-state.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { actGroups, lookOfAct } from '../audit-act.js';
import { AuditClient } from '../data/audit-client.js';
import { type AuditEvent, type AuditFilter, factsOf, shortId } from '../data/audit-event.js';
import { csvOf } from '../data/csv.js';
import { NameClient } from '../data/name-client.js';
import { type Names, nameOf, nameablesIn } from '../data/names.js';
import { VerdictBanner } from '../ui/verdict-banner.js';
import { PersonFilter } from './person-filter.js';

const NONE: Names = new Map();

/** Who did what, to whom, from where; and whether the log can be believed. */
@Component({
  selector: 'odr-audit-page',
  imports: [Cell, Empty, Icon, MatButton, PersonFilter, ProblemView, ShowMore, Skeleton, Table, TimeAgo, VerdictBanner],
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.scss',
})
export default class AuditPage {
  readonly act = input<string>();
  readonly actor = input<string>();
  readonly subject = input<string>();
  readonly address = input<string>();
  readonly request = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();

  private readonly client = inject(AuditClient);
  private readonly nameClient = inject(NameClient);
  private readonly document = inject(DOCUMENT);
  protected readonly url = injectUrlState();

  private readonly query = computed<AuditFilter>(() => ({
    act: this.act(),
    actor: this.actor(),
    subject: this.subject(),
    address: this.address(),
    requestId: this.request(),
    fromDay: this.from(),
    toDay: this.to(),
  }));
  protected readonly isFiltered = computed(() => Object.values(this.query()).some(Boolean));
  protected readonly list = new PagedList<AuditEvent, AuditFilter>(
    () => this.query(),
    (query, cursor) => this.client.list(query, cursor),
  );

  private readonly answer = resource({
    params: () => nameablesIn(this.list.items()),
    loader: ({ params }) => this.nameClient.names(params),
  });
  /** Names that are known stay while those of further rows are asked for. */
  private readonly names = linkedSignal<Names | undefined, Names>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (now, before) => now ?? before?.value ?? NONE,
  });
  protected readonly rows = computed(() =>
    this.list.items().map((event) => ({
      ...event,
      look: lookOfAct(event.act),
      actorName: event.actorId === null ? undefined : nameOf(this.names(), 'user', event.actorId),
      subjectName: this.subjectName(event),
      facts: factsOf(event),
    })),
  );

  protected readonly verify = action(async () => this.client.verify());
  protected readonly verdict = linkedSignal<AuditFilter, Awaited<ReturnType<AuditClient['verify']>> | undefined>({
    source: this.query,
    computation: (_query, before) => before?.value,
  });

  protected readonly groups = actGroups(AUDIT_ACTS);
  protected readonly columns: readonly Column[] = [
    { name: 'at', title: 'When' },
    { name: 'act', title: 'What' },
    { name: 'actor', title: 'Who' },
    { name: 'subject', title: 'About' },
    { name: 'facts', title: 'Details' },
    { name: 'address', title: 'From' },
    { name: 'request', title: 'Request' },
  ];
  protected readonly shortId = shortId;
  protected readonly shown = computed(() => plural(this.rows().length, 'row'));
  protected readonly addressSoon = debounced(400, (address: string) => this.url.patch({ address: address.trim() }));
  protected readonly requestSoon = debounced(400, (request: string) => this.url.patch({ request: request.trim() }));

  protected clear(): void {
    this.url.patch({
      act: undefined,
      actor: undefined,
      subject: undefined,
      address: undefined,
      request: undefined,
      from: undefined,
      to: undefined,
    });
  }

  protected async check(): Promise<void> {
    this.verdict.set(undefined);
    this.verdict.set(await this.verify.run());
  }

  protected download(): void {
    const file = new Blob([csvOf(this.list.items(), this.names())], { type: 'text/csv' });
    saveFile(this.document, file, 'audit-log.csv');
  }

  private subjectName({ subjectType, subjectId, actorId }: AuditEvent): string | undefined {
    if (subjectId === null) return undefined;
    if (subjectId === actorId) return 'Own account';
    return nameOf(this.names(), subjectType, subjectId);
  }
}
