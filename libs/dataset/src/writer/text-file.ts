import { type FileHandle, open } from 'node:fs/promises';

const BUFFER = 64 * 1024;

/** A text file that is written by the line, without holding it. */
export class TextFile {
  private waiting = '';
  private isOpen = true;

  private constructor(private readonly file: FileHandle) {}

  static async create(path: string): Promise<TextFile> {
    return new TextFile(await open(path, 'wx'));
  }

  async write(text: string): Promise<void> {
    this.waiting += text;
    if (this.waiting.length >= BUFFER) await this.flush();
  }

  async close(): Promise<void> {
    try {
      await this.flush();
    } finally {
      await this.abort();
    }
  }

  /** Closes it as it is, after a failure; nothing is left to do for one that is closed. */
  async abort(): Promise<void> {
    if (!this.isOpen) return;
    this.isOpen = false;
    await this.file.close();
  }

  private async flush(): Promise<void> {
    const text = this.waiting;
    this.waiting = '';
    await this.file.appendFile(text);
  }
}
