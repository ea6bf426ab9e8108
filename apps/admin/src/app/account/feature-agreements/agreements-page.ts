import { Component, computed, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { howOf, nameOf, pathOf } from '../../shared/data-agreements/agreement.js';
import { AgreementClient } from '../../shared/data-agreements/data/agreement-client.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';

/** What I have accepted, which text and when: nothing is ever taken from this list. */
@Component({
  selector: 'odr-agreements-page',
  imports: [Cell, Empty, MatButton, ProblemView, RouterLink, Skeleton, Table, TimeAgo],
  templateUrl: './agreements-page.html',
})
export default class AgreementsPage {
  private readonly client = inject(AgreementClient);

  protected readonly known = resource({
    loader: async () => {
      const [inForce, acceptances] = await Promise.all([this.client.inForce(), this.client.acceptances()]);
      return { open: inForce.filter(({ accepted }) => !accepted), acceptances };
    },
  });
  protected readonly problem = computed(() => (this.known.error() ? toProblem(this.known.error()) : undefined));
  protected readonly columns: readonly Column[] = [
    { name: 'text', title: 'Text' },
    { name: 'acceptedAt', title: 'Accepted' },
    { name: 'method', title: 'How' },
    { name: 'standing', title: 'Standing' },
  ];
  protected readonly nameOf = nameOf;
  protected readonly pathOf = pathOf;
  protected readonly howOf = howOf;
}
