import { Upload, type UploadOptions } from 'tus-js-client';

/** What tus-js-client came back with. */
export interface TusOutcome {
  readonly uploadUrl: string;
  /** Path of what it became. */
  readonly contentLocation: string | undefined;
}

/** Sends bytes as any script with tus-js-client would, trying again for as long as something comes through. */
export function uploadByTus(
  url: string,
  token: string,
  file: Buffer | NodeJS.ReadableStream,
  options: UploadOptions = {},
): Promise<TusOutcome> {
  return new Promise((resolve, reject) => {
    const upload: Upload = new Upload(file as Buffer, {
      endpoint: `${url}/api/v1/uploads`,
      headers: { authorization: `Bearer ${token}` },
      retryDelays: Array<number>(200).fill(100),
      onError: reject,
      onSuccess: ({ lastResponse }) =>
        resolve({ uploadUrl: upload.url ?? '', contentLocation: lastResponse.getHeader('Content-Location') }),
      ...options,
    });
    upload.start();
  });
}
