import type { Adapter, AdapterConstructor, AdapterPayload } from 'oidc-provider';

/** Where an issuer keeps what it knows: as long as the test runs. Its own memory warns that it is no database. */
export function issuerMemory(): AdapterConstructor {
  const rows = new Map<string, AdapterPayload>();
  return class IssuerMemory implements Adapter {
    constructor(private readonly name: string) {}

    async upsert(id: string, payload: AdapterPayload): Promise<void> {
      rows.set(this.keyOf(id), payload);
    }

    async find(id: string): Promise<AdapterPayload | undefined> {
      return rows.get(this.keyOf(id));
    }

    async findByUid(uid: string): Promise<AdapterPayload | undefined> {
      return [...rows.values()].find((row) => row.kind === this.name && row.uid === uid);
    }

    async findByUserCode(): Promise<undefined> {}

    async consume(id: string): Promise<void> {
      const row = rows.get(this.keyOf(id));
      if (row !== undefined) rows.set(this.keyOf(id), { ...row, consumed: Math.floor(Date.now() / 1_000) });
    }

    async destroy(id: string): Promise<void> {
      rows.delete(this.keyOf(id));
    }

    async revokeByGrantId(grantId: string): Promise<void> {
      for (const [key, row] of rows) if (row.grantId === grantId) rows.delete(key);
    }

    private keyOf(id: string): string {
      return `${this.name}:${id}`;
    }
  };
}
