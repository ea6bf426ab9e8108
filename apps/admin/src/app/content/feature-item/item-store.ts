import { Service, computed, inject, resource, signal } from '@angular/core';
import { TeamRole } from '@odr/contracts';

import type { Content } from '../../shared/data-content/content.js';
import { ContentClient } from '../../shared/data-content/data/content-client.js';
import { type Problem, toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import type { AttributionFormat } from '../data/attribution.js';
import { ItemClient } from '../data/item-client.js';

/** Everything that the item page shows. Each part loads and fails for itself: the picture never waits for its history. */
@Service({ autoProvided: false })
export class ItemStore {
  private readonly contents = inject(ContentClient);
  private readonly client = inject(ItemClient);
  private readonly session = inject(Session);
  private readonly _id = signal<string | undefined>(undefined);

  private readonly content = resource({ params: () => this._id(), loader: ({ params }) => this.contents.get(params) });
  private readonly known = computed(() => (this.content.hasValue() ? this.content.value()?.id : undefined));

  readonly attribution = resource({
    params: () => this.known(),
    loader: ({ params }) => this.client.attribution(params, 'text'),
  });
  readonly annotations = resource({
    params: () => this.known(),
    loader: ({ params }) => this.client.annotations(params),
  });
  readonly duplicates = resource({
    params: () => this.known(),
    loader: ({ params }) => this.contents.duplicates(params),
  });
  readonly similar = resource({
    params: () => this.known(),
    loader: ({ params }) => this.contents.similar(params, 13),
  });
  readonly scans = resource({ params: () => this.known(), loader: ({ params }) => this.client.scans(params) });
  readonly authors = resource({ params: () => this.known(), loader: ({ params }) => this.client.authors(params) });
  readonly sources = resource({ params: () => this.known(), loader: ({ params }) => this.client.sources(params) });
  readonly observations = resource({
    params: () => this.known(),
    loader: ({ params }) => this.client.observations(params),
  });
  readonly agreements = resource({
    params: () => this.known(),
    loader: ({ params }) => this.client.agreements(params),
  });
  readonly events = resource({
    params: () => (this.session.isSignedIn() ? this.known() : undefined),
    loader: ({ params }) => this.client.events(params),
  });

  /** Decisions that concern me; for most people and pictures there are none. */
  readonly decisions = resource({
    params: () => (this.session.can('statement.read_own') ? this.known() : undefined),
    loader: ({ params }) => this.client.decisions(params),
  });

  /** Asked only where neither ownership nor office answers: members of the picture's team may edit it too. */
  private readonly teamRole = resource({
    params: () => {
      const item = this.item();
      return item?.teamId && this.session.isSignedIn() && !this.isMineOrMyOffice() ? item.teamId : undefined;
    },
    loader: ({ params }) => this.client.teamRole(params).catch(() => null),
  });

  readonly item = computed<Content | undefined>(() => (this.content.hasValue() ? this.content.value() : undefined));
  readonly problem = computed<Problem | undefined>(() =>
    this.content.error() ? toProblem(this.content.error()) : undefined,
  );

  private readonly isMineOrMyOffice = computed(
    () => this.session.can('moderation.decide') || this.item()?.userId === this.session.user()?.id,
  );
  /** Whether to offer changes; the server decides for itself. */
  readonly mayEdit = computed(() => {
    if (!this.item() || !this.session.can('content.update')) return false;
    if (this.isMineOrMyOffice()) return true;
    const role = this.teamRole.hasValue() ? this.teamRole.value() : undefined;
    return Boolean(role) && role !== TeamRole.Viewer;
  });

  /** Asked only by those who may have it. */
  readonly receipts = resource({
    params: () => (this.mayEdit() ? this.known() : undefined),
    loader: ({ params }) => this.client.receipts(params),
  });

  show(id: string): void {
    this._id.set(id);
  }

  attributionAs(format: AttributionFormat): Promise<string> {
    return this.client.attribution(this.known() ?? '', format);
  }

  reload(): void {
    this.content.reload();
  }
}
