/**
 * Writes ONNX files: Protocol Buffers with ONNX's schema, of which only what a plain network needs is written. Field numbers are
 * those of onnx/onnx.proto.
 */

export type OnnxType = 'float32' | 'uint8' | 'int8' | 'int32' | 'int64';

/** A constant of the graph: weights, scales, zero points. */
export interface OnnxTensor {
  readonly name: string;
  readonly type: OnnxType;
  readonly shape: readonly number[];
  /** Little endian. */
  readonly data: Uint8Array;
}

/** What goes in or comes out; a name in place of a length means that it is free. */
export interface OnnxValue {
  readonly name: string;
  readonly type: OnnxType;
  readonly shape: readonly (number | string)[];
}

export interface OnnxNode {
  readonly op: string;
  /** Empty: ONNX's own operators. */
  readonly domain?: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, number | string | readonly number[]>>;
}

export interface OnnxGraph {
  readonly name: string;
  /** Version of the operators, by domain. */
  readonly operators: Readonly<Record<string, number>>;
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  readonly tensors: readonly OnnxTensor[];
  readonly nodes: readonly OnnxNode[];
}

const IR_VERSION = 8;
const TYPES: Readonly<Record<OnnxType, number>> = { float32: 1, uint8: 2, int8: 3, int32: 6, int64: 7 };
const ATTRIBUTE = { int: 2, text: 3, ints: 7 } as const;

/** The same graph always gives the same bytes. */
export function writeOnnx(graph: OnnxGraph): Uint8Array {
  const body = [
    ...graph.nodes.map((node) => message(1, nodeOf(node))),
    text(2, graph.name),
    ...graph.tensors.map((tensor) => message(5, tensorOf(tensor))),
    ...graph.inputs.map((value) => message(11, valueOf(value))),
    ...graph.outputs.map((value) => message(12, valueOf(value))),
  ];
  const operators = Object.entries(graph.operators).map(([domain, version]) =>
    message(8, [text(1, domain), number(2, version)]),
  );
  return Buffer.concat([number(1, IR_VERSION), message(7, body), ...operators]);
}

const nodeOf = ({ op, domain = '', inputs, outputs, attributes = {} }: OnnxNode): Uint8Array[] => [
  ...inputs.map((name) => text(1, name)),
  ...outputs.map((name) => text(2, name)),
  text(4, op),
  ...Object.entries(attributes).map(([name, value]) => message(5, [text(1, name), ...attributeOf(value)])),
  text(7, domain),
];

function attributeOf(value: number | string | readonly number[]): Uint8Array[] {
  if (typeof value === 'number') return [number(3, value), number(20, ATTRIBUTE.int)];
  if (typeof value === 'string') return [text(4, value), number(20, ATTRIBUTE.text)];
  return [...value.map((one) => number(8, one)), number(20, ATTRIBUTE.ints)];
}

const tensorOf = ({ name, type, shape, data }: OnnxTensor): Uint8Array[] => [
  ...shape.map((length) => number(1, length)),
  number(2, TYPES[type]),
  text(8, name),
  message(9, [data]),
];

const valueOf = ({ name, type, shape }: OnnxValue): Uint8Array[] => {
  const lengths = shape.map((length) => message(1, [typeof length === 'number' ? number(1, length) : text(2, length)]));
  return [text(1, name), message(2, [message(1, [number(1, TYPES[type]), message(2, lengths)])])];
};

const VARINT = 0;
const BYTES = 2;

const number = (field: number, value: number): Uint8Array =>
  Buffer.concat([varint((field << 3) | VARINT), varint(value)]);

const text = (field: number, value: string): Uint8Array => message(field, [Buffer.from(value)]);

function message(field: number, parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([varint((field << 3) | BYTES), varint(length), ...parts]);
}

/** Seven bits a byte, lowest first. Nothing here is negative. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Uint8Array.from([...bytes, value]);
}
