import { Transform, type TransformCallback } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { InvalidRequest, UnsupportedEncoding } from './errors.js';

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\b/i;

/**
 * Bodies that are not what their headers say. JSON is UTF-8 (RFC 8259): reading replaces what is not by question marks, and what
 * somebody wrote would be kept as something else. And no route unpacks: packed bytes would be read as they are.
 */
export function refuseBrokenText(fastify: FastifyInstance): void {
  fastify.addHook('preParsing', (request, _reply, payload, done) => {
    const encoding = request.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
    if (encoding !== 'identity' && encoding !== '') {
      done(new UnsupportedEncoding(encoding));
      return;
    }
    const isJson = JSON_TYPE.test(request.headers['content-type'] ?? '');
    done(null, isJson ? payload.pipe(new Utf8Only()) : payload);
  });
}

/** Lets bytes through while they are UTF-8. */
class Utf8Only extends Transform {
  /** Fastify compares it with the length that was announced. */
  receivedEncodedLength = 0;
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.receivedEncodedLength += chunk.length;
    this.checked(() => this.decoder.decode(chunk, { stream: true }), done, chunk);
  }

  override _flush(done: TransformCallback): void {
    this.checked(() => this.decoder.decode(), done);
  }

  private checked(decode: () => string, done: TransformCallback, chunk?: Buffer): void {
    try {
      decode();
    } catch {
      // The decoder says nothing about where.
      done(new InvalidRequest([{ path: '', message: 'must be UTF-8', code: 'utf8' }]));
      return;
    }
    done(null, chunk);
  }
}
