import { contentList, type ContentResponse } from '@odr/sdk';
import type { Actor } from '../support/actor.js';
import { ok } from '../support/answers.js';

/** The five photographs of the shared fixtures, by a word of their file names. */
export const PHOTOS = ['big-buddha', 'highland-cow', 'new-york', 'universe', 'ural-owl'] as const;
export type Photo = (typeof PHOTOS)[number];

/** The one a moderator turns down in this story. */
export const REJECTED: Photo = 'universe';

/** Those of the five that the caller may see. */
export async function photosSeenBy(actor: Actor): Promise<ReadonlyMap<Photo, ContentResponse>> {
  const { items } = await ok(contentList({ client: actor.client, query: { limit: 200 } }));
  const found = PHOTOS.map(
    (photo) => [photo, items.find(({ name }) => name.startsWith(photo) && /_(?:640|1280)/.test(name))] as const,
  );
  return new Map(found.filter((entry): entry is [Photo, ContentResponse] => entry[1] !== undefined));
}
