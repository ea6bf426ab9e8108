import { Injectable } from '@nestjs/common';
import { SecretBox } from '@odr/platform';

/** What opens the door to a destination. */
export type PushSecret =
  { readonly token: string } | { readonly accessKeyId: string; readonly secretAccessKey: string };

const belongsTo = (pushId: string): string => `dataset-push:${pushId}`;

/** Keeps tokens and keys sealed for as long as they are needed. */
@Injectable()
export class PushCredentials {
  constructor(private readonly box: SecretBox) {}

  seal(pushId: string, secret: PushSecret): Promise<string> {
    return this.box.seal(Buffer.from(JSON.stringify(secret)), belongsTo(pushId));
  }

  async open<T extends PushSecret>(pushId: string, sealed: string): Promise<T> {
    return JSON.parse((await this.box.open(sealed, belongsTo(pushId))).toString('utf8')) as T;
  }
}
