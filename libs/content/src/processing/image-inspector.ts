import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { BlobStore } from '@odr/platform';
import { CONTENT_CONFIG, type ContentConfig } from '../content.config.js';
import { FileRefused } from '../content.errors.js';
import { ImageFailure } from '../image/image-failure.js';
import type { TurnedPdqHash } from '../image/pdq.js';
import { ImageWorkshop } from './image-workshop.js';

/** What can be said of a picture that somebody shows but does not contribute. */
export interface InspectedImage {
  /** Of the bytes as received. */
  readonly sha256: string;
  readonly pixelSha256: string;
  readonly perceptualHash: TurnedPdqHash;
  /** Of the picture as it is shown, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Upright WebP of at most 1,440 pixels, written by our own encoder. */
  readonly preview: Buffer;
}

/**
 * Looks at a picture exactly as intake would, without keeping it: in a process of its own, within the same limits.
 * Whoever compares uploads with the collection gets the same hashes and the same preview that a contribution would.
 */
@Injectable()
export class ImageInspector implements OnApplicationShutdown {
  private readonly workshop: ImageWorkshop;

  constructor(
    @Inject(CONTENT_CONFIG) { workshopTimeoutMs, workshopMemoryBytes, limits }: ContentConfig,
    private readonly temporary: BlobStore,
  ) {
    this.workshop = new ImageWorkshop({
      processes: 1,
      timeoutMs: workshopTimeoutMs,
      maxMemoryBytes: workshopMemoryBytes,
      limits,
      temporary,
    });
  }

  /** @throws FileRefused whose code says what is wrong with the file */
  inspect(bytes: Uint8Array): Promise<InspectedImage> {
    return this.temporary.withTemporaryFolder(async (folder) => {
      const path = join(folder, 'shown');
      await writeFile(path, bytes, { mode: 0o600 });
      return this.look(path, createHash('sha256').update(bytes).digest('hex'));
    });
  }

  onApplicationShutdown(): void {
    this.workshop.close();
  }

  private async look(path: string, sha256: string): Promise<InspectedImage> {
    try {
      return await this.workshop.process(path, async ({ pixelSha256, perceptualHash, width, height, preview }) => ({
        sha256,
        pixelSha256,
        perceptualHash,
        width,
        height,
        preview: await readFile(preview.path),
      }));
    } catch (error) {
      throw error instanceof ImageFailure ? new FileRefused(error.code, error.detail) : error;
    }
  }
}
