import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ids of the engines that every installation has. Partial indexes name them, so they are constants for good. */
const IMAGE_ENGINE = '019b0000-0000-7000-8000-000000000001';
const TEXT_ENGINE = '019b0000-0000-7000-8000-000000000002';

/**
 * Expand. Creates engines and embeddings, empty, with one partial HNSW index an engine: the column has no dimension, the
 * index casts to the engine's. pgvector indexes up to 2,000 dimensions of `vector`; the operator class is the engine's metric.
 */
export class CreateEmbedding20261122111000 implements MigrationInterface {
  readonly name = 'CreateEmbedding1795345800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE embedding_engine (
        id uuid CONSTRAINT embedding_engine_pkey PRIMARY KEY,
        name text NOT NULL,
        type text NOT NULL,
        version text NOT NULL,
        dimension integer NOT NULL,
        metric text NOT NULL,
        modality text NOT NULL,
        supported boolean NOT NULL DEFAULT true,
        license text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now())`);
    await runner.query(`CREATE UNIQUE INDEX embedding_engine_name_key ON embedding_engine (name)`);
    await runner.query(`
      INSERT INTO embedding_engine (id, name, type, version, dimension, metric, modality, license) VALUES
        ('${IMAGE_ENGINE}', 'nsfwjs-mobilenet-v2-mid', 'content', '4.4.0', 1792, 'cosine', 'image', 'MIT'),
        ('${TEXT_ENGINE}', 'all-MiniLM-L6-v2', 'annotation', 'onnx-q4', 384, 'cosine', 'text', 'Apache-2.0')`);
    await runner.query(`
      CREATE TABLE content_embedding (
        content_id uuid NOT NULL CONSTRAINT content_embedding_content_fk REFERENCES content ON DELETE CASCADE,
        engine_id uuid NOT NULL CONSTRAINT content_embedding_engine_fk REFERENCES embedding_engine ON DELETE CASCADE,
        embedding vector NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT content_embedding_pkey PRIMARY KEY (content_id, engine_id))`);
    await runner.query(`CREATE INDEX content_embedding_engine_idx ON content_embedding (engine_id, content_id)`);
    await runner.query(`
      CREATE INDEX content_embedding_mobilenet_idx ON content_embedding
      USING hnsw ((embedding::vector(1792)) vector_cosine_ops) WHERE engine_id = '${IMAGE_ENGINE}'`);
    await runner.query(`
      CREATE TABLE annotation_embedding (
        annotation_id uuid NOT NULL CONSTRAINT annotation_embedding_annotation_fk REFERENCES annotation ON DELETE CASCADE,
        engine_id uuid NOT NULL CONSTRAINT annotation_embedding_engine_fk REFERENCES embedding_engine ON DELETE CASCADE,
        content_id uuid NOT NULL CONSTRAINT annotation_embedding_content_fk REFERENCES content ON DELETE CASCADE,
        version integer NOT NULL,
        embedding vector,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT annotation_embedding_pkey PRIMARY KEY (annotation_id, engine_id))`);
    await runner.query(`CREATE INDEX annotation_embedding_content_idx ON annotation_embedding (content_id)`);
    await runner.query(
      `CREATE INDEX annotation_embedding_engine_idx ON annotation_embedding (engine_id, annotation_id)`,
    );
    await runner.query(`
      CREATE INDEX annotation_embedding_minilm_idx ON annotation_embedding
      USING hnsw ((embedding::vector(384)) vector_cosine_ops) WHERE engine_id = '${TEXT_ENGINE}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE annotation_embedding, content_embedding, embedding_engine`);
  }
}
