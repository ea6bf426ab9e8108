import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';

import { TusClient, type TusUpload, UPLOADS, UploadFailed } from './tus-client.js';

const URL_OF_IT = `${UPLOADS}/0198`;
const refusal = (code: string, status: number) => ({
  type: `/problems/${code}`,
  title: 'No',
  status,
  code,
  detail: 'No.',
  instance: 'r',
});

describe('an upload in pieces', () => {
  let http: HttpTestingController;
  let file: File;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    http = TestBed.inject(HttpTestingController);
    file = new File([new Uint8Array(100)], 'cow.jpg', { lastModified: 1 });
  });
  afterEach(() => http.verify());

  const newUpload = (): TusUpload => TestBed.inject(TusClient).upload(file, { name: 'Cow', license: 'CC0-1.0' });

  /** The next request, which the client sends as soon as it has read its file and looked at its storage. */
  async function next(method: string, url: string): Promise<TestRequest> {
    for (let turn = 0; turn < 200; turn += 1) {
      const [found] = http.match((request) => request.method === method && request.url === url);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error(`no ${method} ${url} came`);
  }

  const begin = async (): Promise<TestRequest> => {
    const created = await next('POST', UPLOADS);
    created.flush('', { status: 201, statusText: 'Created', headers: { Location: URL_OF_IT } });
    return next('PATCH', URL_OF_IT);
  };
  const offset = (bytes: number, more: Record<string, string> = {}) => ({
    status: 204,
    statusText: 'No Content',
    headers: { 'Upload-Offset': String(bytes), ...more },
  });

  it('says what is known of the file, sends it, and tells what it became', async () => {
    const upload = newUpload();
    const outcome = upload.start();
    const created = await next('POST', UPLOADS);
    const said = created.request.headers.get('Upload-Metadata') ?? '';
    expect(said).toContain(`filename ${btoa('cow.jpg')}`);
    expect(said).toContain(`metadata ${btoa('{"name":"Cow","license":"CC0-1.0"}')}`);
    expect(created.request.headers.get('Upload-Length')).toBe('100');
    created.flush('', { status: 201, statusText: 'Created', headers: { Location: URL_OF_IT } });

    const piece = await next('PATCH', URL_OF_IT);
    expect(piece.request.headers.get('Content-Type')).toBe('application/offset+octet-stream');
    piece.flush('', offset(100, { 'Content-Location': '/api/v1/contents/0199' }));

    expect(await outcome).toEqual({ uploadId: '0198', contentId: '0199' });
    expect([upload.state(), upload.progress01]).toEqual(['done', 1]);
  });

  it('asks where to go on after the connection was lost', async () => {
    const outcome = newUpload().start();
    (await begin()).error(new ProgressEvent('error'));
    (await next('HEAD', URL_OF_IT)).flush('', {
      status: 200,
      statusText: 'OK',
      headers: { 'Upload-Offset': '40', 'Upload-Length': '100' },
    });
    const rest = await next('PATCH', URL_OF_IT);
    expect(rest.request.headers.get('Upload-Offset')).toBe('40');
    expect((rest.request.body as Blob).size).toBe(60);
    rest.flush('', offset(100, { 'Content-Location': '/api/v1/contents/0199' }));

    expect((await outcome).contentId).toBe('0199');
  });

  it('does not begin anew because the server restarts', async () => {
    const outcome = newUpload().start();
    (await begin()).flush('', { status: 502, statusText: 'Bad Gateway' });
    (await next('HEAD', URL_OF_IT)).flush('', { status: 502, statusText: 'Bad Gateway' });
    (await next('HEAD', URL_OF_IT)).flush('', {
      status: 200,
      statusText: 'OK',
      headers: { 'Upload-Offset': '100', 'Upload-Length': '100', 'Content-Location': '/api/v1/contents/0199' },
    });
    expect((await outcome).contentId).toBe('0199');
  });

  it('goes on where an earlier page stopped, with the same file and words', async () => {
    const earlier = newUpload();
    void earlier.start();
    await begin();
    await earlier.pause();

    const outcome = newUpload().start();
    (await next('HEAD', URL_OF_IT)).flush('', {
      status: 200,
      statusText: 'OK',
      headers: { 'Upload-Offset': '70', 'Upload-Length': '100' },
    });
    (await next('PATCH', URL_OF_IT)).flush('', offset(100, { 'Content-Location': '/api/v1/contents/0199' }));
    expect((await outcome).uploadId).toBe('0198');
    expect(localStorage.length).toBe(0);
  });

  it('waits while it is paused, then goes on', async () => {
    const upload = newUpload();
    void upload.start();
    const piece = await begin();
    await upload.pause();
    expect([piece.cancelled, upload.state()]).toEqual([true, 'paused']);

    void upload.start();
    (await next('HEAD', URL_OF_IT)).flush('', {
      status: 200,
      statusText: 'OK',
      headers: { 'Upload-Offset': '0', 'Upload-Length': '100' },
    });
    (await next('PATCH', URL_OF_IT)).flush('', offset(100));
    await upload.outcome;
  });

  it('fails with the problem that the server found', async () => {
    const upload = newUpload();
    const outcome = upload.start();
    (await begin()).flush(JSON.stringify({ ...refusal('content.duplicate', 409), existingId: '0197' }), {
      status: 409,
      statusText: 'Conflict',
    });
    const failure: unknown = await outcome.catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(UploadFailed);
    expect((failure as UploadFailed).problem).toMatchObject({
      code: 'content.duplicate',
      extra: { existingId: '0197' },
    });
    expect(upload.state()).toBe('failed');
  });

  it('asks for the problem if that answer was lost', async () => {
    const outcome = newUpload().start();
    (await begin()).error(new ProgressEvent('error'));
    (await next('HEAD', URL_OF_IT)).flush('', {
      status: 200,
      statusText: 'OK',
      headers: { 'Upload-Offset': '100', 'Upload-Length': '100', 'Upload-Problem': 'content.undecodable' },
    });
    (await next('GET', URL_OF_IT)).flush({
      problem: { code: 'content.undecodable', detail: 'Broken.' },
      existingId: null,
    });

    await expect(outcome).rejects.toMatchObject({ problem: { code: 'content.undecodable', detail: 'Broken.' } });
  });

  it('is given up on both sides', async () => {
    const upload = newUpload();
    void upload.start();
    await begin();
    const aborting = upload.abort();
    (await next('DELETE', URL_OF_IT)).flush('', { status: 204, statusText: 'No Content' });
    await aborting;
    expect(upload.state()).toBe('aborted');
  });
});
