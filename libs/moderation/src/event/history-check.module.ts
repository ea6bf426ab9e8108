import { Module } from '@nestjs/common';
import { HistoryReader } from './history.reader.js';
import { HistoryVerifier } from './history.verifier.js';

/** For every process: checking that nobody has changed the history. */
@Module({ providers: [HistoryReader, HistoryVerifier], exports: [HistoryVerifier] })
export class HistoryCheckModule {}
