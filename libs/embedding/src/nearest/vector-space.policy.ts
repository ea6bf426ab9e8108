import type { VectorMetric } from '@odr/contracts';
import type { EmbeddingEngine } from '@odr/entities';

/** What an index keeps of each vector: all of it, its numbers halved, or only their signs. */
export type IndexKind = 'vector' | 'halfvec' | 'bit';

/** What decides how the vectors of an engine are compared and indexed. */
export type VectorSpace = Pick<EmbeddingEngine, 'id' | 'type' | 'dimension' | 'metric' | 'precision'>;

/** One way to index the vectors of an engine; the ORDER BY that uses it is made of the same parts. */
export interface IndexForm {
  readonly kind: IndexKind;
  /** @example 'vector_cosine_ops' */
  readonly operatorClass: string;
  /** The indexed expression over a column or alias. */
  readonly expression: (column: string) => string;
  /** What the index sorts by; `parameter` is a vector. */
  readonly order: (column: string, parameter: string) => string;
}

const OPERATORS: Readonly<Record<VectorMetric, { readonly operator: string; readonly operators: string }>> = {
  cosine: { operator: '<=>', operators: 'cosine_ops' },
  l2: { operator: '<->', operators: 'l2_ops' },
  inner_product: { operator: '<#>', operators: 'ip_ops' },
};

/** pgvector's HNSW indexes end here: an index tuple has to fit a page. */
const MOST_SINGLE = 2_000;
const MOST_HALF = 4_000;

/**
 * The kind of index that an engine gets. Above 4,000 dimensions only signs fit, which tell directions apart and nothing else:
 * under the other metrics those engines have no index, and every vector is compared.
 */
export function indexKindOf({ dimension, metric, precision }: VectorSpace): IndexKind | undefined {
  if (dimension <= MOST_SINGLE && precision === 'single') return 'vector';
  if (dimension <= MOST_HALF) return 'halfvec';
  return metric === 'cosine' ? 'bit' : undefined;
}

/** How an index of this kind is written down for this engine. */
export function indexForm({ dimension, metric }: VectorSpace, kind: IndexKind): IndexForm {
  const { operator, operators } = OPERATORS[metric];
  const single = `vector(${Number(dimension)})`;
  if (kind === 'bit') {
    const bits = (of: string): string => `binary_quantize(${of}::${single})::bit(${Number(dimension)})`;
    return {
      kind,
      operatorClass: 'bit_hamming_ops',
      expression: (column) => `(${bits(column)})`,
      order: (column, parameter) => `${bits(column)} <~> ${bits(parameter)}`,
    };
  }
  const type = kind === 'vector' ? single : `halfvec(${Number(dimension)})`;
  return {
    kind,
    operatorClass: `${kind}_${operators}`,
    expression: (column) => `(${column}::${type})`,
    order: (column, parameter) => `${column}::${type} ${operator} ${parameter}::${type}`,
  };
}

/** The true distance. No index is over the bare column, so whatever sorts by this compares every row. */
export const exactDistance = ({ metric }: VectorSpace, column: string, parameter: string): string =>
  `${column} ${OPERATORS[metric].operator} ${parameter}::vector`;

/** What is told of a distance, larger being nearer: the cosine, the inner product, or 1/(1 + d) under l2. */
export function similarityOf(metric: VectorMetric, distance: number): number {
  if (metric === 'cosine') return 1 - distance;
  return metric === 'inner_product' ? -distance : 1 / (1 + distance);
}
