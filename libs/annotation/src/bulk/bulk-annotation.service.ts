import { Injectable, Logger } from '@nestjs/common';
import { type Principal, scopeOf } from '@odr/access';
import { AuthLookup } from '@odr/auth';
import { AnnotationCause } from '@odr/contracts';
import type { AnnotationSource } from '@odr/entities';
import { type AnnotationSourceId, type ContentId, DomainError } from '@odr/kernel';
import { currentRequestId, type Problem, toProblem } from '@odr/platform';

import { assertValid, MAX_ANNOTATION_BYTES } from '../annotation/annotation.policy.js';
import type { Author, NewAnnotation, SavedAnnotation } from '../annotation/annotation.repository.js';
import { AnnotationService } from '../annotation/annotation.service.js';
import { ContentReferenceLookup, type ResolvedReference } from '../annotation/content-reference.lookup.js';
import { SchemaValidator } from '../schema/schema-validator.js';
import { inPixels } from '../shape/coordinates.js';
import { AnnotationSourceNotFound } from '../source/annotation-source.errors.js';
import { AnnotationSourceRepository } from '../source/annotation-source.repository.js';
import { type BulkRequest, readBulkLine } from './bulk-line.js';
import { type InputLine, lineBatches } from './line-batches.js';

/** What became of one line. 201 = added, 200 = added before under the same client id. */
export type BulkResult =
  | { readonly line: number; readonly status: number; readonly id: string; readonly clientId?: string }
  | { readonly line: number; readonly status: number; readonly error: Problem; readonly clientId?: string };

/** The value has to fit with its envelope: ids, hash, client id. */
const MAX_LINE_BYTES = MAX_ANNOTATION_BYTES + 10_000;

export class ContentUnknown extends DomainError {
  readonly code = 'annotation.content_unknown';
  constructor({ by, value }: { readonly by: string; readonly value: string }, candidates: number) {
    super(
      candidates === 0
        ? 'No content that you may see is called so. Upload it first.'
        : 'Several contents are called so. Name it by contentId or sha256.',
      { [by]: value, candidates },
    );
  }
}

/** A line that was read: what it asks for, or why it asks for nothing. */
export interface ReadLine {
  readonly line: number;
  readonly request?: BulkRequest;
  readonly error?: unknown;
}

/** Takes annotations by the line. Every line is its own success or failure; a bad one never loses the good ones. */
@Injectable()
export class BulkAnnotationService {
  private readonly log = new Logger(BulkAnnotationService.name);

  constructor(
    private readonly annotations: AnnotationService,
    private readonly contents: ContentReferenceLookup,
    private readonly sources: AnnotationSourceRepository,
    private readonly schemas: SchemaValidator,
    private readonly auth: AuthLookup,
  ) {}

  /**
   * @param repeatKey names the whole request: lines without a client id of their own can then be repeated as well
   * @throws DcoRequired, AgreementRequired before anything is read
   */
  async import(
    input: AsyncIterable<Uint8Array>,
    actor: Principal,
    repeatKey?: string,
  ): Promise<AsyncGenerator<BulkResult>> {
    const author = { userId: actor.userId, ...(await this.auth.assertAgreed(actor.userId)) };
    return this.results(input, actor, author, repeatKey);
  }

  private async *results(
    input: AsyncIterable<Uint8Array>,
    actor: Principal,
    author: Author,
    repeatKey: string | undefined,
  ): AsyncGenerator<BulkResult> {
    const known = new Map<AnnotationSourceId, AnnotationSource>();
    for await (const batch of lineBatches(input, MAX_LINE_BYTES)) {
      const checked = await this.checkAll(batch.map(readLine), known, actor);
      yield* await this.saveAll(
        checked.map((line) => ({ ...line, repeatKey })),
        author,
      );
    }
  }

  /**
   * The same for lines that others have read.
   * @param isDryRun checks them and keeps nothing: what would be added answers 200 with the id `''`
   */
  async take(lines: readonly ReadLine[], actor: Principal, isDryRun: boolean): Promise<BulkResult[]> {
    const author = { userId: actor.userId, ...(await this.auth.assertAgreed(actor.userId)) };
    const checked = await this.checkAll(lines, new Map(), actor);
    if (!isDryRun) return this.saveAll(checked, author);
    return checked.map((line) => (isGood(line) ? { line: line.line, status: 200, id: '' } : failure(line, line.error)));
  }

  private async checkAll(
    lines: readonly ReadLine[],
    known: Map<AnnotationSourceId, AnnotationSource>,
    actor: Principal,
  ): Promise<CheckedLine[]> {
    const requests = lines.flatMap(({ request }) => request ?? []);
    const found = await this.contents.resolve(
      scopeOf(actor),
      requests.map(({ reference }) => reference),
    );
    await this.learnSources(requests, known);
    const resolved = new Map(requests.map((request, index) => [request, found[index]]));
    return lines.map((line) => this.check(line, resolved, known));
  }

  private check(
    line: ReadLine,
    found: ReadonlyMap<BulkRequest, ResolvedReference | undefined>,
    known: ReadonlyMap<AnnotationSourceId, AnnotationSource>,
  ): CheckedLine {
    const { request } = line;
    if (!request) return line;
    try {
      const content = found.get(request);
      if (content?.contentId === undefined) throw new ContentUnknown(request.reference, content?.candidates ?? 0);
      const missing = request.sourceIds.filter((id) => !known.has(id));
      if (missing.length > 0) throw new AnnotationSourceNotFound(missing);
      const sources = request.sourceIds.flatMap((id) => known.get(id) ?? []);
      const annotation = inPixels(request, content);
      assertValid(annotation, sources, this.schemas, content);
      return { line: line.line, request: { ...request, annotation }, sources, contentId: content.contentId };
    } catch (error) {
      // Belongs to this line alone and is told there.
      return { line: line.line, request, error };
    }
  }

  /** One statement for the batch, because round trips are what costs; should it fail, each line gets its own chance. */
  private async saveAll(lines: readonly CheckedLine[], author: Author): Promise<BulkResult[]> {
    const good = lines.filter(isGood);
    const saved = new Map<CheckedLine, BulkResult>();
    try {
      const answers = await this.annotations.saveAll(good.map(toNewAnnotation), author);
      good.forEach((line, index) => saved.set(line, success(line, answers[index])));
    } catch {
      // Which line broke the statement cannot be told from outside; the second round does.
      for (const line of good) saved.set(line, await this.saveAlone(line, author));
    }
    return lines.map((line) => saved.get(line) ?? failure(line, line.error));
  }

  private async saveAlone(line: GoodLine, author: Author): Promise<BulkResult> {
    try {
      const [answer] = await this.annotations.saveAll([toNewAnnotation(line)], author);
      return success(line, answer);
    } catch (error) {
      // Belongs to this line alone and is told there; what is our fault is also told to whoever runs this.
      const result = failure(line, error);
      if (result.status >= 500) this.log.error({ err: error, line: line.line }, 'a bulk line could not be saved');
      return result;
    }
  }

  private async learnSources(
    requests: readonly BulkRequest[],
    known: Map<AnnotationSourceId, AnnotationSource>,
  ): Promise<void> {
    const unknown = [...new Set(requests.flatMap(({ sourceIds }) => sourceIds))].filter((id) => !known.has(id));
    if (unknown.length === 0) return;
    for (const source of await this.sources.byIds(unknown)) known.set(source.id, source);
  }
}

interface CheckedLine extends ReadLine {
  readonly contentId?: ContentId;
  readonly sources?: readonly AnnotationSource[];
  readonly repeatKey?: string;
}

type GoodLine = CheckedLine & Required<Pick<CheckedLine, 'request' | 'contentId' | 'sources'>>;

function readLine(input: InputLine): ReadLine {
  try {
    return { line: input.line, request: readBulkLine(input) };
  } catch (error) {
    // Belongs to this line alone and is told there.
    return { line: input.line, error };
  }
}

const isGood = (line: CheckedLine): line is GoodLine =>
  line.request !== undefined && line.contentId !== undefined && line.sources !== undefined;

const toNewAnnotation = (line: GoodLine): NewAnnotation => ({
  contentId: line.contentId,
  sources: line.sources,
  annotation: line.request.annotation,
  cause: AnnotationCause.Imported,
  clientId: line.request.clientId ?? (line.repeatKey === undefined ? null : `${line.repeatKey}#${line.line}`),
});

const success = (line: CheckedLine, saved: SavedAnnotation | undefined): BulkResult =>
  saved
    ? { line: line.line, status: saved.isNew ? 201 : 200, id: saved.id, ...named(line) }
    : failure(line, new Error('No answer for this line.'));

function failure(line: CheckedLine, error: unknown): BulkResult {
  const problem = toProblem(error, currentRequestId() ?? '');
  return { line: line.line, status: problem.status, error: problem, ...named(line) };
}

const named = ({ request }: CheckedLine): { clientId?: string } =>
  request?.clientId ? { clientId: request.clientId } : {};
