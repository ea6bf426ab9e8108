import { Service, computed, inject, signal } from '@angular/core';

import type { Content } from '../../shared/data-content/content.js';
import { SetClient } from '../../shared/data-sets/data/set-client.js';
import type { Page } from '../../shared/data-page/page.js';
import { type Assignment, WalkClient } from '../data/walk-client.js';

/** Which pictures one goes through; from the address. */
export interface Trail {
  readonly set?: string;
  readonly campaign?: string;
  /** Words and filters of the collection. */
  readonly filters?: Readonly<Record<string, string>>;
}

/** So many pages are looked through for the picture one came in at; after a reload deep in a list its place is not known. */
const PAGES_LOOKED = 40;

/** A list of pictures to go through, one by one. It outlives the page, so that the next picture is there at once. */
@Service()
export class Walk {
  private readonly sets = inject(SetClient);
  private readonly client = inject(WalkClient);
  private readonly items = signal<readonly Content[]>([]);
  private readonly here = signal<string | undefined>(undefined);
  private readonly _total = signal<number | undefined>(undefined);
  private readonly trail = signal<Trail>({});
  private readonly assignment = signal<Assignment | undefined>(undefined);
  private trailName = '';
  private cursor: string | null | undefined;
  private going: Promise<void> = Promise.resolve();

  /** Counted from 1; undefined where the picture is not in the list. */
  readonly position = computed(() => {
    const inHand = this.assignment();
    if (inHand && inHand.contentId === this.here()) return inHand.submitted + 1;
    const at = this.index();
    return at === -1 ? undefined : at + 1;
  });
  private readonly index = computed(() => this.items().findIndex(({ id }) => id === this.here()));
  /** In a campaign nobody knows the whole list: then what is left to this person counts. */
  readonly total = computed(() => {
    const inHand = this.assignment();
    return inHand ? inHand.submitted + inHand.remaining : this._total();
  });
  /** Whether the picture is handed in when one goes on. */
  readonly isHandedIn = computed(() => this.assignment()?.contentId === this.here());
  readonly isWalking = computed(() => Object.keys(this.trail()).length > 0);
  /** What annotators of a campaign keep to. */
  readonly guideline = computed(() => this.assignment()?.guideline);
  readonly isCampaign = computed(() => this.trail().campaign !== undefined);
  /** Sources that the campaign asks for. */
  readonly sourceIds = computed(() => this.assignment()?.sourceIds ?? []);
  readonly next = computed(() => (this.index() === -1 ? undefined : this.items()[this.index() + 1]));
  readonly previous = computed(() => this.items()[this.index() - 1]);

  /** Comes to a picture of a list, and has the one behind it ready. */
  async come(trail: Trail, contentId: string): Promise<void> {
    this.here.set(contentId);
    const name = JSON.stringify(trail);
    if (name !== this.trailName) this.begin(trail, name);
    // One can work on a picture without knowing its place, so what fails here is only missed.
    this.going = this.going.then(() => this.lookFor(name, contentId)).catch(() => undefined);
    await this.going;
  }

  /** The one to go to: of the list, or, once this one is handed in, whatever the campaign gives out. */
  async following(): Promise<Content | undefined> {
    const [{ campaign }, next, inHand] = [this.trail(), this.next(), this.assignment()];
    if (next || campaign === undefined) return next;
    if (inHand && inHand.contentId === this.here()) {
      await this.client.submit(inHand);
      this.assignment.set(undefined);
    }
    const given = await this.client.next(campaign);
    this.assignment.set(given);
    return given && this.remember(await this.client.content(given.contentId));
  }

  /** Leaves the item of a campaign to others; in a list there is nothing to say. */
  async skip(): Promise<void> {
    const inHand = this.assignment();
    if (inHand?.contentId !== this.here() || !inHand) return;
    await this.client.skip(inHand);
    this.assignment.set(undefined);
  }

  private remember(content: Content): Content {
    if (!this.items().some(({ id }) => id === content.id)) this.items.update((items) => [...items, content]);
    return content;
  }

  private begin(trail: Trail, name: string): void {
    this.trail.set(trail);
    this.assignment.set(undefined);
    this.trailName = name;
    this.items.set([]);
    this._total.set(undefined);
    this.cursor = undefined;
  }

  private async lookFor(name: string, contentId: string): Promise<void> {
    const { campaign, set, filters } = this.trail();
    if (name !== this.trailName) return;
    if (campaign !== undefined) return this.takeInHand(campaign, contentId);
    if (set === undefined && filters === undefined) return;
    for (let pages = 0; pages < PAGES_LOOKED && this.cursor !== null; pages += 1) {
      const at = this.items().findIndex(({ id }) => id === contentId);
      if (at !== -1 && at < this.items().length - 1) return;
      const page = await this.page(this.trail(), this.cursor);
      if (name !== this.trailName) return;
      this.items.update((items) => [...items, ...page.items]);
      this.cursor = page.nextCursor ?? null;
      if (page.total !== undefined) this._total.set(page.total);
    }
  }

  /** After a reload: which item of the campaign this is, if it is still in hand. */
  private async takeInHand(campaign: string, contentId: string): Promise<void> {
    if (this.items().some(({ id }) => id === contentId)) return;
    this.remember(await this.client.content(contentId));
    this.assignment.set(await this.client.next(campaign));
  }

  private async page({ set, filters }: Trail, cursor: string | null | undefined): Promise<Page<Content>> {
    if (filters) return this.client.found(filters, cursor ?? undefined);
    if (set === undefined) return { items: [] };
    const page = await this.sets.items(set, cursor ?? undefined);
    if (cursor === undefined) this._total.set((await this.sets.get(set)).itemCount);
    return { items: page.items.map(({ content }) => content), nextCursor: page.nextCursor };
  }
}
