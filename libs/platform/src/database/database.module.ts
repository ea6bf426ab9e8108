import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { dataSourceOptions } from './data-source.js';
import { databaseConfig } from './database.config.js';
import { Database } from './database.js';

@Global()
@Module({
  imports: [TypeOrmModule.forRootAsync({ useFactory: () => dataSourceOptions(databaseConfig()) })],
  providers: [Database],
  exports: [Database],
})
export class DatabaseModule {}
