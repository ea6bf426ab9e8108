import { randomBytes } from 'node:crypto';
import { newId } from '@odr/kernel';
import { absentId, type Kind, type Resource } from './kind.js';
import type { World } from '../world.js';

async function bankOf(world: World): Promise<string> {
  const id = newId<string>();
  const name = `BANK_${randomBytes(6).toString('hex').toUpperCase()}`;
  await world.query(
    `INSERT INTO hash_bank (id, name, kind, distance, min_quality, created_by) VALUES ($1, $2, 'review', 10, 50, $3)`,
    [id, name, world.judge.id],
  );
  return id;
}

/** A bank that nothing has matched; it belongs to nobody. */
export const hashBank: Kind = {
  relations: ['hidden', 'absent'],
  make: async (world, relation): Promise<Resource> => ({
    id: relation === 'absent' ? absentId() : await bankOf(world),
  }),
};

export const hashEntry: Kind = {
  relations: ['hidden', 'absent'],
  async make(world, relation): Promise<Resource> {
    const [id, entryId] = [await bankOf(world), newId<string>()];
    if (relation === 'absent') return { id, entryId };
    await world.query(
      `INSERT INTO hash_entry (id, seq, bank_id, hash, quality, seeded_by)
       VALUES ($1, nextval('hash_entry_seq'), $2, ('x' || $3)::bit(256), 90, $4)`,
      [entryId, id, randomBytes(32).toString('hex'), world.judge.id],
    );
    return { id, entryId };
  },
};

/** A search that waits for somebody to look. */
export const heldSearch: Kind = {
  relations: ['hidden', 'absent'],
  async make(world, relation): Promise<Resource> {
    const [id, searchId] = [await bankOf(world), newId<string>()];
    if (relation === 'absent') return { id, searchId };
    await world.query(
      `INSERT INTO hash_scan (id, bank_id, state, is_preview, from_seq, through_seq, total) VALUES ($1, $2, 'held', true, 0, 0, 0)`,
      [searchId, id],
    );
    return { id, searchId };
  },
};
