import { randomBytes } from 'node:crypto';
import { newId } from '@odr/kernel';
import type { Caller } from '../callers.js';
import type { Relation } from '../outcome.js';
import type { World } from '../world.js';

/** What fills the parameters of a path, and what a body may have to name. */
export type Resource = Readonly<Record<string, string>>;

/** A kind of thing that routes are about, and how to make one that is this to the caller. */
export interface Kind {
  readonly relations: readonly Relation[];
  /** What one's own is to strangers, where it is not hidden from them. */
  readonly ownToStrangers?: Relation;
  make(world: World, relation: Relation, caller: Caller): Resource | Promise<Resource>;
}

export const absentId = (): string => newId<string>();
export const aHash = (): string => randomBytes(32).toString('hex');

/** Whose it is when the caller does not own it. */
export const ownerOf = (world: World, relation: Relation, caller: Caller): string =>
  relation === 'own' ? (caller.userId ?? '') : relation === 'team' ? world.mate.id : world.stranger.id;

/** Routes about nothing in particular. */
export const nothing: Kind = { relations: ['none'], make: () => ({}) };
