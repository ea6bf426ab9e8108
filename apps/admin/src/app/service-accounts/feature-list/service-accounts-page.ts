import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { roleWord } from '../../shared/data-session/role.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { type ServiceAccount, hindranceOf } from '../data/service-account.js';
import { ServiceAccountClient } from '../data/service-account-client.js';

/** Accounts of pipelines: who answers for each, and whether it does anything. */
@Component({
  selector: 'odr-service-accounts-page',
  imports: [Cell, Empty, Icon, MatButton, ProblemView, RouterLink, ShowMore, Skeleton, Status, Table, TimeAgo],
  templateUrl: './service-accounts-page.html',
})
export default class ServiceAccountsPage {
  private readonly client = inject(ServiceAccountClient);

  protected readonly list = new PagedList<ServiceAccount, true>(
    () => true,
    (_query, cursor) => this.client.list(cursor),
  );
  protected readonly rows = computed(() =>
    this.list
      .items()
      .map((account) => ({ ...account, roleWord: roleWord(account.role), hindrance: hindranceOf(account) })),
  );
  protected readonly columns: readonly Column[] = [
    { name: 'name', title: 'Name' },
    { name: 'owner', title: 'Answers for it' },
    { name: 'roleWord', title: 'Role' },
    { name: 'state', title: 'State' },
    { name: 'keyCount', title: 'Keys', align: 'end' },
    { name: 'lastUsedAt', title: 'Last used' },
  ];
}
