import { jest } from '@jest/globals';

/** Real decoding, databases, models and a browser take longer than jest's five seconds on a busy machine. */
jest.setTimeout(60_000);
