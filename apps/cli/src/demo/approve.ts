import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from '../client/api-client.js';
import type { Write } from '../terminal/steps.js';

interface Content {
  readonly id: string;
  readonly status: string;
  readonly processingState: string;
  readonly processingError?: unknown;
}

interface ClaimedItem {
  readonly id: string;
  readonly subjectId: string;
  readonly leaseToken: number;
}

const PATIENCE_MS = 120_000;
const CLAIMS_AT_ONCE = 50;

/** Waits until the worker has looked at every content, whatever came of it. */
export async function untilProcessed(api: ApiClient, ids: readonly string[], say: Write): Promise<Content[]> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const contents = await Promise.all(ids.map((id) => api.json<Content>({ path: `/contents/${id}` })));
    const finished = contents.filter(
      ({ processingState }) => processingState === 'done' || processingState === 'failed',
    );
    if (finished.length === ids.length || performance.now() > deadline) return contents;
    say(`${finished.length} of ${ids.length} pictures processed`);
    await sleep(2_000);
  }
}

/**
 * Decides as a moderator does: claim, look at what was claimed, approve what belongs to the demo, give the rest back.
 * @returns how many were approved
 */
export async function approve(api: ApiClient, ids: ReadonlySet<string>): Promise<number> {
  const { items } = await api.json<{ items: ClaimedItem[] }>({
    method: 'POST',
    path: '/moderation/queues/pending/claim',
    json: { count: CLAIMS_AT_ONCE, leaseSeconds: 60 },
  });
  const ours = items.filter(({ subjectId }) => ids.has(subjectId));
  for (const other of items.filter(({ subjectId }) => !ids.has(subjectId))) {
    await api.json({
      method: 'POST',
      path: `/moderation/items/${other.id}/release`,
      json: { leaseToken: other.leaseToken },
    });
  }
  if (ours.length === 0) return 0;
  await api.json({
    method: 'POST',
    path: '/moderation/decisions',
    json: {
      itemIds: ours.map(({ id }) => id),
      leaseTokens: Object.fromEntries(ours.map(({ id, leaseToken }) => [id, leaseToken])),
      action: 'approve',
      note: 'Demo collection: public domain by its documentation.',
    },
  });
  return ours.length;
}
