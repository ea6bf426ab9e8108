import { Controller, Delete, Get, Head, Header, HttpCode, Options, Param, Patch, Post, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Allow, CurrentPrincipal, Public, RateLimit, type Principal } from '@odr/access';
import { KeepsNoAnswer, Problems, UuidPipe } from '@odr/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { UploadResponse } from './dto/upload.response.dto.js';
import { Length, Offset, OffsetAnswer, Piece, PieceChecksum, PROTOCOL, TusHeaders, Wish } from './tus-headers.js';
import { UploadDesk } from './upload-desk.js';

/**
 * Resumable uploads by tus 1.0.0, for any client that speaks it: a lost connection costs what was on the way, not the file.
 */
@ApiTags('content')
@Controller('uploads')
export class UploadController {
  constructor(private readonly desk: UploadDesk) {}

  /** What this server understands: version, extensions, checksums and the largest file. */
  @Options()
  @HttpCode(204)
  @Public('What the server understands is asked before signing in.')
  @ApiNoContentResponse({ headers: PROTOCOL })
  options(@Res({ passthrough: true }) reply: FastifyReply): void {
    void reply.headers(this.desk.abilities());
  }

  /** Begins an upload, perhaps with its first bytes. What is said about the file is judged now, its bytes when they have come. */
  @Post()
  @HttpCode(201)
  @Allow('content.create')
  @RateLimit('upload')
  @KeepsNoAnswer()
  @TusHeaders(Length, Wish, PieceChecksum)
  @ApiConsumes('application/offset+octet-stream')
  @ApiBody({ required: false, schema: Piece })
  @ApiCreatedResponse({ description: '`Location` says where the bytes go.', headers: OffsetAnswer })
  @Problems(
    'request.invalid',
    'upload.checksum_unknown',
    'auth.dco_required',
    'auth.agreement_required',
    'upload.too_many',
    'content.duplicate',
    'upload.version_unsupported',
    'content.too_large',
    'content.unsupported_format',
    'content.contradictory_license',
    'content.empty_file',
    'content.undecodable',
    'content.too_many_pixels',
    'upload.checksum_mismatch',
    'storage.full',
    'storage.quota_exceeded',
  )
  async create(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() actor: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.desk.create(request, reply, actor);
  }

  /** Where to go on: `Upload-Offset`. Of a whole upload also what became of it, in `Content-Location` or `Upload-Problem`. */
  @Head(':id')
  @Allow('content.create')
  @TusHeaders()
  @ApiOkResponse({ headers: OffsetAnswer })
  @Problems('upload.not_found', 'upload.expired', 'upload.version_unsupported', 'upload.locked')
  async head(
    @Param('id', UuidPipe) id: string,
    @Req() request: FastifyRequest,
    @CurrentPrincipal() actor: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.desk.ask(request, reply, id, actor);
  }

  /** How far an upload is and what became of it, in JSON. */
  @Get(':id')
  @Allow('content.create')
  @Header('cache-control', 'no-store')
  @Problems('upload.not_found', 'upload.expired')
  get(@Param('id', UuidPipe) id: string, @CurrentPrincipal() actor: Principal): Promise<UploadResponse> {
    return this.desk.find(id, actor);
  }

  /** Adds a piece. The answer to the last one names the content in `Content-Location`, or is the problem that was found. */
  @Patch(':id')
  @HttpCode(204)
  @Allow('content.create')
  @RateLimit('upload')
  @TusHeaders(Offset, PieceChecksum)
  @ApiConsumes('application/offset+octet-stream')
  @ApiBody({ schema: Piece })
  @ApiNoContentResponse({ headers: OffsetAnswer })
  @Problems(
    'request.invalid',
    'upload.checksum_unknown',
    'upload.interrupted',
    'upload.not_found',
    'upload.offset_conflict',
    'content.duplicate',
    'upload.expired',
    'upload.version_unsupported',
    'content.too_large',
    'request.unsupported_media_type',
    'content.unsupported_format',
    'content.undecodable',
    'content.too_many_pixels',
    'upload.locked',
    'upload.checksum_mismatch',
    'storage.full',
    'storage.quota_exceeded',
  )
  async append(
    @Param('id', UuidPipe) id: string,
    @Req() request: FastifyRequest,
    @CurrentPrincipal() actor: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.desk.append(request, reply, id, actor);
  }

  /** Gives an upload up and frees its space. What it has become stays. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('content.create')
  @TusHeaders()
  @ApiNoContentResponse()
  @Problems('upload.not_found', 'upload.expired', 'upload.version_unsupported', 'upload.locked')
  async remove(
    @Param('id', UuidPipe) id: string,
    @Req() request: FastifyRequest,
    @CurrentPrincipal() actor: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.desk.remove(request, reply, id, actor);
  }
}
