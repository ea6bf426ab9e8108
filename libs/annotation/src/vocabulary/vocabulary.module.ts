import { Module } from '@nestjs/common';

import { VocabularyController } from './vocabulary.controller.js';
import { VocabularyProcessor } from './vocabulary.processor.js';
import { VocabularyReader } from './vocabulary.reader.js';
import { VocabularyRepository } from './vocabulary.repository.js';

/** Words to complete what annotators type, over HTTP. */
@Module({ controllers: [VocabularyController], providers: [VocabularyReader] })
export class VocabularyHttpModule {}

/** The same words, counted in the background. */
@Module({ providers: [VocabularyRepository, VocabularyProcessor] })
export class VocabularyWorkerModule {}
