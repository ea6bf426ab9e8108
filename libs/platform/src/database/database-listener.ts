import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { databaseConfig } from './database.config.js';

const RECONNECT_MS = 1_000;

/** Hears NOTIFY on a connection of its own and comes back by itself when that connection breaks. */
@Injectable()
export class DatabaseListener implements OnApplicationShutdown {
  private readonly log = new Logger(DatabaseListener.name);
  private client: pg.Client | undefined;
  private readonly channels = new Map<string, () => void>();
  private stopped = false;

  /** @param heard runs on every notification; missed ones are not replayed, so keep a slow clock beside it */
  async listen(channel: string, heard: () => void): Promise<void> {
    this.channels.set(channel, heard);
    await this.connect();
    await this.client?.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.client?.end();
  }

  private async connect(): Promise<void> {
    if (this.client !== undefined) return;
    const client = new pg.Client({ connectionString: databaseConfig().url, application_name: 'odr-listener' });
    client.on('notification', ({ channel }) => this.channels.get(channel)?.());
    client.on('error', (error) => this.log.warn({ err: error }, 'listener connection broke'));
    client.on('end', () => this.reconnectLater());
    await client.connect();
    this.client = client;
  }

  private reconnectLater(): void {
    this.client = undefined;
    if (!this.stopped) setTimeout(() => void this.reconnect(), RECONNECT_MS).unref();
  }

  private async reconnect(): Promise<void> {
    if (this.stopped) return;
    try {
      await this.connect();
      for (const channel of this.channels.keys()) await this.client?.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    } catch {
      // The database is still away; nothing else can be done here than to try again.
      this.reconnectLater();
    }
  }
}
