const ID_BYTES = 16;
/** As many as one question to the database takes. */
const AT_ONCE = 1_000;

/** Which items an export has written so far; a million of them take 16 MB. */
export class WrittenItems {
  private readonly blocks: Buffer[] = [];
  private inLast = AT_ONCE;

  /** @param id a UUID */
  add(id: string): void {
    if (this.inLast === AT_ONCE) {
      this.blocks.push(Buffer.alloc(AT_ONCE * ID_BYTES));
      this.inLast = 0;
    }
    this.blocks.at(-1)?.write(id.replaceAll('-', ''), this.inLast * ID_BYTES, ID_BYTES, 'hex');
    this.inLast += 1;
  }

  /** In the order in which they were added, at most a thousand at a time. */
  *batches(): Generator<string[]> {
    for (const [at, block] of this.blocks.entries()) {
      const length = at === this.blocks.length - 1 ? this.inLast : AT_ONCE;
      yield Array.from({ length }, (_, index) => uuidAt(block, index * ID_BYTES));
    }
  }
}

const uuidAt = (block: Buffer, start: number): string =>
  block.toString('hex', start, start + ID_BYTES).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
