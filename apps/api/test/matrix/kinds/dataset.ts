import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@odr/kernel';
import { absentId, ownerOf, type Kind, type Resource } from './kind.js';

const ROOT = 'a'.repeat(64);
const COUNTS = JSON.stringify({
  licenses: { 'CC0-1.0': 1 },
  splits: {},
  formats: {},
  aspects: {},
  excluded: {},
  annotations: 0,
  bytes: 1,
});

/** A dataset with a finished version of one line. */
export const dataset: Kind = {
  relations: ['own', 'team', 'hidden', 'published', 'absent'],
  async make(world, relation, caller): Promise<Resource> {
    const v = '1.0.0';
    if (relation === 'absent') return { id: absentId(), v, contentId: absentId() };
    const [id, versionId, contentId] = [newId<string>(), newId<string>(), newId<string>()];
    const userId = ownerOf(world, relation, caller);
    await world.query(
      `INSERT INTO dataset (id, name, title, definition, profile, visibility, user_id, team_id)
       VALUES ($1, $5, 'Cows', '{}', 'omi-core', $2, $3, $4)`,
      [
        id,
        relation === 'published' ? 'public' : 'private',
        userId,
        relation === 'team' ? world.teamId : null,
        `cows-${id}`,
      ],
    );
    const line = JSON.stringify({ contentId });
    await world.query(
      `INSERT INTO dataset_version (id, dataset_id, major, minor, patch, state, profile, recipe, root_hash, item_count, chunk_hashes, manifest, created_by, counts)
       VALUES ($1, $2, 1, 0, 0, 'building', 'omi-core', '{}', $3, 1, decode($3, 'hex'), $4, $5, $6)`,
      [versionId, id, ROOT, JSON.stringify({ size: line.length + 1, sha256: ROOT }), userId, COUNTS],
    );
    await world.query(
      `INSERT INTO dataset_version_item (version_id, position, content_id, published_sha256, license, leaf_hash, line_start, line_length)
       VALUES ($1, 0, $2, $3, 'CC0-1.0', decode($3, 'hex'), 0, $4)`,
      [versionId, contentId, ROOT, line.length],
    );
    await world.query(`UPDATE dataset_version SET state = 'done' WHERE id = $1`, [versionId]);
    const folder = join(world.system.dataDir, 'exports', `version-${versionId}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'manifest.ndjson'), `${line}\n`);
    return { id, v, contentId };
  },
};

/** A dataset that has not been released. */
export const draftDataset: Kind = {
  relations: dataset.relations,
  async make(world, relation, caller): Promise<Resource> {
    if (relation === 'absent') return { id: absentId() };
    const id = newId<string>();
    await world.query(
      `INSERT INTO dataset (id, name, title, definition, profile, visibility, user_id, team_id)
       VALUES ($1, $5, 'Cows', '{}', 'omi-core', $2, $3, $4)`,
      [
        id,
        relation === 'published' ? 'public' : 'private',
        ownerOf(world, relation, caller),
        relation === 'team' ? world.teamId : null,
        `cows-${id}`,
      ],
    );
    return { id };
  },
};
