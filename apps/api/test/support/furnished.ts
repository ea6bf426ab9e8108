import {
  annotationCreate,
  annotationSourceList,
  annotationUpdate,
  moderationClaimItems,
  moderationDecide,
  reportsFile,
  teamCreate,
} from '@odr/sdk';
import { Actor } from './actor.js';
import { ok } from './answers.js';
import { aPicture, aScriptedSvg } from './pictures.js';
import { until } from './waiting.js';

const PUBLISHED = 4;
const WAITING = 3;

/** Addresses of pages begin with these. */
interface Furnished {
  readonly contentId: string;
  readonly annotationId: string;
  readonly sourceId: string;
}

/**
 * Puts something on every page that the administrator can open: published, waiting and reported pictures, a refused
 * upload, a team, and annotations about which two people differ.
 * @returns a published picture, an annotation of it with a history, and the source of that
 */
export async function furnish(administrator: Actor): Promise<Furnished> {
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
  return { contentId: reported, ...(await annotate(reported, carla, administrator)) };
}

const COW = { label: 'cow', bbox: [40, 60, 220, 240] };
const MILL = { label: 'mill', bbox: [300, 40, 140, 200] };

async function annotate(contentId: string, carla: Actor, other: Actor): Promise<Omit<Furnished, 'contentId'>> {
  const { items } = await ok(annotationSourceList({ client: carla.client, query: { limit: 100 } }));
  const idOf = (name: string): string => items.find((source) => source.name === name)?.id ?? '';
  const say = (who: Actor, source: string, annotation: Record<string, unknown>) =>
    ok(
      annotationCreate({
        client: who.client,
        path: { id: contentId },
        body: { sourceIds: [idOf(source)], annotation },
      }),
    );
  await say(carla, 'tags', { tags: ['cow', 'mill', 'evening'] });
  await say(carla, 'boxes', { objects: [COW, MILL] });
  await say(other, 'caption', { caption: 'A cow stands before a mill.', language: 'en' });
  const boxes = await say(other, 'boxes', { objects: [COW] });
  await ok(
    annotationUpdate({
      client: other.client,
      path: { id: boxes.id },
      headers: { 'If-Match': `"${boxes.version}"` },
      body: {
        annotation: {
          objects: [
            { ...COW, bbox: [50, 70, 220, 240] },
            { ...MILL, label: 'windmill' },
          ],
        },
      },
    }),
  );
  await say(carla, 'caption', { caption: 'A brown cow rests in front of a mill.', language: 'en' });
  return { annotationId: boxes.id, sourceId: idOf('boxes') };
}

/** What waits for a first look, and what scans have found something in. */
const QUEUES = ['pending', 'flagged'];

/** Approves these contents as a moderator does, whatever else waits in the queues. */
export async function publish(moderator: Actor, contentIds: readonly string[]): Promise<void> {
  const missing = new Set(contentIds);
  await until('the pictures wait for review', async () => {
    const claimed = await Promise.all(
      QUEUES.map((name) =>
        ok(moderationClaimItems({ client: moderator.client, path: { name }, body: { count: 50, leaseSeconds: 30 } })),
      ),
    );
    const items = claimed.flatMap((answer) => answer.items);
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
