import { Injectable } from '@nestjs/common';
import type { EngineId } from '@odr/kernel';
import { SecretBox } from '@odr/platform';
import { EngineSecretRepository } from './engine-secret.repository.js';

/** The credentials of engines' endpoints: sealed before they are kept, opened only to be sent. */
@Injectable()
export class EngineSecrets {
  constructor(
    private readonly rows: EngineSecretRepository,
    private readonly box: SecretBox,
  ) {}

  /** @param key null forgets it */
  async keep(id: EngineId, key: string | null): Promise<void> {
    if (key === null) await this.rows.remove(id);
    else await this.rows.store(id, await this.box.seal(Buffer.from(key), ownerOf(id)));
  }

  /** @throws Unsealable when its sealing key is gone */
  async reveal(id: EngineId): Promise<string | undefined> {
    const sealed = await this.rows.find(id);
    return sealed === undefined ? undefined : (await this.box.open(sealed, ownerOf(id))).toString();
  }
}

const ownerOf = (id: EngineId): string => `embedding_engine:${id}`;
