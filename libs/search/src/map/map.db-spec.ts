import { ANONYMOUS_SCOPE, type TeamScope } from '@odr/access';
import { visibleContents } from '@odr/content';
import type { ContentId } from '@odr/kernel';
import { cellsStatement, pointsStatement } from './map.statements.js';
import { MapWorld } from './testing/map-world.js';

const EVERYTHING = [0, 0, 1, 0, 1, 1, 0, 1];
const WHOLE = { zoom: 0, x: 0, y: 0 };

describe('a map of the collection', () => {
  let world: MapWorld;
  const asOwner = (): TeamScope => ({ userId: world.userId, teamIds: [], seesAll: false });
  const seen = async (scope: TeamScope, filters = {}) => {
    const [tile, summary, selected] = await Promise.all([
      world.maps.tile(scope, WHOLE, filters),
      world.maps.summary(scope, { colour: 'license' }, filters),
      world.maps.select(scope, {}, EVERYTHING, filters),
    ]);
    return { tile, summary, selected };
  };

  beforeAll(async () => {
    world = await MapWorld.start();
  });
  afterAll(() => world.stop());
  beforeEach(() => world.clear());

  it('serves once everything has its place, says how good it is, and names its parts', async () => {
    await world.test.asOwner(`INSERT INTO search_configuration (name) VALUES ('english') ON CONFLICT DO NOTHING`);
    const ids = await world.pictures(200);
    expect(await world.maps.find({})).toMatchObject({ map: undefined, isDrawing: false });

    const version = await world.drawn();

    const { map } = await world.maps.find({});
    expect(map).toMatchObject({ id: version, state: 'serving', method: 'umap', landmarks: 200, placed: 200 });
    expect(map?.quality?.trustworthiness.value).toBeGreaterThan(0.9);
    expect(map?.quality).toMatchObject({ neighbours: 15, sample: 200 });
    expect((await world.pointsOf(version)).size).toBe(ids.length);
    const words = map?.regions.flatMap((region) => region.words) ?? [];
    expect(words).toContain('clouda');
    expect(words).not.toContain('the');
  });

  it('never shows, counts or is shaped by what the caller may not see', async () => {
    const open = await world.pictures(40);
    await world.pictures(40, { status: 'pending', license: 'MIT', words: 'secret' });
    await world.pictures(5, { status: 'quarantined', license: 'MIT', words: 'secret' });
    const gone = await world.pictures(3);
    await world.test.db.query(`UPDATE content SET deleted_at = now() WHERE id = ANY($1::uuid[]) RETURNING id`, [gone]);

    const version = await world.drawn();

    const { map } = await world.maps.find({});
    expect(map).toMatchObject({ landmarks: 40, placed: 88 });
    expect(map?.quality?.sample).toBe(40);
    expect(JSON.stringify(map?.regions)).not.toContain('secret');
    const all = await seen(ANONYMOUS_SCOPE);
    expect(new Set(all.tile.points?.id)).toEqual(new Set(open));
    expect(all.tile.count).toBe(40);
    expect(all.summary).toEqual({ version, total: 40, values: [{ value: 'CC0-1.0', count: 40 }] });
    expect(all.selected.count).toBe(40);
    expect(new Set(all.selected.ids)).toEqual(new Set(open));
    expect((await seen(ANONYMOUS_SCOPE, { status: 'pending' })).selected.count).toBe(0);
    expect((await seen(ANONYMOUS_SCOPE, { license: 'MIT' })).tile.count).toBe(0);
    const everything = [...(await world.pointsOf(version)).keys()];
    expect((await world.maps.locate(ANONYMOUS_SCOPE, {}, everything)).items.map(({ id }) => id).sort()).toEqual(
      [...open].sort(),
    );
    // What is hidden afterwards is gone at once.
    await world.test.db.query(`UPDATE content SET status = 'delisted' WHERE id = $1 RETURNING id`, [open[0]]);
    const after = await seen(ANONYMOUS_SCOPE);
    expect([after.tile.count, after.summary.total, after.selected.count]).toEqual([39, 39, 39]);
    // Its owner sees it, and what is pending; nobody stumbles over what is quarantined.
    const own = await seen(asOwner());
    expect([own.tile.count, own.summary.total, own.selected.count]).toEqual([80, 80, 80]);
  });

  it('is the same whatever is hidden', async () => {
    const open = await world.pictures(30);
    const before = await world.pointsOf(await world.drawn());
    await world.pictures(30, { status: 'pending', seed: 9 });
    const after = await world.pointsOf(await world.drawn());

    expect(open.map((id) => after.get(id))).toEqual(open.map((id) => before.get(id)));
  });

  it('tells many by cells with pictures, and few one by one', async () => {
    const ids = await world.pictures(800);
    await world.drawn();

    const { cells, pictures, points, count } = await world.maps.tile(
      ANONYMOUS_SCOPE,
      { ...WHOLE, colour: 'cluster' },
      {},
    );

    expect([points, count, cells?.across]).toEqual([null, 800, 64]);
    expect(cells?.count.reduce((sum, one) => sum + one, 0)).toBe(800);
    expect(pictures?.id.length).toBeGreaterThan(3);
    expect(pictures?.id.length).toBeLessThanOrEqual(64);
    expect(ids).toEqual(expect.arrayContaining([...(pictures?.id ?? [])]));
    const quarters = await Promise.all(
      [0, 1, 2, 3].map((at) =>
        world.maps.tile(ANONYMOUS_SCOPE, { zoom: 1, x: at % 2, y: at >> 1, colour: 'cluster' }, {}),
      ),
    );
    expect(quarters.reduce((sum, quarter) => sum + quarter.count, 0)).toBe(800);
    const told = quarters.find((quarter) => quarter.points && quarter.count > 0);
    expect(told?.points?.value?.every((value) => value < (told.values.length || 1))).toBe(true);
  });

  it('selects what lies inside a line, and nothing else', async () => {
    await world.pictures(120);
    const points = await world.pointsOf(await world.drawn());
    const triangle = [0, 0, 1, 0, 0, 1];

    const { count, ids, sample } = await world.maps.select(ANONYMOUS_SCOPE, {}, triangle, {});

    const inside = [...points].flatMap(([id, [x, y]]) => (x + y < 1 ? [id] : []));
    expect(new Set(ids)).toEqual(new Set(inside));
    expect(count).toBe(inside.length);
    expect(sample.length).toBe(Math.min(24, count));
    await expect(world.maps.select(ANONYMOUS_SCOPE, {}, [0, 0, 1, 0, 0, 1, 1], {})).rejects.toMatchObject({
      code: 'request.invalid',
    });
  });

  it('places what comes later beside what is like it, once, and is drawn anew when much has come', async () => {
    await world.pictures(100);
    const version = await world.drawn();
    const before = await world.pointsOf(version);
    const [twin] = before.keys();
    const later = await world.pictures(30, { seed: 1 });
    const bringTwinOf = (id: ContentId | undefined) =>
      world.test.db.query(
        `UPDATE content_embedding SET embedding = (SELECT embedding FROM content_embedding WHERE content_id = $1) WHERE content_id = $2 RETURNING content_id`,
        [twin, id],
      );
    await bringTwinOf(later[0]);

    for (const id of [...later, later[0] as ContentId]) await world.placer.place(id, world.engine.id);

    const after = await world.pointsOf(version);
    expect(after.size).toBe(130);
    expect(after.get(later[0] ?? '')).toEqual(before.get(twin ?? ''));
    expect(await world.versions.find(version)).toMatchObject({ placed: 100, placedSince: 30 });
    // A client brings another vector: the picture moves, and counts once.
    await bringTwinOf(later[1]);
    await world.placer.place(later[1] as ContentId, world.engine.id);
    expect((await world.pointsOf(version)).get(later[1] ?? '')).toEqual(before.get(twin ?? ''));
    expect(await world.versions.find(version)).toMatchObject({ placedSince: 30 });

    await world.tender.tend();
    const [next] = await world.versions.in('building');
    expect(next?.id).toBeGreaterThan(version);
    await expect(world.tender.begin(world.engine.id)).rejects.toMatchObject({ code: 'search_map.being_drawn' });
    // The old one answers until the new one is complete.
    expect((await world.maps.find({})).map?.id).toBe(version);
    await world.drawer.draw(next?.id ?? 0, () => Promise.resolve());
    expect((await world.maps.find({})).map).toMatchObject({ id: next?.id, placed: 130, placedSince: 0 });
    await expect(world.maps.tile(ANONYMOUS_SCOPE, { ...WHOLE, version }, {})).rejects.toMatchObject({
      code: 'search_map.not_found',
    });
    await world.tender.tend();
    expect((await world.pointsOf(version)).size).toBe(0);
  });

  it('goes on where it was broken off', async () => {
    await world.pictures(60);
    const version = await world.drawn();
    const whole = await world.pointsOf(version);
    await world.test.asOwner(
      `UPDATE map_version SET state = 'building', placed_up_to = (SELECT content_id FROM map_point ORDER BY content_id OFFSET 30 LIMIT 1)`,
    );
    await world.test.asOwner(
      `DELETE FROM map_point WHERE content_id > (SELECT placed_up_to FROM map_version) RETURNING content_id`,
    );

    await world.drawer.draw(version, () => Promise.resolve());

    expect(await world.pointsOf(version)).toEqual(whole);
  });

  it('is not drawn of too little, and says why when its job is lost', async () => {
    await world.pictures(2);
    await world.pictures(20, { status: 'pending' });
    await expect(world.tender.begin(world.engine.id)).rejects.toMatchObject({
      code: 'search_map.too_small',
      details: { published: 2, least: 3 },
    });

    await world.pictures(1);
    const version = await world.tender.begin(world.engine.id);
    await world.test.asOwner('TRUNCATE job');
    await world.tender.tend();
    expect(await world.versions.find(version)).toMatchObject({ state: 'failed' });
  });

  it('reads tiles from a range of its index', async () => {
    await world.pictures(30);
    const versionId = await world.drawn();
    await world.test.asOwner(
      `WITH c AS (
         INSERT INTO content (id, type, name, status, processing_state, sha256, format, size, license_verdict, user_id)
         SELECT gen_random_uuid(), 'image', 'p', 'available', 'done', 'bulk' || n, 'jpeg', 1, 'open', $1
         FROM generate_series(1, 20000) n RETURNING id)
       INSERT INTO map_point (version_id, content_id, x, y, cell, region)
       SELECT $2, id, 0, 0, (random() * 1073741823)::int, 0 FROM c`,
      [world.userId, versionId],
    );
    await world.test.asOwner('ANALYZE content');
    await world.test.asOwner('ANALYZE map_point');
    const planOf = async ({ sql, values }: { sql: string; values: unknown[] }): Promise<string> =>
      (await world.test.db.query<Record<string, string>>(`EXPLAIN ${sql}`, values))
        .map((row) => row['QUERY PLAN'])
        .join('\n');
    const question = { versionId, zoom: 4, x: 3, y: 5, where: visibleContents(ANONYMOUS_SCOPE) };

    for (const statement of [
      pointsStatement(question),
      cellsStatement(question),
      pointsStatement({ ...question, ...WHOLE }),
    ])
      expect(await planOf(statement)).toMatch(/Index (Only )?Scan (using|on) map_point_cell_idx/);
  });
});
