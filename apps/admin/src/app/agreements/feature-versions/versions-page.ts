import { Component, computed, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { AgreementKind } from '@odr/contracts';

import { nameOf, pathOf } from '../../shared/data-agreements/agreement.js';
import { AgreementClient } from '../../shared/data-agreements/data/agreement-client.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';

/** Every version of every agreement; the one in force stands first. */
@Component({
  selector: 'odr-agreement-versions-page',
  imports: [Cell, Empty, Icon, MatButton, ProblemView, RouterLink, Skeleton, Table, TimeAgo],
  templateUrl: './versions-page.html',
})
export default class VersionsPage {
  private readonly client = inject(AgreementClient);

  protected readonly agreements = resource({
    loader: () =>
      Promise.all(
        Object.values(AgreementKind).map(async (kind) => ({ kind, versions: await this.client.versions(kind) })),
      ),
  });
  protected readonly problem = computed(() =>
    this.agreements.error() ? toProblem(this.agreements.error()) : undefined,
  );
  protected readonly columns: readonly Column[] = [
    { name: 'version', title: 'Version' },
    { name: 'publishedAt', title: 'In force since' },
    { name: 'sha256', title: 'SHA-256' },
  ];
  protected readonly nameOf = nameOf;
  protected readonly pathOf = pathOf;
}
