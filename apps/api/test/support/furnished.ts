import { moderationClaimItems, moderationDecide, reportsFile, teamCreate } from '@odr/sdk';
import { Actor } from './actor.js';
import { ok } from './answers.js';
import { aPicture, aScriptedSvg } from './pictures.js';
import { until } from './waiting.js';

const PUBLISHED = 4;
const WAITING = 3;

/**
 * Puts something on every page that the administrator can open: published, waiting and reported pictures, a refused
 * upload, a team.
 * @returns the id of a published picture
 */
export async function furnish(administrator: Actor): Promise<string> {
  const carla = await Actor.contributor();
  await administrator.acceptAgreement();
  await administrator.contribute(await aPicture(), 'of-the-administrator.jpg');
  await administrator.post(aScriptedSvg(), 'drawing.svg');
  await ok(teamCreate({ client: administrator.client, body: { name: `Shape lovers ${carla.id.slice(-6)}` } }));

  const ids: string[] = [];
  for (let count = 1; count <= PUBLISHED + WAITING; count += 1) {
    const description = {
      altText: `Soft shapes of colour, number ${count}`,
      authors: [{ name: 'Ada Lovelace' }],
      sources: [{ value: 'https://example.org/shapes' }],
    };
    ids.push(
      (
        await carla.contribute(
          await aPicture({ width: 480 + count * 60, height: 400 }),
          `soft-shapes-${count}.jpg`,
          description,
        )
      ).id,
    );
  }
  await publish(administrator, ids.slice(0, PUBLISHED));
  const [reported = ''] = ids;
  await ok(
    reportsFile({
      client: administrator.client,
      body: {
        subjectType: 'content',
        subjectId: reported,
        reason: 'copyright',
        description: 'This was painted by me.',
      },
    }),
  );
  return reported;
}

/** Approves these contents as a moderator does, whatever else waits in the queue. */
export async function publish(moderator: Actor, contentIds: readonly string[]): Promise<void> {
  const missing = new Set(contentIds);
  await until('the pictures wait for review', async () => {
    const { items } = await ok(
      moderationClaimItems({
        client: moderator.client,
        path: { name: 'pending' },
        body: { count: 50, leaseSeconds: 30 },
      }),
    );
    for (const { id, subjectId, leaseToken } of items.filter((item) => missing.has(item.subjectId))) {
      await ok(
        moderationDecide({
          client: moderator.client,
          body: { itemIds: [id], leaseTokens: { [id]: leaseToken ?? 0 }, action: 'approve' },
        }),
      );
      missing.delete(subjectId);
    }
    return missing.size === 0;
  });
}
