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

/** A push that has come to its end. */
export const finishedPush: Kind = {
  relations: finishedExport.relations,
  async make(world, relation, caller): Promise<Resource> {
    const id = newId<string>();
    if (relation === 'absent') return { id };
    const { id: exportId } = await finishedExport.make(world, relation, caller);
    await world.query(
      `INSERT INTO dataset_push (id, export_id, target, destination, user_id, job_id, result)
       SELECT $1, e.id, 's3', '{"bucket": "cows"}', e.user_id, e.job_id, $3 FROM dataset_export e WHERE e.id = $2`,
      [
        id,
        exportId,
        JSON.stringify({ url: 's3://cows/', commit: null, sent: 1, alreadyThere: 0, removed: 0, bytes: 1 }),
      ],
    );
    return { id };
  },
};
