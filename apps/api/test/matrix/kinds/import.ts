import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { newId } from '@odr/kernel';
import { absentId, ownerOf, type Kind } from './kind.js';

/** One that no worker touches: it is told to be another's for an hour. */
const importThatIs = (state: string): Kind => ({
  relations: ['own', 'team', 'hidden', 'absent'],
  async make(world, relation, caller) {
    if (relation === 'absent') return { id: absentId() };
    const id = newId<string>();
    await world.query(
      `INSERT INTO content_import (id, kind, name, state, user_id, team_id, settings, listed_at, run_by, run_until)
       VALUES ($1, 'huggingface', 'cows', $2, $3, $4, '{"defaults":{}}', now(), $1, now() + interval '1 hour')`,
      [id, state, ownerOf(world, relation, caller), relation === 'team' ? world.teamId : null],
    );
    return { id };
  },
});

export const runningImport = importThatIs('running');
export const pausedImport = importThatIs('paused');
export const draftImport = importThatIs('draft');
export const finishedImport = importThatIs('done');

/** A draft whose table lies in the store. */
export const tableDraft: Kind = {
  ...draftImport,
  async make(world, relation, caller) {
    const resource = await draftImport.make(world, relation, caller);
    if (relation === 'absent') return resource;
    const table = Buffer.from('{"url":"https://example.org/1.jpg"}\n');
    const sha256 = createHash('sha256').update(table).digest('hex');
    const path = join(world.system.dataDir, 'blobs', 'sealed', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, table);
    await world.query(
      `UPDATE content_import SET kind = 'jsonl', source_sha256 = $2, source_name = 'table.jsonl', source_size = $3 WHERE id = $1`,
      [resource.id, sha256, table.length],
    );
    return resource;
  },
};

/** What somebody says the columns of a table mean. */
export const importMapping: Kind = {
  relations: ['own', 'hidden', 'absent'],
  async make(world, relation, caller) {
    if (relation === 'absent') return { id: absentId() };
    const id = newId<string>();
    await world.query(
      `INSERT INTO import_mapping (id, name, fingerprint, mapping, user_id) VALUES ($1::uuid, $1::text, 'none', '{}', $2)`,
      [id, ownerOf(world, relation, caller)],
    );
    return { id };
  },
};
