import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { dataSourceOptions } from './data-source.js';
import { databaseConfig, type DatabaseConfig } from './database.config.js';
import { Database } from './database.js';
import { OwnerDatabase } from './owner-database.js';

@Global()
@Module({ providers: [Database], exports: [Database, OwnerDatabase] })
export class DatabaseModule {
  /** @param config where and as whom; from the environment unless a command knows better */
  static connect(config: () => DatabaseConfig = databaseConfig): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [{ provide: OwnerDatabase, useFactory: () => new OwnerDatabase(config) }],
      imports: [TypeOrmModule.forRootAsync({ useFactory: () => dataSourceOptions(config()) })],
    };
  }
}
