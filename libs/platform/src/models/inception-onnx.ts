import type { OnnxGraph, OnnxNode, OnnxTensor } from './onnx-file.js';
import type { TfliteGraph, TfliteStep, TfliteTensor } from './tflite-graph.js';

/** Operators of ONNX Runtime itself that ONNX lacks: pooling and joining in 8 bits. */
const MICROSOFT = 'com.microsoft';

/**
 * Inception V3 as TensorFlow Lite has it, step by step in ONNX's operators for 8 bits: the weights and scales stay what they are. From
 * the last pooling on it goes on in real numbers, because a mean in bytes and a probability in bytes are coarse.
 *
 * Input `pixels`: bytes, [pictures, side, side, 3]. Outputs `features` [pictures, 2048] and `probabilities` [pictures, 1000], without the
 * first class, which means nothing.
 * @throws Error for a graph that is built otherwise
 */
export function inceptionToOnnx(graph: TfliteGraph): OnnxGraph {
  const writer = new Writer(graph.tensors);
  const input = writer.tensor(graph.input);
  const [, side = 0] = input.shape;
  writer.node('Transpose', ['pixels'], valueName(graph.input), { perm: [0, 3, 1, 2] });
  const body = graph.steps.findIndex(({ op, filter }) => op === 'average_pool' && filter[0] > 3);
  const [pooling, classify] = graph.steps.slice(body);
  if (!pooling || classify?.op !== 'conv') throw new Error('The graph does not end in a pooling and a classifier.');
  for (const step of graph.steps.slice(0, body)) writer.step(step);
  const classes = writer.head(pooling, classify);
  const channels = writer.tensor(pooling.output).shape.at(-1) ?? 0;
  return {
    name: 'inception-v3',
    operators: { '': 15, [MICROSOFT]: 1 },
    inputs: [{ name: 'pixels', type: 'uint8', shape: ['pictures', side, side, 3] }],
    outputs: [
      { name: 'features', type: 'float32', shape: ['pictures', channels] },
      { name: 'probabilities', type: 'float32', shape: ['pictures', classes] },
    ],
    tensors: writer.tensors,
    nodes: writer.nodes,
  };
}

const valueName = (place: number): string => `value${place}`;

class Writer {
  readonly nodes: OnnxNode[] = [];
  readonly tensors: OnnxTensor[] = [];

  constructor(private readonly stored: readonly TfliteTensor[]) {}

  tensor(place: number): TfliteTensor {
    const tensor = this.stored[place];
    if (!tensor) throw new Error(`The graph has no tensor ${place}.`);
    return tensor;
  }

  node(
    op: string,
    inputs: readonly string[],
    output: string,
    attributes: OnnxNode['attributes'] = {},
    domain = '',
  ): void {
    this.nodes.push({ op, domain, inputs, outputs: [output], attributes });
  }

  step(step: TfliteStep): void {
    const [first = -1] = step.inputs;
    const output = valueName(step.output);
    switch (step.op) {
      case 'conv':
        return this.conv(step);
      case 'max_pool':
        return this.node('MaxPool', [valueName(first)], output, window(step));
      case 'average_pool':
        return this.node(
          'QLinearAveragePool',
          [valueName(first), ...this.quantisation(first), ...this.quantisation(step.output)],
          output,
          window(step),
          MICROSOFT,
        );
      case 'concat': {
        const parts = step.inputs.flatMap((place) => [valueName(place), ...this.quantisation(place)]);
        return this.node(
          'QLinearConcat',
          [...this.quantisation(step.output), ...parts],
          output,
          { axis: 1 },
          MICROSOFT,
        );
      }
      case 'reshape':
      case 'softmax':
        throw new Error(`A step ${step.op} is not expected before the last pooling.`);
    }
  }

  /** Mean over what is left of the picture, one number a channel, and the classes by it. @returns how many classes */
  head({ inputs: [before = -1] }: TfliteStep, { inputs: [mean = -1, kernel = -1, bias = -1] }: TfliteStep): number {
    const weights = this.tensor(kernel);
    const [classes = 0, channels = 0] = [weights.shape[0], weights.shape.at(-1)];
    const shape = [classes - 1, channels];
    this.node('DequantizeLinear', [valueName(before), ...this.quantisation(before)], 'lastReal');
    this.node('GlobalAveragePool', ['lastReal'], 'mean');
    this.node('Flatten', ['mean'], 'features');
    this.constant('classWeights', 'uint8', shape, dataOf(weights).subarray(channels));
    this.node('DequantizeLinear', ['classWeights', ...this.quantisation(kernel)], 'classKernel');
    this.constant('classBias', 'float32', [classes - 1], bytesOf(this.biases(bias, mean, kernel).subarray(1)));
    this.node('Gemm', ['features', 'classKernel', 'classBias'], 'scores', { transB: 1 });
    this.node('Softmax', ['scores'], 'probabilities', { axis: 1 });
    return classes - 1;
  }

  private conv(step: TfliteStep): void {
    const [input = -1, kernel = -1, bias = -1] = step.inputs;
    const weights = this.tensor(kernel);
    const [out = 0, high = 0, wide = 0, channels = 0] = weights.shape;
    const [kernelName, biasName] = [`weights${kernel}`, `bias${bias}`];
    const turned = channelsFirst(dataOf(weights), weights.shape);
    this.constant(kernelName, 'int8', [out, channels, high, wide], turned.map(signed));
    this.constant(biasName, 'int32', [out], dataOf(this.tensor(bias)));
    this.node(
      'QLinearConv',
      [
        ...[valueName(input), ...this.quantisation(input)],
        ...[kernelName, ...this.quantisation(kernel, 'int8')],
        ...[...this.quantisation(step.output), biasName],
      ],
      valueName(step.output),
      { ...edges(step), kernel_shape: [high, wide], strides: step.strides },
    );
  }

  /** Names of scale and zero point. What its zero point bounds needs no ReLU of its own. */
  private quantisation(place: number, type: 'uint8' | 'int8' = 'uint8'): [string, string] {
    const names: [string, string] = [`scale${place}`, `zero${place}`];
    if (!this.tensors.some(({ name }) => name === names[0])) {
      const { scale, zero } = this.tensor(place);
      this.constant(names[0], 'float32', [], bytesOf(Float32Array.of(scale)));
      this.constant(names[1], type, [], Uint8Array.of(type === 'int8' ? signed(zero) : zero));
    }
    return names;
  }

  private biases(bias: number, input: number, kernel: number): Float32Array {
    const scale = this.tensor(input).scale * this.tensor(kernel).scale;
    const data = dataOf(this.tensor(bias)).slice();
    return Float32Array.from(new Int32Array(data.buffer), (stored) => stored * scale);
  }

  private constant(name: string, type: OnnxTensor['type'], shape: readonly number[], data: Uint8Array): void {
    this.tensors.push({ name, type, shape, data });
  }
}

/**
 * The byte of the signed number that is 128 less. With weights and zero point moved together nothing changes but the speed: where a
 * processor multiplies unsigned by signed bytes (VNNI), a picture takes half the time (50 against 97 ms; in real numbers 113 ms).
 */
const signed = (byte: number): number => byte ^ 128;

const edges = ({ padding }: TfliteStep): { auto_pad: string } => ({
  auto_pad: padding === 'same' ? 'SAME_UPPER' : 'VALID',
});

const window = (step: TfliteStep): NonNullable<OnnxNode['attributes']> => ({
  ...edges(step),
  kernel_shape: step.filter,
  strides: step.strides,
});

function dataOf({ data }: TfliteTensor): Uint8Array {
  if (!data) throw new Error('The graph computes what should be stored in it.');
  return data;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** TensorFlow Lite has the channels of a kernel last, ONNX before height and width. */
function channelsFirst(data: Uint8Array, [out = 0, high = 0, wide = 0, channels = 0]: readonly number[]): Uint8Array {
  const turned = new Uint8Array(data.length);
  const area = high * wide;
  for (let filter = 0, from = 0; filter < out; filter++)
    for (let at = 0; at < area; at++)
      for (let channel = 0; channel < channels; channel++)
        turned[(filter * channels + channel) * area + at] = data[from++] ?? 0;
  return turned;
}
