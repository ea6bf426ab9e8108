/** One member of a tar, honest unless it says otherwise. */
export interface TarMember {
  readonly name: string;
  readonly data?: Buffer;
  /** 0 file, 1 hard link, 2 symbolic link, 3 device, 5 folder, x pax, L long name, S sparse */
  readonly type?: string;
  /** What the header says in place of the truth. */
  readonly claimedSize?: number;
}

const BLOCK = 512;

/** A tar byte by byte, so that it can lie. */
export const tarOf = (members: readonly TarMember[], { isClosed = true } = {}): Buffer =>
  Buffer.concat([...members.flatMap(member), ...(isClosed ? [Buffer.alloc(2 * BLOCK)] : [])]);

/** The members of a pax header and the entry it speaks about. */
export function paxed(entry: TarMember, said: Readonly<Record<string, string>>): TarMember[] {
  const data = Buffer.from(Object.entries(said).map(record).join(''));
  return [{ name: 'PaxHeader', type: 'x', data }, entry];
}

/** GNU's way of names past a hundred bytes. */
export const longNamed = (entry: TarMember): TarMember[] => [
  { name: '././@LongLink', type: 'L', data: Buffer.from(`${entry.name}\0`) },
  { ...entry, name: entry.name.slice(0, 100) },
];

function record([key, value]: readonly [string, string]): string {
  const rest = ` ${key}=${value}\n`;
  let length = Buffer.byteLength(rest) + 1;
  while (Buffer.byteLength(`${length}${rest}`) !== length) length += 1;
  return `${length}${rest}`;
}

function member({ name, data = Buffer.alloc(0), type = '0', claimedSize = data.length }: TarMember): Buffer[] {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 100);
  header.write('0000644\0', 100);
  header.write(`${claimedSize.toString(8).padStart(11, '0')}\0`, 124);
  header.write('        ', 148);
  header.write(type, 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return [header, data, Buffer.alloc((BLOCK - (data.length % BLOCK)) % BLOCK)];
}
