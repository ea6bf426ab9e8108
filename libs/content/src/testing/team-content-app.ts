import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuthApp } from '@odr/auth/testing';
import type { ContentId, TeamId, UserId } from '@odr/kernel';
import { BlobStore, JobQueue, LocalBlobStore, Outbox } from '@odr/platform';
import { seedContent } from '@odr/platform/testing';
import { TeamsHttpModule } from '@odr/teams';
import { Global, Module, type Type } from '@nestjs/common';
import { ContentHttpModule } from '../content-http.module.js';

export interface Someone {
  readonly id: string;
  readonly token: string;
}

/** Teams and content over the real routes: who may see and do what where the two meet. */
export class TeamContentApp {
  private constructor(
    readonly auth: AuthApp,
    private readonly folder: string,
  ) {}

  /** @param modules what is served beside teams and content */
  static async start(...modules: Type[]): Promise<TeamContentApp> {
    const folder = await mkdtemp(join(tmpdir(), 'odr-team-content-'));
    @Global()
    @Module({
      providers: [{ provide: BlobStore, useValue: new LocalBlobStore(folder) }, Outbox, JobQueue],
      exports: [BlobStore, Outbox, JobQueue],
    })
    class Platform {}
    return new TeamContentApp(await AuthApp.start(Platform, TeamsHttpModule, ContentHttpModule, ...modules), folder);
  }

  async teamOf({ token }: Someone): Promise<TeamId> {
    const { body } = await this.auth.call('POST', '/teams', { token, body: { name: `Team ${randomUUID()}` } });
    return String(body['id']) as TeamId;
  }

  async add(team: TeamId, { id: userId }: Someone, role: string, { token }: Someone): Promise<void> {
    await this.auth.call('POST', `/teams/${team}/members`, { token, body: { userId, role } });
  }

  item(team: TeamId, by: Someone, status = 'pending'): Promise<ContentId> {
    return seedContent(this.auth.test, { userId: by.id as UserId, teamId: team, status });
  }

  async stop(): Promise<void> {
    await this.auth.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
