import { Inject, Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@odr/access';
import { AuthLookup } from '@odr/auth';
import { baseNameOf } from '@odr/content';
import type { AnnotationSource } from '@odr/entities';
import { type AnnotationSourceId, DomainError } from '@odr/kernel';
import { BlobStore } from '@odr/platform';

import { ContentReferenceLookup, type ResolvedReference } from '../annotation/content-reference.lookup.js';
import { BulkAnnotationService, type BulkResult, type ReadLine } from '../bulk/bulk-annotation.service.js';
import { clientIdOf } from '../imported/caption-words.js';
import { AnnotationSourceNotFound } from '../source/annotation-source.errors.js';
import { AnnotationSourceRepository } from '../source/annotation-source.repository.js';
import type { ImportAnnotationsQuery } from './dto/exchange.query.dto.js';
import {
  type Found,
  type FoundAnnotation,
  type IncomingFile,
  isUnreadable,
  type JsonObject,
  type Unreadable,
} from './exchange.js';
import { type FormatName, FORMATS } from './formats.js';
import { StoredFile } from './stored-file.js';

const BATCH = 200;
const ENDINGS = ['.jpg', '.jpeg', '.png', '.webp', '.tif', '.tiff', '.gif', '.avif', '.heic'];
const MAX_FILE_BYTES = 2_000_000_000;

/** What became, or would become, of one annotation of a file. */
type ImportOutcome = BulkResult & {
  readonly where: string;
  /** What the file says that an annotation cannot hold. */
  readonly losses?: readonly string[];
  readonly annotation?: unknown;
  readonly picture?: string;
};

/** What a file has instead of an annotation. */
class UnreadableAnnotation extends DomainError {
  readonly code = 'annotation.unreadable';
  constructor({ code, message }: Unreadable) {
    super(message, { reason: code });
  }
}

/** Takes annotations out of files of others, through the same door as lines. */
@Injectable()
export class AnnotationImportService {
  constructor(
    @Inject(BlobStore) private readonly blobs: BlobStore,
    private readonly bulk: BulkAnnotationService,
    private readonly contents: ContentReferenceLookup,
    private readonly sources: AnnotationSourceRepository,
    private readonly auth: AuthLookup,
  ) {}

  /**
   * Reads the file to its end, then every annotation in it, one outcome each. The same file again adds nothing.
   * @throws DcoRequired, AgreementRequired, AnnotationSourceNotFound before anything is read; BlobTooLarge
   */
  async import(
    body: AsyncIterable<Uint8Array>,
    query: ImportAnnotationsQuery,
    actor: Principal,
  ): Promise<AsyncGenerator<ImportOutcome>> {
    await this.auth.assertAgreed(actor.userId);
    const source = query.sourceId === undefined ? undefined : await this.sourceWithId(query.sourceId);
    const staged = await this.blobs.stage(body, { maxBytes: MAX_FILE_BYTES });
    try {
      await this.blobs.commit(staged, 'sealed');
    } finally {
      await this.blobs.discard(staged);
    }
    const file = new StoredFile(this.blobs, staged, query.name ?? 'file');
    return this.outcomes(everythingIn(file, query.format), source, query.dryRun ?? false, actor);
  }

  private async *outcomes(
    found: AsyncIterable<Found>,
    source: AnnotationSource | undefined,
    isDryRun: boolean,
    actor: Principal,
  ): AsyncGenerator<ImportOutcome> {
    const named = new Map<string, AnnotationSource | undefined>();
    let line = 0;
    for await (const batch of batches(found)) {
      const annotations = batch.filter((one): one is FoundAnnotation => !isUnreadable(one));
      for (const name of new Set(source ? [] : annotations.flatMap(({ sources }) => sources)))
        if (!named.has(name)) named.set(name, name.includes('\0') ? undefined : await this.sources.byName(name));
      const resolved = await this.picturesOf(annotations, actor);
      const pictures = new Map(annotations.map((one, index) => [one, resolved[index]]));
      const lines = batch.map((one) => toLine(one, (line += 1), pictures, source, named));
      const results = await this.bulk.take(lines, actor, isDryRun);
      for (const [index, result] of results.entries()) yield outcomeOf(result, batch[index], lines[index], isDryRun);
    }
  }

  /** Label files are called as their picture without its ending, whatever that is. */
  private async picturesOf(
    annotations: readonly FoundAnnotation[],
    actor: Principal,
  ): Promise<(ResolvedReference | undefined)[]> {
    const scope = scopeOf(actor);
    const references = annotations.map(({ reference: { by, value } }) => ({
      by,
      value: by === 'filename' ? baseNameOf(value) : value,
    }));
    const resolved = await this.contents.resolve(scope, references);
    const bare = references.flatMap(({ by, value }, index) =>
      by === 'filename' && !/\.[A-Za-z0-9]{2,5}$/.test(value) && resolved[index]?.contentId === undefined
        ? [{ value, index }]
        : [],
    );
    const guesses = bare.flatMap(({ value }) =>
      ENDINGS.map((ending) => ({ by: 'filename' as const, value: value + ending })),
    );
    const guessed = guesses.length > 0 ? await this.contents.resolve(scope, guesses) : [];
    const answers: (ResolvedReference | undefined)[] = [...resolved];
    for (const [at, { index }] of bare.entries()) {
      const found = guessed
        .slice(at * ENDINGS.length, (at + 1) * ENDINGS.length)
        .filter(({ contentId }) => contentId !== undefined);
      if (found.length === 1) answers[index] = found[0];
    }
    return answers;
  }

  private async sourceWithId(id: string): Promise<AnnotationSource> {
    const [source] = await this.sources.byIds([id as AnnotationSourceId]);
    if (!source) throw new AnnotationSourceNotFound([id]);
    return source;
  }
}

/** What the format finds, and at the end why that is not all. */
async function* everythingIn(file: IncomingFile, format: FormatName): AsyncGenerator<Found> {
  yield* FORMATS[format].read(file);
  if (file.damage !== undefined) yield { where: 'the rest of the file', code: 'broken', message: file.damage };
}

function toLine(
  found: Found,
  line: number,
  pictures: ReadonlyMap<FoundAnnotation, ResolvedReference | undefined>,
  source: AnnotationSource | undefined,
  named: ReadonlyMap<string, AnnotationSource | undefined>,
): ReadLine {
  if (isUnreadable(found)) return { line, error: new UnreadableAnnotation(found) };
  const unknown = source ? [] : found.sources.filter((name) => !named.get(name));
  if (unknown.length > 0) return { line, error: new AnnotationSourceNotFound(unknown) };
  const sources = source ? [source] : found.sources.flatMap((name) => named.get(name) ?? []);
  const picture = pictures.get(found);
  const annotation = valueOf(found, picture);
  const [first] = sources;
  const reference = picture?.contentId ? { by: 'contentId' as const, value: picture.contentId } : found.reference;
  const clientId = first ? clientIdOf(picture?.contentId ?? found.reference.value, first.id, annotation) : null;
  return { line, request: { clientId, reference, sourceIds: sources.map(({ id }) => id), annotation } };
}

/** Fractions of a picture whose size nobody knows yet stay what they are; the check then says that they cannot be judged. */
function valueOf({ value }: FoundAnnotation, picture: ResolvedReference | undefined): JsonObject {
  if (typeof value !== 'function') return value;
  const { width, height } = picture?.contentId ? picture : { width: null, height: null };
  return value({ width: width ?? 1, height: height ?? 1 });
}

function outcomeOf(
  result: BulkResult,
  found: Found | undefined,
  line: ReadLine | undefined,
  isDryRun: boolean,
): ImportOutcome {
  const { where = '' } = found ?? {};
  if (!found || isUnreadable(found)) return { ...result, where };
  return {
    ...result,
    where,
    picture: found.reference.value,
    ...(found.losses.length > 0 ? { losses: found.losses } : {}),
    ...(isDryRun ? { annotation: line?.request?.annotation } : {}),
  };
}

async function* batches(found: AsyncIterable<Found>): AsyncGenerator<Found[]> {
  let batch: Found[] = [];
  for await (const one of found) {
    batch.push(one);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
