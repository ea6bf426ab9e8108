import {
  type HttpClient,
  HttpErrorResponse,
  type HttpEvent,
  HttpEventType,
  HttpHeaders,
  type HttpResponse,
} from '@angular/common/http';
import { type Observable, type Subscription, tap } from 'rxjs';
import type { HttpRequest as TusRequest, HttpResponse as TusResponse, HttpStack } from 'tus-js-client';

/** Lets tus-js-client speak through Angular's HttpClient, so that its requests carry the session and renew it like all others. */
export class HttpClientStack implements HttpStack {
  constructor(private readonly http: HttpClient) {}

  createRequest(method: string, url: string): TusRequest {
    return new HttpClientRequest(this.http, method, url);
  }

  getName(): string {
    return 'HttpClientStack';
  }
}

class HttpClientRequest implements TusRequest {
  private headers = new HttpHeaders();
  private running?: Subscription;
  private onProgress: (bytesSent: number) => void = () => undefined;

  constructor(
    private readonly http: HttpClient,
    private readonly method: string,
    private readonly url: string,
  ) {}

  getMethod(): string {
    return this.method;
  }

  getURL(): string {
    return this.url;
  }

  setHeader(header: string, value: string): void {
    this.headers = this.headers.set(header, value);
  }

  getHeader(header: string): string | undefined {
    return this.headers.get(header) ?? undefined;
  }

  setProgressHandler(handler: (bytesSent: number) => void): void {
    this.onProgress = handler;
  }

  send(body: Blob | null): Promise<TusResponse> {
    return new Promise((resolve, reject) => {
      this.running = this.events(body).subscribe({
        next: (event) => {
          if (event.type === HttpEventType.Response) resolve(answered(event));
        },
        error: (error: unknown) => {
          // Without an answer, or with one from whatever stands in for a server that restarts, the same is tried again.
          // To the library, an error of the server while it asks for the offset would mean to begin anew.
          if (error instanceof HttpErrorResponse && isAnswer(error)) resolve(answered(error));
          else reject(error as Error);
        },
      });
    });
  }

  abort(): Promise<void> {
    this.running?.unsubscribe();
    return Promise.resolve();
  }

  getUnderlyingObject(): undefined {
    return undefined;
  }

  private events(body: Blob | null): Observable<HttpEvent<string>> {
    // Relative, because only our own API is sent the session.
    const { pathname, search } = new URL(this.url, location.href);
    return this.http
      .request(this.method, `${pathname}${search}`, {
        body,
        headers: this.headers,
        observe: 'events',
        reportProgress: true,
        responseType: 'text',
      })
      .pipe(
        tap((event) => {
          if (event.type === HttpEventType.UploadProgress) this.onProgress(event.loaded);
        }),
      );
  }
}

const answered = (response: HttpResponse<string> | HttpErrorResponse): TusResponse => ({
  getStatus: () => response.status,
  getHeader: (header) => response.headers.get(header) ?? undefined,
  getBody: () => (response instanceof HttpErrorResponse ? String(response.error ?? '') : (response.body ?? '')),
  getUnderlyingObject: () => response,
});

/** A full disk is an answer: trying again does not make room. */
const isAnswer = ({ status }: HttpErrorResponse): boolean => (status > 0 && status < 500) || status === 507;
