import { randomUUID } from 'node:crypto';
import {
  dcoAccept,
  dcoGet,
  authLogin,
  authMe,
  authRegister,
  contentCreate,
  contentGet,
  createClient,
  createConfig,
  userUpdate,
  type Client,
  type ContentResponse,
} from '@odr/sdk';
import { ok } from './answers.js';
import { RunningSystem } from './running-system.js';
import { until } from './waiting.js';

/** What is said about an upload. */
export interface Description {
  readonly name?: string;
  readonly license?: string | null;
  readonly licenseUrl?: string;
  readonly altText?: string;
  readonly teamId?: string;
  readonly authors?: readonly { readonly name: string; readonly url?: string }[];
  readonly sources?: readonly { readonly type?: string; readonly value: string }[];
  readonly [unknown: string]: unknown;
}

/** Somebody who uses the system through the SDK. */
export class Actor {
  private constructor(
    readonly client: Client,
    readonly email: string,
    readonly password: string,
    readonly accessToken: string,
    readonly id: string,
  ) {}

  static anonymous(): Actor {
    return new Actor(clientFor(), '', '', '', '');
  }

  static async signIn(email: string, password: string): Promise<Actor> {
    const { accessToken } = await ok(
      authLogin({ client: clientFor(), query: { mode: 'token' }, body: { email, password } }),
    );
    const client = clientFor(accessToken);
    const me = await ok(authMe({ client }));
    return new Actor(client, email, password, accessToken, me.id);
  }

  static administrator(): Promise<Actor> {
    const { email, password } = RunningSystem.get().admin;
    return Actor.signIn(email, password);
  }

  /** A new person who has accepted nothing yet. */
  static async newcomer(name = 'Nina Newcomer'): Promise<Actor> {
    const email = `${randomUUID()}@example.org`;
    const password = randomUUID();
    await ok(authRegister({ client: clientFor(), body: { email, password, name } }));
    return Actor.signIn(email, password);
  }

  /** Somebody who may upload. */
  static async contributor(name = 'Carla Contributor'): Promise<Actor> {
    const actor = await Actor.newcomer(name);
    await actor.acceptAgreement();
    return actor;
  }

  static async moderator(name = 'Mina Moderator'): Promise<Actor> {
    const administrator = await Actor.administrator();
    const actor = await Actor.contributor(name);
    await ok(userUpdate({ client: administrator.client, path: { id: actor.id }, body: { role: 'moderator' } }));
    return Actor.signIn(actor.email, actor.password);
  }

  async acceptAgreement(): Promise<void> {
    const { version } = await ok(dcoGet({ client: this.client }));
    await ok(dcoAccept({ client: this.client, body: { version } }));
  }

  /** The answer as it comes, for those who want to see it refused. */
  post(bytes: Uint8Array, fileName: string, description: Description = {}): ReturnType<typeof contentCreate> {
    const file = new File([new Uint8Array(bytes)], fileName);
    return contentCreate({
      client: this.client,
      body: { metadata: JSON.stringify({ license: 'CC0-1.0', ...description }), file },
    });
  }

  upload(bytes: Uint8Array, fileName: string, description?: Description): Promise<ContentResponse> {
    return ok(this.post(bytes, fileName, description));
  }

  /** Uploads and waits for the worker to come to an end with it, good or bad. */
  async contribute(bytes: Uint8Array, fileName: string, description?: Description): Promise<ContentResponse> {
    return this.processed((await this.upload(bytes, fileName, description)).id);
  }

  processed(id: string): Promise<ContentResponse> {
    return until(`content ${id} is processed`, async () => {
      const content = await ok(contentGet({ client: this.client, path: { id } }));
      return ['done', 'failed'].includes(content.processingState) && content;
    });
  }
}

function clientFor(token?: string): Client {
  const client = createClient(createConfig({ baseUrl: RunningSystem.get().url }));
  if (token)
    client.interceptors.request.use((request) => (request.headers.set('authorization', `Bearer ${token}`), request));
  return client;
}
