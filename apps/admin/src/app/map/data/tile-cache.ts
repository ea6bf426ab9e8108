import { Service, inject, signal } from '@angular/core';

import { type Problem, toProblem } from '../../shared/data-problem/problem.js';
import type { MapTile } from './coverage-map.js';
import { type ColouredQuestion, MapClient } from './map-client.js';
import type { TileAddress } from './map-view.js';

/** A few screens of each of some depths. */
const MOST_KEPT = 200;

const keyOf = ({ zoom, x, y }: TileAddress): string => `${zoom}/${x}/${y}`;

/** Tiles of one map under one set of filters; what was seen is there at once when one comes back. */
@Service({ autoProvided: false })
export class TileCache {
  private readonly client = inject(MapClient);
  private readonly tiles = new Map<string, MapTile | undefined>();
  private question: ColouredQuestion | undefined;
  private waiting = new AbortController();

  private readonly _shown = signal<readonly MapTile[]>([]);
  /** Tiles on the screen that are there, and in place of others those above them. */
  readonly shown = this._shown.asReadonly();
  private readonly _problem = signal<Problem | undefined>(undefined);
  readonly problem = this._problem.asReadonly();
  private readonly _isLoading = signal(true);
  /** Whether nothing of what is asked for is there yet. */
  readonly isLoading = this._isLoading.asReadonly();

  /** Shows these tiles of this map, and fetches what lacks. */
  show(question: ColouredQuestion, addresses: readonly TileAddress[]): void {
    if (JSON.stringify(question) !== JSON.stringify(this.question)) this.forget();
    this.question = question;
    for (const address of addresses) if (!this.tiles.has(keyOf(address))) void this.fetch(question, address, addresses);
    this.refresh(addresses);
  }

  forget(): void {
    this.waiting.abort();
    this.waiting = new AbortController();
    this.tiles.clear();
    this._problem.set(undefined);
    this._isLoading.set(true);
  }

  private async fetch(question: ColouredQuestion, address: TileAddress, among: readonly TileAddress[]): Promise<void> {
    const { signal: stopped } = this.waiting;
    this.tiles.set(keyOf(address), undefined);
    try {
      this.tiles.set(keyOf(address), await this.client.tile(question, address, stopped));
      this._isLoading.set(false);
      this.dropOldest();
    } catch (error) {
      if (stopped.aborted) return;
      // The server or the way there failed; the place stays empty until it is asked for again.
      this.tiles.delete(keyOf(address));
      this._problem.set(toProblem(error));
      this._isLoading.set(false);
    }
    if (!stopped.aborted) this.refresh(this.latest ?? among);
  }

  private latest: readonly TileAddress[] | undefined;

  private refresh(addresses: readonly TileAddress[]): void {
    this.latest = addresses;
    const found = new Map<string, MapTile>();
    for (const address of addresses) {
      const tile = this.nearest(address);
      if (tile) found.set(keyOf(tile), tile);
    }
    this._shown.set([...found.values()].sort((a, b) => a.zoom - b.zoom));
  }

  private nearest({ zoom, x, y }: TileAddress): MapTile | undefined {
    for (let up = 0; up <= zoom; up++) {
      const tile = this.tiles.get(keyOf({ zoom: zoom - up, x: x >> up, y: y >> up }));
      if (tile) return tile;
    }
    return undefined;
  }

  private dropOldest(): void {
    for (const [key, tile] of this.tiles) {
      if (this.tiles.size <= MOST_KEPT) return;
      if (tile) this.tiles.delete(key);
    }
  }
}
