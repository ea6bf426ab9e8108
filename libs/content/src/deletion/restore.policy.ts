import { mayDo, type Principal } from '@odr/access';
import { assertNever } from '@odr/kernel';
import { ContentNotFound, DeletedByOffice, RestoreExpired } from '../content.errors.js';
import { mayEdit } from '../content.policy.js';
import type { DeletedContent } from './deleted.repository.js';

/** What stands in the way of bringing an item back. */
export type RestoreObstacle = 'not_yours' | 'deleted_by_office' | 'expired' | 'uploaded_again';

/** The last moment at which an item deleted then can be restored. */
export const restorableUntil = (deletedAt: Date, graceMs: number): Date => new Date(deletedAt.getTime() + graceMs);

/**
 * Why the caller cannot have an item back; undefined when nothing is in the way.
 * What a moderator took away stays away until a moderator returns it, or deleting would be the way around a decision.
 */
export function obstacleTo(
  actor: Principal,
  content: DeletedContent,
  { now, graceMs }: { readonly now: Date; readonly graceMs: number },
): RestoreObstacle | undefined {
  if (!mayEdit(actor, content)) return 'not_yours';
  if (content.deletedByOffice && !mayDo(actor, 'moderation.decide')) return 'deleted_by_office';
  if (now > restorableUntil(content.deletedAt, graceMs)) return 'expired';
  return content.isUploadedAgain ? 'uploaded_again' : undefined;
}

/** @throws ContentNotFound, DeletedByOffice, RestoreExpired */
export function refuse(
  obstacle: Exclude<RestoreObstacle, 'uploaded_again'>,
  content: DeletedContent,
  graceMs: number,
): never {
  switch (obstacle) {
    case 'not_yours':
      throw new ContentNotFound(content.id);
    case 'deleted_by_office':
      throw new DeletedByOffice();
    case 'expired':
      throw new RestoreExpired(restorableUntil(content.deletedAt, graceMs));
    default:
      return assertNever(obstacle);
  }
}
