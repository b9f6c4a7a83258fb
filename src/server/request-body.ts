import type { IncomingMessage } from "node:http";

const kibibyte = 1024;
const formLimitBytes = 512 * kibibyte;
const importLimitBytes = 48 * kibibyte * kibibyte;

/** Whether a request may carry a file: only the import takes one. */
export function takesFile(path: string): boolean {
  return path === "/respondents/import" || path === "/respondents/import/";
}

/** How much a request may carry. */
export function bodyLimitBytes(carriesFile: boolean): number {
  return carriesFile ? importLimitBytes : formLimitBytes;
}

/** Whether a request says that it fits a form, so that nothing needs to be known about who sends it. */
export function saysItFitsForm(request: IncomingMessage): boolean {
  const length = request.headers["content-length"];
  return length !== undefined && Number(length) <= formLimitBytes;
}

/**
 * Reads a request's body up to the limit, by what it says and by what it sends.
 * @returns null if it is larger; the rest is left unread
 */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer | null> {
  if (Number(request.headers["content-length"] ?? 0) > limitBytes) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let byteCount = 0;
    // Not "for await": leaving that early destroys the socket, and the refusal could not be sent.
    const onData = (chunk: Buffer) => {
      byteCount += chunk.length;
      chunks.push(chunk);
      if (byteCount <= limitBytes) return;
      request.off("data", onData);
      request.pause();
      resolve(null);
    };
    request.on("data", onData);
    request.once("end", () => resolve(Buffer.concat(chunks)));
    request.once("error", reject);
    request.once("close", () => reject(new Error("the client went away")));
  });
}
