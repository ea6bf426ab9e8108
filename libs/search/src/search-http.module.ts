import { Module } from '@nestjs/common';
import { SearchController } from './search.controller.js';
import { SearchModule } from './search.module.js';

@Module({ imports: [SearchModule], controllers: [SearchController] })
export class SearchHttpModule {}
