import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Principal } from '@odr/access';
import { newId } from '@odr/kernel';
import { importConfig } from '../import.config.js';
import { DirectoryDoor } from './directory-door.js';
import { FolderContainer } from './folder-container.js';

describe('folders of the server', () => {
  let base: string;
  let allowed: string;
  let door: DirectoryDoor;
  const administrator: Principal = { userId: newId(), role: 'admin', teams: [] };

  beforeAll(async () => {
    base = await realpath(await mkdtemp(join(tmpdir(), 'folders-')));
    allowed = join(base, 'allowed');
    await mkdir(join(allowed, 'cows', 'deep'), { recursive: true });
    await mkdir(join(base, 'secret'));
    await writeFile(join(base, 'secret', 'key.jpg'), 'secret');
    await writeFile(join(allowed, 'cows', 'b.jpg'), 'b');
    await writeFile(join(allowed, 'cows', 'deep', 'a.jpg'), 'a');
    await symlink(join(base, 'secret', 'key.jpg'), join(allowed, 'cows', 'link.jpg'));
    await symlink(join(base, 'secret'), join(allowed, 'cows', 'folder'));
    await symlink(join(base, 'secret'), join(allowed, 'out'));
    door = new DirectoryDoor({ ...importConfig({}), folders: [allowed] });
  });
  afterAll(() => rm(base, { recursive: true, force: true }));

  it('are read below what the operator allows, and nowhere else', async () => {
    expect(await door.enter({ path: join(allowed, 'cows') })).toBe(join(allowed, 'cows'));
    expect(await door.enter({ path: allowed })).toBe(allowed);
    for (const path of [
      base,
      join(base, 'secret'),
      join(allowed, '..', 'secret'),
      join(allowed, 'out'),
      join(allowed, 'cows', 'b.jpg'),
      join(allowed, 'nowhere'),
      `${allowed}-and-more`,
      'allowed',
      `${allowed}\0`,
      undefined,
    ])
      await expect(door.enter({ path })).rejects.toMatchObject({ code: 'import.folder_not_allowed' });
  });

  it('are for administrators, and for nobody while none is allowed', async () => {
    const options = { path: allowed };

    await expect(door.assertOpen({ ...administrator, role: 'moderator' }, options)).rejects.toMatchObject({
      code: 'auth.forbidden',
    });
    await expect(door.assertOpen(administrator, options)).resolves.toBeUndefined();
    await expect(new DirectoryDoor(importConfig({})).assertOpen(administrator, options)).rejects.toMatchObject({
      code: 'import.folder_not_allowed',
    });
  });

  it('list in the order of their names, and tell of links without following them', async () => {
    const found: [string, string | undefined][] = [];
    for await (const { path, refusal } of new FolderContainer(join(allowed, 'cows')).entries())
      found.push([path, refusal?.code]);

    expect(found).toEqual([
      ['b.jpg', undefined],
      ['deep/a.jpg', undefined],
      ['folder', 'import.link'],
      ['link.jpg', 'import.link'],
    ]);
  });

  it('give no file that has become a link, or lies elsewhere', async () => {
    const container = new FolderContainer(join(allowed, 'cows'));
    const read = async (path: string): Promise<string> => {
      let text = '';
      for await (const chunk of container.open({ path })) text += Buffer.from(chunk).toString();
      return text;
    };

    expect(await read('deep/a.jpg')).toBe('a');
    for (const path of ['link.jpg', 'folder/key.jpg', '../../secret/key.jpg', 'gone.jpg', 'deep'])
      await expect(read(path)).rejects.toMatchObject({ refusal: { code: 'import.file_gone' } });
  });
});
