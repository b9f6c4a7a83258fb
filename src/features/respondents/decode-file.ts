export type FileEncoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

export interface DecodedFile {
  readonly text: string;
  readonly encoding: FileEncoding;
}

/**
 * Reads a text file as spreadsheets write it: by its byte order mark, by the zero bytes of UTF-16, as UTF-8, and as
 * GB18030 (Chinese Windows) last. Decoding is strict: a byte that does not fit refuses the encoding, it is never
 * replaced.
 * @returns null where no encoding fits
 */
export function decodeFile(bytes: Uint8Array): DecodedFile | null {
  const marked = encodingByMark(bytes) ?? encodingByZeros(bytes);
  for (const encoding of marked ? [marked] : (["utf-8", "gb18030"] as const)) {
    const text = decoded(bytes, encoding);
    if (text !== null) return { text, encoding };
  }
  return null;
}

function encodingByMark([first, second, third]: Uint8Array): FileEncoding | null {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf-8" : null;
}

/** Addresses, delimiters and line ends of UTF-16 have a zero byte each; no other encoding has many. */
function encodingByZeros(bytes: Uint8Array): FileEncoding | null {
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0] as [number, number];
  sample.forEach((byte, position) => {
    if (byte === 0) zeros[position % 2 === 0 ? 0 : 1] += 1;
  });
  const [even, odd] = zeros;
  if (even + odd < sample.length / 10) return null;
  return odd > even ? "utf-16le" : "utf-16be";
}

function decoded(bytes: Uint8Array, encoding: FileEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
