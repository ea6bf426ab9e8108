import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@odr/kernel';
import { ownerOf, type Kind, type Resource } from './kind.js';

/** A finished export with a file of one byte. */
export const finishedExport: Kind = {
  relations: ['own', 'hidden', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    const [id, name] = [newId<string>(), 'data.jsonl'];
    if (relation === 'absent') return { id, name };
    const folder = join(world.system.dataDir, 'exports', id);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), 'x');
    const files = [{ name, path: name, size: 1, sha256: createHash('sha256').update('x').digest('hex') }];
    const userId = ownerOf(world, relation, caller);
    await world.query(
      `WITH job AS (INSERT INTO job (id, queue, name, payload, state, user_id) VALUES ($1, 'export', 'dataset.export', '{}', 'done', $2))
       INSERT INTO dataset_export (id, name, format, filter, user_id, job_id, files) VALUES ($3, 'export', 'jsonl', '{}', $2, $1, $4)`,
      [newId<string>(), userId, id, JSON.stringify(files)],
    );
    return { id, name };
  },
};
