/**
 * Reads TensorFlow Lite files: FlatBuffers with TensorFlow's schema, of which only the parts are read that a plain network of
 * convolutions needs. Field numbers are those of tensorflow/lite/schema/schema.fbs.
 */

export interface TfliteTensor {
  readonly shape: readonly number[];
  /** Real value = scale × (stored − zero). Scale 0: not quantised. */
  readonly scale: number;
  readonly zero: number;
  readonly type: 'float32' | 'int32' | 'uint8';
  /** Weights; undefined for what is computed. */
  readonly data?: Uint8Array;
}

export type Padding = 'same' | 'valid';

/** One step: what it reads and writes are places in `tensors`. */
export interface TfliteStep {
  readonly op: 'conv' | 'average_pool' | 'max_pool' | 'concat' | 'reshape' | 'softmax';
  readonly inputs: readonly number[];
  readonly output: number;
  readonly padding: Padding;
  /** Height, width. */
  readonly strides: readonly [number, number];
  readonly filter: readonly [number, number];
  readonly axis: number;
}

export interface TfliteGraph {
  readonly tensors: readonly TfliteTensor[];
  readonly steps: readonly TfliteStep[];
  readonly input: number;
  readonly output: number;
}

const OPS: Readonly<Record<number, TfliteStep['op']>> = {
  1: 'average_pool',
  2: 'concat',
  3: 'conv',
  17: 'max_pool',
  22: 'reshape',
  25: 'softmax',
};
const TYPES: Readonly<Record<number, TfliteTensor['type']>> = { 0: 'float32', 2: 'int32', 3: 'uint8' };

/** @throws Error for a step or a type that is not known here: a graph half understood would answer nonsense */
export function readTflite(file: Uint8Array): TfliteGraph {
  const bytes = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const model = new Table(bytes, bytes.getUint32(0, true));
  const codes = model.tables(1).map((code) => Math.max(code.byte(0), code.int(3, 0)));
  const buffers = model.tables(4);
  const [graph] = model.tables(2);
  if (!graph) throw new Error('The file holds no graph.');
  return {
    tensors: graph.tables(0).map((tensor) => tensorOf(tensor, buffers)),
    steps: graph.tables(3).map((step) => stepOf(step, codes)),
    input: graph.ints(1)[0] ?? 0,
    output: graph.ints(2)[0] ?? 0,
  };
}

function tensorOf(tensor: Table, buffers: readonly Table[]): TfliteTensor {
  const type = TYPES[tensor.byte(1)];
  if (!type) throw new Error(`Tensors of type ${tensor.byte(1)} are not read.`);
  const quantised = tensor.table(4);
  const data = buffers[tensor.int(2, 0)]?.bytes(0);
  return {
    shape: tensor.ints(0),
    scale: quantised?.floats(2)[0] ?? 0,
    zero: quantised?.longs(3)[0] ?? 0,
    type,
    ...(data && data.length > 0 && { data }),
  };
}

function stepOf(step: Table, codes: readonly number[]): TfliteStep {
  const code = codes[step.int(0, 0)] ?? -1;
  const op = OPS[code];
  if (!op) throw new Error(`Operator ${code} is not known.`);
  const options = step.table(4);
  const isPool = op === 'max_pool' || op === 'average_pool';
  return {
    op,
    inputs: step.ints(1),
    output: step.ints(2)[0] ?? 0,
    padding: options?.byte(0) === 1 ? 'valid' : 'same',
    strides: [options?.int(2, 1) ?? 1, options?.int(1, 1) ?? 1],
    filter: isPool ? [options?.int(4, 1) ?? 1, options?.int(3, 1) ?? 1] : [1, 1],
    axis: op === 'concat' ? (options?.int(0, 0) ?? 0) : 0,
  };
}

/** A FlatBuffers table: its fields lie where its vtable says; those that are missing have their default. */
class Table {
  private readonly vtable: number;
  private readonly size: number;

  constructor(
    private readonly view: DataView,
    private readonly at: number,
  ) {
    this.vtable = at - view.getInt32(at, true);
    this.size = view.getUint16(this.vtable, true);
  }

  byte(field: number): number {
    const at = this.place(field);
    return at === 0 ? 0 : this.view.getUint8(at);
  }

  int(field: number, fallback: number): number {
    const at = this.place(field);
    return at === 0 ? fallback : this.view.getInt32(at, true);
  }

  table(field: number): Table | undefined {
    const at = this.place(field);
    return at === 0 ? undefined : new Table(this.view, at + this.view.getUint32(at, true));
  }

  tables(field: number): Table[] {
    return this.vector(field, 4, (at) => new Table(this.view, at + this.view.getUint32(at, true)));
  }

  ints(field: number): number[] {
    return this.vector(field, 4, (at) => this.view.getInt32(at, true));
  }

  floats(field: number): number[] {
    return this.vector(field, 4, (at) => this.view.getFloat32(at, true));
  }

  longs(field: number): number[] {
    return this.vector(field, 8, (at) => Number(this.view.getBigInt64(at, true)));
  }

  bytes(field: number): Uint8Array {
    const { start, length } = this.span(field);
    return new Uint8Array(this.view.buffer, this.view.byteOffset + start, length);
  }

  private vector<T>(field: number, step: number, read: (at: number) => T): T[] {
    const { start, length } = this.span(field);
    return Array.from({ length }, (_, index) => read(start + index * step));
  }

  private span(field: number): { start: number; length: number } {
    const at = this.place(field);
    if (at === 0) return { start: 0, length: 0 };
    const vector = at + this.view.getUint32(at, true);
    return { start: vector + 4, length: this.view.getUint32(vector, true) };
  }

  private place(field: number): number {
    const entry = 4 + field * 2;
    const offset = entry < this.size ? this.view.getUint16(this.vtable + entry, true) : 0;
    return offset === 0 ? 0 : this.at + offset;
  }
}
