import { Injectable } from '@nestjs/common';
import type { EmbeddingEngine } from '@odr/entities';
import { Database } from '@odr/platform';
import { KeptBriefly } from './kept-briefly.js';
import { tableOf } from './nearest.statements.js';
import { indexForm, indexKindOf, type IndexForm, type IndexKind, type VectorSpace } from './vector-space.policy.js';

/** An index over the vectors of one engine, as PostgreSQL knows it. */
export interface VectorIndex {
  readonly name: string;
  /** Whether it may answer: its build came to an end. */
  readonly isValid: boolean;
  /** @example 'vector_cosine_ops' */
  readonly operatorClass: string;
  readonly dimension: number;
  readonly sizeBytes: number;
}

/** Finds by its predicate, not by its name: the first two indexes are older than the rule for names. */
export const INDEXES_OF_ENGINE = `
  SELECT i.relname AS name, x.indisvalid AND x.indisready AND x.indislive AS "isValid", o.opcname AS "operatorClass",
         a.atttypmod AS dimension, pg_relation_size(i.oid)::float8 AS "sizeBytes"
    FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
    JOIN pg_am m ON m.oid = i.relam AND m.amname = 'hnsw'
    JOIN pg_opclass o ON o.oid = x.indclass[0]
    JOIN pg_attribute a ON a.attrelid = i.oid AND a.attnum = 1
   WHERE x.indrelid = $1::regclass AND pg_get_expr(x.indpred, x.indrelid) LIKE '%' || $2::text || '%'
   ORDER BY i.relname`;

const KINDS: readonly IndexKind[] = ['vector', 'halfvec', 'bit'];
/** An index comes once in the life of an engine. */
const KNOWN_MS = 30_000;

/** Whether the index is one that this engine's questions can use, if perhaps not of the kind it should be. */
export const fits = (engine: VectorSpace, { operatorClass, dimension }: VectorIndex): IndexForm | undefined => {
  const kind = KINDS.find((each) => indexForm(engine, each).operatorClass === operatorClass);
  return kind && dimension === engine.dimension ? indexForm(engine, kind) : undefined;
};

/** Says which index answers for an engine. */
@Injectable()
export class VectorIndexReader {
  private readonly known = new KeptBriefly<IndexForm | undefined>(KNOWN_MS);

  constructor(private readonly db: Database) {}

  /** Every index of the engine, usable or not. */
  all(engine: Pick<EmbeddingEngine, 'id' | 'type'>): Promise<VectorIndex[]> {
    return this.db.query<VectorIndex>(INDEXES_OF_ENGINE, [tableOf(engine), engine.id]);
  }

  /**
   * How to ask the index that answers for the engine, of the kind it should be where there are several; undefined while there
   * is none. Up to half a minute old: without the index the statement is as right, and slower.
   */
  usable(engine: VectorSpace): Promise<IndexForm | undefined> {
    return this.known.get(`${engine.id} ${engine.precision}`, async () => {
      const forms = (await this.all(engine)).flatMap((index) => (index.isValid ? (fits(engine, index) ?? []) : []));
      return forms.find(({ kind }) => kind === indexKindOf(engine)) ?? forms[0];
    });
  }

  /** Looks again at the next question. */
  forget(): void {
    this.known.clear();
  }
}
