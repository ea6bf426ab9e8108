/** Where entries lie in a file, two numbers each: a million of them take 16 MB. */
export class Extents {
  private starts = new Float64Array(1_024);
  private ends = new Float64Array(1_024);
  private count = 0;

  add(start: number, end: number): void {
    if (this.count === this.starts.length) {
      this.starts = grown(this.starts);
      this.ends = grown(this.ends);
    }
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.count += 1;
  }

  /** Starts of the entries that lie, in part, where an earlier one does. */
  overlapping(): ReadonlySet<number> {
    const order = Uint32Array.from({ length: this.count }, (_, index) => index).sort(
      (a, b) => this.startAt(a) - this.startAt(b),
    );
    const found = new Set<number>();
    let end = 0;
    for (const index of order) {
      if (this.startAt(index) < end) found.add(this.startAt(index));
      end = Math.max(end, this.ends[index] ?? 0);
    }
    return found;
  }

  private startAt(index: number): number {
    return this.starts[index] ?? 0;
  }
}

function grown(array: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(array.length * 2);
  longer.set(array);
  return longer;
}
