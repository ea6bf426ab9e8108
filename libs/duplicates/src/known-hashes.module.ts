import { Module } from '@nestjs/common';
import { DuplicatesRepository } from './duplicates.repository.js';
import { KnownHashes } from './known-hashes.js';

/** The hashes alone, without the models that comparing takes. */
@Module({ providers: [DuplicatesRepository, KnownHashes], exports: [KnownHashes] })
export class KnownHashesModule {}
