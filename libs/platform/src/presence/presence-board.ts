import { randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PresenceServer, type Seat } from './presence-server.js';

const CONFIRM_MS = 10_000;

/** People at each place; somebody with two windows there is one. */
export type PeopleAt = ReadonlyMap<string, ReadonlySet<string>>;

/** Who is where right now, over all processes; without a queue server, in this process. */
@Injectable()
export class PresenceBoard implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly seats = new Map<string, Seat>();
  private readonly watchers = new Set<() => void>();
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly server: PresenceServer) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.server.listen(() => this.changed());
    // Also looks around: seats of a process that was killed empty themselves without a word.
    this.timer = setInterval(() => void this.confirm(), CONFIRM_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    for (const seat of this.seats.values()) await this.server.empty(seat);
    await this.server.tell();
  }

  /** Takes a seat. @returns how to leave it; leaving twice does nothing */
  enter(place: string, person: string): () => void {
    const seat = { id: randomUUID(), place, person };
    this.seats.set(seat.id, seat);
    void this.server.confirm([seat]).then(() => this.tell());
    return () => {
      if (this.seats.delete(seat.id)) void this.server.empty(seat).then(() => this.tell());
    };
  }

  /** Calls back after each change anywhere. @returns how to stop */
  watch(changed: () => void): () => void {
    this.watchers.add(changed);
    return () => this.watchers.delete(changed);
  }

  async people(): Promise<PeopleAt> {
    const elsewhere = (await this.server.all()) ?? [];
    // Its own seats are known best here: one just taken may not have arrived.
    const all = [...elsewhere.filter(({ id }) => !this.seats.has(id)), ...this.seats.values()];
    const places = new Map<string, Set<string>>();
    for (const { place, person } of all) places.set(place, (places.get(place) ?? new Set()).add(person));
    return places;
  }

  private async confirm(): Promise<void> {
    await this.server.confirm([...this.seats.values()]);
    this.changed();
  }

  private async tell(): Promise<void> {
    this.changed();
    await this.server.tell();
  }

  private changed(): void {
    for (const changed of this.watchers) changed();
  }
}
