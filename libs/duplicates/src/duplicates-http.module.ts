import { Module } from '@nestjs/common';
import { ContentByHashController } from './content-by-hash.controller.js';
import { DuplicateController } from './duplicate.controller.js';
import { DuplicatesModule } from './duplicates.module.js';

@Module({ imports: [DuplicatesModule], controllers: [ContentByHashController, DuplicateController] })
export class DuplicatesHttpModule {}
