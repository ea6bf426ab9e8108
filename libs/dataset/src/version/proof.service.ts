import { Injectable } from '@nestjs/common';

import { auditPath } from '../manifest/merkle-tree.js';
import type { DatasetVersionResponse, PlaceResponse, ProofResponse } from './dto/version.response.dto.js';
import { ManifestFile } from './manifest.file.js';
import { VersionItemReader, type Place } from './version-item.reader.js';

/** Proves that an item is in a version, or that it is not. */
@Injectable()
export class ProofService {
  constructor(
    private readonly items: VersionItemReader,
    private readonly manifests: ManifestFile,
  ) {}

  /** @param version a finished one */
  async prove({ id, version, rootHash, itemCount }: DatasetVersionResponse, contentId: string): Promise<ProofResponse> {
    const { at, before, after } = await this.items.around(id, contentId);
    const known = { version, rootHash: rootHash ?? '', size: itemCount, contentId };
    if (at) return { included: true, ...known, leaf: await this.place(id, at) };
    return {
      included: false,
      ...known,
      before: before ? await this.place(id, before) : null,
      after: after ? await this.place(id, after) : null,
    };
  }

  private async place(versionId: string, place: Place): Promise<PlaceResponse> {
    const [line = ''] = await this.manifests.lines(versionId, [place]);
    const leaves = await this.items.leavesAround(versionId, place.position);
    const path = auditPath(place.position, leaves, await this.items.chunks(versionId));
    return { index: place.position, line, path: path.map((hash) => hash.toString('hex')) };
  }
}
