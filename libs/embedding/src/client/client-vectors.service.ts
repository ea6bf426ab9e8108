import { Injectable, Logger } from '@nestjs/common';
import { Forbidden, scopeOf, type Principal } from '@odr/access';
import { AnnotationLookup, AnnotationNotFound, lineBatches, mayChange, type InputLine } from '@odr/annotation';
import { ContentLookup, ContentNotFound, mayEdit } from '@odr/content';
import type { EmbeddingEngine } from '@odr/entities';
import type { AnnotationId, ContentId } from '@odr/kernel';
import { currentRequestId, Database, Outbox, toProblem, type Problem } from '@odr/platform';
import { ComputesItself, EngineRetired } from '../embedding.errors.js';
import { EmbeddingRepository } from '../embedding.repository.js';
import { EngineRepository } from '../engine.repository.js';
import { usableVector } from '../vector.policy.js';
import { MAX_LINE_BYTES, readVectorLine } from './vector-line.js';

/** How one line turned out; `status` is 201 for a first vector and 200 for one that took another's place. */
export type LineResult =
  | { readonly line: number; readonly status: 200 | 201; readonly id: string }
  | { readonly line: number; readonly status: number; readonly error: Problem };

interface Brought {
  readonly subjectId: string;
  readonly vector: Float32Array;
}

/** What stands in the way of one of them. */
type Refusals = ReadonlyMap<string, Error>;

/** Takes vectors that clients have computed, for engines that nothing here computes for. */
@Injectable()
export class ClientVectorsService {
  private readonly log = new Logger(ClientVectorsService.name);

  constructor(
    private readonly db: Database,
    private readonly engines: EngineRepository,
    private readonly embeddings: EmbeddingRepository,
    private readonly contents: ContentLookup,
    private readonly annotations: AnnotationLookup,
    private readonly outbox: Outbox,
  ) {}

  /**
   * @returns whether it is the first vector of this thing
   * @throws EngineNotFound, ComputesItself, EngineRetired, DimensionMismatch, VectorUnusable
   * @throws ContentNotFound, AnnotationNotFound for what is hidden, Forbidden for what the caller may not change
   */
  async put(
    type: EmbeddingEngine['type'],
    subjectId: string,
    name: string,
    vector: readonly number[],
    actor: Principal,
  ): Promise<boolean> {
    const engine = await this.taking(name);
    // An engine of the other type has no vectors of such things.
    if (engine.type !== type) throw new ComputesItself(engine.name);
    const brought = { subjectId, vector: usableVector(vector, engine) };
    const { stored, refused } = await this.store(engine, [brought], actor);
    const refusal = refused.get(subjectId);
    if (refusal) throw refusal;
    return stored.get(subjectId) ?? false;
  }

  /**
   * @returns one answer per line, in order, as it comes; a bad line never loses the good ones
   * @throws EngineNotFound, ComputesItself, EngineRetired
   */
  async putAll(name: string, lines: AsyncIterable<Uint8Array>, actor: Principal): Promise<AsyncIterable<LineResult>> {
    return this.answers(await this.taking(name), lines, actor);
  }

  private async *answers(
    engine: EmbeddingEngine,
    lines: AsyncIterable<Uint8Array>,
    actor: Principal,
  ): AsyncGenerator<LineResult> {
    for await (const batch of lineBatches(lines, MAX_LINE_BYTES)) yield* await this.answerAll(engine, batch, actor);
  }

  private async answerAll(
    engine: EmbeddingEngine,
    batch: readonly InputLine[],
    actor: Principal,
  ): Promise<LineResult[]> {
    const read = batch.map((input) => this.read(engine, input));
    // Of two lines about one thing the later one counts, as if they had come one after the other.
    const brought = new Map(read.flatMap((one) => ('subjectId' in one ? [[one.subjectId, one] as const] : [])));
    try {
      const { stored, refused } = await this.store(engine, [...brought.values()], actor);
      return read.map((one, place) => {
        const line = batch[place]?.line ?? 0;
        if (!('subjectId' in one)) return this.refusal(line, one.error);
        const error = refused.get(one.subjectId);
        if (error) return this.refusal(line, error);
        return { line, status: stored.get(one.subjectId) ? 201 : 200, id: one.subjectId };
      });
    } catch (error) {
      // The database is away: none of these has been kept, and whoever sent them has to know which they were.
      this.log.error({ err: error, engine: engine.name }, 'a batch of vectors could not be kept');
      return batch.map(({ line }) => this.refusal(line, error));
    }
  }

  private read(engine: EmbeddingEngine, input: InputLine): Brought | { readonly error: unknown } {
    try {
      const { subjectId, vector } = readVectorLine(input, engine.type);
      return { subjectId, vector: usableVector(vector, engine) };
    } catch (error) {
      return { error };
    }
  }

  private refusal(line: number, error: unknown): LineResult {
    const problem = toProblem(error, currentRequestId() ?? '');
    return { line, status: problem.status, error: problem };
  }

  private async store(
    engine: EmbeddingEngine,
    brought: readonly Brought[],
    actor: Principal,
  ): Promise<{ stored: ReadonlyMap<string, boolean>; refused: Refusals }> {
    return engine.type === 'content'
      ? this.storeContents(engine, brought, actor)
      : this.storeAnnotations(engine, brought, actor);
  }

  private async storeContents(engine: EmbeddingEngine, brought: readonly Brought[], actor: Principal) {
    const ids = brought.map(({ subjectId }) => subjectId as ContentId);
    const visible = new Map((await this.contents.findManyVisible(scopeOf(actor), ids)).map((each) => [each.id, each]));
    const refused = new Map<string, Error>();
    const allowed = brought.flatMap(({ subjectId, vector }) => {
      const content = visible.get(subjectId as ContentId);
      if (!content) refused.set(subjectId, new ContentNotFound(subjectId as ContentId));
      else if (!mayEdit(actor, content)) refused.set(subjectId, new Forbidden('moderation.decide'));
      else return [{ contentId: content.id, vector }];
      return [];
    });
    const stored = await this.db.transaction(async () => {
      const put = await this.embeddings.putContents(engine.id, allowed);
      const payloads = allowed.map(({ contentId }) => ({ contentId, engineId: engine.id }));
      if (payloads.length > 0) await this.outbox.appendAll('embedding.content_stored', payloads);
      return put;
    });
    return { stored, refused };
  }

  private async storeAnnotations(engine: EmbeddingEngine, brought: readonly Brought[], actor: Principal) {
    const ids = brought.map(({ subjectId }) => subjectId);
    const visible = await this.annotations.findManyVisible(scopeOf(actor), ids);
    const known = new Map(visible.map((each) => [each.id as string, each]));
    const refused = new Map<string, Error>();
    const allowed = brought.flatMap(({ subjectId, vector }) => {
      const annotation = known.get(subjectId);
      if (!annotation) refused.set(subjectId, new AnnotationNotFound(subjectId));
      else if (!mayChange(actor, annotation)) refused.set(subjectId, new Forbidden('moderation.decide'));
      else {
        const { contentId, version } = annotation;
        return [{ annotationId: subjectId as AnnotationId, contentId, version, vector }];
      }
      return [];
    });
    return { stored: await this.embeddings.putAnnotations(engine.id, allowed), refused };
  }

  private async taking(name: string): Promise<EmbeddingEngine> {
    const engine = await this.engines.get(name);
    if (engine.state === 'retired') throw new EngineRetired(engine.name);
    if (engine.backend.kind !== 'client') throw new ComputesItself(engine.name);
    return engine;
  }
}
