/** Lines beyond this are no annotations: the values of the API are a tenth of it. */
const MAX_LINE = 16_000_000;

/** The lines of a stream, counted from 1, without their ends; a byte order mark is left out. @throws RangeError for a line without end */
export async function* textLines(
  input: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ readonly line: number; readonly text: string }> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let line = 0;
  for await (const chunk of input) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE)
      throw new RangeError(`line ${line + lines.length + 1} has more than ${MAX_LINE} characters`);
    for (const text of lines) {
      line += 1;
      if (text.trim() !== '') yield { line, text: text.replace(/\r$/, '') };
    }
  }
  rest += decoder.decode();
  if (rest.trim() !== '') yield { line: line + 1, text: rest };
}

/** A whole stream as text. @throws RangeError beyond the limit, TypeError for what is not UTF-8 */
export async function wholeText(input: AsyncIterable<Uint8Array>, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of input) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new RangeError(`has more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
}
