import { Inject, Injectable } from '@nestjs/common';
import { scopeOf, type Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { webAddress, WebFailure } from '@odr/content';
import { ExportWish, PushTarget } from '@odr/contracts';
import type { PushDestination } from '@odr/entities';
import { newId, type JobId } from '@odr/kernel';
import { Database, JobQueue } from '@odr/platform';

import { toExportResponse } from '../export.mapper.js';
import { ExportService } from '../export.service.js';
import type { CreatePushRequest, S3DestinationRequest } from './dto/push.request.dto.js';
import { PUSH_CONFIG, type PushConfig } from './push.config.js';
import { PushCredentials, type PushSecret } from './push.credentials.js';
import {
  ExportUnfinished,
  PushAddressRefused,
  PushDestinationUnclear,
  PushIllegalTransition,
  PushNotFound,
} from './push.errors.js';
import { toPushResponse } from './push.mapper.js';
import { PushRepository, type PushView } from './push.repository.js';

/** Commands on pushes of exports. */
@Injectable()
export class PushService {
  constructor(
    private readonly db: Database,
    private readonly exports: ExportService,
    private readonly pushes: PushRepository,
    private readonly credentials: PushCredentials,
    private readonly jobs: JobQueue,
    private readonly audit: AuditLog,
    @Inject(PUSH_CONFIG) private readonly config: PushConfig,
  ) {}

  /**
   * Asks for an export to be taken elsewhere; the worker does it.
   * @throws ExportNotFound, ExportUnfinished, ExportHoldsWithdrawn, PushDestinationUnclear, PushAddressRefused
   */
  async create(exportId: string, asked: CreatePushRequest, actor: Principal): Promise<PushView> {
    const found = await this.exports.read(exportId, actor);
    const { target, destination, secret } = this.readDestination(asked);
    if (!found.files) throw new ExportUnfinished(toExportResponse(found).state);
    await this.exports.assertStanding(found);
    const id = newId<string>();
    const sealed = await this.credentials.seal(id, secret);
    await this.db.transaction(async () => {
      const jobId = await this.enqueue(id, actor);
      await this.pushes.insert({ id, exportId, target, destination, sealed, userId: actor.userId, jobId });
      await this.audit.record('export.pushed', actor.userId, {
        subject: { type: 'export', id: exportId },
        details: { pushId: id, target },
      });
    });
    return this.read(id, actor);
  }

  /** One's own, newest first; those who see all see all. @throws ExportNotFound */
  async list(exportId: string, caller: Principal): Promise<PushView[]> {
    await this.exports.read(exportId, caller);
    const { seesAll } = scopeOf(caller);
    return this.pushes.ofExport(exportId, seesAll ? null : caller.userId);
  }

  /** @throws PushNotFound */
  async read(id: string, caller: Principal): Promise<PushView> {
    const found = await this.pushes.byId(id);
    if (!found || (found.userId !== caller.userId && !scopeOf(caller).seesAll)) throw new PushNotFound(id);
    return found;
  }

  /** Pauses, goes on with or cancels what is unfinished. What is there already is not sent again. @throws PushNotFound, PushIllegalTransition */
  async want(id: string, wish: ExportWish, actor: Principal): Promise<PushView> {
    const found = await this.read(id, actor);
    if (found.userId !== actor.userId) throw new PushNotFound(id);
    await this.db.transaction(async () => {
      const jobId = wish === ExportWish.Run ? await this.enqueue(id, actor) : null;
      if (!(await this.pushes.want(id, wish, jobId)))
        throw new PushIllegalTransition(toPushResponse(found).state, wish);
    });
    return this.read(id, actor);
  }

  private readDestination({ huggingFace, s3 }: CreatePushRequest): {
    readonly target: PushTarget;
    readonly destination: PushDestination;
    readonly secret: PushSecret;
  } {
    if ((huggingFace === undefined) === (s3 === undefined)) throw new PushDestinationUnclear();
    if (huggingFace) {
      const { token, repository, branch = 'main', visibility = 'private' } = huggingFace;
      return { target: PushTarget.HuggingFace, destination: { repository, branch, visibility }, secret: { token } };
    }
    const { accessKeyId, secretAccessKey, ...rest } = s3 as S3DestinationRequest;
    const { bucket, region = 'us-east-1' } = rest;
    const prefix = (rest.prefix ?? '').replace(/^\/+|\/+$/g, '');
    const endpoint = rest.endpoint === undefined ? undefined : this.endpoint(rest.endpoint);
    return {
      target: PushTarget.S3,
      destination: { bucket, region, prefix: prefix && `${prefix}/`, ...(endpoint ? { endpoint } : {}) },
      secret: { accessKeyId, secretAccessKey },
    };
  }

  /** Keys go over https, unless the operator has opened the host: a name is judged again where it is looked up. */
  private endpoint(given: string): string {
    const { allows } = this.config;
    try {
      const url = webAddress(given, { ports: new Set([443]), allows });
      if (url.search === '' && url.pathname === '/') return url.origin;
    } catch (error) {
      // Its spelling is judged by parsing it.
      if (!(error instanceof WebFailure)) throw error;
    }
    throw new PushAddressRefused(given);
  }

  private async enqueue(pushId: string, { userId }: Principal): Promise<JobId> {
    const jobId = await this.jobs.add('dataset.push', { pushId }, { userId });
    if (!jobId) throw new Error('A job without a dedupe key is always new.');
    return jobId;
  }
}
