import { createHash } from 'node:crypto';
import type { ImageInput } from './image-input.js';

/** Some megabytes at most; who asks about a picture twice does so within seconds. */
const KEPT = 256;

/** Remembers what was seen in the latest pictures, so that two who ask about one picture cost one look. */
export class LookMemory<Look> {
  private readonly looks = new Map<string, Promise<Look>>();

  /**
   * @param see looks at the pictures that are not remembered, in their order; when it fails, none of them is
   * @returns in the order of the pictures
   */
  get(images: readonly ImageInput[], see: (unseen: readonly ImageInput[]) => Promise<Look[]>): Promise<Look[]> {
    const keys = images.map(keyOf);
    const unseen = new Map(
      keys.map((key, at) => [key, images[at] ?? ''] as const).filter(([key]) => !this.looks.has(key)),
    );
    const places = [...unseen.keys()];
    const seeing = unseen.size > 0 ? see([...unseen.values()]) : Promise.resolve([]);
    return Promise.all(keys.map((key) => this.looks.get(key) ?? this.keep(key, lookAt(seeing, places.indexOf(key)))));
  }

  private keep(key: string, look: Promise<Look>): Promise<Look> {
    this.looks.set(key, look);
    const forget = (): void => void (this.looks.get(key) === look && this.looks.delete(key));
    // Tomorrow a path may hold another picture.
    if (key.startsWith(PATH)) look.then(forget, forget);
    else look.catch(forget);
    const [oldest] = this.looks.keys();
    if (this.looks.size > KEPT && oldest !== undefined) this.looks.delete(oldest);
    return look;
  }
}

const PATH = 'path:';

const keyOf = (image: ImageInput): string =>
  typeof image === 'string' ? `${PATH}${image}` : createHash('sha256').update(image).digest('base64url');

async function lookAt<Look>(seeing: Promise<Look[]>, place: number): Promise<Look> {
  const look = (await seeing)[place];
  if (look === undefined) throw new Error('There are fewer looks than pictures.');
  return look;
}
