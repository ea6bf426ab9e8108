import { randomBytes, randomUUID } from 'node:crypto';
import type { Caller } from './callers.js';
import type { Resource } from './kinds/index.js';
import type { World } from './world.js';

/** What is sent besides path and proof. */
export interface Request {
  readonly query?: string;
  readonly json?: object;
  readonly form?: FormData;
  readonly ndjson?: string;
  /** A body as it is, of the type that the headers say. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Everything a request may have to name. */
export interface Setting {
  readonly world: World;
  readonly resource: Resource;
  readonly caller: Caller;
}

export type RequestOf = (setting: Setting) => Request;

export const nothingMore: RequestOf = () => ({});
export const json =
  (body: object | ((setting: Setting) => object)): RequestOf =>
  (setting) => ({ json: typeof body === 'function' ? body(setting) : body });
/** For bodies of links that came in a letter. */
export const token = ({ resource }: Setting): object => ({ token: resource['token'] });
export const query =
  (text: string): RequestOf =>
  () => ({ query: text });

/** A form with a picture that nobody has sent before. */
export const pictureForm =
  (fields: (setting: Setting) => Readonly<Record<string, string>> = () => ({})): RequestOf =>
  (setting) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields(setting))) form.append(name, value);
    form.append('file', new Blob([aNewPicture(setting.world)], { type: 'image/jpeg' }), 'picture.jpg');
    return { form };
  };

/** Another comment makes another file of the same picture, without drawing it anew. */
function aNewPicture({ picture: { bytes } }: World): Uint8Array<ArrayBuffer> {
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, 18]), randomBytes(16)]);
  return new Uint8Array(Buffer.concat([bytes.subarray(0, 2), comment, bytes.subarray(2)]));
}

export const anAddress = (): string => `${randomUUID()}@example.org`;
/** Nothing that is on a list of leaked ones. */
export const aPassword = (): string => `seven quiet ${randomUUID()}`;
export const aName = (): string => `name ${randomUUID()}`;

/** Sends it and reads all of the answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export async function send(
  base: string,
  method: string,
  path: string,
  proof: Readonly<Record<string, string>>,
  { query: search, json: body, form, ndjson, text, headers = {} }: Request,
): Promise<Answer> {
  const type = body !== undefined ? 'application/json' : ndjson !== undefined ? 'application/x-ndjson' : undefined;
  const response = await fetch(`${base}${path}${search === undefined ? '' : `?${search}`}`, {
    method,
    headers: { ...proof, ...(type && { 'content-type': type }), ...headers },
    body: text ?? form ?? ndjson ?? (body === undefined ? undefined : JSON.stringify(body)),
    redirect: 'manual',
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
