import { jest } from '@jest/globals';

/** Real decoding, models and a browser take longer than jest's five seconds; a test that needs more says so itself. */
jest.setTimeout(60_000);
