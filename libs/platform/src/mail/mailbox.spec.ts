import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Mailbox } from './mailbox.js';

describe('the mailbox folder', () => {
  let folder: string;
  let mailbox: Mailbox;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'odr-mailbox-')), 'mailbox');
    mailbox = new Mailbox({ mailboxDir: folder, mailboxSize: 3, from: { address: 'no-reply@example.org' } });
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

  const id = (count: number): string => `01980000-0000-7000-8000-00000000000${count}`;
  const send = (count: number, to = 'ada@example.org') =>
    mailbox.send({
      id: id(count),
      at: new Date(Date.UTC(2026, 2, 1, 10, count)),
      to: { address: to },
      subject: `Letter ${count}`,
      text: `Grüße, https://data.example.org/${'x'.repeat(200)}`,
      html: '<p>Grüße</p>',
    });

  it('gives back what was put in, long lines and all', async () => {
    await send(1);

    expect(await mailbox.read(id(1))).toMatchObject({
      id: id(1),
      at: new Date('2026-03-01T10:01:00Z'),
      to: 'ada@example.org',
      subject: 'Letter 1',
      text: expect.stringContaining(`Grüße, https://data.example.org/${'x'.repeat(200)}`),
    });
    expect(await mailbox.read(id(2))).toBeUndefined();
  });

  it('holds a mail once that is sent twice', async () => {
    await send(1);
    await send(1);

    expect(await readdir(folder)).toHaveLength(1);
  });

  it('holds so many, and lets the oldest go', async () => {
    for (const count of [4, 1, 3, 2]) await send(count);

    expect((await mailbox.list(10)).items.map(({ subject }) => subject)).toEqual(['Letter 4', 'Letter 3', 'Letter 2']);
  });

  it('is read while mails go and come: what is not there any more is left out', async () => {
    await send(1);
    await send(2);
    await writeFile(join(folder, 'half.part'), '');
    const [listed] = await Promise.all([mailbox.list(10), rm(join(folder, `20260301T100100000Z-${id(1)}.eml`))]);

    expect(listed.items.map(({ subject }) => subject)).toContain('Letter 2');
  });
});
