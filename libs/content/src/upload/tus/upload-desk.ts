import { Inject, Injectable } from '@nestjs/common';
import { scopeOf, type Principal } from '@odr/access';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONTENT_CONFIG, type ContentConfig } from '../../content.config.js';
import { ContentLookup } from '../../content.lookup.js';
import type { UploadResponse } from './dto/upload.response.dto.js';
import { TusProtocol, type TusAnswer } from './tus-protocol.js';
import { PieceOfOtherType, TusVersionUnsupported } from './tus.errors.js';
import { CHECKSUM_ALGORITHMS } from './upload-checksum.js';
import { TUS_EXTENSIONS } from './upload-data-store.js';
import { UploadFinisher } from './upload-finisher.js';
import type { UploadRow } from './upload.repository.js';
import { UploadsService } from './uploads.service.js';

const VERSION = '1.0.0';
const PIECE_TYPE = 'application/offset+octet-stream';

/** Answers requests about uploads: what the protocol says, and what became of the file. */
@Injectable()
export class UploadDesk {
  constructor(
    @Inject(CONTENT_CONFIG) private readonly config: ContentConfig,
    private readonly protocol: TusProtocol,
    private readonly uploads: UploadsService,
    private readonly finisher: UploadFinisher,
    private readonly contents: ContentLookup,
  ) {}

  abilities(): Record<string, string> {
    return {
      'tus-resumable': VERSION,
      'tus-version': VERSION,
      'tus-extension': TUS_EXTENSIONS.join(','),
      'tus-checksum-algorithm': CHECKSUM_ALGORITHMS.join(','),
      'tus-max-size': String(this.config.maxTusUploadBytes),
    };
  }

  async create(request: FastifyRequest, reply: FastifyReply, actor: Principal): Promise<void> {
    requireVersion(request, reply);
    const answer = await this.protocol.create(request, actor);
    write(reply, answer);
    const upload = await this.finisher.finish(answer.id, actor);
    this.tellOutcome(request, reply, upload);
  }

  async ask(request: FastifyRequest, reply: FastifyReply, id: string, actor: Principal): Promise<void> {
    requireVersion(request, reply);
    write(reply, await this.protocol.continue(request, id, actor));
    // A crash between the last byte and the content, or a disk that was full then, is made good by asking.
    this.tellOutcome(request, reply, await this.finisher.finishQuietly(id, actor));
  }

  async append(request: FastifyRequest, reply: FastifyReply, id: string, actor: Principal): Promise<void> {
    requireVersion(request, reply);
    if (request.headers['content-type'] !== PIECE_TYPE) throw new PieceOfOtherType();
    await this.uploads.findOpen(id, actor);
    write(reply, await this.protocol.continue(request, id, actor));
    this.tellOutcome(request, reply, await this.finisher.finish(id, actor));
  }

  async remove(request: FastifyRequest, reply: FastifyReply, id: string, actor: Principal): Promise<void> {
    requireVersion(request, reply);
    write(reply, await this.protocol.continue(request, id, actor));
  }

  async find(id: string, actor: Principal): Promise<UploadResponse> {
    const upload = await this.uploads.find(id, actor);
    const { fileName, purpose, length, received, sha256, contentId, problem, createdAt, expiresAt } = upload;
    const existingId = problem?.code === 'content.duplicate' && sha256 ? await this.twin(actor, sha256) : null;
    const state = stateOf(upload);
    return {
      id,
      fileName,
      purpose,
      length,
      offset: received,
      state,
      sha256,
      contentId,
      problem,
      existingId,
      createdAt,
      expiresAt,
    };
  }

  private async twin(actor: Principal, sha256: string): Promise<string | null> {
    return (await this.contents.idsBySha256(scopeOf(actor), [sha256])).get(sha256) ?? null;
  }

  private tellOutcome(request: FastifyRequest, reply: FastifyReply, { contentId, problem }: UploadRow): void {
    if (contentId) void reply.header('content-location', `${baseOf(request.url)}/contents/${contentId}`);
    if (problem) void reply.header('upload-problem', problem.code);
  }
}

/** Also what is refused says which version is spoken here. @throws TusVersionUnsupported */
function requireVersion(request: FastifyRequest, reply: FastifyReply): void {
  void reply.header('tus-resumable', VERSION);
  if (request.headers['tus-resumable'] === VERSION) return;
  void reply.header('tus-version', VERSION);
  throw new TusVersionUnsupported();
}

const write = (reply: FastifyReply, { status, headers }: TusAnswer): void => void reply.status(status).headers(headers);

const baseOf = (url: string): string => url.slice(0, url.indexOf('/uploads'));

function stateOf({
  contentId,
  problem,
  purpose,
  finishedAt,
  takenAt,
  received,
  length,
}: UploadRow): UploadResponse['state'] {
  if (contentId) return 'content';
  if (problem) return 'refused';
  if (purpose === 'import' && finishedAt) return takenAt ? 'taken' : 'ready';
  return received === length ? 'whole' : 'receiving';
}
