const INSTEAD = {
  PostgreSQL:
    'Set DATABASE_URL to a PostgreSQL 15 or newer with the extension pgvector 0.8 or newer\n' +
    '(Debian: postgresql-17-pgvector; macOS: brew install postgresql@17 pgvector; or the image pgvector/pgvector:pg17, see docker/).',
  Redis: 'Set REDIS_URL to a Redis 6 or newer (or Valkey) with maxmemory-policy noeviction.',
} as const;

/** Thrown where a bundled server cannot run on this machine; the message says what to use instead. */
export class EmbeddedServerUnavailable extends Error {
  constructor(server: keyof typeof INSTEAD, reason: string, cause?: unknown) {
    const detail = cause instanceof Error ? `\n  ${cause.message.split('\n').slice(-4).join('\n  ')}` : '';
    super(`The embedded ${server} cannot be used: ${reason}.${detail}\n${INSTEAD[server]}`, { cause });
    this.name = 'EmbeddedServerUnavailable';
  }
}
